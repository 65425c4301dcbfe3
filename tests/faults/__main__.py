"""python -m tests.faults [--points every|tenth|none] [--jobs KIND...] [--seed S] [--kills N] [--window-kills N]

Spoils the calls of each job, kills who types at random moments, and prints a table of what must never be above 0.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.layer import built_layer
from tests.faults.run import KINDS, kill_figures, point_figures, room, window_figures
from tests.faults.table import headings, told

_EVERY = {"every": 1, "tenth": 10, "none": 0}


def main(arguments: list[str]) -> int:
    """0 where every promise held, else 1."""
    asked = _asked(arguments)
    bad = 0
    with room() as folder:
        layer = built_layer(folder)
        if isinstance(layer, str):
            print(f"skipped: {layer}")
        elif _EVERY[asked.points]:
            print(headings("job"), flush=True)
            for found in point_figures(layer, folder, _EVERY[asked.points], asked.seed, asked.jobs, one=asked.one):
                bad += told(found)
    with tempfile.TemporaryDirectory() as made:  # on a disk, where a commit takes longer
        folder = Path(made)
        if asked.kills or asked.window_kills:
            print(headings("kill -9"), flush=True)
        if asked.kills:
            bad += told(kill_figures(folder, asked.kills, asked.seed))
        if asked.window_kills:
            bad += told(window_figures(folder, asked.window_kills, asked.seed))
    return int(bad > 0)


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--points", choices=_EVERY, default="every")
    parser.add_argument("--one", action="store_true", help="spoil each point in one way, by the seed, not in all")
    parser.add_argument("--jobs", nargs="*", choices=KINDS, default=KINDS)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--window-kills", type=int, default=0)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
