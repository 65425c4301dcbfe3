"""Due dates without a year or a date at all, from any day of the note."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from line_fixture import DAY, directory

from facilitator.capture.line import read_line

DIRECTORY = directory()
DAYS = st.dates(date(1970, 1, 1), date(2200, 12, 31))
WEEKDAYS = [
    ["Mon", "monday", "понедельника", "пн", "월요일", "月曜日", "周一"],
    ["Tue", "Tues", "вторника", "вт", "화요일", "火曜日", "星期二"],
    ["wed", "Wednesday", "среды", "ср", "수요일", "水曜日", "周三"],
    ["Thu", "Thurs", "четверга", "чт", "목요일", "木曜日", "周四"],
    ["Fri", "FRIDAY", "пятницы", "пт", "금요일", "金曜日", "星期五"],
    ["sat", "Saturday", "субботы", "сб", "토요일", "土曜日", "周六"],
    ["Sun", "sunday", "воскресенья", "вс", "일요일", "日曜日", "周日"],
]
MONTHS = calendar.month_name[1:]
RUSSIAN = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля"]
RUSSIAN += ["августа", "сентября", "октября", "ноября", "декабря"]
NOT_DUE = ["28–29 August", "since 2017", "on 3 September", "30 Sep", "in 2023", "by 40 people", "by hand"]


def _due(words: str, day: date) -> tuple[str, tuple[str, ...]]:
    reading = read_line(f"> maps {words}", DIRECTORY, day)
    return reading.due, reading.warnings


def _introduced(word: str) -> str:
    if word.isascii():
        return f"by {word}"
    return f"до {word}" if "а" <= word[0] <= "я" else f"{word}까지" if "가" <= word[0] <= "힣" else f"{word}前"


@given(DAYS, st.integers(0, 6), st.integers(0, 6))
def test_a_day_of_the_week_is_the_next_one_after_the_day_of_the_note(day: date, weekday: int, form: int) -> None:
    due, warnings = _due(_introduced(WEEKDAYS[weekday][form]), day)
    found = date.fromisoformat(due)
    assert found.weekday() == weekday
    assert timedelta(1) <= found - day <= timedelta(7)
    assert warnings == ()


@given(DAYS, DAYS)
def test_a_day_and_month_mean_the_coming_one(day: date, wanted: date) -> None:
    number, month = wanted.day, wanted.month
    forms = [
        f"by {number} {MONTHS[month - 1]}",
        f"by {MONTHS[month - 1][:3]} {number}",
        f"до {number} {RUSSIAN[month - 1]}",
        f"до {number:02}.{month:02}",
        f"{month}月{number}日前",
        f"{month}월 {number}일까지",
        f"{month} сарын {number} гэхэд",
    ]
    found = {_due(form, day)[0] for form in forms}
    assert len(found) == 1
    due = date.fromisoformat(found.pop())
    assert (due.day, due.month) == (number, month)
    assert due >= day
    years = due.year - day.year
    assert years <= 1 or (number, month) == (29, 2)


@given(DAYS)
def test_a_whole_date_is_that_day_however_long_ago(wanted: date) -> None:
    year, month, day = wanted.year, wanted.month, wanted.day
    forms = [
        f"by {day} {MONTHS[month - 1]} {year}",
        f"до {day} {RUSSIAN[month - 1]} {year} г.",
        f"until {day:02}.{month:02}.{year}",
        f"by {wanted.isoformat()}",
        f"by {year}/{month}/{day}",
        f"{year}年{month}月{day}日まで",
    ]
    assert {_due(form, DAY)[0] for form in forms} == {wanted.isoformat()}


@given(st.integers(1, 31), st.integers(1, 31), st.sampled_from(["", "/2025"]))
def test_two_numbers_are_a_date_only_where_one_reading_fits(first: int, second: int, year: str) -> None:
    due, warnings = _due(f"by {first}/{second}{year}", DAY)
    if first <= 12 and second <= 12 and first != second:
        assert (due, warnings) == ("", ("ambiguous-date",))
    elif first > 12 and second > 12:
        assert (due, warnings) == ("", ("impossible-date",))
    elif due:
        assert {date.fromisoformat(due).day, date.fromisoformat(due).month} == {first, second}
    else:
        assert warnings == ("impossible-date",)


@pytest.mark.parametrize("words", NOT_DUE)
def test_what_nothing_introduces_is_no_due_date(words: str) -> None:
    reading = read_line(f"> maps {words}", DIRECTORY, DAY)
    assert (reading.due, reading.due_text) == ("", "")


def test_only_actions_have_due_dates() -> None:
    assert read_line("RF: maps by 30 Sep", DIRECTORY, DAY).due == ""
