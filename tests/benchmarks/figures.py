"""What a benchmark gives, and how two things are timed against each other on a machine that drifts."""

from __future__ import annotations

import gc
import math
import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from time import perf_counter

Timed = Callable[[], float]
MILLI = 1000.0
GROWTH_ALLOWED = 1.15  # what two runs of the same thing differ by on a quiet machine


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    ``ours`` and ``floor`` are milliseconds, for one piece where ``unit`` says "one …", else for all of
    ``work``; ``ratio`` is the median of the ratios of the pairs. ``value`` is what the goal speaks of,
    and ``goal`` its bound, None where there is none. ``also`` are other things measured: ours, the floor's.
    """

    name: str
    work: int
    unit: str
    ours: float
    floor: float
    ratio: float
    value: float
    goal: float | None
    goal_text: str
    floor_is: str
    also: Mapping[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])

    @property
    def met(self) -> bool | None:
        return None if self.goal is None else self.value <= self.goal

    def bound(self, value: float, goal: float, goal_text: str) -> Figure:
        """The same figure with a goal on another value than the ratio."""
        return replace(self, value=value, goal=goal, goal_text=goal_text)


def paired(
    name: str,
    work: int,
    unit: str,
    ours: Sequence[float],
    floor: Sequence[float],
    floor_is: str,
    goal: float | None = None,
) -> Figure:
    """A figure from pairs of seconds, one of ours and one of the floor's in each; the goal is on the ratio."""
    ratio = statistics.median(mine / bare for mine, bare in zip(ours, floor, strict=True))
    return Figure(
        name,
        work,
        unit,
        statistics.median(ours) * MILLI,
        statistics.median(floor) * MILLI,
        ratio,
        ratio,
        goal,
        "" if goal is None else f"≤ {goal:g}",
        floor_is,
    )


def against_percentile(
    name: str, unit: str, ours: Sequence[float], floor: Sequence[float], floor_is: str, goal: float
) -> Figure:
    """A figure of 99th percentiles, from one series of each."""
    mine, bare = percentile(ours, 99), percentile(floor, 99)
    return Figure(
        name, len(ours), unit, mine * MILLI, bare * MILLI, mine / bare, mine / bare, goal, f"≤ {goal:g}", floor_is
    )


def interleaved(pairs: int, ours: Timed, floor: Timed) -> tuple[list[float], list[float]]:
    """A B A B …: what the machine does in between falls on both; the first pair only warms up."""
    mine: list[float] = []
    bare: list[float] = []
    for place in range(pairs + 1):
        one, other = ours(), floor()
        if place:
            mine.append(one)
            bare.append(other)
    return mine, bare


def timed(work: Callable[[], object], *, collect: bool = True) -> float:
    """Seconds one call takes; the garbage of what came before is not counted in."""
    if collect:
        gc.collect()
    begun = perf_counter()
    work()
    return perf_counter() - begun


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest value that ``part`` per cent of the values do not pass."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * part / 100) - 1)]


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure at full size and at a tenth. Growth 1 is cost in step with work; None without a tenth."""

    full: Figure
    tenth: Figure | None

    @property
    def growth(self) -> float | None:
        return None if self.tenth is None else _growth(self.full, self.tenth, self.full.ours, self.tenth.ours)

    @property
    def floor_growth(self) -> float | None:
        return None if self.tenth is None else _growth(self.full, self.tenth, self.full.floor, self.tenth.floor)

    @property
    def in_step(self) -> bool | None:
        """Whether cost grew no faster than the work, or than the floor's own cost did."""
        if self.growth is None or self.floor_growth is None:
            return None
        return self.growth <= max(1.0, self.floor_growth) * GROWTH_ALLOWED


def _growth(full: Figure, tenth: Figure, high: float, low: float) -> float:
    """How many times the cost of one piece of work rose; a cost given for one piece is that already."""
    more = 1.0 if full.unit.startswith("one ") else full.work / tenth.work
    return high / low / more


def as_data(pair: Pair) -> dict[str, object]:
    """A pair as plain data for JSON."""
    return {
        **asdict(pair.full),
        "met": pair.full.met,
        "growth": pair.growth,
        "floor_growth": pair.floor_growth,
        "in_step": pair.in_step,
        "tenth": None if pair.tenth is None else asdict(pair.tenth),
    }
