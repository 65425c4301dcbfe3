"""Whether “several delegations” in a person's sentence fits the records behind it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.summary.entries import Entry
from facilitator.summary.ladder import DELEGATION, ORGANIZATION, PERSON, Ladder, Standing
from facilitator.summary.material import Material
from facilitator.summary.wording import Wording, capital

_STEPS = ("some", "several", "many")


@dataclass(frozen=True, slots=True)
class Misfit:
    """``word`` as it stands in the sentence; it needs ``low`` to ``high`` of the ``group`` (delegation, organization,
    participant), ``high`` 0 for no end; ``found`` stand behind it."""

    word: str
    group: str
    low: int
    high: int
    found: int


def misfits(material: Material, words: str, entries: Iterable[Entry]) -> tuple[Misfit, ...]:
    """The steps of the ladder in these words that do not fit who stood behind the entries.

    It fits where one of the entries, or all of them together, have as many behind them.
    """
    said = list(_said(material.wording, words))
    if not said:
        return ()
    each = [material.backers(item) for item in entries]
    together = tuple(dict.fromkeys(one for own in each for one in own))
    found: list[Misfit] = []
    for word, group, step in said:
        low, high = _bounds(material.ladder, step)
        if not any(_fits(_count(own, group), low, high) for own in (*each, together)):
            found.append(Misfit(word, group, low, high, _count(together, group)))
    return tuple(found)


def _said(wording: Wording, words: str) -> Iterator[tuple[str, str, str]]:
    folded = words.casefold()
    for group in (DELEGATION, ORGANIZATION, PERSON):
        for step in _STEPS:
            form = wording.words.get(f"ladder.{group}.{step}", "")
            if form and re.search(rf"(?<!\w){re.escape(form.casefold())}(?!\w)", folded):
                yield capital(form.split(" ", 1)[0]), group, step


def _bounds(ladder: Ladder, step: str) -> tuple[int, int]:
    if step == "some":
        return ladder.some, max(ladder.some, ladder.several - 1)
    return (ladder.several, max(ladder.several, ladder.many - 1)) if step == "several" else (ladder.many, 0)


def _fits(count: int, low: int, high: int) -> bool:
    return low <= count and (not high or count <= high)


def _count(backers: tuple[Standing, ...], group: str) -> int:
    return sum(one.group == group for one in backers)
