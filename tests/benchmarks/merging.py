"""Merge: two files of equal size that share half their changes, against a bare union that writes the same rows."""

from __future__ import annotations

import shutil
from pathlib import Path

from facilitator.workspace.files import opened
from facilitator.workspace.merging import merge
from tests.benchmarks import bare, data
from tests.benchmarks.figures import Figure, Timed, interleaved, paired, timed

_PAIRS = 3
_LOG = "ATTACH + INSERT … ON CONFLICT DO NOTHING of change alone"
_TABLES = "ATTACH + INSERT … ON CONFLICT DO NOTHING of all tables"


def measure(folder: Path, changes: int) -> list[Figure]:
    """Merged for the first time, once more, and grown by one note.

    The goal is against the floor that writes the same rows; the log alone is less than a merge leaves.
    """
    target, source = _files(folder, changes)
    with opened(target, data.clock(9)) as file:
        assert bare.same_pragmas(file.connection, source)
    with data.fresh(target, "ours") as merged, data.fresh(target, "floor") as united:
        merge(merged, [source], data.clock(9))
        bare.union_with_tables(united, source)
        assert bare.same_rows(merged, united)
    ours, floor = interleaved(_PAIRS, _ours(target, source), _bare(target, source, bare.union_with_tables))
    same, log = interleaved(_PAIRS, _ours(target, source), _bare(target, source, bare.union))
    figures = [
        paired("merge, half new", changes, "change", ours, floor, _TABLES, 3.0),
        paired("merge, half new, log alone", changes, "change", same, log, _LOG),
    ]
    return [*figures, *_again(target, source, changes)]


def _again(target: Path, source: Path, changes: int) -> list[Figure]:
    """Against a first bare union, which is what 1 is in this table."""
    floor = _bare(target, source, bare.union)
    with data.fresh(target, "merged") as merged:
        merge(merged, [source], data.clock(10))
        same, first = interleaved(_PAIRS, lambda: timed(lambda: merge(merged, [source], data.clock(11))), floor)
        grown, other = interleaved(_PAIRS, lambda: _grown(merged, source), floor)
    return [
        paired("merge again", changes, "change", same, first, "the first bare union of the log", 0.6),
        paired("merge again, one note more", changes, "change", grown, other, "the first bare union of the log"),
    ]


def _grown(merged: Path, source: Path) -> float:
    """The source with one note more into a copy of the merged file."""
    with data.fresh(source, "grown") as more, data.fresh(merged, "target") as into:
        data.type_in(more, 1, 12)
        return timed(lambda: merge(into, [more], data.clock(13)))


def _ours(target: Path, source: Path) -> Timed:
    def once() -> float:
        with data.fresh(target, "ours") as copy:
            return timed(lambda: merge(copy, [source], data.clock(9)))

    return once


def _bare(target: Path, source: Path, union: bare.Union) -> Timed:
    def once() -> float:
        with data.fresh(target, "floor") as copy:
            return timed(lambda: union(copy, source))

    return once


def _files(folder: Path, changes: int) -> tuple[Path, Path]:
    target = data.make(folder / f"target-{changes}.facilitator", 3)
    data.type_until(target, changes // 2, 4)
    source = target.with_stem(f"source-{changes}")
    shutil.copyfile(target, source)
    data.type_until(target, changes, 5)
    data.type_until(source, changes, 6)
    return target, source
