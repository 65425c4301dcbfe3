"""Follow-up to a workshop: the action items by status, and the dates on which they are reviewed."""

from __future__ import annotations

from facilitator.document import Block, Part, Text, Topic
from facilitator.domain import ActionItem, ActionStatus
from facilitator.summary.actions import action_part, review_days, status
from facilitator.summary.clearing import cleared_part
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material, session_name
from facilitator.summary.messages import lettered
from facilitator.summary.sentences import tidy, unstop
from facilitator.summary.spans import ids_of, paragraph, part, text
from facilitator.summary.typed import drop_tags, said, words
from facilitator.summary.what import what, without_leads
from facilitator.summary.wording import capital, day

_SHOWN = (
    ActionStatus.AGREED,
    ActionStatus.IN_PROGRESS,
    ActionStatus.PROPOSED,
    ActionStatus.COMPLETED,
    ActionStatus.DEFERRED,
    ActionStatus.WITHDRAWN,
)


def follow_up_part(material: Material) -> Part:
    """The part “Follow-up”. Action items that a moderator settled stand in the annex only, in those words."""
    wording = material.wording
    blocks: list[Block] = [action_part(material).blocks[0]]
    settled = {session.id for session in material.sessions if cleared_part(material, "summary", session.id, "actions")}
    blocks += material.of_entries(("follow_up", frozenset(settled)), lambda _: _by_status(material, settled))
    if settled:
        names = wording.listing(session_name(material, one) for one in material.sessions if one.id in settled)
        blocks.append(paragraph(text(wording.say("report.as_cleared", sessions=names))))
    if material.actions and (reviews := review_days(material)):
        listed = wording.listing(day(wording, one) for one in reviews)
        blocks.append(paragraph(text(wording.say("report.reviews", days=listed))))
    return part("follow_up", wording.say("report.follow_up"), *blocks)


def _by_status(material: Material, settled: set[str]) -> list[Topic]:
    """A topic for each status in the words of the paper, what is under way first."""
    order = {str(name): index for index, name in enumerate(_SHOWN)}
    found: dict[str, list[Text]] = {}
    for item, record in sorted(material.actions, key=lambda pair: order.get(pair[1].status, len(order))):
        if not settled & set(item.sessions):
            found.setdefault(status(material, record), []).append(_line(material, item, record))
    return [_topic(material, name, lines) for name, lines in found.items()]


def _line(material: Material, item: Entry, record: ActionItem) -> Text:
    """“Mongolia to propose the list of staging lakes, by 15 November 2024 (2.2-A1).”"""
    wording = material.wording
    deed, is_verb = _deed(material, item, record)
    who = capital(wording.names(wording.named(name) for name in material.attribution.leads(record.leads)))
    form = "report.would_do" if is_verb else "report.will_do"
    shown = wording.say(form, who=_settled(material, record, "leads", who or _nobody(material)), what=deed)
    by = wording.say("report.by", day=day(wording, record.due)) if record.due else words(material, record.due_text)
    when = f", {_settled(material, record, 'due', by)}" if by else ""
    return text(f"{shown}{when} ({material.label(item)}).", item.ids)


def _deed(material: Material, item: Entry, record: ActionItem) -> tuple[str, bool]:
    """What is to be done, and whether it is a verb that “to” may precede: the line then said “LEADS to …”."""
    untagged = drop_tags(said(material, record, record.text), item.tags, material.directory)
    find = material.directory.find
    others = (*record.leads, *record.partners)
    bare = unstop(words(material, what(untagged, others, record.due, record.due_text, find)))
    is_verb = without_leads(tidy(untagged), others, find) != tidy(untagged) and bool(record.leads)
    if not bare:
        return material.wording.say("no_words"), False
    plain = bare[1:].split(" ", 1)[0].islower()
    return (bare[:1].lower() + bare[1:] if is_verb and plain else bare), is_verb


def _nobody(material: Material) -> str:
    return material.wording.say("actions.unassigned")


def _settled(material: Material, record: ActionItem, field: str, shown: str) -> str:
    return material.wording.say("unsettled", value=shown) if field in record.conflicts else shown


def _topic(material: Material, name: str, lines: list[Text]) -> Topic:
    wording = material.wording
    ids = tuple(one for line in lines for one in ids_of(line))
    form = "report.of_status_one" if len(lines) == 1 else "report.of_status_many"
    counted = wording.say(form, actions=wording.opening("action", len(lines)), status=name.lower())
    items = lettered(tuple(paragraph(line, numbered=False) for line in lines))
    return Topic(name, (paragraph(text(counted), ids=ids), items), ids)
