"""What somebody is recorded to have said, for them to check (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.directory import Directory
from facilitator.domain import ActionItem, Record, Records
from facilitator.summary.attribution import make_attribution
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.papers import paper_wording
from facilitator.workspace.quotes_desk import RecordLine

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
    own = with_attribution(records, level)
    directory = Directory(own.terms, own.participants)
    shown = make_attribution(own, directory, paper_wording())
    known = {one.id: one for one in _records(own)}

    def found() -> Iterator[ToCheck]:
        for line in lines:
            record = known.get(line.record)
            if record is not None and line.role in _THEIRS:
                words = " ".join(each for each in (record.text, record.translation) if each)
                who = shown.who(record.speaker) if record.speaker else ""
                yield ToCheck(line.role, record.kind, line.place, who, shown.mask.hide(words), _due(record))

    return tuple(found())


def _due(record: Record) -> str:
    return (record.due or record.due_text) if isinstance(record, ActionItem) else ""


def _records(records: Records) -> tuple[Record, ...]:
    return (*records.notes, *records.proposals, *records.actions)
