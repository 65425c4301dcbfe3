"""Whether a finished paper says “agreed” of anything that was not (pure): what a person wrote into it may."""

from __future__ import annotations

import re
from collections.abc import Iterator

from facilitator.document import Document
from facilitator.domain import ActionItem, ActionStatus, Kind, Record, Records
from facilitator.errors import told
from facilitator.summary.entries import in_these_words
from facilitator.summary.statements import Statement, statements

_AGREED = re.compile(r"\b(?:agreed|consensus|general agreement)\b", re.IGNORECASE)
_IN_THE_ROOM = re.compile(
    r"\b(?:participants|meeting|session|workshop|delegations|member states|all|everyone|they|it was)\s+"
    r"(?:\w+\s+)?agreed\b|\b(?:consensus|general agreement)\b",
    re.IGNORECASE,
)
_AS_AGREED = frozenset({ActionStatus.AGREED, ActionStatus.IN_PROGRESS, ActionStatus.COMPLETED})


def agreed_sentences(document: Document, records: Records) -> tuple[str, ...]:
    """Sentences on what a person settled that says “agreed” without an agreement, or without one read back."""
    cleared = {part.key for part in document.parts if part.cleared}
    own = (one for one in statements(document) if one.place in cleared)
    return tuple(dict.fromkeys(said for one in own for said in _doubts(one, _known(records))))


def unfounded(statement: Statement, records: Records) -> bool:
    """Whether a statement says that the room agreed though no agreement behind it was read back."""
    return any(_doubts(statement, _known(records)))


def _doubts(statement: Statement, known: dict[str, Record]) -> Iterator[str]:
    behind = [known[one] for one in statement.records if one in known]
    room = _IN_THE_ROOM.search(statement.words)
    if room and not any(_in_the_room(record) for record in behind):
        yield told(
            "The part “{part}” says “{says}”, and no agreement behind it was read back in the room: “{words}”.",
            part=statement.title,
            says=room[0],
            words=_short(statement.words),
        )
    elif (found := _AGREED.search(statement.words)) and not any(map(_is_agreed, behind)):
        yield told(
            "The part “{part}” says “{says}”, and no record behind it is an agreement: “{words}”.",
            part=statement.title,
            says=found[0],
            words=_short(statement.words),
        )


def _in_the_room(record: Record) -> bool:
    return (record.kind == Kind.AGREEMENT or isinstance(record, ActionItem)) and in_these_words(record)


def _is_agreed(record: Record) -> bool:
    return (record.kind == Kind.AGREEMENT and not record.parked) or (
        isinstance(record, ActionItem) and record.status in _AS_AGREED
    )


def _known(records: Records) -> dict[str, Record]:
    everything: tuple[Record, ...] = (*records.notes, *records.proposals, *records.actions)
    return {record.id: record for record in everything}


def _short(words: str) -> str:
    line = " ".join(words.split()).rstrip(".")
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"
