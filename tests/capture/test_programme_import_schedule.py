"""A schedule of pretalx or frab, in XML and in JSON, becomes the same template; what could grow is refused."""

from __future__ import annotations

import json
import tomllib
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.capture.programme_entry import Programme
from facilitator.capture.programme_schedule import read_schedule_json, read_schedule_xml
from facilitator.capture.programme_sessions import plan_of
from facilitator.capture.programme_toml import template_text
from facilitator.capture.template import read_template
from facilitator.errors import ImportFileError

TALKS = (
    ("2024-08-28", "Hall", "09:00", "00:30", "Welcome", "", ("Ana B.",)),
    ("2024-08-28", "Hall", "09:30", "00:20", "Keynote", "", ()),
    ("2024-08-28", "Hall", "09:50", "00:20", "Coffee break", "", ()),
    ("2024-08-28", "Hall", "10:10", "00:30", "Cats in Mongolia", "Cats", ("Ivan & Ко", "Lee")),
    ("2024-08-28", "Hall", "10:40", "00:30", "Cats in Russia", "Cats", ()),
    ("2024-08-28", "Room B", "10:10", "01:00", "Flyways <now>", "", ()),
    ("2024-08-28", "Hall", "13:00", "00:30", "Cats in China", "Cats", ()),
    ("2024-08-28", "Room B", "13:00", "00:30", "Wetlands", "", ()),
    ("2024-08-29", "Hall", "09:00", "02:00", "Roundtable", "", ()),
)


def xml(talks: tuple[Any, ...] = TALKS, zone: str = "Asia/Seoul") -> bytes:
    events = "".join(
        f"<day index='1' date={quoteattr(day)}><room name={quoteattr(room)}><event id='1'>"
        f"<date>{escape(day)}T{escape(start)}:00+09:00</date><start>{escape(start)}</start>"
        f"<duration>{escape(length)}</duration><title>{escape(title)}</title><track>{escape(track)}</track>"
        f"<persons>{''.join(f'<person id=&#39;1&#39;>{escape(one)}</person>' for one in people)}</persons>".replace(
            "&#39;", "'"
        )
        + "</event></room></day>"
        for day, room, start, length, title, track, people in talks
    )
    named = f"<time_zone_name>{zone}</time_zone_name>"
    head = f"<conference><acronym>NEC</acronym><title>Conservation</title>{named}</conference>"
    return f"<?xml version='1.0' encoding='UTF-8'?>\n<schedule>{head}{events}</schedule>".encode()


def as_json(talks: tuple[Any, ...] = TALKS) -> bytes:
    days = [
        {
            "date": day,
            "rooms": {
                room: [
                    {
                        "date": f"{day}T{start}:00+09:00",
                        "start": start,
                        "duration": length,
                        "title": title,
                        "track": track or None,
                        "persons": [{"public_name": one} for one in people],
                    }
                ]
            },
        }
        for day, room, start, length, title, track, people in talks
    ]
    conference = {"acronym": "NEC", "title": "Conservation", "time_zone_name": "Asia/Seoul", "days": days}
    return json.dumps({"schedule": {"conference": conference}}).encode()


def text_of(programme: Programme) -> str:
    text = template_text(plan_of(programme), "schedule")
    read_template(text, "plan.toml")
    return text


def test_talks_in_rooms_become_sessions_with_points() -> None:
    data = tomllib.loads(text_of(read_schedule_xml("schedule.xml", xml())))
    found = {one["code"]: one for one in data["session"]}
    assert {code: (one["title"], one["kind"]) for code, one in found.items()} == {
        "1": ("Plenary, 2024-08-28", "plenary"),
        "break": ("Coffee break", "other"),
        "2.1": ("Cats, 2024-08-28", "parallel"),
        "2.2": ("Room B, 2024-08-28", "parallel"),
        "3": ("Roundtable", "plenary"),
    }
    assert [(point["title"], point["slot"], point["kind"]) for point in found["2.1"]["point"]] == [
        ("Cats in Mongolia", "a", "presentation"),
        ("Cats in Russia", "a", "presentation"),
        ("Cats in China", "b", "presentation"),
    ]
    assert [(slot["start"], slot["end"]) for slot in found["2.1"]["slot"]] == [("10:10", "11:10"), ("13:00", "13:30")]
    assert (data["workshop"]["id"], data["workshop"]["zone"]) == ("nec-2024", "Asia/Seoul")


def test_presenters_stand_in_remarks_only() -> None:
    text = text_of(read_schedule_xml("schedule.xml", xml()))
    assert "  # Presented by: Ivan & Ко, Lee\n" in text
    assert "Ivan" not in str(tomllib.loads(text))


def test_both_forms_say_the_same() -> None:
    one, other = read_schedule_xml("s.xml", xml()), read_schedule_json("s.json", as_json())
    assert text_of(one) == text_of(other)


