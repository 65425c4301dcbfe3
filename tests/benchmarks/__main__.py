"""python -m tests.benchmarks [--json] [--only NAME] [--skip NAME] [--size full|tenth|small]"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import capturing, merging, office, pages, papers, rivals, showing, starting, window
from tests.benchmarks.figures import Figure, Pair, as_data

Measure = Callable[[Path, int], list[Figure]]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """``sizes`` are how much work each size is; at full size the one before it is measured too."""

    measure: Measure
    full: int
    tenth: int
    small: int
    grows: bool = True


BENCHMARKS = {
    "capture": Benchmark(capturing.measure, 2000, 200, 20),
    "merge": Benchmark(merging.measure, 100_000, 10_000, 1500),
    "show": Benchmark(showing.measure, 100_000, 10_000, 200),
    "paper": Benchmark(papers.measure, 1000, 100, 40),
    "papers": Benchmark(rivals.measure, 864, 90, 24, grows=False),
    "office": Benchmark(office.measure, 1000, 100, 40),
    "version": Benchmark(starting.measure, 25, 15, 2, grows=False),
    "window": Benchmark(window.measure, 100_000, 10_000, 500, grows=False),
    "pages": Benchmark(pages.measure, 20_000, 2_000, 300, grows=False),
}


def main(arguments: list[str]) -> int:
    """Measures and prints; 1 when a goal was missed at full size."""
    asked = _asked(arguments)
    names = [name for name in ([asked.only] if asked.only else BENCHMARKS) if name != asked.skip]
    pairs = [pair for name in names for pair in _measured(name, asked.size)]
    print(_json(pairs, asked.size) if asked.json else _table(pairs))
    return int(asked.size == "full" and any(pair.full.met is False for pair in pairs))


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--only", choices=list(BENCHMARKS))
    parser.add_argument("--skip", choices=list(BENCHMARKS))
    parser.add_argument("--size", choices=("full", "tenth", "small"), default="full")
    return parser.parse_args(arguments)


def _measured(name: str, size: str) -> list[Pair]:
    benchmark = BENCHMARKS[name]
    print(f"{name} …", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix="facilitator-benchmarks-") as folder:
        full = benchmark.measure(Path(folder), getattr(benchmark, size))
    if size != "full" or not benchmark.grows:
        return [Pair(figure, None) for figure in full]
    with tempfile.TemporaryDirectory(prefix="facilitator-benchmarks-") as folder:
        tenth = benchmark.measure(Path(folder), benchmark.tenth)
    return [Pair(*both) for both in zip(full, tenth, strict=True)]


def _json(pairs: list[Pair], size: str) -> str:
    machine = {
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "cores": os.cpu_count(),
    }
    return json.dumps({"size": size, "machine": machine, "figures": [as_data(pair) for pair in pairs]}, indent=2)


_HEAD = ("name", "work", "ours ms", "floor ms", "ratio", "goal", "met", "growth", "floor's", "floor")


def _table(pairs: list[Pair]) -> str:
    rows = [_HEAD, *map(_row, pairs)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if at in (0, 9) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    return "\n".join((*lines, *_also(pairs)))


def _also(pairs: list[Pair]) -> list[str]:
    """What was measured beside time: ours, then the floor's."""
    return [
        f"{pair.full.name}: "
        + "; ".join(f"{ours:,.0f} {what} against {floor:,.0f}" for what, (ours, floor) in pair.full.also.items())
        for pair in pairs
        if pair.full.also
    ]


def _row(pair: Pair) -> tuple[str, ...]:
    figure = pair.full
    met = {None: "–", True: "met", False: "NOT MET"}[figure.met]
    if figure.goal_text.startswith("95th"):
        met += f" ({figure.value:.1f})"
    growth = "–" if pair.growth is None else f"{pair.growth:.2f}" + ("" if pair.in_step else " !")
    bare = "–" if pair.floor_growth is None else f"{pair.floor_growth:.2f}"
    return (
        figure.name, str(figure.work), f"{figure.ours:.2f}", f"{figure.floor:.2f}", f"{figure.ratio:.2f}",
        figure.goal_text or "–", met, growth, bare, figure.floor_is,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
