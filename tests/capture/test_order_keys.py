"""Keys of order under any moves."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.capture.order_keys import keys_for
from facilitator.capture.programme_places import FIRST, LAST, place_behind, shown_order
from facilitator.domain import DiscussionPoint, Records, Slot, Workshop


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=60), st.integers(2, 12))
def test_any_moves_keep_the_order_that_was_asked_for(moves: list[tuple[int, int]], size: int) -> None:
    """A list moved about by its keys alone is the list moved about by hand."""
    wanted = [f"{number:02}" for number in range(size)]
    keys = dict.fromkeys(wanted, "a0")  # the worst beginning: all equal
    for source, to in moves:
        item = wanted.pop(source % size)
        at = to % size
        listed = sorted(((name, key) for name, key in keys.items() if name != item), key=lambda pair: pair[::-1])
        assert [name for name, _ in listed] == wanted
        keys |= keys_for(listed, at, item)
        wanted.insert(at, item)
        assert sorted(keys, key=lambda name: (keys[name], name)) == wanted


@pytest.mark.parametrize("bad", ["", "!", "a0!", "zzz", "Ā"])
def test_a_key_that_is_none_makes_all_anew(bad: str) -> None:
    listed = sorted([("x", "a1"), ("y", bad), ("z", "a2")], key=lambda pair: pair[::-1])
    for at in range(4):
        keys = dict(listed) | dict(keys_for(listed, at, "new"))
        order = sorted(keys, key=lambda name: (keys[name], name))
        assert order.index("new") == at
        assert [name for name in order if name != "new"] == [name for name, _ in listed]


@given(st.randoms(use_true_random=False))
def test_points_of_slots_move_as_asked_in_a_whole_session(chance: random.Random) -> None:
    frame = _frame(chance)
    session = "s"
    for _ in range(12):
        moved = chance.choice(frame.points)
        target = chance.choice([*frame.slots, None])
        rest = [one for one in shown_order(frame, session) if one.id != moved.id]
        inside = [one.id for one in rest if one.slot == (target.id if target else "")]
        after = chance.choice([FIRST, LAST, *inside])
        place = place_behind(frame, session, moved.id, target.id if target else "", after)
        points = tuple(
            replace(one, order=place.keys.get(one.id, one.order), slot=place.slot if one.id == moved.id else one.slot)
            for one in frame.points
        )
        frame = replace(frame, points=points)
        at = 0 if after == FIRST else len(inside) if after is None else inside.index(after) + 1
        now = [one.id for one in shown_order(frame, session) if one.slot == place.slot]
        assert now == [*inside[:at], moved.id, *inside[at:]]
        assert [one.id for one in shown_order(frame, session) if one.id != moved.id] == [one.id for one in rest]


def _frame(chance: random.Random) -> Records:
    slots = tuple(Slot(f"t{at}", "s", "", "2024-08-29", f"{9 + at:02}:00", f"{9 + at:02}:50", "a0") for at in range(3))
    points = tuple(
        DiscussionPoint(
            f"p{at}", "s", chance.choice(("t0", "t1", "t2", "")), f"P{at}", "", "discussion", (), "",
            chance.choice(("a0", "a1", "a2")),
        )
        for at in range(6)
    )  # fmt: skip
    workshop = Workshop("w", "", "", "", "", "2024-08-29", "2024-08-29", "Asia/Seoul")
    return Records(workshop, slots=slots, points=points)


def test_only_those_get_new_keys_that_need_them() -> None:
    """Every new key is a change that other laptops take in."""
    assert set(keys_for([("x", "a1"), ("y", "a2")], 1, "new")) == {"new"}
    assert set(keys_for([("w", "a0"), ("x", "a1"), ("y", "a1"), ("z", "a2")], 2, "new")) == {"new", "y"}
    assert set(keys_for([("w", "a0"), ("x", "a1"), ("y", "a1"), ("z", "a2")], 3, "new")) == {"new"}
    assert keys_for([], 0, "new") == {"new": "a0"}
