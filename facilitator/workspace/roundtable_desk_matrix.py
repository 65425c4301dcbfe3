"""The matrix of themes and sessions as a screen shows it: what each cell holds, and how a row reads (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest

from facilitator.document import plain
from facilitator.domain import Kind, Session
from facilitator.summary.compare import term_names
from facilitator.summary.coverage import presentation_points, under
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.reporting import own_words, priority
from facilitator.summary.spans import finish
from facilitator.summary.themes import Theme, entries_of, shared_entries, shared_terms, silent, themes

_SAID = frozenset({Kind.AGREEMENT, Kind.RECOMMENDATION, Kind.STATEMENT, Kind.GAP})
PRESENTATIONS, OTHER = "presentations", "other"


class CellState(StrEnum):
    """How a session stands to a theme."""

    NOTED = "noted"
    SILENT = "not discussed"
    EMPTY = "nothing recorded"
    ABSENT = "not on the programme"


class Reading(StrEnum):
    """How the sessions stand to each other in a theme. One that all took up may differ too."""

    COMMON = "common"
    SPECIFIC = "specific"
    DIFFERING = "differing"


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """What one session (its id) recorded under a theme; what was said twice counts once.

    ``leads`` are the most important words, as a paper may print them; ``agreed`` counts the agreements that were
    read back in the room, ``unread`` those that were not.
    """

    session: str
    state: CellState
    leads: tuple[str, ...] = ()
    notes: int = 0
    starred: int = 0
    agreed: int = 0
    unread: int = 0
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A row. ``key`` stays the same as long as the programme does. The rest tells how it reads, in codes of sessions.

    ``named`` are the terms tagged in every session, ``linked`` the words that people linked across sessions,
    ``views`` the first differing view of each session with its code, ``of`` the sessions that took it up.
    """

    key: str
    title: str
    cells: tuple[ThemeCell, ...]
    readings: tuple[Reading, ...] = ()
    named: str = ""
    linked: tuple[str, ...] = ()
    views: tuple[tuple[str, str], ...] = ()
    of: tuple[str, ...] = ()


def theme_rows(material: Material) -> tuple[ThemeRow, ...]:
    """A row a theme, then what was recorded on presentations and under no point, where there is any."""
    rows = [_row(material, theme) for theme in themes(material)]
    talks = under(material, *presentation_points(material))
    loose = tuple(item for item in material.entries if not item.points)
    said = material.wording.say
    rows += [_plain_row(material, PRESENTATIONS, said("bars.talks"), talks)] if talks else []
    rows += [_plain_row(material, OTHER, said("bars.other"), loose)] if loose else []
    return tuple(rows)


def whole_theme(row: ThemeRow) -> ThemeCell:
    """A cell of no session that holds what every session recorded under the theme."""
    entries = tuple({item.record.id: item for cell in row.cells for item in cell.entries}.values())
    return ThemeCell("", CellState.NOTED if entries else CellState.EMPTY, notes=len(entries), entries=entries)


def first_words(material: Material, item: Entry) -> str:
    """The first sentence of an entry in its own words, as a paper may print them."""
    return plain(finish(own_words(material, item, first=True)))


def ranked(material: Material, entries: Iterable[Entry]) -> list[Entry]:
    """The most important first: starred, read back, agreed, differing, then by how many stood behind it."""
    return sorted(entries, key=lambda item: priority(material, item))


def _row(material: Material, theme: Theme) -> ThemeRow:
    entries = entries_of(material, theme)
    cells = tuple(_cell(material, theme, session, entries) for session in material.sessions)
    many = len(material.sessions) > 1
    taken = tuple(cell.state is CellState.NOTED for cell in cells)
    readings = _readings(entries, taken) if many else _differing(entries)
    linked = [item for item in shared_entries(entries) if item.kind != Kind.DIFFERING] if many else []
    terms = shared_terms(material, theme) if many and all(taken) else ()
    return ThemeRow(
        key=" ".join(point.id for point in theme.points),
        title=theme.title,
        cells=cells,
        readings=readings,
        named=term_names(material, terms) if terms else "",
        linked=tuple(first_words(material, item) for item in linked[:2]),
        views=_views(material, entries),
        of=tuple(session.code for session, noted in zip(material.sessions, taken, strict=True) if noted),
    )


def _plain_row(material: Material, key: str, title: str, entries: tuple[Entry, ...]) -> ThemeRow:
    """A row that is no theme of the programme: nothing is read out of it."""
    cells = tuple(
        _noted(material, session, _mine(entries, session, first=place == 0))
        for place, session in enumerate(material.sessions)
    )
    return ThemeRow(key, title, cells)


def _cell(material: Material, theme: Theme, session: Session, entries: tuple[Entry, ...]) -> ThemeCell:
    if not theme.of(session):
        return ThemeCell(session.id, CellState.ABSENT)
    if silent(material, theme, session):
        return ThemeCell(session.id, CellState.SILENT)
    return _noted(material, session, _mine(entries, session))


def _mine(entries: Iterable[Entry], session: Session, *, first: bool = False) -> tuple[Entry, ...]:
    """The entries of a session; what belongs to none stands with the first, as in the papers."""
    return tuple(item for item in entries if session.id in item.sessions or (first and not item.sessions))


def _noted(material: Material, session: Session, entries: tuple[Entry, ...]) -> ThemeCell:
    if not entries:
        return ThemeCell(session.id, CellState.EMPTY)
    said = [item for item in entries if item.kind in _SAID] or entries
    most = nsmallest(material.number("matrix.items", 3), said, key=lambda item: priority(material, item))
    agreements = [item for item in entries if item.kind == Kind.AGREEMENT]
    agreed = sum(item.confirmed for item in agreements)
    return ThemeCell(
        session=session.id,
        state=CellState.NOTED,
        leads=tuple(first_words(material, item) for item in most),
        notes=len(entries),
        starred=sum(item.starred for item in entries),
        agreed=agreed,
        unread=len(agreements) - agreed,
        entries=entries,
    )


def _readings(entries: tuple[Entry, ...], taken: tuple[bool, ...]) -> tuple[Reading, ...]:
    first = (Reading.COMMON,) if all(taken) else (Reading.SPECIFIC,) if any(taken) else ()
    return (*_differing(entries), *first)


def _differing(entries: tuple[Entry, ...]) -> tuple[Reading, ...]:
    """Only what a person marked as differing is."""
    return (Reading.DIFFERING,) if any(item.kind == Kind.DIFFERING for item in entries) else ()


def _views(material: Material, entries: tuple[Entry, ...]) -> tuple[tuple[str, str], ...]:
    """The first differing view of each session; of one session alone, two."""
    views = [item for item in entries if item.kind == Kind.DIFFERING]
    firsts: dict[str, Entry] = {}
    for item in views:
        firsts.setdefault(material.codes(item), item)
    shown = list(firsts.values()) if len(firsts) > 1 else views[:2]
    return tuple((first_words(material, item), material.codes(item)) for item in shown)
