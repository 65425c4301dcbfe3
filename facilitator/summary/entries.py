"""Entries: what is printed once, made of all the records that say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from facilitator.directory import representatives
from facilitator.domain import ActionItem, Kind, Proposal, Record, Records
from facilitator.summary.placing import PLACED, PLACED_MESSAGE

_WEIGHT = {
    Kind.AGREEMENT: 0,
    Kind.RECOMMENDATION: 1,
    Kind.QUESTION: 2,
    Kind.GAP: 3,
    Kind.LESSON: 4,
    Kind.CHALLENGE: 5,
    Kind.PRACTICE: 6,
    Kind.PRESENTATION: 7,
}
_KINDS = frozenset(Kind)
SessionOf = Callable[[Record], str]
_Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """``record`` gives the words; everything else is united over ``ids``, the records that say the same.

    ``kind`` is the kind to print under; ``backers`` are the refs of speakers and supporters. ``parked``: set aside
    when it was read back, and confirmed nowhere. ``placed`` and ``placed_message`` are the keys of where a person put
    it, "" for nowhere.
    """

    record: Record
    kind: str
    ids: tuple[str, ...]
    sessions: tuple[str, ...]
    points: tuple[str, ...]
    backers: tuple[str, ...]
    reservations: tuple[str, ...]
    tags: tuple[str, ...]
    starred: bool
    confirmed: bool
    parked: bool = False
    placed: str = ""
    placed_message: str = ""


def session_of(records: Records, record: Record) -> str:
    """The session a record belongs to: its own, its point's, or the only one held; else ""."""
    return session_finder(records)(record)


def session_finder(records: Records) -> SessionOf:
    """The same for many records: what gives the session of each."""
    points = {point.id: point.session for point in records.points}
    held = [session.id for session in records.sessions if session.held]
    only = held[0] if len(held) == 1 else ""
    return lambda record: record.session or points.get(record.point, "") or only


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Records in the order of the paper: order, then id."""
    return tuple(sorted(records, key=lambda record: (record.order, record.id)))


def clusters(records: Iterable[Record]) -> Iterator[tuple[Record, ...]]:
    """Records linked by ``same_as``, directly or through others, in the order given of their first.

    Actions, proposals, differing views and other notes are never joined with each other: each says
    something that the other does not.
    """
    ordered = tuple(records)
    leader = _leaders(ordered)
    groups: dict[str, list[Record]] = {}
    for record in ordered:
        if record.id in leader:
            groups.setdefault(leader[record.id], []).append(record)
    for record in ordered:
        if record.id not in leader:
            yield (record,)
        elif group := groups.pop(leader[record.id], None):
            yield tuple(group)


def _leaders(records: tuple[Record, ...]) -> dict[str, str]:
    """Each record that is linked with another → the one of them that stands for all; nothing of the many others."""
    if not any(record.same_as for record in records):
        return {}
    family = {record.id: _family(record) for record in records}
    links = [
        (record.id, other) for record in records for other in record.same_as if family.get(other) == family[record.id]
    ]
    return representatives((one for link in links for one in link), links)


def entries_of(groups: Iterable[tuple[Record, ...]], session_of_: SessionOf, points: frozenset[str]) -> Iterator[Entry]:
    """One entry from each group of records that say the same; equal tuples are one, a file may hold very many.

    A point that is not among ``points`` counts as no point.
    """
    known: dict[_Names, _Names] = {}
    for group in groups:
        yield _entry(group, session_of_, points, known)


def _entry(
    group: tuple[Record, ...], session_of_: SessionOf, points: frozenset[str], known: dict[_Names, _Names]
) -> Entry:
    """The words are those that were read back, then starred, then of the smallest id, among the weightiest kind."""

    def united(items: Iterable[str]) -> _Names:
        found = tuple(dict.fromkeys(item for item in items if item))
        return known.setdefault(found, found)

    record = group[0] if len(group) == 1 else min(group, key=_claim)
    agreed = any(_confirmed(item) for item in group)
    parked = not agreed and any(item.parked for item in group)
    return Entry(
        record=record,
        kind=Kind.RECOMMENDATION if parked and record.kind == Kind.AGREEMENT else _kind(record),
        ids=tuple(item.id for item in group),
        sessions=united(map(session_of_, group)),
        points=united(item.point for item in group if item.point in points),
        backers=united(ref for item in group for ref in (item.speaker, *sorted(item.supports))),
        reservations=united(ref for item in group for ref in sorted(item.reservations)),
        tags=united(tag for item in group for tag in sorted(item.tags)),
        starred=any(item.starred for item in group),
        confirmed=agreed,
        parked=parked,
        placed=_first(group, PLACED),
        placed_message=_first(group, PLACED_MESSAGE),
    )


def _first(group: tuple[Record, ...], name: str) -> str:
    return min((str(item.other[name]) for item in group if item.other.get(name)), default="")


def _claim(record: Record) -> tuple[int, bool, bool, str]:
    """Whose words stand for all: what the room confirmed may not be said in other words."""
    return (_WEIGHT.get(Kind(_kind(record)), 9), not _confirmed(record), not record.starred, record.id)


def text_of(record: Record) -> str:
    """The words of a record: a proposal's title, else its text."""
    if isinstance(record, Proposal) and record.title.strip():
        return record.title
    return record.text


def _kind(record: Record) -> str:
    """An agreement whose kind is disputed, or that the room set aside, is no agreement."""
    if record.kind == Kind.AGREEMENT and (record.parked or "kind" in record.conflicts):
        return Kind.RECOMMENDATION
    return record.kind if record.kind in _KINDS else Kind.STATEMENT


def _confirmed(record: Record) -> bool:
    return record.kind == Kind.AGREEMENT and "kind" not in record.conflicts and in_these_words(record)


def in_the_room(record: Record) -> bool:
    """Whether the room agreed to a record as read back: what people differ on, or set aside since, it did not."""
    return bool(record.confirmed) and not record.parked and not {"confirmed", "parked"} & set(record.conflicts)


def in_these_words(record: Record) -> bool:
    """Whether the room agreed to a record in the words it has now."""
    return in_the_room(record) and not record.reworded


def _family(record: Record) -> str:
    if isinstance(record, ActionItem):
        return "action"
    if isinstance(record, Proposal):
        return "proposal"
    return "differing" if record.kind == Kind.DIFFERING else "note"
