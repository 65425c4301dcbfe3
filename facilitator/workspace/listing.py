"""The list of notes: what stands in it, in which order, and whole rows for those that are seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.changes import DELETED, YES, fold
from facilitator.domain import Kind
from facilitator.store import listing, log
from facilitator.store.listing import Key, Row, Sieve
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.search import search

__all__ = [
    "Arrived",
    "Choices",
    "DeletedNote",
    "Key",
    "Listing",
    "Row",
    "Sieve",
    "arrived",
    "choices",
    "deleted_notes",
    "found_notes",
    "last_own",
    "list_notes",
    "note_rows",
]

_HITS = 1000


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list holds: ``groups`` (point, keys in order of time) in the order of the programme, those
    without a point last; ``points`` are all points of the file with their titles; ``places`` finds a key by id."""

    groups: tuple[tuple[str, list[Key]], ...]
    points: tuple[tuple[str, str], ...]
    places: dict[str, Key]


@dataclass(frozen=True, slots=True)
class Arrived:
    """Records after a change: ``rows`` as they stand now; ``shown`` are the ids of those that a list lets
    through. What is asked for and not among the rows is gone."""

    rows: tuple[Row, ...]
    shown: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a list can be filtered by, with how many records each would leave, most frequent first."""

    kinds: dict[str, int]
    speakers: dict[str, int]
    tags: dict[str, int]


@dataclass(frozen=True, slots=True)
class DeletedNote:
    """A deleted record: who deleted it and when (milliseconds since 1970 UTC)."""

    id: str
    kind: str
    text: str
    point: str
    by: str
    at: int


def list_notes(file: SessionFile, sieve: Sieve) -> Listing:
    """Everything a sieve lets through, as light keys."""
    with file.reading() as connection:
        keys = listing.keys(connection, sieve)
        points = listing.point_titles(connection)
    groups: dict[str, list[Key]] = {point: [] for point, _ in points}
    for key in keys:
        groups.setdefault(key[3], []).append(key)
    groups[""] = groups.pop("", [])
    held = tuple((point, found) for point, found in groups.items() if found)
    return Listing(held, points, {key[2]: key for key in keys})


def note_rows(file: SessionFile, ids: Sequence[str]) -> tuple[Row, ...]:
    """The records with these ids, whole, in the order of the ids."""
    with file.reading() as connection:
        return tuple(listing.rows(connection, ids))


def arrived(file: SessionFile, ids: Sequence[str], sieve: Sieve) -> Arrived:
    """What became of some records, in one look at the file."""
    with file.reading() as connection:
        rows = tuple(listing.rows(connection, ids))
        return Arrived(rows, frozenset(listing.passing(connection, [row.id for row in rows], sieve)))


def found_notes(file: SessionFile, words: str, sieve: Sieve, at_once: int) -> tuple[list[Key], tuple[Row, ...]]:
    """The records of the file that hold all the words, best first; the first ``at_once`` of them whole."""
    with file.reading() as connection:
        hits = [hit.item for hit in search(connection, words, _HITS)]
        shown = listing.passing(connection, hits, replace(sieve, point=None))
        ids = [item for item in hits if item in shown]
        keys: list[Key] = [(place, "", item, "") for place, item in enumerate(ids)]
        return keys, tuple(listing.rows(connection, ids[:at_once]))


def choices(file: SessionFile, sieve: Sieve) -> Choices:
    """What the records of a sieve's point can be filtered by."""
    place = Sieve(point=sieve.point)
    with file.reading() as connection:
        kinds, speakers, tags = (listing.counted(connection, place, what) for what in ("kind", "speaker", "tag"))
    return Choices(kinds, speakers, tags)


def last_own(file: SessionFile, author: str) -> Key | None:
    """The last record somebody wrote, None where there is none."""
    with file.reading() as connection:
        return listing.last_of(connection, author)


def deleted_notes(file: SessionFile) -> tuple[DeletedNote, ...]:
    """The records that are deleted, the latest deletion first."""
    with file.reading() as connection:
        found = [_deleted(connection, item) for item in listing.deleted_items(connection)]
    return tuple(sorted((note for note in found if note), key=lambda note: (-note.at, note.id)))


def _deleted(connection: Connection, item: str) -> DeletedNote | None:
    state = fold(log.history(connection, item))
    if not state.deleted or state.value("kind") not in set(Kind):
        return None
    deletion = next(head for head in state.live[DELETED] if head.value == YES)
    text = state.value("text") or state.value("title")
    return DeletedNote(item, state.value("kind"), text, state.value("point"), deletion.author, deletion.wall)
