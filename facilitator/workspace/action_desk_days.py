"""A day on which something happened, as a person types it: never one that is still to come (pure)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from facilitator.capture.due_field import read_due_field

_YEAR = re.compile(r"\d{4}")
_WEEKDAY = re.compile(r"(?:by |on |last )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?")
_BACK = {"today": 0, "yesterday": 1}
_FARTHEST = timedelta(days=300)  # what would be a year ago is a slip


def read_past_day(words: str, today: date) -> str:
    """The ISO day that words mean: "yesterday", "Monday", "30 Sep", "2024-09-30"; "" where they name none.

    A day without a year is the last one that was. A day that is still to come is none.
    """
    bare = " ".join(words.split()).casefold()
    if bare in _BACK:
        return (today - timedelta(days=_BACK[bare])).isoformat()
    iso = read_due_field(words, today)[0]
    if not iso or iso <= today.isoformat():
        return iso
    found = date.fromisoformat(iso)
    if _WEEKDAY.fullmatch(bare):
        return (found - timedelta(days=7)).isoformat()
    return "" if _YEAR.search(bare) or not any(map(str.isdecimal, bare)) else _a_year_before(found, today)


def _a_year_before(found: date, today: date) -> str:
    try:
        before = found.replace(year=found.year - 1)
    except ValueError:  # 29 February
        return ""
    return before.isoformat() if before <= today and today - before <= _FARTHEST else ""
