"""Annexes of a workshop report: the programme, and the tables of proposals, action items and lessons."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from facilitator.document import Block, Cell, Column, Paragraph, Part, Row, Span, Table, Topic
from facilitator.domain import Session, Slot
from facilitator.summary.actions import action_part
from facilitator.summary.bars import bars_part
from facilitator.summary.chart_proposals import proposal_chart
from facilitator.summary.clearing import cleared_part
from facilitator.summary.lessons import lessons
from facilitator.summary.lessons_paper import overview_table
from facilitator.summary.material import Material, gather, parallel_sessions, session_name
from facilitator.summary.proposals import proposal_part
from facilitator.summary.report_attendance import participant_part
from facilitator.summary.report_sessions import voiced
from facilitator.summary.spans import cell, paragraph, part, row, text
from facilitator.summary.wording import day


def annexes(material: Material) -> tuple[Part, ...]:
    """All annexes, in order, without their numbers."""
    charts = (proposal_chart(material),) if material.proposals else ()
    parallel = gather(material.records, parallel_sessions(material.records), material.wording)
    made = (
        programme_part(material),
        participant_part(material),
        _by_session(material, proposal_part(material, with_total=True), "proposals"),
        *charts,
        _by_session(material, action_part(material), "actions"),
        _lessons(material),
        bars_part(parallel),
    )
    return tuple(replace(one, blocks=tuple(map(_plain, one.blocks))) for one in made)


def programme_part(material: Material) -> Part:
    """The annex “Programme”: day, time and session, parallel sessions beside each other."""
    wording = material.wording
    title = wording.say("report.programme")
    sessions = {session.id: session for session in material.records.sessions}
    slots = sorted(
        (slot for slot in material.records.timetable or material.records.slots if slot.session in sessions),
        key=lambda slot: (slot.day, slot.start, slot.end or "24:00", sessions[slot.session].order, slot.order, slot.id),
    )
    if not slots:
        return part("programme", title, paragraph(text(wording.say("report.no_programme")), numbered=False))
    roles = {"day": "name", "time": "date", "what": "text"}
    columns = tuple(Column(wording.say(f"report.{name}"), role) for name, role in roles.items())
    begun: set[str] = set()
    rows: list[Row] = []
    for _, group in groupby(slots, key=lambda slot: (slot.day, slot.start, slot.end)):
        together = list(group)
        rows.append(_slot_row(material, together, sessions, begun))
        begun |= {slot.session for slot in together}
    rows += [_untimed(material, one) for one in _in_order(sessions) if one.id not in begun]
    return part("programme", title, Table(columns, tuple(rows), grouped=True, key="programme"))


def _slot_row(material: Material, slots: list[Slot], sessions: dict[str, Session], begun: set[str]) -> Row:
    first = slots[0]
    time = f"{first.start}–{first.end}" if first.end else first.start
    paragraphs = [one for slot in slots for one in _named(material, slot, sessions[slot.session], begun)]
    return row(cell(text(day(material.wording, first.day))), cell(text(time)), Cell(tuple(paragraphs)))


def _in_order(sessions: dict[str, Session]) -> list[Session]:
    return sorted(sessions.values(), key=lambda one: (one.order, one.id))


def _untimed(material: Material, session: Session) -> Row:
    """A session to which the programme gives no hour."""
    nothing = cell(text(material.wording.say("nothing")))
    return row(nothing, nothing, Cell(tuple(_named(material, None, session, set()))))


def _named(material: Material, slot: Slot | None, session: Session, begun: set[str]) -> list[tuple[Span, ...]]:
    """“Session 2.1: Conservation …”, with what it is about where it begins."""
    wording = material.wording
    mask = material.attribution.mask
    title = mask.hide(session.title)
    if session.kind != "other":
        title = wording.say("report.session_title", session=material.programme_name(session), title=title)
    if session.id in begun:
        return [text(wording.say("report.continued", session=title))]
    about = mask.hide(" ".join(one for one in (slot.title if slot else "", session.description) if one.strip()))
    return [text(title), *([(Span(about, muted=True),)] if about else [])]


def _by_session(material: Material, made: Part, key: str) -> Part:
    """The table of all sessions; session by session where a moderator settled that of one."""
    found = {one.id: cleared_part(material, "summary", one.id, key) for one in material.sessions}
    if not any(found.values()):
        return made
    compose = proposal_part if key == "proposals" else action_part
    topics: list[Block] = []
    for session in material.sessions:
        settled = found[session.id]
        own = material.in_session(session)
        topics.append(_topic(session_name(material, session), voiced(settled) if settled else compose(own).blocks))
    loose = replace(material, entries=tuple(item for item in material.entries if not item.sessions))
    if loose.proposals if key == "proposals" else loose.actions:
        topics.append(_topic(material.wording.say("report.no_session"), compose(loose).blocks))
    return part(key, made.title, *topics)


def _topic(title: str, blocks: tuple[Block, ...]) -> Topic:
    shown = tuple(map(_plain, blocks))
    return Topic(title, shown, tuple(dict.fromkeys(one for block in shown for one in block.records)))


def _plain(block: Block) -> Block:
    """The paragraphs of an annex have no number."""
    return replace(block, numbered=False) if isinstance(block, Paragraph) else block


def _lessons(material: Material) -> Part:
    title = material.wording.say("lessons.title")
    if not lessons(material):
        return part("lessons", title, paragraph(text(material.wording.say("lessons.none")), numbered=False))
    return part("lessons", title, overview_table(material))
