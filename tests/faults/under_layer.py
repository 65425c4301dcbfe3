"""Runs trials in a process that has the layer (see layer.py); prints one JSON object for each job and each trial."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.faults.jobs import jobs
from tests.faults.rehearsal import Bench, rehearsed
from tests.faults.scene import scene
from tests.faults.trial import Outcome, Ways, attempt, spoilings


def main(arguments: Sequence[str]) -> int:
    """FOLDER ONE-IN-SO-MANY SEED one|all KIND..."""
    folder, every, seed, ways, *kinds = arguments
    for told in trials(Path(folder), int(every), seed, kinds, one=ways == "one"):
        print(json.dumps(told), flush=True)
    return 0


def trials(folder: Path, every: int, seed: str, kinds: Sequence[str], *, one: bool) -> Iterator[dict[str, object]]:
    """What came of each fault; ahead of those of a job its name and the number of its points.

    ``one``: a point is spoilt in one way, by the seed, and not in all.
    """
    bench = Bench(scene(folder / "begun"), folder / "place")
    for job in jobs(bench.begun):
        if not {job.kind, f"{job.kind}: {job.name}"} & set(kinds):
            continue
        rehearsal = rehearsed(bench, job)
        chance = random.Random(f"{seed} {job.kind} {job.name}")
        yield {"job": f"{job.kind}: {job.name}", "points": len(rehearsal.writes) + len(rehearsal.reads)}
        for ways in _chosen(list(spoilings(rehearsal)), every, chance):
            for spoilt in [chance.choice(ways)] if one else ways:
                yield _flat(attempt(bench, rehearsal, spoilt))


def _chosen(points: Sequence[Ways], every: int, chance: random.Random) -> Iterator[Ways]:
    """One of each so many points that follow each other, and the last one of all, the cut after the answer."""
    for begin in range(0, len(points) - 1, every):
        yield chance.choice(points[begin : min(begin + every, len(points) - 1)])
    yield points[-1]


def _flat(outcome: Outcome) -> dict[str, object]:
    told = asdict(outcome)
    return {**told, **told.pop("spoilt")}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
