"""The window: each scene in a process of its own, on the platform QT_QPA_PLATFORM names (offscreen by itself).

What is measured is between the event that is sent and the end of the paint event that shows its effect.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import data
from tests.benchmarks.figures import MILLI, Figure, interleaved, paired, percentile

_ROOT = Path(__file__).resolve().parents[2]
_STARTS = 15
_OWN_MODULES = {"bare": "bare_window", "visible": "first_window"}
_NOTES, _MANY = 10, 1  # parts of the full size: 10,000 and 100,000 notes


def measure(folder: Path, notes: int) -> list[Figure]:
    """``notes`` are those of the large file; the everyday one has a tenth."""
    many = _file(folder / "many.facilitator", notes // _MANY)
    some = _file(folder / "some.facilitator", notes // _NOTES)
    empty = _file(folder / "empty.facilitator", 0)
    starts = 2 if notes < 1000 else _STARTS
    return [
        _start(folder, starts),
        *_typing(folder, some, notes // _NOTES),
        *_large(folder, many, notes),
        _memory(folder, some, empty, notes // _NOTES),
    ]


def _file(path: Path, notes: int) -> Path:
    data.make(path, 11)
    if notes:
        data.spread(path, notes, 12)
    return path


def _start(folder: Path, runs: int) -> Figure:
    ours, floor = interleaved(
        runs,
        lambda: _scene(folder, "visible")["seconds"][0],
        lambda: _scene(folder, "bare")["seconds"][0],
    )
    return paired("process start to visible window", runs, "one start", ours, floor, "bare PySide6 QMainWindow", 1.3)


def _typing(folder: Path, path: Path, notes: int) -> list[Figure]:
    found = _scene(folder, "typing", str(path))
    return [
        _within("Enter to painted row", notes, "one note", found["enter"], found["bare_row"], "QTableView insert", 16),
        _within("key to painted letter", notes, "one key", found["key"], found["bare_key"], "QPlainTextEdit key", 8),
    ]


def _large(folder: Path, path: Path, notes: int) -> list[Figure]:
    found = _scene(folder, "large", str(path))
    return [
        _within(
            "search to painted hits", notes, "one search", found["search"], found["bare_row"], "QTableView insert", 50
        ),
        _within(
            "opening to a usable window",
            notes,
            "one opening",
            found["open"],
            found["bare_open"],
            "bare fetch of ids",
            1500,
        ),
        _within(
            "longest gap while merging", notes, "one merge", found["gap"], found["bare_gap"], "the same loop, idle", 50
        ),
    ]


def _within(
    name: str, work: int, unit: str, ours: list[float], floor: list[float], floor_is: str, goal: float
) -> Figure:
    figure = Figure(
        name, work, unit, statistics.median(ours) * MILLI, statistics.median(floor) * MILLI,
        statistics.median(ours) / statistics.median(floor), 0.0, None, "", floor_is,
    )  # fmt: skip
    return figure.bound(percentile(ours, 95) * MILLI, goal, f"95th ≤ {goal:g} ms")


def _memory(folder: Path, path: Path, empty: Path, notes: int) -> Figure:
    ours = [_scene(folder, "memory", str(path))["megabytes"][0] / MILLI]
    floor = [_scene(folder, "memory", str(empty))["megabytes"][0] / MILLI]
    return paired("memory with notes, MB", notes, "one window", ours, floor, "the same with an empty file", 1.5)


def _scene(folder: Path, name: str, *arguments: str) -> dict[str, list[float]]:
    from time import perf_counter

    environment = {
        **os.environ,
        "PYTHONPATH": str(_ROOT),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    module = _OWN_MODULES.get(name, "scenes")
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", name, *arguments]
    environment["BEGUN"] = str(perf_counter())
    run = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, cwd=_ROOT, timeout=600)
    found: dict[str, list[float]] = json.loads(run.stdout.splitlines()[-1])
    return found
