"""A job that nothing disturbs: the calls it makes, and what stands before, halfway and after."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tests.faults.children import Answer, forked
from tests.faults.jobs import Job
from tests.faults.layer import Spoilt
from tests.faults.scene import Scene, laid
from tests.faults.standing import Eyes, Standing, known_ids, standing

_OURS = frozenset(
    {"facilitator", "reportlab", "uharfbuzz", "fontTools", "openpyxl", "docx", "xlsxwriter", "lxml", "PIL"}
)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """``stages`` begin with what stands before the job. ``writes`` and ``reads`` are its calls, each with the path
    it is on; ``acknowledged`` the changes its answer stands for; ``repeated`` the fingerprints of the places in
    which the job was done once more."""

    job: Job
    stages: tuple[Standing, ...]
    writes: tuple[str, ...]
    reads: tuple[str, ...]
    eyes: Eyes
    acknowledged: int
    repeated: set[bytes] = field(default_factory=set)

    def call(self, spoilt: Spoilt) -> str:
        """The call that is spoilt, in words."""
        calls = self.writes if spoilt.at > 0 else self.reads
        return calls[abs(spoilt.at) - 1] if 0 < abs(spoilt.at) <= len(calls) else "the end"


@dataclass(frozen=True, slots=True)
class Bench:
    """Where jobs are tried: the files they begin with, and the folder they are laid in."""

    begun: Scene
    place: Path

    def lay(self, job: Job) -> None:
        """The files of a job, before it."""
        laid(self.begun, self.place, job.files)
        if job.prepare:
            done = forked(partial(job.prepare, self.place), self.place)
            assert done.code == 0, done.err

    def do(self, job: Job, stage: int = -1, spoilt: Spoilt | None = None, log: Path | None = None) -> Answer:
        """The job in a child, with a fault where one is given."""
        return forked(partial(job.work, job.stages[stage]), self.place, spoilt, log)


def rehearsed(bench: Bench, job: Job) -> Rehearsal:
    """Does a job undisturbed, each stage from the beginning. Raises AssertionError where it fails."""
    log = bench.place.with_suffix(".log")
    bench.lay(job)
    there = {str(path.relative_to(bench.place)) for path in bench.place.rglob("*")}
    eyes = Eyes(known_ids(bench.place))
    stages = [_only(standing(bench.place, eyes), there)]
    for stage in range(len(job.stages)):
        bench.lay(job)
        answer = bench.do(job, stage, Spoilt("", 0), log)
        assert answer.code == 0, f"{job.name} without a fault: {answer.err}"
        stages.append(standing(bench.place, eyes))
        assert not stages[-1].unopened, stages[-1].unopened
    _imported(log.with_suffix(".modules"))
    calls = [line.partition(" ") for line in log.read_text(encoding="utf-8").splitlines()]
    writes, reads = (tuple(call for kind, _, call in calls if kind == asked) for asked in ("writes", "reads"))
    return Rehearsal(job, tuple(stages), writes, reads, eyes, _changed(stages[0], stages[-1]))


def _imported(names: Path) -> None:
    """What a child imported is imported here, so that the next ones need not."""
    for name in names.read_text(encoding="utf-8").splitlines():
        if name.partition(".")[0] in _OURS and name not in sys.modules:
            importlib.import_module(name)


def _only(found: Standing, names: set[str]) -> Standing:
    """Without what came by looking: a file of an older version is migrated, and a backup of it made."""
    return replace(found, states={name: state for name, state in found.states.items() if name in names})


def _changed(before: Standing, after: Standing) -> int:
    """How many records, people and points a job makes, alters or takes away, copies apart."""
    changed = 0
    for name, state in after.states.items():
        if not name.startswith(("Backups/", "out/")):
            old, new = before.states.get(name, {}), state
            changed += len({key for key in {*old, *new} if old.get(key) != new.get(key)})
    return changed
