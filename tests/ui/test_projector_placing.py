"""Where the projector goes: never full screen over the window people work in; back when a screen is plugged in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from facilitator.ui.projector.placing import Spot

pytest.importorskip("PySide6")

Box = tuple[int, int, int, int]
LAPTOP, BEAMER, THIRD = (0, 0, 1366, 768), (1366, 0, 1920, 1080), (3286, 0, 1024, 768)


def _spot(name: str, box: Box) -> Spot:
    from PySide6.QtCore import QRect

    from facilitator.ui.projector.placing import Spot

    return Spot(name, QRect(*box), QRect(*box))


def _fill(spots: list[Spot], main: str, wanted: str = "") -> str:
    from facilitator.ui.projector.placing import spot_to_fill

    found = spot_to_fill(spots, main, wanted)
    return found.name if found else ""


def _after(spots: list[Spot], main: str, now: str) -> str:
    from facilitator.ui.projector.placing import spot_after

    found = spot_after(spots, main, now)
    return found.name if found else ""


def test_it_fills_the_screen_wanted_or_the_first_where_nobody_works() -> None:
    laptop, beamer, third = _spot("laptop", LAPTOP), _spot("beamer", BEAMER), _spot("third", THIRD)
    assert _fill([laptop], "laptop", "beamer") == ""
    assert _fill([laptop, beamer, third], "laptop") == "beamer"
    assert _fill([laptop, beamer, third], "laptop", "third") == "third"
    assert _fill([laptop, beamer], "laptop", "third") == "beamer", "until it is plugged in again"
    assert _fill([laptop, beamer], "beamer", "beamer") == "laptop", "the main window was moved onto it"
    assert _fill([laptop, beamer], "") == "laptop", "nobody knows where the main window is"


def test_a_mirrored_beamer_shows_what_the_laptop_shows_and_is_not_filled() -> None:
    mirror = _spot("beamer", (0, 0, 1024, 768))
    assert _fill([_spot("laptop", LAPTOP), mirror], "laptop", "beamer") == ""


def test_the_next_screen_goes_round_without_the_one_people_work_on() -> None:
    spots = [_spot("laptop", LAPTOP), _spot("beamer", BEAMER), _spot("third", THIRD)]
    assert _after(spots, "laptop", "beamer") == "third"
    assert _after(spots, "laptop", "third") == "beamer"
    assert _after(spots, "laptop", "") == "beamer", "out of a window"
    assert _after(spots[:2], "laptop", "beamer") == ""
    assert _after(spots[:1], "laptop", "") == ""


sides = st.integers(200, 4000)
offsets = st.integers(-200, 3000)


@given(sides, sides, offsets, offsets, sides, sides)
def test_a_window_lies_on_the_screen_and_beside_the_main_one_where_there_is_room(
    wide: int, high: int, left: int, top: int, main_wide: int, main_high: int
) -> None:
    from PySide6.QtCore import QRect

    from facilitator.ui.projector.placing import SMALLEST, beside

    room, main = QRect(0, 0, wide, high), QRect(left, top, main_wide, main_high)
    found = beside(room, main)
    assert room.contains(found)
    frame = 32
    gap_right, gap_left = room.right() - main.right(), main.left()
    if max(gap_right, gap_left) >= SMALLEST.width() and high >= SMALLEST.height() + frame:
        assert not found.intersects(main)


names = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True, min_size=1)


@given(names, st.sampled_from("abcd"), st.sampled_from("abcd"))
def test_whatever_is_plugged_in_or_out_the_main_window_is_never_covered(
    plugged: list[str], main: str, wanted: str
) -> None:
    spots = [_spot(name, (1000 * at, 0, 1000, 800)) for at, name in enumerate(plugged)]
    found = _fill(spots, main, wanted)
    assert found != main
    assert bool(found) == bool(set(plugged) - {main})
    if wanted in plugged and wanted != main:
        assert found == wanted


# Which agreements and actions stay

sizes = st.lists(st.tuples(st.integers(1, 200), st.integers(0, 50)), max_size=12)


@given(sizes, sizes, st.integers(0, 1500), st.integers(1, 60))
def test_the_newest_stay_and_no_more_give_way_than_must(
    one: list[tuple[int, int]], two: list[tuple[int, int]], room: int, earlier: int
) -> None:
    from facilitator.ui.projector.giving_way import Size, first_shown

    lists = [[Size(*each) for each in sorted(listed, key=lambda pair: pair[1])] for listed in (one, two)]
    firsts = first_shown(lists, room, earlier)

    def height(places: tuple[int, ...]) -> int:
        return sum(
            sum(size.height for size in listed[first:]) + (earlier if first else 0)
            for listed, first in zip(lists, places, strict=True)
        )

    for listed, first in zip(lists, firsts, strict=True):
        assert first == 0 or first < len(listed), "the newest always stays"
    if height((0, 0)) <= room:
        assert firsts == (0, 0)
    else:
        assert height(firsts) <= room or all(
            first >= len(listed) - 1 for listed, first in zip(lists, firsts, strict=True)
        )
    left = [listed[first].at for listed, first in zip(lists, firsts, strict=True) if len(listed) - first > 1]
    gone = [size.at for listed, first in zip(lists, firsts, strict=True) for size in listed[:first]]
    assert not left or not gone or max(gone) <= max(size.at for listed in lists for size in listed)
