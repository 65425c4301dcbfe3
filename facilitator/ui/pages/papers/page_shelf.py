"""Pictures of pages that were drawn, kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.workspace.paper_pages import Picture

_MOST_BYTES = 160 * 1024 * 1024
# Pages larger than this are drawn in bands, so that none takes long and what is out of sight is left out.
_BAND_PIXELS = 8_000_000
_BAND_ROWS = 256
_PIXEL = 4


@dataclass(frozen=True, slots=True)
class Band:
    """Rows ``top`` to ``top + rows`` of a page drawn ``width`` × ``height`` pixels large."""

    page: int
    width: int
    height: int
    top: int
    rows: int

    @property
    def size(self) -> int:
        """How many bytes its picture takes."""
        return self.width * self.rows * _PIXEL


def bands_of(page: int, width: int, height: int, first: int = 0, last: int | None = None) -> Iterator[Band]:
    """The bands of a page that hold its rows from ``first`` to before ``last``."""
    rows = max(_BAND_ROWS, _BAND_PIXELS // width)
    last = height if last is None else min(last, height)
    for top in range(max(first, 0) // rows * rows, last, rows):
        yield Band(page, width, height, top, min(rows, height - top))


class PageShelf:
    """Fresh pictures, and those of an earlier state of the paper or of another size to bridge the time with."""

    def __init__(self, most: int = _MOST_BYTES) -> None:
        self._most = most
        self._pictures: OrderedDict[Band, Picture] = OrderedDict()
        self._stale: set[Band] = set()
        self._held: frozenset[Band] = frozenset()
        self._size = 0

    @property
    def size(self) -> int:
        """Bytes that are taken up."""
        return self._size

    def take(self, band: Band) -> Picture | None:
        """The picture of a band; it counts as used."""
        found = self._pictures.get(band)
        if found is not None:
            self._pictures.move_to_end(band)
        return found

    def is_fresh(self, band: Band) -> bool:
        """Whether a band need not be drawn."""
        return band in self._pictures and band not in self._stale

    def others(self, page: int, width: int) -> list[tuple[Band, Picture]]:
        """What there is of a page in the size that was used last but this one."""
        sizes = [band.width for band in self._pictures if band.page == page and band.width != width]
        return [
            (band, self._pictures[band]) for band in self._pictures if band.page == page and band.width in sizes[-1:]
        ]

    def put(self, band: Band, picture: Picture) -> None:
        """Keeps a picture; those not used for the longest time go, but never what is held."""
        self._drop(band)
        self._pictures[band] = picture
        self._size += band.size
        for old in list(self._pictures):
            if self._size <= self._most:
                break
            if old not in self._held and old != band:
                self._drop(old)

    def hold(self, bands: Iterable[Band]) -> None:
        """These are in sight."""
        self._held = frozenset(bands)

    def has_room(self, bands: Iterable[Band]) -> bool:
        """Whether these could be kept beside what is in sight."""
        return sum(band.size for band in self._held.union(bands)) <= self._most

    def age(self) -> None:
        """The paper is another one: what is here is shown until it is drawn anew."""
        self._stale = set(self._pictures)

    def clear(self) -> None:
        """Forgets everything."""
        self._pictures.clear()
        self._stale.clear()
        self._held = frozenset()
        self._size = 0

    def _drop(self, band: Band) -> None:
        if self._pictures.pop(band, None) is not None:
            self._size -= band.size
        self._stale.discard(band)
