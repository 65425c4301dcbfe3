"""What somebody is recorded to have said, for them to check (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.domain import ActionItem, Record, Records
from facilitator.workspace.quotes_desk import RecordLine
from facilitator.workspace.told_words import told_material, told_text, told_words

# What a person or a delegation answers for; where others name them they said nothing.
_THEIRS = ("speaker", "proponent", "supports", "reservations", "leads", "partners")


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A record of theirs. ``who`` is the name it may be given under at the level, "" for none; ``due`` of an action."""

    role: str
    kind: str
    place: str
    who: str
    words: str
    due: str


def to_check(records: Records, lines: tuple[RecordLine, ...], level: str) -> tuple[ToCheck, ...]:
    """The records in which they stand with words of their own, names hidden as the level asks ("": the template's)."""
    material = told_material(records, level)
    known = {one.id: one for one in _records(records)}

    def found() -> Iterator[ToCheck]:
        for line in lines:
            record = known.get(line.record)
            if record is not None and line.role in _THEIRS:
                who = material.attribution.who(record.speaker)
                words = (told_words(material, record, record.text), told_text(material, record.translation))
                place, due = told_text(material, line.place), told_text(material, _due(record))
                yield ToCheck(line.role, record.kind, place, who, " ".join(filter(None, words)), due)

    return tuple(found())


def _due(record: Record) -> str:
    return (record.due or record.due_text) if isinstance(record, ActionItem) else ""


def _records(records: Records) -> tuple[Record, ...]:
    return (*records.notes, *records.proposals, *records.actions)
