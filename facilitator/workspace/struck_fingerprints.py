"""Digests of records in papers that were settled or issued: what was struck could be guessed back from them.

They are unsalted, because they have to come out the same on every laptop. So a redaction strikes those that rest, or
may once have rested, on what it strikes; the words of the paper stay, and count as older than their records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.changes import REDACTED, Change, Pen, fold
from facilitator.document import Ids
from facilitator.domain import Records
from facilitator.errors import FacilitatorError
from facilitator.store import log
from facilitator.store.opening import Connection
from facilitator.store.reading import load
from facilitator.store.rows import session_of
from facilitator.summary import basis
from facilitator.summary.clearing import read_body, topic_records
from facilitator.summary.material import gather
from facilitator.workspace.papers import compose_whole, paper_wording

_BODY, _BASES = "body", "bases"


@dataclass(frozen=True, slots=True)
class Loosened:
    """A field of a paper's item, each value it ever had, and what stays of that without the digests that have to go."""

    item: str
    field: str
    values: Mapping[str, str]


def to_loosen(connection: Connection, struck: str, now: datetime) -> tuple[Loosened, ...]:
    """The fields with digests that a redaction of an item has to strike; asked before the words are gone."""
    papers = log.items_once_of(connection, ("cleared part", "issued paper"))
    if not papers:
        return ()
    resting = _Resting(load(connection), struck, now)
    found = [_loosened(resting, log.history(connection, item), field) for item in papers for field in (_BODY, _BASES)]
    return tuple(one for one in found if any(value != left for value, left in one.values.items()))


def loosening(connection: Connection, pen: Pen, one: Loosened, reason: str) -> list[Change]:
    """The redaction of a field and, made knowing of it, the changes that write what stays."""
    history = log.history(connection, one.item)
    named = [change.id for change in history if change.field == one.field]
    state = fold(history)
    session = session_of(state)
    redaction = pen.change(session, one.item, f"{REDACTED}/{one.field}", reason, named)
    stays = [(head, one.values.get(head.value or "", "")) for head in state.live.get(one.field, ())]
    return [
        redaction,
        *(pen.change(session, one.item, one.field, value, [head.id, redaction.id]) for head, value in stays if value),
    ]


def _loosened(resting: _Resting, history: Sequence[Change], field: str) -> Loosened:
    state = fold(history)
    place = state.value("paper"), state.value("covers")
    left = resting.body(*place, state.value("part")) if field == _BODY else resting.bases(*place)
    values = {change.value for change in history if change.field == field and change.value}
    return Loosened(state.item, field, {value: left(value) for value in values})


class _Resting:
    """Which digests are of records as they are now, without the one that is struck."""

    def __init__(self, records: Records, struck: str, now: datetime) -> None:
        self._records, self._struck, self._now = records, struck, now
        self._behind: dict[tuple[str, str], Mapping[str, Ids]] = {}

    def body(self, paper: str, covers: str, key: str) -> Callable[[str], str]:
        """What stays of a settled part."""

        def left(value: str) -> str:
            body = read_body(value)
            harmless = body is None or not body.basis or self._holds(paper, covers, key, body.basis)
            return value if body is None or harmless else replace(body, basis="").to_json()

        return left

    def bases(self, paper: str, covers: str) -> Callable[[str], str]:
        """What stays of the digests of an issued paper."""

        def left(value: str) -> str:
            then = _strings(value)
            kept = {key: digest for key, digest in then.items() if self._holds(paper, covers, key, digest)}
            return value if kept == then else json.dumps(kept)

        return left

    def _holds(self, paper: str, covers: str, key: str, digest: str) -> bool:
        ids = self._ids(paper, covers).get(key)
        return ids is not None and self._struck not in ids and digest == basis(self._records, ids)

    def _ids(self, paper: str, covers: str) -> Mapping[str, Ids]:
        """Part or point key → the records behind it now; none of a paper that is not known here."""
        found = self._behind.get((paper, covers))
        if found is None:
            try:
                found = _behind(self._records, paper, covers, self._now)
            except FacilitatorError:
                found = {}
            self._behind[paper, covers] = found
        return found


def _behind(records: Records, paper: str, covers: str, now: datetime) -> Mapping[str, Ids]:
    whole = compose_whole(records, paper, covers or None, now)
    parts = {part.key: part.records for part in whole.parts}
    return parts | topic_records(gather(records, (covers,), paper_wording()), whole) if covers else parts


def _strings(value: str) -> Mapping[str, str]:
    """A JSON object of texts; empty where it is none."""
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return {}
    pairs: Iterable[tuple[object, object]] = found.items() if isinstance(found, dict) else ()  # type: ignore[assignment]
    return {str(key): str(digest) for key, digest in pairs}
