"""Where pages stand on the desk at any zoom, and which pictures of them are kept: without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator.workspace.paper_pages import PageSize, Picture

if TYPE_CHECKING:
    pass


UPRIGHT, ACROSS = PageSize(595, 842), PageSize(842, 595)


@pytest.mark.parametrize("zoom", ["width", "page", 0.5, 1.0, 4.0])
@pytest.mark.parametrize("room", [(700, 500), (60, 900), (30, 30)])
def test_pages_stand_under_one_another_with_equal_gaps(zoom: str | float, room: tuple[int, int]) -> None:
    from facilitator.ui.pages.papers.page_layout import laid_out

    layout = laid_out((UPRIGHT, ACROSS, UPRIGHT), zoom, room, 12)
    top = 12
    for place in layout.places:
        assert place.top == top
        assert abs(place.left - (layout.width - place.left - place.width)) <= 1
        top += place.height + 12
    assert layout.height == top
    if zoom == "width" and room[0] > 100:
        assert {place.width for place in layout.places} == {room[0] - 24}
    if zoom == "page" and min(room) > 100:
        assert all(place.width <= room[0] - 24 and place.height <= room[1] - 24 for place in layout.places)


def test_a_spot_is_the_same_place_at_every_zoom() -> None:
    from facilitator.ui.pages.papers.page_layout import laid_out

    layouts = [laid_out((UPRIGHT, ACROSS, UPRIGHT), zoom, (900, 700), 12) for zoom in ("width", "page", 2.0)]
    for down in range(0, layouts[0].height, 97):
        spot = layouts[0].spot_at(100, down)
        assert layouts[0].place_of(spot) == (100, down)
        for other in layouts[1:]:
            there = other.places[spot.page]
            assert abs(other.place_of(spot)[1] - (there.top + spot.down * there.height)) <= 1


def test_what_is_in_sight_is_known() -> None:
    from facilitator.ui.pages.papers.page_layout import PageLayout, laid_out

    layout = laid_out((UPRIGHT,) * 50, "width", (700, 500), 12)
    for down in range(0, layout.height, 331):
        seen = layout.between(down, down + 500)
        there = [at for at, one in enumerate(layout.places) if one.top < down + 500 and one.top + one.height > down]
        assert list(seen) == there
    assert list(PageLayout().between(0, 500)) == []


@pytest.mark.parametrize(
    ("text", "zoom"), [("width", "width"), ("page", "page"), ("1.25", 1.25), ("99", 4.0), ("x", "width")]
)
def test_a_kept_zoom_is_read(text: str, zoom: str | float) -> None:
    from facilitator.ui.pages.papers.page_layout import read_zoom

    assert read_zoom(text) == zoom


def test_steps_of_zoom_lead_from_one_end_to_the_other() -> None:
    from facilitator.ui.pages.papers.page_layout import STEPS, next_step

    assert [next_step(one, 1) for one in STEPS[:-1]] == list(STEPS[1:])
    assert [next_step(one, -1) for one in STEPS[1:]] == list(STEPS[:-1])
    assert next_step(0.01, -1) == STEPS[0] and next_step(9, 1) == STEPS[-1]


def test_large_pages_come_in_bands_that_cover_them() -> None:
    from facilitator.ui.pages.papers.page_shelf import bands_of

    (one,) = bands_of(3, 1190, 1684)
    assert (one.top, one.rows, one.size) == (0, 1684, 1190 * 1684 * 4)
    bands = list(bands_of(3, 6352, 8984))
    assert [band.top for band in bands] == [sum(band.rows for band in bands[:at]) for at in range(len(bands))]
    assert sum(band.rows for band in bands) == 8984 and max(band.size for band in bands) < 40_000_000
    seen = list(bands_of(3, 6352, 8984, 3000, 3010))
    assert len(seen) == 1 and seen[0].top <= 3000 and seen[0].top + seen[0].rows >= 3010


def test_the_shelf_stays_within_its_room_and_keeps_what_is_in_sight() -> None:
    from facilitator.ui.pages.papers.page_shelf import Band, PageShelf

    shelf = PageShelf(most=4 * 400)
    bands = [Band(page, 10, 10, 0, 10) for page in range(10)]
    picture = Picture(10, 10, 40, memoryview(b"\xff" * 400))
    shelf.hold(bands[:1])
    for band in bands:
        shelf.put(band, picture)
        assert shelf.size <= 1600 and shelf.is_fresh(bands[0])
    assert [band.page for band in bands if shelf.take(band)] == [0, 7, 8, 9]
    assert shelf.has_room(bands[:4]) and not shelf.has_room(bands[:5])
    shelf.age()
    assert shelf.take(bands[0]) is picture and not shelf.is_fresh(bands[0])
    shelf.put(bands[0], picture)
    assert shelf.is_fresh(bands[0]) and shelf.size == 1600
    shelf.clear()
    assert shelf.size == 0 and shelf.take(bands[0]) is None
