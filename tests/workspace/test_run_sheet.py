"""How a session stands in time, and the speaker queue, which never travels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from builders import new_laptop
from hypothesis import given
from hypothesis import strategies as st

from facilitator.capture import speaker_queue
from facilitator.capture.speaker_queue import LONGEST_TURN, from_json, resumed, to_json
from facilitator.directory import Directory
from facilitator.domain import Participant, Records, Slot, Term, Workshop
from facilitator.store import log
from facilitator.workspace import files
from facilitator.workspace.merging import merge
from facilitator.workspace.run_sheet import (
    Phase,
    Queue,
    add,
    done,
    following,
    give_floor,
    group_times,
    keep_queue,
    load_queue,
    move,
    remove,
    sheet,
    times,
)
from facilitator.workspace.showing import load_records

SEOUL = ZoneInfo("Asia/Seoul")
DAY = "2024-08-29"
MINUTE = 60_000
SLOTS = (
    Slot("a", "s", "", "2024-08-28", "13:00", "15:00", "a0"),
    Slot("b", "s", "", DAY, "09:00", "10:20", "a1"),
    Slot("c", "s", "", DAY, "10:40", "12:00", "a2"),
    Slot("x", "other", "", DAY, "10:20", "10:40", "a0"),
)
FRAME = Records(Workshop("w", "", "", "", "", "2024-08-28", DAY, "Asia/Seoul"), slots=SLOTS)


def at(clock: str, day: str = DAY) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("clock", "phase", "slot", "number", "seconds"),
    [
        ("08:00", Phase.NEXT, "b", 2, 3600),
        ("09:00", Phase.RUNNING, "b", 2, 80 * 60),
        ("09:52:14", Phase.RUNNING, "b", 2, 27 * 60 + 46),
        ("10:14:59", Phase.RUNNING, "b", 2, 301),
        ("10:15", Phase.LAST, "b", 2, 300),
        ("10:19:59", Phase.LAST, "b", 2, 1),
        ("10:20", Phase.OVER, "b", 2, 0),
        ("10:21:20", Phase.OVER, "b", 2, 80),
        ("10:30", Phase.NEXT, "c", 3, 600),
        ("10:40", Phase.RUNNING, "c", 3, 80 * 60),
        ("12:09:59", Phase.OVER, "c", 3, 599),
        ("12:10", Phase.NONE, None, 0, 0),
    ],
)
def test_the_strip_follows_the_slots(clock: str, phase: Phase, slot: str | None, number: int, seconds: int) -> None:
    found = sheet(FRAME, Queue("s"), at(clock))
    assert (found.phase, found.slot.id if found.slot else None, found.number, found.seconds) == (
        phase, slot, number, seconds,
    )  # fmt: skip


def test_while_somebody_speaks_the_slot_is_over_time_until_the_next_begins() -> None:
    speaking = Queue("s", "CN", 0)
    assert sheet(FRAME, speaking, at("10:39:59")).phase == Phase.OVER
    assert sheet(FRAME, speaking, at("10:40")).phase == Phase.RUNNING
    assert sheet(FRAME, speaking, at("15:00")).phase == Phase.OVER


def test_other_days_show_the_next_slot_and_none_after_the_last() -> None:
    found = sheet(FRAME, Queue("s"), at("20:00", "2024-08-27"))
    assert (found.phase, found.slot) == (Phase.LATER, SLOTS[0])
    assert sheet(FRAME, Queue("s"), at("20:00", "2024-08-28")).slot == SLOTS[1]
    assert sheet(FRAME, Queue("s"), at("09:30", "2026-11-23")).phase == Phase.NONE


def test_a_slot_with_an_open_end_counts_from_its_start() -> None:
    frame = replace(FRAME, slots=(Slot("o", "s", "", DAY, "18:00", "", "a0"),))
    found = sheet(frame, Queue("s"), at("18:30"))
    assert (found.phase, found.seconds, found.share) == (Phase.OPEN, 1800, 0.0)


@given(st.integers(0, 4800), st.integers(0, 999))
def test_the_time_left_falls_by_one_a_second_whatever_the_zone_of_the_laptop(second: int, millisecond: int) -> None:
    now = at("09:00") + timedelta(seconds=second, milliseconds=millisecond)
    found = sheet(FRAME, Queue("s"), now.astimezone(ZoneInfo("America/New_York")))
    whole = second if millisecond == 0 else second + 1
    if second < 4800:
        assert found.seconds == 4800 - whole + (1 if millisecond else 0)
        assert found.share == pytest.approx((second + millisecond / 1000) / 4800)


# The queue


def test_a_queue_from_hand_up_to_done() -> None:
    queue = add(add(add(Queue("s"), "CN"), "MN"), "WWF")
    assert add(queue, "MN") == queue, "who waits already keeps the place"
    assert add(queue, "") == queue
    queue = following(queue, 0)
    assert (queue.speaker, queue.waiting) == ("CN", ("MN", "WWF"))
    queue = give_floor(queue, 1, 3 * MINUTE)
    assert (queue.speaker, queue.since, queue.waiting) == ("WWF", 3 * MINUTE, ("MN",))
    queue = add(queue, "CN")
    queue = done(queue, 4 * MINUTE)
    assert (queue.speaker, times(queue, 9 * MINUTE)) == ("", {"CN": 3 * MINUTE, "WWF": MINUTE})
    queue = following(following(following(queue, 5 * MINUTE), 6 * MINUTE), 8 * MINUTE)
    assert (queue.speaker, queue.waiting) == ("", ())
    assert times(queue, 9 * MINUTE) == {"CN": 5 * MINUTE, "WWF": MINUTE, "MN": MINUTE}
    assert done(queue, 0) == queue


def test_chips_move_and_go() -> None:
    queue = Queue("s", waiting=("a", "b", "c", "d"))
    assert move(queue, 0, 2).waiting == ("b", "c", "a", "d")
    assert move(queue, 3, 0).waiting == ("d", "a", "b", "c")
    assert move(queue, 1, 99).waiting == ("a", "c", "d", "b")
    assert move(queue, 9, 0) == queue
    assert remove(queue, 1).waiting == ("a", "c", "d")
    assert give_floor(queue, 9, 0) == queue


Step = Callable[[Queue, int], Queue]
STEPS: tuple[Step, ...] = (
    following,
    done,
    lambda queue, now: give_floor(queue, now % 3, now),
    lambda queue, now: move(queue, now % 4, now % 3),
)


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 100_000)), max_size=30))
def test_nobody_is_lost_and_every_second_is_counted_once(steps: list[tuple[Step, int]]) -> None:
    queue, now, spoken = Queue("s", waiting=("a", "b", "c")), 0, 0
    for step, wait in steps:
        spoken += wait if queue.speaker else 0
        now += wait
        queue = step(queue, now)
        assert sum(times(queue, now).values()) == spoken
        assert {queue.speaker, *queue.waiting, *queue.spoken} - {""} == {"a", "b", "c"}
        assert from_json(to_json(queue), "s") == queue


def test_minutes_count_for_the_delegation() -> None:
    term = Term("t", "delegation", "CN", "China", "CHN", (), "", "", "a0")
    people = [
        Participant("p1", "Li Na", (), "", "", "China", "", "", True, ()),
        Participant("p2", "Kim", (), "", "NIE", "", "", "", True, ()),
    ]
    queue = Queue("s", "p1", 0, (), {"CN": 2 * MINUTE, "p2": 4 * MINUTE, "the floor": MINUTE})
    found = group_times(queue, Directory([term], people), MINUTE)
    assert list(found.items()) == [("NIE", 4 * MINUTE), ("CN", 3 * MINUTE), ("the floor", MINUTE)]


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"speaker": 1}', '{"waiting": 3}', "{"])
def test_what_is_no_queue_is_an_empty_one(text: str) -> None:
    assert from_json(text, "s") == Queue("s")


def test_a_turn_nobody_ended_counts_nothing_after_a_night() -> None:
    queue = Queue("s", "CN", 1000, ("MN",), {"MN": 5})
    assert resumed(queue, 1000 + LONGEST_TURN) == queue
    assert resumed(queue, 1001 + LONGEST_TURN) == Queue("s", "", 0, ("MN",), {"MN": 5})
    assert resumed(queue, 0).speaker == "", "a clock set back"
    assert speaker_queue.turn(queue, 0) == 0


def test_the_queue_is_there_after_a_crash_and_never_travels(tmp_path: Path) -> None:
    one, two = new_laptop(tmp_path / "one.facilitator", 1), new_laptop(tmp_path / "two.facilitator", 2, "Bo")
    with files.opened(one.path, one.clock) as opened:
        session = next(held.id for held in load_records(opened).sessions if held.held)
        queue = Queue(session, "CN", opened.wall(), ("王", "Ö"), {"MN": 1})
        before = log.digest(opened.connection)
        keep_queue(opened, queue)
        keep_queue(opened, Queue("other", "JP", opened.wall()))
        assert log.digest(opened.connection) == before
    merge(two.path, [one.path], two.clock)
    with files.opened(one.path, one.clock) as opened:
        assert load_queue(opened, session) == queue
    with files.opened(two.path, two.clock) as opened:
        assert load_queue(opened, session) == Queue(session)