def test_another_zone_moves_the_times() -> None:
    data = tomllib.loads(text_of(read_schedule_json("s.json", as_json(), "UTC")))
    assert data["session"][0]["slot"][0]["start"] == "00:00"
    assert data["workshop"]["zone"] == "UTC"


def test_a_night_session_has_an_open_end() -> None:
    late = (("2024-08-28", "Hall", "23:30", "01:30", "Stars", "", ()),)
    programme = read_schedule_xml("s.xml", xml(late))
    assert (programme.entries[0].start, programme.entries[0].end) == ("23:30", "")
    assert programme.remarks == ("Open: the end of “Stars” (line 2), which passes midnight; a slot ends on its day.",)


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<schedule><conference><title>&c;</title></conference></schedule>"""
OUTSIDE = b"""<?xml version="1.0"?>\n<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>"""
NO_DOCTYPE = "expected a schedule without a DOCTYPE; take it out, it can make a file endless."
BAD_START = (("2024-08-28", "Hall", "25:00", "00:30", "Late", "", ()),)
BAD_LENGTH = (("2024-08-28", "Hall", "09:00", "half an hour", "Long", "", ()),)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (LAUGHS, f"“s.xml”, line 1: {NO_DOCTYPE}"),
        (LAUGHS.decode().encode("utf-16"), f"“s.xml”, line 1: {NO_DOCTYPE}"),
        (OUTSIDE, f"“s.xml”, line 2: {NO_DOCTYPE}"),
        (b"<schedule>" + b"<a>" * 100, "“s.xml”, line 1: expected less nesting."),
        (b"<schedule>\n<conference>", "“s.xml”, line 2: expected XML (no element found)."),
        (b"\xff\xfe<", "“s.xml”, line 1: expected XML (unclosed token)."),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "“s.xml”, line 1: expected XML in UTF-8."),
        (b"<rss/>", "“s.xml”, line 1: expected <schedule>, not <rss>; export the schedule of pretalx or frab."),
        (
            b"<schedule/>",
            "“s.xml” holds no event; expected days with rooms with events, as pretalx and frab export them.",
        ),
        (xml(BAD_START), "“s.xml”, line 2 (“Late”): “25:00”: expected a start such as 13:00."),
        (xml(BAD_LENGTH), "“s.xml”, line 2 (“Long”): “half an hour”: expected a duration such as 00:30."),
        (xml(TALKS[:1] * 2001), "“s.xml” holds 2001 events; export only those of the workshop, at most 2000."),
    ],
)
def test_a_mistake_in_xml_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ImportFileError) as found:
        read_schedule_xml("s.xml", data)
    assert str(found.value) == said


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"schedule":\n oops}', "“s.json”, line 2: expected JSON; export the schedule again."),
        (b"[" * 100_000, "“s.json”, line 1: expected JSON with less nesting."),
        (b"[1, 2]", "“s.json” holds no “schedule” with a “conference”; export the schedule of pretalx or frab."),
        (as_json(BAD_START), "“s.json”, event 1 (“Late”): “25:00”: expected a start such as 13:00."),
        (as_json(BAD_LENGTH), "“s.json”, event 1 (“Long”): “half an hour”: expected a duration such as 00:30."),
    ],
)
def test_a_mistake_in_json_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ImportFileError) as found:
        read_schedule_json("s.json", data)
    assert str(found.value) == said


KEYS = st.sampled_from(["days", "rooms", "title", "date", "start", "duration", "persons", "x"])
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(JSON, JSON)
def test_any_json_gives_a_template_or_one_sentence(event: object, days: object) -> None:
    rooms: object = [{"date": "2024-08-28", "rooms": {"A": [event]}}]
    for held in (days, rooms):
        data = json.dumps({"schedule": {"conference": {"title": event, "days": held}}}).encode()
        try:
            text_of(read_schedule_json("s.json", data))
        except ImportFileError as error:
            assert str(error).endswith(".")


ROOMS = st.sampled_from(["Hall", "B", "", "方"])
HOURS = st.lists(
    st.tuples(ROOMS, st.integers(0, 95), st.integers(0, 40), st.text(max_size=20)), min_size=1, max_size=12
)


@settings(max_examples=60, deadline=None)
@given(HOURS)
def test_any_hours_in_any_rooms_give_a_template(found: list[tuple[str, int, int, str]]) -> None:
    talks = tuple(
        ("2024-08-28", room, f"{at // 4:02}:{at % 4 * 15:02}", f"{length // 4:02}:{length % 4 * 15:02}", title, "", ())
        for room, at, length, title in found
    )
    data = tomllib.loads(text_of(read_schedule_json("s.json", as_json(talks))))
    assert sum(len(one.get("slot", ())) for one in data["session"]) >= 1
