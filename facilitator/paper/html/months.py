"""The months of a time line and where its days stand among them (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

EVERY_MONTH, EVERY_QUARTER, MOST_MONTHS = 16, 40, 1200
LETTERS = {"en": "JFMAMJJASOND", "ru": "ЯФМАМИИАСОНД"}


@dataclass(frozen=True, slots=True)
class Months:
    """First days of months, the first day after them, and every how many months one is named."""

    firsts: tuple[date, ...]
    after: date
    step: int

    def share(self, day: date) -> float:
        """A day's place from 0, the first of the first month, to 1, the end of the last."""
        passed = (day - self.firsts[0]).days / max(1, (self.after - self.firsts[0]).days)
        return min(max(passed, 0.0), 1.0)

    def named(self) -> list[date]:
        """The months that have a line and a name."""
        return [first for first in self.firsts if (first.month - 1) % self.step == 0]


def months(start: date, end: date) -> Months:
    """From the month of one day to the month of another, a hundred years at most."""
    firsts = [start.replace(day=1)]
    while (following := _following(firsts[-1])) <= end and len(firsts) < MOST_MONTHS and following < date.max:
        firsts.append(following)
    step = 1 if len(firsts) <= EVERY_MONTH else 3 if len(firsts) <= EVERY_QUARTER else 12
    return Months(tuple(firsts), _following(firsts[-1]), step)


def name(first: date, language: str) -> str:
    """A month's letter where the language has them, else its number."""
    found = LETTERS.get(language[:2].lower())
    return found[first.month - 1] if found else str(first.month)


def _following(first: date) -> date:
    if (first.year, first.month) >= (9999, 12):
        return date.max
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
