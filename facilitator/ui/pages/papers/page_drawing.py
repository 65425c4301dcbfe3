"""Draws the pages of a paper off the window's thread, one piece at a time, what is asked for last first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from facilitator.errors import FacilitatorError
from facilitator.ui.errand import Errand
from facilitator.ui.pages.papers.page_shelf import Band, PageShelf
from facilitator.workspace.paper_pages import Picture, draw_page


class PageDrawing(QObject):
    """``drawn`` tells the page of which another piece lies on the shelf."""

    drawn = Signal(int)

    def __init__(self, shelf: PageShelf, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._data = b""
        self._wanted: list[Band] = []
        self._failed: set[Band] = set()
        self._errand: Errand | None = None

    def show_pdf(self, data: bytes) -> None:
        """Another paper, or none; pictures of the one before are no longer fresh."""
        self._data = data
        self._wanted.clear()
        self._failed.clear()
        self._shelf.age()

    def want(self, bands: Sequence[Band]) -> None:
        """What is to be there, in this order; what was asked for before and has not begun is forgotten."""
        self._wanted = [band for band in bands if not self._shelf.is_fresh(band) and band not in self._failed]
        self._go_on()

    @property
    def working(self) -> bool:
        """Whether a page is being drawn."""
        return self._errand is not None

    def _go_on(self) -> None:
        if self._errand is not None or not self._wanted or not self._data:
            return
        band, data = self._wanted.pop(0), self._data

        def took(picture: Picture) -> None:
            self._took(band, data, picture)

        def failed(error: BaseException) -> None:
            self._gave_up(band, error)

        self._errand = Errand(
            lambda: draw_page(data, band.page, band.width, band.height, band.top, band.rows), took, failed, self
        )

    def _took(self, band: Band, data: bytes, picture: Picture) -> None:
        self._errand = None
        if data is self._data:
            self._shelf.put(band, picture)
            self.drawn.emit(band.page)
        self._go_on()

    def _gave_up(self, band: Band, error: BaseException) -> None:
        """A page that cannot be drawn stays blank; the others go on."""
        self._errand = None
        self._failed.add(band)
        self._go_on()
        if not isinstance(error, FacilitatorError):
            raise error
