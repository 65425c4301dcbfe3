"""A date as people type it: its ISO day, or why it has none (pure).

Without a year, the coming one is meant: a day before the note's own day is next year's. A month, a
quarter or a year alone means its last day; a day of the week the next one after the note's own day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from facilitator.capture.calendar_words import DAY, MONTH, day_number, month_number, number

_Y = r"((?:19|20|21|22)\d\d)"
_HAN = r"\d{1,2}|[〇一二三四五六七八九十]{1,3}"
_NO_COUNT = r"(?!\s?(?:%|per\b|percent|km|ha\b|m\b|usd|млн|тыс))"
_RANGE = r"(?!\s?[-–—~～]\s?\d)"
_NEAR = 183
_FLAGS = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Found:
    """A date up to ``end``; ``iso`` is "" with a ``warning``. ``exact``: the words name one day of the year."""

    end: int
    iso: str
    exact: bool
    warning: str = ""


@dataclass(frozen=True, slots=True)
class _Context:
    today: date
    day_first: bool


_Read = Callable[[re.Match[str], _Context], "_Value"]


@dataclass(frozen=True, slots=True)
class _Value:
    iso: str = ""
    exact: bool = True
    warning: str = ""


def read_date(text: str, start: int, today: date, *, day_first: bool = True) -> Found | None:
    """The date that stands at ``start``; ``day_first``: 5.10 is 5 October (else it is ambiguous)."""
    context = _Context(today, day_first)
    for pattern, read in _FORMS:
        match = pattern.match(text, start)
        if match is not None:
            value = read(match, context)
            return Found(match.end(), value.iso, value.exact, value.warning)
    return None


def _day(year: str | None, month: int, day: int, context: _Context) -> _Value:
    """A day of a month; without a year the next such day, 29 February in a leap year."""
    first = context.today.year
    years = [_year(year)] if year else range(first, min(first + 9, MAXYEAR + 1))
    for value in years:
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(value, month)[1]:
            found = date(value, month, day)
            if year or found >= context.today:
                return _Value(found.isoformat())
    return _Value(warning="impossible-date")


def _month(year: str | None, month: int, context: _Context) -> _Value:
    this = context.today
    value = _year(year) if year else this.year + (month < this.month)
    if not 1 <= month <= 12 or value > MAXYEAR:
        return _Value(warning="impossible-date")
    return _Value(_last(value, month), exact=False)


def _last(year: int, month: int) -> str:
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _year(text: str) -> int:
    value = int(text)
    return value if value > 99 else 2000 + value


def _pair(first: int, second: int, year: str | None, context: _Context) -> _Value:
    """Two numbers, either of which may be the month."""
    if first == second or (first > 12) != (second > 12):
        day, month = (first, second) if second <= 12 else (second, first)
        return _day(year, month, day, context)
    return _Value(warning="impossible-date" if first > 12 else "ambiguous-date")


def _numeric(match: re.Match[str], context: _Context) -> _Value:
    first, second, year = int(match[1]), int(match[3]), match[4]
    if match[2] == "." and context.day_first:
        return _day(year, second, first, context)
    return _pair(first, second, year, context)


def _dotted(match: re.Match[str], context: _Context) -> _Value:
    first, second = int(match[1]), int(match[2])
    return _day(None, second, first, context) if context.day_first else _pair(first, second, None, context)


def _han(match: re.Match[str], context: _Context) -> _Value:
    if match[3]:
        return _day(match[1], number(match[2]), number(match[3]), context)
    return _month(match[1], number(match[2]), context)


def _quarter(match: re.Match[str], context: _Context) -> _Value:
    month = int(match[1]) * 3
    return _month(match[2], month, context)


def _weekday(match: re.Match[str], context: _Context) -> _Value:
    ahead = (day_number(match[1]) - context.today.weekday() - 1) % 7 + 1
    return _shifted(context, ahead)


def _weekday_pair(match: re.Match[str], context: _Context) -> _Value:
    """Two numbers after a day of the week, which tells the day from the month where only one order fits."""
    first, second = int(match[2]), int(match[3])
    orders = (_day(match[4], second, first, context), _day(match[4], first, second, context))
    until = "" if match[4] else _shifted(context, _NEAR).iso
    fits = {value.iso for value in orders if value.iso and _falls_on(value.iso, match[1])}
    fits = {iso for iso in fits if not until or iso <= until}
    return _Value(fits.pop()) if len(fits) == 1 else _Value(warning="ambiguous-date")


def _falls_on(iso: str, weekday: str) -> bool:
    return date.fromisoformat(iso).weekday() == day_number(weekday)


def _day_of_month(match: re.Match[str], context: _Context) -> _Value:
    """The next month, this one included, that has such a day to come."""
    day, this = int(match[1]), context.today
    for ahead in range(3):
        year, month = divmod(this.year * 12 + this.month - 1 + ahead, 12)
        if year <= MAXYEAR and 1 <= day <= calendar.monthrange(year, month + 1)[1]:
            found = date(year, month + 1, day)
            if found >= this:
                return _Value(found.isoformat(), exact=False)
    return _Value(warning="impossible-date")


def _han_weekday(match: re.Match[str], context: _Context) -> _Value:
    weekday = day_number(match[2] or match[3] or match[4])
    if match[1]:
        return _shifted(context, 7 - context.today.weekday() + weekday)
    return _shifted(context, (weekday - context.today.weekday() - 1) % 7 + 1)


def _shifted(context: _Context, days: int) -> _Value:
    try:
        return _Value((context.today + timedelta(days=days)).isoformat(), exact=False)
    except OverflowError:
        return _Value(warning="impossible-date")


def _this_month(_: re.Match[str], context: _Context) -> _Value:
    return _Value(_last(context.today.year, context.today.month), exact=False)


def _ambiguous(_: re.Match[str], __: _Context) -> _Value:
    return _Value(warning="ambiguous-date")


def _form(pattern: str, read: _Read) -> tuple[re.Pattern[str], _Read]:
    return re.compile(pattern, _FLAGS), read


_SPELT = (
    rf"(?:the\s)?(\d{{1,2}})(?:st|nd|rd|th|-?го|-?е)?(?:\s?-\s?|\s|\.\s?)?(?:of\s)?({MONTH})"
    rf"(?:,?[\s-]{_Y})?(?!\d)(?:\s?г(?:ода\b|\.|\b))?"
)
_SPELT_MONTH_FIRST = rf"({MONTH})\s(?:the\s)?(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:,?\s{_Y}(?!\d))?{_RANGE}"
_END_OF = r"(?:the\s)?(?:very\s)?(?:end(?:\sof)?[\s-]|конца\s|концу\s|конец\s)?"
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    _form(
        rf"{_Y}\s?([-/.])\s?(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?!\d)\.?", lambda m, c: _day(m[1], int(m[3]), int(m[4]), c)
    ),
    _form(rf"{_Y}[-/.](\d{{1,2}})(?![./-]?\d)", lambda m, c: _month(m[1], int(m[2]), c)),
    _form(
        rf"(?:{_Y}\s?[年년]\s?)?({_HAN})\s?[月월](?:\s?({_HAN})\s?[日号號일]|\s?[底末말中중])?"
        rf"(?!\s?(?:{_HAN})|[旬초曜요])",
        _han,
    ),
    _form(rf"{_Y}\s?[年년]\s?[底末말内]?", lambda m, c: _month(m[1], 12, c)),
    _form(r"(?:今年|올해\s?)?(?:年底|年末|年内|연말|연내)|올해\s?말", lambda m, c: _month(None, 12, c)),
    _form(r"(?:本月|今月|이달\s?|이번\s?달\s?|월|月)(?:底|末|말|内)", _this_month),
    _form(
        rf"(?:{_Y}\sоны?\s)?(\d{{1,2}})(?:-?р|\s?д[уү]г[аэ]+р)?\s?сарын\s(\d{{1,2}})(?:-?н(?:[ыи]й?)?(?!\w))?(?:\sөдөр)?",
        lambda m, c: _day(m[1], int(m[2]), int(m[3]), c),
    ),
    _form(
        rf"(?:{_Y}\sоны?\s)?(\d{{1,2}})(?:-?р|\s?д[уү]г[аэ]+р)?\s?сар(?:ын\s(?:сүүл\w*|эцэс\w*)|\b)",
        lambda m, c: _month(m[1], int(m[2]), c),
    ),
    _form(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)(?:\s?г(?:ода\b|\.|\b))?", _numeric),
    _form(rf"(\d{{1,2}})\.(\d\d)(?!\d|\.\d){_NO_COUNT}\.?", _dotted),
    _form(rf"(1[3-9]|2\d|3[01])\.(\d)(?!\d|\.\d){_NO_COUNT}\.?", _dotted),
    _form(r"(\d{1,2})/(\d{1,2})(?![\d/])", lambda m, c: _pair(int(m[1]), int(m[2]), None, c)),
    _form(_SPELT, lambda m, c: _day(m[3], month_number(m[2]), int(m[1]), c)),
    _form(rf"{DAY},?\s(?:the\s)?{_SPELT}", lambda m, c: _day(m[3], month_number(m[2]), int(m[1]), c)),
    _form(_SPELT_MONTH_FIRST, lambda m, c: _day(m[3], month_number(m[1]), int(m[2]), c)),
    _form(rf"{DAY},?\s{_SPELT_MONTH_FIRST}", lambda m, c: _day(m[3], month_number(m[1]), int(m[2]), c)),
    _form(rf"{_END_OF}({MONTH})(?:,?\s?{_Y})?(?!\s?\d|[-–]\d)", lambda m, c: _month(m[2], month_number(m[1]), c)),
    _form(rf"{_END_OF}Q([1-4])(?:[\s,/-]{{1,2}}{_Y})?(?![\w/-])", _quarter),
    _form(
        r"(?:the\s)?(?:end\sof\s(?:the\s|this\s)?year|year[\s-]end|eoy\b|кон(?:ца|цу)\sгода)",
        lambda m, c: _month(None, 12, c),
    ),
    _form(r"(?:the\s)?(?:end\sof\s(?:the\s|this\s)?month|month[\s-]end|eom\b|кон(?:ца|цу)\sмесяца)", _this_month),
    _form(rf"{_END_OF}{_Y}(?![\d/–-]|\.\d)(?:\s?г(?:ода\b|\.|\b))?{_NO_COUNT}", lambda m, c: _month(m[1], 12, c)),
    _form(r"today\b|tonight\b|сегодня|今天|今日|本日|오늘|өнөөдөр", lambda m, c: _shifted(c, 0)),
    _form(r"tomorrow\b|tmrw\b|завтра(?:шнего\sдня)?|明天|明日|내일|маргааш", lambda m, c: _shifted(c, 1)),
    _form(rf"(?:next|следующ\w+)\s{DAY}", _ambiguous),
    _form(rf"({DAY}),?\s(\d{{1,2}})[./](\d{{1,2}})(?:[./]{_Y})?(?![\d/])", _weekday_pair),
    _form(rf"(?:{DAY},?\s)?(?:the\s)?(\d{{1,2}})(?:st|nd|rd|th)(?=\s?(?:[,.;:)]|$))", _day_of_month),
    _form(rf"(?:this\s|coming\s|the\s)?({DAY})", _weekday),
    _form(
        r"(?:[本这這今]|이번\s?)?(下|来|來|次|다음\s?)?(?:[周週]|星期|礼拜|주\s?)?(?:の)?"
        r"(?:(?<=[周週期拜])([一二三四五六日天])|([月火水木金土日])曜日?|([월화수목금토일])요일)",
        _han_weekday,
    ),
)
