"""A calendar of another program becomes a template: rooms, breaks, repeats, zones, and what nobody should write."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.capture.programme_calendar import read_calendar
from facilitator.capture.programme_sessions import plan_of
from facilitator.capture.programme_toml import template_text
from facilitator.capture.template import read_template
from facilitator.errors import ImportFileError

ZONE = """BEGIN:VTIMEZONE
TZID:Asia/Seoul
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
END:STANDARD
END:VTIMEZONE
"""


def event(title: str, start: str, end: str, *more: str) -> str:
    """An event of 28 August 2024, local times of Seoul."""
    lines = (
        f"SUMMARY:{title}",
        f"DTSTART;TZID=Asia/Seoul:20240828T{start}00",
        f"DTEND;TZID=Asia/Seoul:20240828T{end}00",
        *more,
    )
    return "BEGIN:VEVENT\n" + "\n".join(lines) + "\nEND:VEVENT\n"


def calendar(*parts: str) -> bytes:
    return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + "".join(parts) + "END:VCALENDAR\n").encode()


def made(data: bytes, zone: str = "", name: str = "plan.ics") -> tuple[dict[str, Any], str]:
    """The template as TOML reads it, and its text; the program reads it too."""
    text = template_text(plan_of(read_calendar(name, data, zone)), name)
    read_template(text, "plan.toml")
    return tomllib.loads(text), text


def sessions(data: bytes, zone: str = "") -> dict[str, dict[str, Any]]:
    return {one["code"]: one for one in made(data, zone)[0]["session"]}


def times(session: dict[str, Any]) -> list[tuple[str, str]]:
    return [(slot["start"], slot.get("end", "")) for slot in session["slot"]]


PARALLEL = calendar(
    r"X-WR-CALNAME:Cats\, birds" + "\n",
    ZONE,
    event("Opening", "0900", "0950", "LOCATION:Hall"),
    event("Coffee break", "0950", "1010", "LOCATION:Hall"),
    event("Big cats", "1010", "1200", "LOCATION:Room A", r"DESCRIPTION:Bring a map.\n• Review\n2. Next steps"),
    event("Migratory birds", "1010", "1200", "LOCATION:Room B"),
    event("Lunch", "1200", "1300"),
    event("Migratory birds (continued)", "1300", "1500", "LOCATION:Room B"),
    event("Big cats", "1300", "1500", "LOCATION:Room A"),
    event("Roundtable", "1530", "1700", "LOCATION:Hall"),
)


def test_rooms_at_one_time_are_parallel_sessions_and_one_alone_is_a_plenary() -> None:
    found = sessions(PARALLEL)
    assert {code: (one["title"], one["kind"]) for code, one in found.items()} == {
        "1": ("Opening", "plenary"),
        "break": ("Coffee break", "other"),
        "2.1": ("Big cats", "parallel"),
        "2.2": ("Migratory birds", "parallel"),
        "lunch": ("Lunch", "other"),
        "3": ("Roundtable", "plenary"),
    }
    assert times(found["2.2"]) == [("10:10", "12:00"), ("13:00", "15:00")]
    assert [(point["title"], point["kind"], point["slot"]) for point in found["2.1"]["point"]] == [
        ("Review", "discussion", "a"),
        ("Next steps", "discussion", "a"),
    ]


def test_the_workshop_is_named_by_the_calendar_and_each_guess_is_a_remark() -> None:
    data, text = made(PARALLEL)
    assert data["workshop"]["title"] == "Cats, birds"
    assert (data["workshop"]["id"], data["workshop"]["zone"]) == ("cats-birds-2024", "Asia/Seoul")
    assert (data["workshop"]["first_day"], data["workshop"]["last_day"]) == ("2024-08-28", "2024-08-28")
    head, _, rest = text.partition('code = "2.2"')
    above = head.rpartition("[[session]]")[2]
    assert "# Guessed: the code 2.2; the source gives none." in above
    assert "# Guessed: parallel, because another session runs at the same time." in above
    assert "# Guessed: entries of the same title are one session." in above
    assert "# Room: Room B" in above
    assert "a break, by its title" in rest


def test_a_code_in_the_title_makes_one_session_of_several_slots() -> None:
    found = sessions(
        calendar(
            event("Session 2.1: Big cats", "0900", "1000", "LOCATION:A"),
            event("Session 2.1: Big cats", "1030", "1200", "LOCATION:C"),
            event("2.2 Birds", "0900", "1200", "LOCATION:B"),
            event("Something else", "1300", "1400", "LOCATION:B"),
        )
    )
    assert {code: one["title"] for code, one in found.items()} == {
        "2.1": "Big cats",
        "2.2": "Birds",
        "1": "Something else",
    }
    assert times(found["2.1"]) == [("09:00", "10:00"), ("10:30", "12:00")]


def test_short_talks_that_follow_each_other_in_a_room_are_points_of_one_session() -> None:
    found = sessions(
        calendar(
            event("Cats in Mongolia", "0900", "0920", "LOCATION:A"),
            event("Cats in Russia", "0920", "0940", "LOCATION:A"),
            event("Discussion", "0940", "1000", "LOCATION:A"),
            event("Birds", "0900", "1000", "LOCATION:B"),
        )
    )
    assert times(found["1.1"]) == [("09:00", "10:00")]
    assert [(point["title"], point["kind"]) for point in found["1.1"]["point"]] == [
        ("Cats in Mongolia", "presentation"),
        ("Cats in Russia", "presentation"),
        ("Discussion", "discussion"),
    ]
    assert (found["1.1"]["title"], found["1.2"]["title"]) == ("A", "Birds")


def test_without_rooms_what_overlaps_is_parallel_all_the_same() -> None:
    found = sessions(
        calendar(event("Cats", "0900", "1100"), event("Birds", "0900", "1100"), event("End", "1100", "1200"))
    )
    assert {code: one["kind"] for code, one in found.items()} == {"1.1": "parallel", "1.2": "parallel", "2": "plenary"}


def test_one_place_for_all_is_the_venue() -> None:
    data, _ = made(
        calendar(
            event("Cats", "0900", "1000", r"LOCATION:Songdo\, Incheon"),
            event("Birds", "1000", "1100", r"LOCATION:Songdo\, Incheon"),
        )
    )
    assert data["workshop"]["venue"] == "Songdo, Incheon"


def test_what_is_no_slot_is_left_out_and_said() -> None:
    programme = read_calendar(
        "plan.ics",
        calendar(
            "BEGIN:VEVENT\nSUMMARY:Excursion\nDTSTART;VALUE=DATE:20240829\nEND:VEVENT\n",
            event("Off", "0900", "1000", "STATUS:CANCELLED"),
            event("Daily", "1000", "1100", "RRULE:FREQ=DAILY;COUNT=3", "X-ALT-DESC;FMTTYPE=text/html:<b>x</b>"),
            event("", "1200", "1300"),
        ),
    )
    assert [entry.title for entry in programme.entries] == ["Daily", "Session of line 21"]
    assert programme.remarks == (
        "Left out: “Excursion” (line 4), which lasts whole days; a slot has a time.",
        "Left out: “Off” (line 8), which is cancelled.",
        "Not read: how “Daily” (line 14) repeats; only its first time is here.",
        "Guessed: the title of the event of line 21, which has none.",
    )


def test_times_are_told_in_the_zone_of_the_workshop() -> None:
    windows = ZONE.replace("Asia/Seoul", "Korea Standard Time")
    moved = "BEGIN:VEVENT\nSUMMARY:In UTC\nDTSTART:20240828T000000Z\nDURATION:PT90M\nEND:VEVENT\n"
    named = event("Here", "1300", "1400").replace("Asia/Seoul", "Korea Standard Time")
    data = calendar(windows, moved, named)
    assert [times(one) for one in sessions(data).values()] == [[("09:00", "10:30")], [("13:00", "14:00")]]
    assert [times(one) for one in sessions(data, "Asia/Ulaanbaatar").values()] == [
        [("08:00", "09:30")],
        [("12:00", "13:00")],
    ]
    assert made(data)[0]["workshop"]["zone"] == "Asia/Seoul"


def test_a_zone_nobody_knows_leaves_the_times_as_they_stand() -> None:
    data = calendar(
        ZONE.replace("Asia/Seoul", "Our place"), event("Here", "1300", "1400").replace("Asia/Seoul", "Our place")
    )
    found, text = made(data)
    assert times(found["session"][0]) == [("13:00", "14:00")]
    assert "# Guessed: the zone; the calendar names none that is known." in text


@pytest.mark.parametrize(
    ("more", "end"),
    [
        ("DURATION:PT30M", "13:30"),
        ("DURATION:P2D", ""),
        ("X-NOTHING:1", ""),
        ("DTEND:20240828T120000", ""),
        ("DTEND:20240829T010000", ""),
    ],
)
def test_an_end_that_is_none_is_open(more: str, end: str) -> None:
    data = calendar(f"BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20240828T130000\n{more}\nEND:VEVENT\n")
    assert times(sessions(data)["1"]) == [("13:00", end)]


def test_a_fold_within_a_character_and_windows_line_ends_are_read() -> None:
    line = "SUMMARY:저어새와 두루미".encode()
    body = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + line[:10] + b"\r\n " + line[10:] + b"\r\nDTSTART:20240828T130000\r\n"
    )
    assert sessions(body + b"END:VEVENT\r\nEND:VCALENDAR\r\n")["1"]["title"] == "저어새와 두루미"


NO_START = "line 4 (“A”): expected a DTSTART such as DTSTART:20240828T130000."
ANCIENT = "BEGIN:VEVENT\nSUMMARY:A\nDTSTART:00010101T000000Z\nEND:VEVENT\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>", ", line 1: expected BEGIN:VCALENDAR, as a calendar begins."),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nhello\n", ", line 3: expected a property such as SUMMARY:Opening."),
        (
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n",
            ", line 2: expected END:VEVENT; the file breaks off, so export it again.",
        ),
        (b"BEGIN:VCALENDAR\nEND:VEVENT\n", ", line 2: expected no END:VEVENT without its BEGIN."),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 5000, ", line 9: expected less nesting."),
        (calendar(event("A", "2500", "1000")), f", {NO_START}"),
        (calendar(ANCIENT), f", {NO_START}"),
        (
            calendar(),
            " holds no event with a time; expected one BEGIN:VEVENT with a DTSTART for each session.",
        ),
        (
            calendar(event("A", "0900", "1000") * 2001),
            " holds 2001 events; export only those of the workshop, at most 2000.",
        ),
    ],
)
def test_a_mistake_is_one_sentence_with_the_line(data: bytes, said: str) -> None:
    with pytest.raises(ImportFileError) as found:
        read_calendar("plan.ics", data)
    assert str(found.value) == f"“plan.ics”{said}"


def test_a_zone_whose_rule_never_ends_does_not_hold_up_the_reading() -> None:
    evil = "BEGIN:VTIMEZONE\nTZID:Evil\n" + "".join(
        f"BEGIN:{kind}\nDTSTART:16010101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:{a}\nTZOFFSETTO:{b}\nEND:{kind}\n"
        for kind, a, b in (("STANDARD", "+1000", "+0900"), ("DAYLIGHT", "+0900", "+1000"))
    )
    data = calendar(evil + "END:VTIMEZONE\n", event("Here", "1300", "1400").replace("Asia/Seoul", "Evil"))
    assert times(sessions(data)["1"]) == [("13:00", "14:00")]


SOUND = ("BEGIN:VEVENT", "END:VEVENT", "DTSTART:20240828T090000", "DTEND:20240828T1000", "DURATION:-P1D")
KEYS = ("SUMMARY", "LOCATION", "DTSTART", "DTSTART;TZID=Asia/Seoul", "RRULE", "X-FACILITATOR-SESSION", "CATEGORIES")
LINES = st.one_of(
    st.sampled_from(SOUND),
    st.builds("{}:{}".format, st.sampled_from(KEYS), st.text(max_size=20)),
    st.text(max_size=30),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_any_lines_give_a_template_or_one_sentence(lines: list[str]) -> None:
    data = "\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]).encode("utf-8", "surrogatepass")
    try:
        made(data)
    except ImportFileError as error:
        assert str(error).endswith(".")
        assert "plan.ics" in str(error)
