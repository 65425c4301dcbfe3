"""The grid of tags as a window shows it: what can be looked for in it, narrowed, and read again row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facilitator.changes import fold
from facilitator.directory import fold_name
from facilitator.domain import Kind, Record, Records, Term, Vocabulary
from facilitator.store import log
from facilitator.store.opening import SessionFile
from facilitator.workspace.tagging import VOCABULARIES, TagColumn, TagRow, grid_of

_NUMBER = re.compile(r"(\d+)\D*$")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A word of the vocabularies. ``short`` stands over the column, ``forms`` are what one may type to go there."""

    key: str
    name: str
    short: str
    vocabulary: str
    description: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A record. ``by_point`` are the words its discussion point stands for; ``searched`` is folded."""

    id: str
    label: str
    session: str
    kind: str
    text: str
    tags: frozenset[str]
    takes_up: tuple[str, ...]
    by_point: frozenset[str]
    searched: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Records × words in the order of the papers. ``sessions`` and ``kinds`` are those the records have;
    ``labels`` are by id; ``free`` are the tags of no vocabulary, most used first."""

    columns: tuple[SheetColumn, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    sessions: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    labels: Mapping[str, str] | None = None
    free: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TagSieve:
    """What rows are wanted: folded ``words`` all of which they hold, a session's code, a kind, only what has no tag,
    only these ids. ``kept`` are ids that stay although they have got a tag meanwhile."""

    words: str = ""
    session: str = ""
    kind: str = ""
    untagged: bool = False
    only: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sifted:
    """The places of the rows that pass, in order, and how many of them have each tag."""

    places: tuple[int, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a record now, as far as the grid shows it."""

    kind: str
    text: str
    tags: frozenset[str]
    takes_up: tuple[str, ...]


def sheet_of(records: Records) -> Sheet:
    """The whole grid of what is in memory; for the worker thread."""
    grid = grid_of(records)
    themes = {point.id: frozenset(point.themes) for point in records.points if point.themes}
    points = {one.id: one.point for one in _everything(records) if one.point in themes}
    terms = {term.key: term for term in records.terms}
    columns = tuple(_column(one, terms[one.key]) for one in grid.columns)
    rows = tuple(_row(row, themes.get(points.get(row.id, ""), frozenset())) for row in grid.rows)
    used = Counter(tag for row in rows for tag in row.tags if tag not in terms)
    present = {row.kind for row in rows}
    return Sheet(
        columns,
        rows,
        tuple(dict.fromkeys(row.session for row in rows if row.session)),
        tuple(kind.value for kind in Kind if kind in present),
        grid.labels,
        tuple(tag for tag, _ in used.most_common()),
    )


def sift(rows: Sequence[SheetRow], sieve: TagSieve) -> Sifted:
    """The rows a sieve lets through; for the worker thread."""
    words = fold_name(sieve.words).split()
    places = tuple(place for place, row in enumerate(rows) if _passes(row, sieve, words))
    return Sifted(places, Counter(tag for place in places for tag in rows[place].tags))


def read_again(file: SessionFile, ids: Iterable[str]) -> dict[str, Standing]:
    """Some records as they stand now; those that are gone are left out."""
    found: dict[str, Standing] = {}
    with file.reading() as connection:
        for item in ids:
            history = log.history(connection, item)
            state = fold(history) if history else None
            if state and not state.deleted and (kind := state.value("kind")) in set(Kind):
                title = state.value("title") if kind == Kind.PROPOSAL else ""
                text = title if title.strip() else state.value("text")
                tags = frozenset(state.members("tags"))
                found[item] = Standing(kind, text, tags, state.members("takes_up"))
    return found


def renewed(row: SheetRow, now: Standing) -> SheetRow | None:
    """A row with the tags that stand now; None where more than the tags is new, so that all must be read again."""
    if (row.kind, row.text) != (now.kind, now.text):
        return None
    return replace(row, tags=now.tags, takes_up=now.takes_up)


def find_column(columns: Sequence[SheetColumn], typed: str, start: int = 0) -> int:
    """The column that letters typed mean, -1 for none: a whole form before its beginning, that before the beginning
    of a word in it, that before letters inside from three on.

    Among equals the first from ``start`` on, round at the end.
    """
    wanted = fold_name(typed)
    if not wanted or not columns:
        return -1
    order = [(start + step) % len(columns) for step in range(len(columns))]
    ranked = [(_rank(columns[at], wanted), step, at) for step, at in enumerate(order)]
    rank, _, at = min(ranked)
    return at if rank < _NEVER else -1


_NEVER, _INSIDE_FROM = 9, 3


def _rank(column: SheetColumn, wanted: str) -> int:
    if wanted in column.forms:
        return 0
    if any(form.startswith(wanted) for form in column.forms):
        return 1
    if any(word.startswith(wanted) for form in column.forms for word in _WORD.findall(form)):
        return 2
    inside = len(wanted) >= _INSIDE_FROM and any(wanted in form for form in column.forms)
    return 3 if inside else _NEVER


def _passes(row: SheetRow, sieve: TagSieve, words: Sequence[str]) -> bool:
    if sieve.only and row.id not in sieve.only:
        return False
    if (sieve.session and row.session != sieve.session) or (sieve.kind and row.kind != sieve.kind):
        return False
    if sieve.untagged and row.tags and row.id not in sieve.kept:
        return False
    return all(word in row.searched for word in words)


def _column(column: TagColumn, term: Term) -> SheetColumn:
    number = _NUMBER.search(term.key) if term.vocabulary == Vocabulary.TARGET else None
    short = str(int(number[1])) if number else term.name
    if not number and term.vocabulary == Vocabulary.POLICY:
        short = term.abbreviation or term.key
    own = (short, term.key, column.title, term.name, term.abbreviation, *term.synonyms)
    forms = tuple(dict.fromkeys(fold_name(form) for form in own if form))
    return SheetColumn(term.key, term.name, short, term.vocabulary, term.description, forms)


def _row(row: TagRow, by_point: frozenset[str]) -> SheetRow:
    text = " ".join(row.text.split())
    searched = fold_name(f"{row.label} {text} {' '.join(row.tags)}")
    return SheetRow(row.id, row.label, row.session, row.kind, row.text, row.tags, row.takes_up, by_point, searched)


def _everything(records: Records) -> tuple[Record, ...]:
    return (*records.notes, *records.proposals, *records.actions)


__all__ = [
    "VOCABULARIES", "Sheet", "SheetColumn", "SheetRow", "Sifted", "Standing", "TagSieve", "find_column", "read_again",
    "renewed", "sheet_of", "sift",
]  # fmt: skip
