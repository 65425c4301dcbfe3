"""Many session files into one: what the first fifty cost beside the last fifty."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.load.making import make_session_files
from tests.load.memory import watched
from tests.load.table import Table

_WAYS = (
    ("one", "one after another"),
    ("backed", "one after another, a verified backup before each"),
    ("all", "all at once"),
)
_HEAD = (
    "merging", "files", "changes", "seconds", "core seconds", "first tenth, ms a file", "last tenth, ms a file",
    "first tenth, µs a change", "last tenth, µs a change", "peak MB", "reader MB",
)  # fmt: skip


def measure(folder: Path, files: int) -> Table:
    """Each way in a process of its own. Raises RuntimeError where they do not give the same."""
    sources = folder / "files"
    sources.mkdir()
    print(f"{files} files …", file=sys.stderr, flush=True)
    for _ in make_session_files(sources, files):
        pass
    rows: list[tuple[str, ...]] = []
    digests: set[str] = set()
    peak = 0.0
    for how, label in _WAYS:
        print(f"{label} …", file=sys.stderr, flush=True)
        target = folder / f"{how}.facilitator"
        run = watched([sys.executable, "-m", "tests.load.roundtable", how, str(target), str(sources)])
        told = json.loads(run.printed)
        digests.add(told["digest"])
        peak = max(peak, told["megabytes"], run.reader)
        rows.append((label, *_row(told), f"{told['megabytes']:.0f}", f"{run.reader:.0f}"))
    if len(digests) > 1:
        raise RuntimeError("The ways of merging gave different files.")
    return Table(_HEAD, rows, peak)


def _row(told: dict[str, list[float]]) -> tuple[str, ...]:
    seconds, changes = told["cpus"], told["changes"]
    part = max(1, len(seconds) // 10)
    first, last = sum(seconds[:part]), sum(seconds[-part:])
    return (
        str(len(seconds)), f"{sum(changes):,}", f"{told['whole']:.1f}", f"{told['cpu']:.1f}",
        f"{first / part * 1e3:.0f}", f"{last / part * 1e3:.0f}",
        f"{first / sum(changes[:part]) * 1e6:.0f}", f"{last / sum(changes[-part:]) * 1e6:.0f}",
    )  # fmt: skip
