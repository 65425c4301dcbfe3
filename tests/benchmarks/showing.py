"""Opening and showing, and searching, a file with very many notes."""

from __future__ import annotations

from pathlib import Path

from facilitator.domain import Records
from facilitator.store.opening import SessionFile
from facilitator.store.tables import TABLES
from facilitator.store.words import query
from facilitator.workspace.files import opened
from facilitator.workspace.showing import as_json, load_records, search
from tests.benchmarks import bare, data
from tests.benchmarks.figures import MILLI, Figure, interleaved, paired, percentile, timed

_PAIRS = 3
_TABLES = tuple(table.name for table in TABLES)
_SEARCHES = (
    ("rare word", data.RARE),
    ("frequent word", data.FREQUENT),
    ("two Korean syllables", "습지"),
    ("two Chinese characters", "议题"),
    ("two words", "herders fences"),
    ("beginning of a word", "migr"),
    ("frequent word and one letter", "corridor r"),
    ("Russian word", "леопарда"),
)
_LEAST_RUNS, _FULL_RUNS = 5, 30


def measure(folder: Path, notes: int) -> list[Figure]:
    """Open and load; that and the data for JSON; each search."""
    path = data.make(folder / f"shown-{notes}.facilitator", 7)
    data.type_in(path, notes, 8)
    return [*_shown(path, notes), *_searched(path, notes)]


def _shown(path: Path, notes: int) -> list[Figure]:
    def floor() -> float:
        return timed(lambda: bare.fetch(path, _TABLES))

    loaded, rows = interleaved(_PAIRS, lambda: timed(lambda: _load(path)), floor)
    shown, other = interleaved(_PAIRS, lambda: timed(lambda: as_json(_load(path))), floor)
    fetched = "bare sqlite3 fetching the derived tables"
    return [
        paired("open and load", notes, "note", loaded, rows, fetched),
        paired("open, load and show as JSON", notes, "note", shown, other, fetched),
    ]


def _load(path: Path) -> Records:
    with opened(path, data.clock(1)) as file:
        return load_records(file)


def _searched(path: Path, notes: int) -> list[Figure]:
    runs = _FULL_RUNS if notes >= 10_000 else _LEAST_RUNS
    with opened(path, data.clock(1)) as file:
        return [_search(file, name, words, notes, runs) for name, words in _SEARCHES]


def _search(file: SessionFile, name: str, words: str, notes: int, runs: int) -> Figure:
    """The goal is on the 95th percentile of ours in milliseconds, not on the ratio."""
    match = "SELECT rowid FROM search WHERE search MATCH ? LIMIT 100"
    ours, floor = interleaved(
        runs,
        lambda: timed(lambda: search(file, words), collect=False),
        lambda: timed(lambda: file.connection.execute(match, (query(words),)).fetchall(), collect=False),
    )
    figure = paired(f"search: {name}", notes, "search", ours, floor, "bare MATCH … LIMIT 100")
    return figure.bound(percentile(ours, 95) * MILLI, 16.0, "95th ≤ 16 ms")
