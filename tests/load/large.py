"""One file with very many changes, in growing sizes: everything that goes through all of it, and what must not."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import data
from tests.load.memory import watched
from tests.load.table import Table

_SHARES = (100, 10, 3, 1)
_LEAST = 5000  # a template alone has more than a thousand
# What is done, its name in the table, and whether its cost is that of a change or of one piece.
_STEPS = (
    ("make", "typing it in, by pastes", "change"),
    ("open", "opening", "opening"),
    ("read", "reading every record", "change"),
    ("search", "a search", "search"),
    ("note", "keeping one note", "note"),
    ("digest", "`digest`", "change"),
    ("check", "`check`", "change"),
    ("backup", "a verified backup", "change"),
    ("merge", "`merge` into an empty file", "change"),
    ("again", "`merge` again: nothing new", "change"),
    ("grown", "`merge` of a copy with one note more", "change"),
    ("summary", "composing a session's summary", "change"),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one step at one size. ``cpu`` in seconds of a core, for ``work`` pieces; memory in MB."""

    seconds: float
    cpu: float
    work: int
    own: float
    reader: float


def measure(folder: Path, changes: int) -> Table:
    """Each step at a hundredth, a tenth, a third and all of the changes, each in a process of its own."""
    sizes = sorted({max(changes // share, min(changes, _LEAST)) for share in _SHARES})
    found = {size: dict(_at_size(folder, size)) for size in sizes}
    head = ("step", "per", *(f"{size:,}" for size in sizes), "peak MB", "reader MB")
    rows = [
        (
            label, unit, *(_told(found[size][name]) for size in sizes),
            _megabytes([found[size][name].own for size in sizes]),
            _megabytes([found[size][name].reader for size in sizes]),
        )
        for name, label, unit in _STEPS
    ]  # fmt: skip
    peak = max(max(cost.own, cost.reader) for steps in found.values() for cost in steps.values())
    return Table(head, rows, peak)


def _at_size(folder: Path, size: int) -> Iterator[tuple[str, Cost]]:
    path, target, copy = (folder / f"{name}-{size}.facilitator" for name in ("large", "target", "copy"))
    for name, label, _ in _STEPS:
        print(f"{size:,}: {label} …", file=sys.stderr, flush=True)
        if name in ("note", "grown"):
            shutil.copyfile(path, copy)
        if name == "grown":
            data.type_in(copy, 1, 23)
        yield name, cost_of(name, *_arguments(name, path, target, copy, size))
    for gone in (path, target, copy):
        gone.unlink()


def _arguments(name: str, path: Path, target: Path, copy: Path, size: int) -> tuple[str | Path, ...]:
    if name in ("merge", "again"):
        return target, path
    return {"make": (path, str(size)), "note": (copy,), "grown": (target, copy)}.get(name, (path,))


def cost_of(name: str, *arguments: str | Path) -> Cost:
    """Runs one step. Raises CalledProcessError."""
    run = watched([sys.executable, "-m", "tests.load.steps", name, *map(str, arguments)])
    told = json.loads(run.printed)
    return Cost(told["seconds"], told["cpu"], told["work"], told["megabytes"], run.reader)


def _told(cost: Cost) -> str:
    """Seconds of the clock, and what one piece costs."""
    each = cost.cpu / cost.work * 1e6
    return f"{cost.seconds:.2f} s, {each:.1f} µs" if each < 1000 else f"{cost.seconds:.2f} s, {each / 1000:.1f} ms"


def _megabytes(peaks: list[float]) -> str:
    return " · ".join(f"{peak:.0f}" for peak in peaks) if any(peaks) else "–"
