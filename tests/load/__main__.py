"""python -m tests.load [--changes N] [--files N] [--only PART]: time and memory against size, in Markdown.

The goal: no process above 500 MB, and a cost per change that does not grow with the file. Seconds of a core are
what is held against size: those of the clock depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.load import large, many, shown
from tests.load.table import MEGABYTES, Table

PARTS: dict[str, Callable[[Path, argparse.Namespace], Table]] = {
    "large": lambda folder, asked: large.measure(folder, asked.changes),
    "many": lambda folder, asked: many.measure(folder, asked.files),
    "window": lambda folder, asked: shown.measure(folder, asked.changes),
}


def main(arguments: list[str]) -> int:
    """Prints the tables; 1 when a process held more than it may."""
    parser = argparse.ArgumentParser(prog="python -m tests.load")
    parser.add_argument("--changes", type=int, default=1_000_000, help="of the largest file")
    parser.add_argument("--files", type=int, default=500, help="of the roundtable")
    parser.add_argument("--only", choices=list(PARTS))
    asked = parser.parse_args(arguments)
    peak = 0.0
    for name in [asked.only] if asked.only else PARTS:
        with tempfile.TemporaryDirectory(prefix="facilitator-load-") as folder:
            table = PARTS[name](Path(folder), asked)
        print(f"\n{table.markdown()}", flush=True)
        peak = max(peak, table.peak)
    print(f"\nThe most memory of any process: {peak:.0f} MB of {MEGABYTES:.0f}.")
    return int(peak > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
