"""One job with one fault at one of its calls, what stands afterwards, and the same job once more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.faults.layer import Spoilt
from tests.faults.rehearsal import Bench, Rehearsal
from tests.faults.standing import COMPANIONS, Standing, fingerprint, standing
from tests.faults.verdict import Verdict, usual_leftovers

WRITES = ("eio", "enospc", "torn", "kill", "cut")
LASTING = ("full", "gone")  # tried at every third point: they meet all the later ones, too
AT_THE_END = Spoilt("cut", 0)
Ways = tuple[Spoilt, ...]  # to spoil one point


@dataclass(frozen=True, slots=True)
class Outcome:
    """``acknowledged`` changes, those ``lost`` of these and of all from before, files ``unopened``, and every promise
    broken in words."""

    spoilt: Spoilt
    call: str
    acknowledged: int
    lost: int
    unopened: int
    faults: tuple[str, ...]


def spoilings(rehearsal: Rehearsal) -> Iterator[Ways]:
    """For each point of a job the ways to spoil it; last the power cut right after the answer."""
    for at in range(1, len(rehearsal.writes) + 1):
        yield tuple(Spoilt(how, at) for how in (*WRITES, *(LASTING if at % 3 == 0 else ())))
    for at in range(1, len(rehearsal.reads) + 1):
        yield tuple(Spoilt(how, -at) for how in ("eio", *(("gone",) if at % 3 == 0 else ())))
    yield (AT_THE_END,)


def attempt(bench: Bench, rehearsal: Rehearsal, spoilt: Spoilt) -> Outcome:
    """Does a job with a fault and looks at what came of it, twice: right after, and after the job was repeated."""
    job = rehearsal.job
    bench.lay(job)
    sources = {name: (bench.place / name).read_bytes() for name in job.sources}
    answer = bench.do(job, -1, spoilt)
    changed = [name for name, data in sources.items() if (bench.place / name).read_bytes() != data]
    found = _renamed(standing(bench.place, rehearsal.eyes), *job.aside)
    verdict = Verdict(rehearsal, spoilt, answer, found, bench.place)
    lost = verdict.lost()
    faults = [
        *(f"the source {name} was changed" for name in changed),
        *(f"lost: {one}" for one in lost),
        *verdict.broken(),
        *_again(bench, rehearsal),
    ]
    return Outcome(
        spoilt, rehearsal.call(spoilt), verdict.acknowledged(), len(lost), len(verdict.found.unopened), tuple(faults)
    )


def _renamed(found: Standing, aside: str, name: str) -> Standing:
    """With the file that was put aside under the name it has else."""
    if aside not in found.states:
        return found
    states = dict(found.states)
    kept = states.pop(aside)
    return replace(found, states={name: kept, **states})


def _again(bench: Bench, rehearsal: Rehearsal) -> list[str]:
    """The job once more, as a person would try again: nothing that was left behind is in the way."""
    before = fingerprint(bench.place)
    if before in rehearsal.repeated:
        return []
    rehearsal.repeated.add(before)
    job = rehearsal.job
    for name in job.once:  # what is never overwritten
        (bench.place / name).unlink(missing_ok=True)
    answer = bench.do(job)
    if answer.code != 0 and not (job.settled and job.settled in answer.err):
        return [f"once more: {answer.err.strip()[-300:]}"]
    found = standing(bench.place, rehearsal.eyes)
    left = sorted(name for name in found.leftovers - usual_leftovers(rehearsal) if name.endswith(COMPANIONS))
    open_to_see = [name for name in left if "/." not in f"/{name}" and not name.startswith("tmp/")]
    return [f"once more: {said}" for said in (*found.unopened.values(), *(f"{name} is left" for name in open_to_see))]
