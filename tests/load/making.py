"""Files to measure under load: one with very many changes, and the many files of a roundtable."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.files import opened
from tests.benchmarks import data

_BATCH = 4000  # lines a transaction: a long transcript pasted at once
_SHARED = 20  # notes that every file of a roundtable begins with
_LINES = 46  # about 200 changes
_HANDS = 25


def make_large(path: Path, changes: int) -> Path:
    """A session file with at least so many changes, typed in by batches as a paste is, under each point in turn."""
    data.make(path, 1)
    with opened(path, data.clock(2)) as file:
        points = cycle(point.id for point in Capture(file, None, None, "Bench").desk.frame.points)
        while (missing := changes - data.counted(file)) > 0:
            size = min(_BATCH, max(1, changes // 50), max(1, missing // 6))
            Capture(file, None, next(points), "Bench").keep(data.lines(size, missing))
    return path


def make_session_files(folder: Path, count: int) -> Iterator[Path]:
    """Files of one session by several hands, each with about 200 changes of its own.

    All begin with the same notes; every tenth file also edits one of them, two by two the same one; every fifth goes
    on from the file before it, and holds the changes of that one, too.
    """
    base = data.make(folder / "base.facilitator", 3)
    data.type_in(base, _SHARED, 4)
    with opened(base, data.clock(5)) as file, file.reading() as connection:
        shared = [item for (item,) in connection.execute("SELECT id FROM notes ORDER BY id")]
    before = base
    for number in range(count):
        path = folder / f"{number:03}.facilitator"
        shutil.copyfile(before if number % 5 == 4 else base, path)
        _write(path, number, shared)
        before = path
        yield path


def _write(path: Path, number: int, shared: list[str]) -> None:
    author = f"Note-taker {number % _HANDS + 1}"
    with opened(path, data.clock(1000 + number)) as file:
        Capture(file, None, None, author).keep(data.lines(_LINES, 5000 + number))
        if number % 10 == 9:
            edit(file, shared[number // 20 % len(shared)], [Part("text", f"{author} heard it so: {number}")], author)
