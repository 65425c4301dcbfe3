"""Paints the pages in sight from what was drawn of them, and knows what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from facilitator.ui.pages.papers.page_layout import PageLayout
from facilitator.ui.pages.papers.page_shelf import Band, PageShelf, bands_of
from facilitator.ui.pages.papers.sheet_painting import (
    DevicePainter,
    Marked,
    device_length,
    paint_marks,
    paint_pieces,
    paint_sheet,
)
from facilitator.ui.theme.theme import Theme
from facilitator.workspace.paper_pages import Hit

_RING = 2


class PagePainter:
    """What is searched for is given by ``show_hits``."""

    def __init__(self, theme: Theme, shelf: PageShelf) -> None:
        self._theme, self._shelf = theme, shelf
        self._marks: dict[int, list[Marked]] = {}

    def show_hits(self, hits: Sequence[Hit], current: int = -1) -> None:
        """The places to mark; ``current`` is a place in ``hits``, -1 for none."""
        self._marks = {}
        for at, hit in enumerate(hits):
            self._marks.setdefault(hit.page, []).append(Marked(hit.boxes, at == current))

    def paint(
        self, painter: QPainter, layout: PageLayout, seen: Sequence[int], scrolled: tuple[int, int], high: int
    ) -> list[Band]:
        """Paints pages; returns the bands that are in sight, nearest to the top first."""
        device = DevicePainter(painter)
        bands: list[Band] = []
        painter.save()
        device.begin()
        for page in seen:
            place = layout.places[page]
            sheet = device.rect(QRect(place.left - scrolled[0], place.top - scrolled[1], place.width, place.height))
            bottom = device.rect(QRect(0, 0, 1, high)).bottom() + 1
            needed = list(bands_of(page, sheet.width(), sheet.height(), -sheet.top(), bottom - sheet.top()))
            self._paint_page(painter, page, sheet, needed)
            scale = sheet.width() / place.width * place.scale
            paint_marks(painter, sheet, scale, self._marks.get(page, ()), device.ratio)
            bands += needed
        device.end()
        painter.restore()
        return bands

    def beside(self, layout: PageLayout, seen: Sequence[int], ratio: float) -> list[Band]:
        """The bands of the next page and of the one before: they will be asked for soon."""
        if not seen:
            return []
        bands: list[Band] = []
        for page in (seen[-1] + 1, seen[0] - 1):
            if 0 <= page < len(layout.places):
                place = layout.places[page]
                bands += bands_of(page, device_length(place.width, ratio), device_length(place.height, ratio))
        return bands

    def paint_focus(self, painter: QPainter, rect: QRect) -> None:
        """The ring of keyboard focus at the edge of the desk."""
        line, accent = self._theme.px(_RING), self._theme.colour("accent")
        inner = rect.adjusted(line, line, -line, -line)
        for edge in (
            QRect(rect.left(), rect.top(), rect.width(), line),
            QRect(rect.left(), inner.bottom() + 1, rect.width(), line),
            QRect(rect.left(), rect.top(), line, rect.height()),
            QRect(inner.right() + 1, rect.top(), line, rect.height()),
        ):
            painter.fillRect(edge, accent)

    def _paint_page(self, painter: QPainter, page: int, sheet: QRect, needed: Sequence[Band]) -> None:
        paint_sheet(painter, self._theme, sheet)
        found = [(band, self._shelf.take(band)) for band in needed]
        if any(picture is None for _, picture in found):
            paint_pieces(painter, sheet, self._shelf.others(page, sheet.width()))
        paint_pieces(painter, sheet, [(band, picture) for band, picture in found if picture is not None])
