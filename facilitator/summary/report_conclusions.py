"""Conclusions and recommendations of a workshop: what was agreed, recommended, suggested and proposed."""

from __future__ import annotations

from facilitator.document import Block, Part, Text, Topic
from facilitator.domain import Kind
from facilitator.summary.chart_proposals import by_reception
from facilitator.summary.entries import Entry
from facilitator.summary.headings import heading_part
from facilitator.summary.lesson_verdicts import VERDICTS, verdict
from facilitator.summary.lessons import lessons
from facilitator.summary.material import Material
from facilitator.summary.messages import lettered
from facilitator.summary.policies import policy_part
from facilitator.summary.proposals import proposal_part
from facilitator.summary.reporting import asides, own_words, priority
from facilitator.summary.sentences import capitalize
from facilitator.summary.spans import finish, join, paragraph, part, text
from facilitator.summary.typed import typed


def conclusion_part(material: Material) -> Part:
    """The part “Conclusions and recommendations”."""
    wording = material.wording
    title = wording.say("report.conclusions")
    results = _results(material)
    topics = [*results, *material.of_entries("conclusions", lambda _: _whole(material)), *_inputs(material)]
    if not results:
        return part("conclusions", title, paragraph(text(wording.say("report.no_results"))), *topics)
    return part("conclusions", title, *topics)


def _whole(material: Material) -> list[Topic]:
    """What stays the same whatever is left out for length."""
    return [*_lessons(material), *_proposals(material), *_policies(material)]


def _results(material: Material) -> list[Topic]:
    """Agreements that were read back, recommendations, suggestions; each a list, only where there is something."""
    agreements = material.of(Kind.AGREEMENT)
    groups = (
        ("agreed", [item for item in agreements if item.confirmed]),
        ("recommended", [item for item in agreements if not item.confirmed]),
        ("suggested", list(material.of(Kind.RECOMMENDATION))),
    )
    return [_result(material, name, items) for name, items in groups if items]


def _result(material: Material, name: str, items: list[Entry]) -> Topic:
    wording = material.wording
    kept = list(material.kept(items))
    if name == "suggested":
        kept.sort(key=lambda item: priority(material, item))
    title = wording.say(f"report.title_{name}")
    if not kept:
        return _topic(title, paragraph(text(wording.say("left_out"))))
    ids = tuple(one for item in kept for one in item.ids)
    intro = paragraph(text(wording.say(f"report.{name}")), ids=ids)
    listed = lettered(tuple(paragraph(_line(material, item), numbered=False) for item in kept))
    return _topic(title, intro, listed)


def _line(material: Material, item: Entry) -> Text:
    """The words, with the sessions and, of a suggestion, who supported it in brackets."""
    if item.kind == Kind.AGREEMENT:
        codes = material.codes(item)
        return finish(own_words(material, item) + text(f" ({codes})" if codes else "", item.ids))
    return finish(own_words(material, item) + text(asides(material, item, codes=True), item.ids))


def _lessons(material: Material) -> list[Topic]:
    wording = material.wording
    found = lessons(material)
    if not found:
        return []
    numbers = [(name, sum(verdict(material, item) == name for item in found)) for name in VERDICTS]
    counted = [wording.count(f"verdict_{name}", number) for name, number in numbers if number]
    said = wording.say(
        "report.lessons", lessons=wording.opening("lesson_was", len(found)), verdicts=wording.listing(counted)
    )
    ids = tuple(one for item in found for one in item.ids)
    return [_topic(wording.say("lessons.title"), paragraph(text(said), ids=ids))]


def _proposals(material: Material) -> list[Topic]:
    """How many and for how much, then by reception the title, proponent and label of each."""
    found = material.proposals
    if not found:
        return []
    made = proposal_part(material)
    items = tuple(
        paragraph(
            join((_proposed(material, item) for item in entries), "; ") + text("."), run_in=f"{name}.", numbered=False
        )
        for name, entries in by_reception(material)
    )
    return [_topic(made.title, made.blocks[0], lettered(items))]


def _proposed(material: Material, item: Entry) -> Text:
    who = material.attribution.role(item.record.speaker) if item.record.speaker else ""
    behind = ", ".join(one for one in (who, material.label(item)) if one)
    return text(f"{capitalize(typed(material, item)).rstrip('.')} ({behind})", item.ids)


def _policies(material: Material) -> list[Topic]:
    made = policy_part(material)
    return [_topic(made.title, *made.blocks)] if made.records else []


def _inputs(material: Material) -> list[Topic]:
    made = heading_part(material)
    return [_topic(material.wording.say("report.inputs"), *made.blocks)] if made.records else []


def _topic(title: str, *blocks: Block) -> Topic:
    return Topic(title, blocks, tuple(dict.fromkeys(one for block in blocks for one in block.records)))
