"""What the cells of an action plan say: days, dates as words, names (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from facilitator.capture.cells import read_status
from facilitator.capture.dates import read_date
from facilitator.capture.due_field import read_due_field
from facilitator.capture.people import find_party
from facilitator.directory import Directory
from facilitator.domain import Kind

_TWO_NUMBERS = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?:\s.*)?")
_LIST = re.compile(r"\s*[\n;；]\s*")
_COMMAS = re.compile(r"\s*[,，、]\s*")
_NOTHING = frozenset({"", "-", "–", "—", "―"})


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A cell for a date: its ISO day or its words; ``either`` are the days that it can mean, where it is unclear."""

    iso: str = ""
    words: str = ""
    either: tuple[str, ...] = ()


def is_nothing(cell: str) -> bool:
    """Whether a cell is empty or holds the dash that stands for nothing."""
    return cell.strip() in _NOTHING


def read_plan_day(cell: str, today: date) -> PlanDay:
    """The day a cell names, as any note could; words where it names none. ``today`` is what "Friday" counts from.

    Two numbers that could both be a month name no day: a spreadsheet writes days in the order of its own country.
    """
    words = " ".join(cell.split())
    if is_nothing(words):
        return PlanDay()
    two = _TWO_NUMBERS.fullmatch(words)
    if two is not None:
        return _either(words, int(two[1]), int(two[3]), _year(two[4]))
    iso, rest = read_due_field(words, today)
    if not iso and (found := read_date(words, 0, today)) is not None and found.iso and _is_time(words[found.end :]):
        iso, rest = found.iso, ""
    return PlanDay(iso, rest)


def split_plan_names(cell: str, directory: Directory) -> tuple[str, ...]:
    """The names in a cell: parted by semicolons or lines, else by commas where the whole is no name itself."""
    found: list[str] = []
    whole = _LIST.search(cell) is not None
    for piece in _LIST.split(cell.strip()):
        apart = [piece] if whole or find_party(directory, piece) else _COMMAS.split(piece)
        found += [name.strip() for name in apart if not is_nothing(name)]
    return tuple(dict.fromkeys(found))


def party_of(name: str, directory: Directory) -> tuple[str, ...]:
    """The refs that a name fits, with or without a title."""
    return find_party(directory, name)


def plan_status(cell: str) -> str:
    """The stored status that a word means, as tables of action items use them; "" for none."""
    return read_status(cell, Kind.ACTION)


def _either(words: str, first: int, second: int, year: int) -> PlanDay:
    days = tuple(dict.fromkeys(day for one, other in ((first, second), (second, first))
                               if (day := _day(year, other, one))))  # fmt: skip
    if len(days) == 1:
        return PlanDay(days[0])
    return PlanDay(words=words, either=days)


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _year(words: str) -> int:
    return int(words) if len(words) == 4 else 2000 + int(words)


def _is_time(words: str) -> bool:
    return re.fullmatch(r"\s*(?:T?\d{1,2}:\d{2}(?::\d{2})?)?\s*", words) is not None
