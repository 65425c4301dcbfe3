"""What a job with a fault left behind, held against what it would have made: losses, halves, leftovers, silence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.children import Answer
from tests.faults.jobs import KEPT, typing
from tests.faults.layer import Spoilt
from tests.faults.rehearsal import Rehearsal
from tests.faults.scene import ANN
from tests.faults.standing import Standing, State, drafts_of, texts

_ENDS = ("gone", "torn", "kill", "cut")  # after these the program cannot tidy up
# To remove a folder is to look into it.
_REMOVES = re.compile(r"unlink|rmdir|look \S*/(\.\w+\.part|facilitator-copy-\w+)")
_BUG = ("Traceback", "This is a bug")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known after a fault: what the program answered, and what was found standing in ``place``."""

    rehearsal: Rehearsal
    spoilt: Spoilt
    answer: Answer
    found: Standing
    place: Path

    @property
    def answered(self) -> bool:
        """Whether the program said that all of it is done; a cut after the end comes when it has."""
        return self.answer.code == 0 or (self.spoilt == Spoilt("cut", 0) and self.answer.code is None)

    def lines(self) -> list[tuple[str, str]]:
        """Each id that was printed for a typed line, with the words it stands for."""
        printed = [line for line in self.answer.out.splitlines() if line]
        if self.rehearsal.job.work is typing:
            kept = [line.removeprefix(KEPT).partition(" ") for line in printed if line.startswith(KEPT)]
            return [(item, words) for item, _, words in kept]
        return list(zip(printed, self.rehearsal.job.typed, strict=False))

    def acknowledged(self) -> int:
        """The changes that the program said are kept."""
        if self.rehearsal.job.typed:
            return len(self.lines())
        return self.rehearsal.acknowledged if self.answered else 0

    def broken(self) -> list[str]:
        """Promises broken apart from losses."""
        said, code = self.answer.err + self.answer.out, self.answer.code
        faults = [f"{name} does not open: {why.strip()[-200:]}" for name, why in self.found.unopened.items()]
        if any(word in said for word in _BUG):
            faults.append(f"a bug: {said.strip().splitlines()[-1]}")
        elif code not in (None, 0, 1):
            faults.append(f"it ended with {code}: {said.strip()[-200:]}")
        elif code == 1 and not said.strip():
            faults.append("it failed without a word")
        return [*faults, *self._halves(), *self._left()]

    def lost(self) -> list[str]:
        """The changes that were acknowledged, before and now, and are not there as they were said."""
        words = texts(self.place / ANN) if self.rehearsal.job.typed else {}
        lost = [f"“{line}”" for item, line in self.lines() if words.get(item) != line]
        if self.rehearsal.job.work is typing:
            return [*lost, *self._begun(words.values()), *self._from_before()]
        for name in self.rehearsal.stages[0].states:
            if name in self.found.states:
                lost += _differences(name, self.found.states[name], self._allowed(name))
            elif name not in self.found.unopened:
                lost.append(f"{name} itself")
        return [*lost, *(self._not_made() if self.answered else ())]

    def _not_made(self) -> Iterator[str]:
        after = self.rehearsal.stages[-1]
        yield from (name for name in after.states if name not in self.found.states)
        yield from (name for name in after.papers if name not in self.found.papers)

    def _begun(self, kept: Iterable[str]) -> Iterator[str]:
        """The words typed last where they became no line."""
        printed = self.answer.out.splitlines()
        if printed and printed[-1].startswith("draft "):
            begun = printed[-1].removeprefix("draft ")
            if not any(one.startswith(begun) for one in (*drafts_of(self.place / ANN), *kept)):
                yield f"the draft “{begun}”"

    def _from_before(self) -> Iterator[str]:
        found = self.found.states.get(ANN, {})
        for name, value in self.rehearsal.stages[0].states[ANN].items():
            if found.get(name) != value:
                yield f"{name} from before"

    def _allowed(self, name: str) -> list[State]:
        """What a file may hold: what it does after the job; unless that is acknowledged, also what it did before."""
        return [stage.states[name] for stage in self._stages() if name in stage.states]

    def _stages(self) -> tuple[Standing, ...]:
        return self.rehearsal.stages[-1:] if self.answered else self.rehearsal.stages

    def _halves(self) -> Iterator[str]:
        """What stands under a final name and is neither what was there before nor what was to be made."""
        for name, data in self.found.papers.items():
            if data not in [stage.papers.get(name) for stage in self._stages()]:
                yield f"{name} is not whole: {len(data)} bytes"
        for name, state in self.found.states.items():
            if name not in self.rehearsal.stages[0].states and state not in self._allowed(name):
                yield f"{name} is not whole"

    def _left(self) -> list[str]:
        """What lies about and should not. After a kill what is hidden may, and what is in the temporary folder, and a
        journal in which nothing had begun yet: SQLite takes it away at the next change."""
        if self.spoilt.how in _ENDS or self.spoilt.at == 0 or _REMOVES.match(self.rehearsal.call(self.spoilt)):
            return []
        return [f"left behind: {name}" for name in sorted(self.found.leftovers - usual_leftovers(self.rehearsal))]


def usual_leftovers(rehearsal: Rehearsal) -> frozenset[str]:
    """What is hidden or temporary where nothing fails, too."""
    return rehearsal.stages[0].leftovers | rehearsal.stages[-1].leftovers


def _differences(name: str, found: State, allowed: list[State]) -> list[str]:
    """What differs from the state that comes nearest, [] where one is met."""
    if found in allowed:
        return []
    nearest = min((sorted(set(one.items()) - set(found.items())) for one in allowed), key=len, default=[])
    return [f"{name}: {key}" for key, _ in nearest] or [f"{name} holds what nobody wrote"]
