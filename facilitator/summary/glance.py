"""At a glance: figures per session beside the list of parts."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.document import Beside, Column, Contents, Part, Row, Table
from facilitator.domain import Kind
from facilitator.summary.bars import NOTE_KINDS
from facilitator.summary.conduct import attendance
from facilitator.summary.ladder import DELEGATION, ORGANIZATION
from facilitator.summary.lessons import lessons
from facilitator.summary.material import Material
from facilitator.summary.presentations import presentation_count
from facilitator.summary.spans import cell, paragraph, part, row, text

_CONTENTS = ("matrix", "proposals", "inputs", "by_date", "by_lead", "lessons")


def glance_part(material: Material, parts: tuple[Part, ...]) -> Part:
    """The part “At a glance”; ``parts`` are those of the paper, for the list with their pages."""
    wording = material.wording
    columns = (Column(""), *(Column(session.code, "number") for session in material.sessions), *_all_column(material))
    ids = tuple(one for item in material.entries for one in item.ids)
    table = Table(columns, tuple(_row(material, name, count) for name, count in _counts().items()), ids)
    entries = tuple(
        (one.key, one.title) for one in parts if one.key in _CONTENTS or one.key.startswith(("heading", "open"))
    )
    contents = Contents(wording.say("glance.contents"), wording.say("glance.page"), entries)
    beside = Beside(table, contents, ids)
    once = paragraph(text(wording.say("glance.once")), numbered=False, small=True)
    return part("glance", wording.say("glance.title"), beside, *((once,) if _shared(material) else ()))


def _shared(material: Material) -> bool:
    """Whether the last column is less than the others together for something that was recorded."""
    return any(len(item.sessions) > 1 for item in material.entries)


def _all_column(material: Material) -> tuple[Column, ...]:
    if len(material.sessions) < 2:
        return ()
    name = "glance.all_two" if len(material.sessions) == 2 else "glance.all"
    return (Column(material.wording.say(name), "number"),)


def _counts() -> dict[str, Callable[[Material], int]]:
    return {
        "delegations": lambda material: sum(one.group == DELEGATION for one in attendance(material)),
        "organizations": lambda material: sum(one.group == ORGANIZATION for one in attendance(material)),
        "presentations": presentation_count,
        "notes": lambda material: len(material.of(*NOTE_KINDS)),
        "proposals": lambda material: len(material.proposals),
        "actions": lambda material: len(material.actions),
        "lessons": lambda material: len(lessons(material)),
        "questions": lambda material: len(material.of(Kind.QUESTION)),
    }


def _row(material: Material, name: str, count: Callable[[Material], int]) -> Row:
    numbers = [count(material.in_session(session)) for session in material.sessions]
    if len(numbers) > 1:
        numbers.append(count(material))
    return row(cell(text(material.wording.say(f"glance.{name}"))), *(cell(text(f"{number:,}")) for number in numbers))
