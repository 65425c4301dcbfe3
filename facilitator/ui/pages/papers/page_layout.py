"""Where the pages of a paper stand under one another, in px; pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.workspace.paper_pages import Box, PageSize

_DOTS = 96 / 72
_SMALLEST, _LARGEST = 0.1, 8.0
STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)

# "width", "page", or times the size of the paper at 96 px an inch.
Zoom = str | float


@dataclass(frozen=True, slots=True)
class Place:
    """A page's place; ``scale`` is px a point."""

    left: int
    top: int
    width: int
    height: int
    scale: float

    @property
    def zoom(self) -> float:
        """How large the page is; 1.0 is 96 px an inch."""
        return self.scale / _DOTS


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the paper that stays through another zoom: the page, and shares of its height and width.

    Without arguments it is the very top of the desk.
    """

    page: int = 0
    down: float = -1.0
    across: float = 0.0


@dataclass(frozen=True, slots=True)
class PageLayout:
    """All places, and how large they are together with the desk round them."""

    places: tuple[Place, ...] = ()
    width: int = 0
    height: int = 0

    def page_at(self, down: float) -> int:
        """The page at a height, or the next one where there is none; 0 without pages."""
        bottoms = [place.top + place.height for place in self.places]
        return min(bisect_right(bottoms, down), max(len(bottoms) - 1, 0))

    def between(self, top: float, bottom: float) -> range:
        """The pages that can be seen between two heights."""
        first = self.page_at(top)
        return range(
            first,
            next((at for at in range(first, len(self.places)) if self.places[at].top >= bottom), len(self.places)),
        )

    def spot_at(self, across: float, down: float) -> Spot:
        """The spot at a place; shares outside 0 to 1 stand for the desk beside a page."""
        if not self.places:
            return Spot()
        page = self.page_at(down)
        place = self.places[page]
        return Spot(page, (down - place.top) / place.height, (across - place.left) / place.width)

    def place_of(self, spot: Spot) -> tuple[int, int]:
        """Where a spot is: across, down. The last page stands for pages that are no more."""
        if not self.places:
            return 0, 0
        place = self.places[min(spot.page, len(self.places) - 1)]
        return round(place.left + spot.across * place.width), round(place.top + spot.down * place.height)

    def box_on(self, page: int, box: Box) -> tuple[int, int, int, int]:
        """Where a box on a page is: left, top, width, height."""
        place = self.places[page]
        corner = round(place.left + box.left * place.scale), round(place.top + box.top * place.scale)
        return *corner, round(box.width * place.scale), round(box.height * place.scale)


def laid_out(sizes: Sequence[PageSize], zoom: Zoom, room: tuple[int, int], gap: int) -> PageLayout:
    """Pages in a column, each in the middle of the room, a gap between and round them.

    "width" and "page" fit each page by itself, so that a wide one among high ones is read as easily.
    """
    scales = [_scale(size, zoom, (room[0] - 2 * gap, room[1] - 2 * gap)) for size in sizes]
    measured = [
        (max(1, round(size.width * scale)), max(1, round(size.height * scale)))
        for size, scale in zip(sizes, scales, strict=True)
    ]
    whole = max([room[0], *(wide + 2 * gap for wide, _ in measured)])
    places: list[Place] = []
    top = gap
    for (wide, high), scale in zip(measured, scales, strict=True):
        places.append(Place((whole - wide) // 2, top, wide, high, scale))
        top += high + gap
    return PageLayout(tuple(places), whole, top if places else 0)


def read_zoom(text: str) -> Zoom:
    """A zoom that was kept as text; "width" for what is none."""
    if text in {"width", "page"}:
        return text
    try:
        return min(max(float(text), STEPS[0]), STEPS[-1])
    except ValueError:
        return "width"


def next_step(zoom: float, by: int) -> float:
    """The step of zoom above or below a zoom."""
    if by > 0:
        return next((step for step in STEPS if step > zoom * 1.01), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < zoom * 0.99), STEPS[0])


def _scale(size: PageSize, zoom: Zoom, room: tuple[int, int]) -> float:
    across, down = max(room[0], 1) / size.width, max(room[1], 1) / size.height
    if zoom == "width":
        return min(max(across, _SMALLEST), _LARGEST)
    if zoom == "page":
        return min(max(min(across, down), _SMALLEST), _LARGEST)
    return float(zoom) * _DOTS
