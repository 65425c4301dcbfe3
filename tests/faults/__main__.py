"""``python -m tests.faults [--every N] [--kills N] [--seed S]``: a table of what came of every fault."""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

from tests.faults.trial import HOWS, VERBS, attempt, built_layer, killed, points, scene


def main() -> int:
    """Runs and prints; 1 where a promise was broken."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--every", type=int, default=1, help="one in so many of the points, by the seed")
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--verbs", nargs="*", default=VERBS)
    said = asked.parse_args()
    chance, bad = random.Random(said.seed), 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "begun").mkdir()
        begun, place, layer = scene(folder / "begun"), folder / "place", built_layer(folder)
        if isinstance(layer, str):
            print(f"skipped: {layer}")
        for verb in said.verbs if isinstance(layer, Path) else ():
            count = points(begun, layer, place, verb)
            chosen = [(how, at) for at in range(1, count + 1) for how in HOWS if chance.randrange(said.every) == 0]
            found = [attempt(begun, layer, place, verb, how, at) for how, at in chosen]
            broken = [one for one in found if one.faults]
            bad += len(broken)
            print(f"{verb:10} {count:5} points {len(found):6} faults {len(broken):4} broken", flush=True)
            for one in broken[:8]:
                print("   ", one.how, one.at, *one.faults, flush=True)
        ends = [killed(begun, place, chance) for _ in range(said.kills)]
        lost = [one for one in ends if one.faults]
        print(f"{'kill -9':10} {len(ends):5} kills {len(lost):20} broken")
    return int(bool(bad or lost))


if __name__ == "__main__":
    raise SystemExit(main())
