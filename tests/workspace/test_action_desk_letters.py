"""Reminders for leads, and days that people type for what has been."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from action_plan_scene import Desk, make_desk
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import Records
from facilitator.workspace import files
from facilitator.workspace.action_desk_days import read_past_day
from facilitator.workspace.action_desk_reminder import reminders
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.roster_editing import add_participant
from facilitator.workspace.showing import load_records

AFTER = date(2024, 10, 10)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def _records(desk: Desk) -> Records:
    with files.opened(desk.path, desk.clock) as file:
        return load_records(file)


def test_a_reminder_says_what_is_to_be_done_by_when_and_what_is_over(desk: Desk) -> None:
    desk.set("list of sites", **{"leads/NIE": "1"})
    (one,) = reminders(_records(desk), ["NIE"], AFTER)
    assert one.lead == "National Institute of Ecology"
    assert one.items == (desk.action("circulate").id, desk.action("list of sites").id)
    lines = one.text.splitlines()
    assert lines[0] == "Dear colleagues," and "two actions that the National Institute of Ecology leads" in lines[2]
    assert "28–29 August 2024" in lines[2]
    at = lines.index("2.1-A1  Circulate the form")
    assert lines[at + 1 : at + 3] == ["    Due: 30 September 2024 (overdue)", "    Status: Proposed"]
    assert lines[-1] == "With thanks, 10 October 2024" and "{" not in one.text


def test_what_is_over_is_not_reminded_of_and_a_lead_without_anything_gets_nothing(desk: Desk) -> None:
    desk.set("circulate", status="completed")
    assert reminders(_records(desk), ["NIE"], AFTER) == ()
    (one,) = reminders(_records(desk), ["JPN"], AFTER)
    assert "the action that Japan leads" in one.text and "(overdue)" not in one.text


def test_each_lead_gets_a_text_in_speaking_order(desk: Desk) -> None:
    found = reminders(_records(desk), ["NIE", "KOR", "JPN"], AFTER)
    assert [one.lead for one in found] == ["Japan", "Republic of Korea", "National Institute of Ecology"]


def test_no_person_is_named_where_the_papers_name_none(desk: Desk) -> None:
    records = _with_a_person(desk)
    named, level = (
        "\n".join(one.text for one in reminders(with_attribution(records, level), [_person(records)], AFTER))
        for level in ("named", "delegation")
    )
    assert "Tsetseg Dorj" in named
    assert "Tsetseg" not in level and "Mongolia" in level


def _with_a_person(desk: Desk) -> Records:
    with files.opened(desk.path, desk.clock) as file:
        add_participant(file, {"name": "Tsetseg Dorj", "delegation": "Mongolia"})
    person = _person(_records(desk))
    desk.set("list of sites", **{f"leads/{person}": "1"}, text="Tsetseg Dorj to keep the list of sites")
    return _records(desk)


def _person(records: Records) -> str:
    return next(one.id for one in records.participants if one.name == "Tsetseg Dorj")


TODAY = date(2024, 9, 12)  # a Thursday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2024-09-12"), ("Yesterday", "2024-09-11"), ("Monday", "2024-09-09"), ("Thu", "2024-09-12"),
        ("Friday", "2024-09-06"), ("5 Sep", "2024-09-05"), ("12 Sep", "2024-09-12"), ("20 Dec", "2023-12-20"),
        ("2024-09-05", "2024-09-05"), ("5 September 2024", "2024-09-05"),
        ("20 Sep", ""), ("2024-09-20", ""), ("20 September 2024", ""), ("tomorrow", ""), ("in two weeks", ""),
        ("before SOM", ""), ("", ""),
    ],
)  # fmt: skip
def test_days_that_have_been_are_read_as_people_say_them(typed: str, day: str) -> None:
    assert read_past_day(typed, TODAY) == day


@given(st.text(max_size=20), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_no_words_name_a_day_to_come(words: str, today: date) -> None:
    assert read_past_day(words, today) <= today.isoformat()


@given(st.integers(0, 290), st.dates(date(2001, 3, 1), date(2090, 1, 1)))
def test_a_day_without_its_year_is_the_last_one(ago: int, today: date) -> None:
    day = today - timedelta(days=ago)
    if (day.month, day.day) != (2, 29):
        months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        assert read_past_day(f"{day.day} {months[day.month - 1]}", today) == day.isoformat()
