"""Lessons: successes and areas needing improvement."""

from __future__ import annotations

from math import ceil

from facilitator.directory import fold_tag
from facilitator.document import Column, Part, Row, Table, Text
from facilitator.domain import Kind, Session
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material, short_title
from facilitator.summary.points import section
from facilitator.summary.reporting import asides, own_words
from facilitator.summary.spans import cell, finish, label, paragraph, part, row, text

SIDES = ("successes", "improvement")
_IMPROVEMENT = "improvement"
_IN_A_ROW = 6
_LESSONS = (Kind.LESSON, Kind.PRACTICE, Kind.CHALLENGE)


def side(item: Entry) -> str:
    """successes, or improvement: challenges, and lessons tagged ``improvement``."""
    tagged = item.kind == Kind.LESSON and any(fold_tag(tag) == _IMPROVEMENT for tag in item.tags)
    return _IMPROVEMENT if tagged or item.kind == Kind.CHALLENGE else "successes"


def lessons(material: Material, wanted: str = "") -> tuple[Entry, ...]:
    """Lessons, good practices and challenges, of one side where it is given."""
    return tuple(item for item in material.of(*_LESSONS) if not wanted or side(item) == wanted)


def lesson_part(material: Material) -> Part:
    """The summary's part “Lessons”: a paragraph a side."""
    wording = material.wording
    title = wording.say("lessons.title")
    if not lessons(material):
        return part("lessons", title, paragraph(text(wording.say("lessons.none"))))
    blocks = (
        paragraph(section(material, list(lessons(material, name))), run_in=f"{wording.say(f'lessons.{name}')}.")
        for name in SIDES
    )
    return part("lessons", title, *blocks)


def lesson_table(material: Material) -> Part:
    """The pack's part “Lessons”: a column a session, each lesson with its label, rows by side.

    A row holds a few lessons of each session only, since a page cannot end within it.
    """
    wording = material.wording
    title = wording.say("lessons.title")
    found = lessons(material)
    if not found:
        return part("lessons", title, paragraph(text(wording.say("lessons.none"))))
    columns = (Column("", "name"), *(Column(_head(material, session)) for session in material.sessions))
    rows = tuple(one for name in SIDES for one in _rows(material, name))
    table = Table(columns, rows, _ids(found), grouped=True)
    return part("lessons", title, paragraph(text(_intro(material)), ids=_ids(found)), table)


def _rows(material: Material, name: str) -> list[Row]:
    wording = material.wording
    columns: list[list[Text]] = []
    for index, session in enumerate(material.sessions):
        mine = [item for item in lessons(material, name) if _belongs(item, session, first=index == 0)]
        columns.append([_lesson(material, item) for item in mine] or [text(wording.say("none_recorded"))])
    title = text(wording.say(f"lessons.{name}"))
    longest = max((len(column) for column in columns), default=0)
    step = ceil(longest / (ceil(longest / _IN_A_ROW) or 1)) or 1
    return [row(cell(title), *(cell(*own[at : at + step]) for own in columns)) for at in range(0, longest, step)]


def _belongs(item: Entry, session: Session, *, first: bool) -> bool:
    """A lesson stands under each of its sessions; one of no session under the first."""
    return session.id in item.sessions or (first and not item.sessions)


def _lesson(material: Material, item: Entry) -> Text:
    words = own_words(material, item) + text(asides(material, item), item.ids)
    return (*label(material.label(item)), *finish(words))


def _intro(material: Material) -> str:
    wording = material.wording
    found = lessons(material)
    numbers = wording.alike([sum(one.id in item.sessions for item in found) for one in material.sessions])
    parts = [
        wording.say("in_session", n=count, session=material.programme_name(session))
        for count, session in zip(numbers, material.sessions, strict=True)
    ]
    return wording.say("lessons.intro", lessons=wording.opening("lesson_was", len(found)), where=wording.listing(parts))


def _head(material: Material, session: Session) -> str:
    return f"{material.programme_name(session)}: {short_title(session)}"


def _ids(items: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(one for item in items for one in item.ids)
