"""python -m tests.hostile [--count N] [--first SEED] [--kind KIND]: merges N hostile files, prints what must be 0."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.hostile.files import MAKERS
from tests.hostile.trial import Outcome, attempt, originals


def main(arguments: list[str]) -> int:
    """Prints a table by kind of file and the figures; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first file")
    parser.add_argument("--kind", choices=[make.__name__ for make in MAKERS], help="files of this kind alone")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        target, source = originals(Path(place))
        room = Path(place) / "room"
        room.mkdir()
        found: list[Outcome] = []
        for seed in _seeds(asked.first, asked.count, asked.kind):
            found.append(attempt(room, target, source, seed))
            for fault in found[-1].faults:
                print(f"{found[-1].maker} (seed {seed}): {fault}", flush=True)
    return _told(found)


def _seeds(first: int, count: int, kind: str | None) -> range:
    """So many seeds; those of one kind are as far apart as there are kinds."""
    if kind is None:
        return range(first, first + count)
    place = [make.__name__ for make in MAKERS].index(kind)
    return range(first * len(MAKERS) + place, (first + count) * len(MAKERS), len(MAKERS))


def _told(found: list[Outcome]) -> int:
    print(f"{'kind of file':32} {'merged':>7} {'refused':>8} {'crashed':>8} {'slowest s':>10}")
    for maker in dict.fromkeys(one.maker for one in found):
        own = [one for one in found if one.maker == maker]
        ends = Counter(one.ending for one in own)
        slowest = max(one.seconds for one in own)
        print(f"{maker:32} {ends['merged']:7} {ends['refused']:8} {ends['crashed']:8} {slowest:10.2f}")
    own, reader = max(one.own for one in found), max(one.reader for one in found)
    broken = sum(bool(one.faults) for one in found)
    print(
        f"{len(found)} files, {sum(one.ending == 'crashed' for one in found)} crashes, {broken} with a broken promise"
    )
    print(f"slowest {max(one.seconds for one in found):.2f} s, {own:.0f} MB more here, {reader:.0f} MB in a reader")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
