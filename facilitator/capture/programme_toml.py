"""A plan as the text of a template: TOML to read and change, each guess a remark (pure)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from facilitator.capture.programme_entry import clean
from facilitator.capture.programme_plan import Plan, PlannedPoint, PlannedSession, PlannedSlot

_HEAD = (
    "Read from “{source}”. Lines that begin with # are remarks: look at each guess, change what is not so.",
    "Every key is described in docs/templates.md. The vocabularies (themes, delegations, species …) are yours to add.",
)


def template_text(plan: Plan, source: str) -> str:
    """The whole template, with a line end at its end; ``source`` names the file it was made from."""
    return "\n".join(_lines(plan, source)) + "\n"


def _lines(plan: Plan, source: str) -> Iterator[str]:
    yield from _remarks(line.format(source=clean(source)) for line in _HEAD)
    yield ""
    yield "[workshop]"
    yield "# Change the id for another workshop; keep it afterwards, or files will not merge."
    yield f"id = {_text(plan.id)}"
    yield f"title = {_text(plan.title)}"
    if plan.venue:
        yield f"venue = {_text(plan.venue)}"
    yield f"first_day = {_text(plan.first_day)}"
    yield f"last_day = {_text(plan.last_day)}"
    yield f"zone = {_text(plan.zone)}"
    yield from _remarks(plan.remarks)
    for session in plan.sessions:
        yield ""
        yield from _session(session)


def _session(session: PlannedSession) -> Iterator[str]:
    yield "[[session]]"
    yield from _remarks(session.remarks)
    yield f"code = {_text(session.code)}"
    yield f"title = {_text(session.title)}"
    yield f"kind = {_text(session.kind)}"
    if session.moderators:
        yield f"moderators = [{', '.join(map(_text, session.moderators))}]"
    for slot in session.slots:
        yield ""
        yield from _slot(slot)
    for point in session.points:
        yield ""
        yield from _point(point)


def _slot(slot: PlannedSlot) -> Iterator[str]:
    yield "  [[session.slot]]"
    yield f"  code = {_text(slot.code)}"
    if slot.title:
        yield f"  title = {_text(slot.title)}"
    yield f"  day = {_text(slot.day)}"
    yield f"  start = {_text(slot.start)}"
    if slot.end:
        yield f"  end = {_text(slot.end)}"


def _point(point: PlannedPoint) -> Iterator[str]:
    yield "  [[session.point]]"
    yield from _remarks(point.remarks, "  ")
    yield f"  code = {_text(point.code)}"
    yield f"  slot = {_text(point.slot)}"
    yield f"  kind = {_text(point.kind)}"
    yield f"  title = {_text(point.title)}"


def _remarks(remarks: Iterable[str], indent: str = "") -> Iterator[str]:
    return (f"{indent}# {clean(remark)}" for remark in remarks)


def _text(value: str) -> str:
    """A basic string of TOML: cleaned text holds nothing else that would need an escape."""
    return json.dumps(clean(value), ensure_ascii=False)
