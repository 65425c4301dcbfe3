"""A large roundtable to measure on: many note-takers' files of both sessions, merged into one as people do it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from facilitator.assets import asset
from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import new, opened
from facilitator.workspace.importing import import_source
from facilitator.workspace.merging import merge
from tests.benchmarks import data

_SESSIONS = ("2.1", "2.2")
_ROSTER = "demo/participants.csv"
_EVERY = 25
_KINDS = ("AGREED", "DIFFERS", "CHALLENGE", "PRACTICE", "RECOMMENDATION")
_DUES = (" by 30 September 2024", " by 31 March 2025", " asap", "")


def make_roundtable(path: Path, files: int = 40, notes: int = 20_000) -> Path:
    """A roundtable file with so many notes out of so many session files, half of each session, and the roster.

    The same one for every call. At full size it takes about half a minute.
    """
    with tempfile.TemporaryDirectory(prefix="facilitator-roundtable-") as folder:
        sources = [_source(Path(folder), number, _share(notes, files, number)) for number in range(files)]
        merge(path, sources, data.clock(900))
    with opened(path, data.clock(901)) as file:
        import_source(file, asset(_ROSTER), _SESSIONS[0], None)
    return path


def _share(whole: int, parts: int, number: int) -> int:
    return whole // parts + (number < whole % parts)


def _source(folder: Path, number: int, notes: int) -> Path:
    """One note-taker's file: notes spread over the points of the session, and some under none."""
    author = f"Note-taker {number + 1}"
    path = folder / f"{number + 1}.facilitator"
    new(path, data.TEMPLATE, _SESSIONS[number % len(_SESSIONS)], author, data.clock(100 + number))
    with opened(path, data.clock(500 + number)) as file:
        points = [point.id for point in Capture(file, None, None, author).desk.frame.points]
        places: list[str | None] = [None, *points]
        for place, point in enumerate(places):
            share = _share(notes, len(places), place)
            Capture(file, None, point, author).keep(_lines(share, number * 1000 + place))
    return path


def _lines(count: int, seed: int) -> Iterator[str]:
    """The lines of the other measurements; some agree, differ or teach, and most actions have a date."""
    for number, line in enumerate(data.lines(count, seed)):
        if number % _EVERY == 3:
            yield f"{_KINDS[(number // _EVERY + seed) % len(_KINDS)]}: {line.rpartition(': ')[2]}"
        elif line.startswith("ACTION: "):
            yield f"ACTION: NIE to {line.removeprefix('ACTION: ')}{_DUES[number % len(_DUES)]}"
        else:
            yield line


if __name__ == "__main__":
    begun = perf_counter()
    print(make_roundtable(Path(sys.argv[1])), f"{perf_counter() - begun:.1f} s")
