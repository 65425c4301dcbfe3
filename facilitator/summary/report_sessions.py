"""Proceedings of a workshop report: what each session heard and said, point by point, in numbered paragraphs."""

from __future__ import annotations

from dataclasses import replace

from facilitator.document import Block, Paragraph, Part, Topic
from facilitator.domain import DISCUSSED_NOT, Kind, Session
from facilitator.summary.clearing import cleared_part, signed_parts, with_settled_topics
from facilitator.summary.conduct import conduct
from facilitator.summary.coverage import discussion_points, presentation_points, taken_up
from facilitator.summary.material import Material, next_plenary, point_title, session_name, short_title
from facilitator.summary.messages import lettered
from facilitator.summary.points import other_matters, points_part
from facilitator.summary.presentations import presentation_part
from facilitator.summary.questions import conflicts, question, unresolved
from facilitator.summary.sentences import unstop
from facilitator.summary.spans import paragraph, part, text
from facilitator.summary.wording import capital

# Parts of a cleared summary that stand in other chapters of the report.
TABLES = ("proposals", "actions")
_OWN = ("conduct", "presentations", "points", "other", "questions")


def proceedings_part(material: Material) -> Part:
    """What the account of the sessions rests on and how it gives views."""
    wording = material.wording
    if not material.entries:
        return part("proceedings", wording.say("report.proceedings"), paragraph(text(wording.say("bars.none"))))
    counted = [
        wording.count(name, number)
        for name, number in (
            ("note", len(material.notes)),
            ("proposal", len(material.proposals)),
            ("action", len(material.actions)),
        )
        if number
    ]
    said = wording.say(
        "report.account",
        records=wording.listing(counted),
        level=wording.say(f"report.level_{material.attribution.level}"),
    )
    ids = tuple(one for item in material.entries for one in item.ids)
    return part("proceedings", wording.say("report.proceedings"), paragraph(text(said), ids=ids))


def session_parts(material: Material) -> tuple[Part, ...]:
    """A part for each session, then one for what was recorded under none."""
    loose = replace(material, entries=tuple(item for item in material.entries if not item.sessions))
    rest = (replace(other_matters(loose), key="no_session", title=material.wording.say("report.no_session")),)
    return (*(_session(material, session) for session in material.sessions), *(rest if loose.entries else ()))


def _session(material: Material, session: Session) -> Part:
    own = material.in_session(session)
    name = session_name(material, session)
    whole = material.wording.say("report.session_title", session=name, title=short_title(session))
    title = material.attribution.mask.hide(session.title if session.kind == "other" else whole)
    cleared = signed_parts(material.records, "summary", session.id)
    keys = [*_OWN, *(key for key in cleared if key not in (*_OWN, *TABLES, "note") and "/" not in key)]
    blocks = [block for key in keys for block in _stretch(own, session, key)]
    return part(f"session-{session.id}", title, *blocks)


def _stretch(own: Material, session: Session, key: str) -> tuple[Block, ...]:
    """One part of the session's summary as a stretch of its part of the report; as cleared where it was."""
    found = cleared_part(own, "summary", session.id, key)
    if found is not None:
        blocks = voiced(found)
        return tuple(map(_counted, blocks)) if key == "conduct" else _under(found.title, blocks)
    if key == "conduct":
        return conduct(own).blocks
    if not own.entries and not any(point.coverage == DISCUSSED_NOT for point in own.points):
        return ()
    match key:
        case "presentations":
            return _heard(own)
        case "points":
            return _discussed(own)
        case "other":
            made = other_matters(own)
            return _under(made.title, made.blocks) if discussion_points(own) or made.records else ()
        case "questions":
            return _asked(own)
        case _:
            return ()


def voiced(cleared: Part) -> tuple[Block, ...]:
    """The blocks of a settled part; their first words carry its records: a person said them all with these words."""
    blocks = list(cleared.blocks)
    at = next((index for index, one in enumerate(blocks) if isinstance(one, Paragraph) and one.text), None)
    first = blocks[at] if at is not None else None
    if at is not None and isinstance(first, Paragraph):
        ids = tuple(dict.fromkeys((*first.records, *cleared.records)))
        blocks[at] = replace(first, text=(replace(first.text[0], records=ids), *first.text[1:]), records=ids)
    return tuple(blocks)


def _heard(own: Material) -> tuple[Block, ...]:
    if not own.of(Kind.PRESENTATION) and not presentation_points(own):
        return ()
    made = presentation_part(own)
    return _under(made.title, made.blocks)


def _discussed(own: Material) -> tuple[Block, ...]:
    """What was said on the presentations, then the points; which were not discussed is said where some were not."""
    if not own.points:
        return ()
    made = with_settled_topics(own, signed_parts(own.records, "summary", own.sessions[0].id), points_part(own))
    topics = [block for block in made.blocks if isinstance(block, Topic)]
    points = {capital(point_title(point)) for point in discussion_points(own)}
    first = [block for block in topics if block.title not in points]
    silent = any(not taken_up(own, point) for point in discussion_points(own))
    overview = [block for block in made.blocks if silent and not isinstance(block, Topic)]
    return (
        *_under(made.title, tuple(first)),
        *_under(made.title, (*overview, *(block for block in topics if block not in first))),
    )


def _under(title: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks under a title of their own; topics among them stay topics."""
    first = tuple(_counted(block) for block in blocks if not isinstance(block, Topic))
    topics = tuple(_topic(block.title, block.blocks) for block in blocks if isinstance(block, Topic))
    return (_topic(title, first), *topics) if first else topics


def _topic(title: str, blocks: tuple[Block, ...]) -> Topic:
    shown = tuple(_counted(block) for block in blocks)
    return Topic(title, shown, tuple(dict.fromkeys(one for block in shown for one in block.records)))


def _counted(block: Block) -> Block:
    """A paragraph of a report has a number, unless it only says that nothing was recorded."""
    if isinstance(block, Paragraph):
        return replace(block, numbered=block.numbered or bool(block.records))
    return block


def _asked(own: Material) -> tuple[Block, ...]:
    """The questions a session put to the plenary, in the past tense, and what stayed unresolved."""
    wording = own.wording
    found = own.kept(own.of(Kind.QUESTION))
    blocks: list[Block] = []
    if found:
        ids = tuple(one for item in found for one in item.ids)
        intro = "report.asked_plenary" if next_plenary(own) else "report.left_open"
        last = len(found) - 1
        items = tuple(
            paragraph(text(f"{unstop(question(own, item))}{_end(index == last)}", item.ids), numbered=False)
            for index, item in enumerate(found)
        )
        blocks += [paragraph(text(wording.say(intro)), ids=ids), lettered(items)]
    if own.of(Kind.DIFFERING) or conflicts(own):
        blocks.append(paragraph(unresolved(own), run_in=f"{wording.say('questions.unresolved')}."))
    return _under(wording.say("report.questions"), tuple(blocks)) if blocks else ()


def _end(last: bool) -> str:
    return "." if last else ";"
