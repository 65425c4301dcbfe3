"""Capture to durable: single lines, one transaction each, against the same rows by bare sqlite3."""

from __future__ import annotations

import os
from pathlib import Path

from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import opened
from tests.benchmarks import bare, data
from tests.benchmarks.figures import Figure, against_percentile, paired, timed

_PAGE = b"x" * 4096


def measure(folder: Path, notes: int) -> list[Figure]:
    """Ours, the floor and a bare fsync in turn, note by note, in the same folder."""
    typed = list(data.lines(notes, 5))
    empty = data.make(folder / f"empty-{notes}.facilitator", 1)
    recorded = _recorded(empty, typed)
    with data.fresh(empty, "ours") as ours, data.fresh(empty, "floor") as floor, opened(ours, data.clock(2)) as file:
        assert bare.same_pragmas(file.connection, floor)
        mine, rows, syncs = _in_turn(Capture(file, None, None, "Bench"), floor, typed, recorded)
    return [
        paired("capture to durable", notes, "one note", mine, rows, "same rows by bare sqlite3", 1.5),
        against_percentile("capture, 99th percentile", "one note", mine, syncs, "99th of write + fsync of 4 KiB", 10.0),
    ]


def _recorded(empty: Path, typed: list[str]) -> list[bare.Note]:
    """The rows that capture writes for each line, read back from a file that took them all."""
    with data.fresh(empty, "recorded") as path:
        with opened(path, data.clock(2)) as file:
            items = list(Capture(file, None, None, "Bench").keep(typed).items)
        return bare.notes_of(path, items)


def _in_turn(
    capture: Capture, floor: Path, typed: list[str], recorded: list[bare.Note]
) -> tuple[list[float], list[float], list[float]]:
    connection = bare.connect(floor)
    small = floor.with_suffix(".sync")
    mine: list[float] = []
    rows: list[float] = []
    syncs: list[float] = []
    try:
        with small.open("wb", buffering=0) as stream:
            for line, note in zip(typed, recorded, strict=True):
                mine.append(timed(lambda line=line: capture.keep([line]), collect=False))
                rows.append(timed(lambda note=note: bare.write(connection, note), collect=False))
                syncs.append(timed(lambda: (stream.write(_PAGE), os.fsync(stream.fileno())), collect=False))
    finally:
        connection.close()
        small.unlink()
    return mine, rows, syncs
