"""The desk on which the pages of a paper lie: scrolled, zoomed, kept in place; painted elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from facilitator.ui.pages.papers.page_layout import PageLayout, Spot, Zoom, laid_out, next_step
from facilitator.ui.theme.theme import Theme
from facilitator.workspace.paper_pages import Box, PageSize

_GAP, _STEP = 12, 48


class PageDesk(QAbstractScrollArea):
    """``page_changed`` tells the page looked at, from 0, ``zoomed`` a zoom taken by hand. See ``page`` and ``zoom``.

    ``zoom`` is "width", "page", or times the size of the paper.
    """

    page_changed = Signal(int)
    zoomed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = 0
        self.zoom: Zoom = "width"
        self._theme = theme
        self._sizes: tuple[PageSize, ...] = ()
        self._spot = Spot()
        self._quiet = False
        self.places = PageLayout()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def page_count(self) -> int:
        """How many pages there are; 0 until they are known."""
        return len(self._sizes)

    @property
    def scrolled(self) -> tuple[int, int]:
        """How far the desk is moved: across, down, px."""
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def lay(self, sizes: Sequence[PageSize], begin: bool = False) -> None:
        """Lays other pages at the spot that was looked at, or from the ``begin`` on."""
        self._sizes = tuple(sizes)
        if begin:
            self._spot = Spot()
        self._lay_out()
        if not self._sizes:
            self.page = 0
        self._tell_page(self.places.page_at(self.scrolled[1] + self.viewport().height() / 2))

    def show_zoom(self, zoom: Zoom) -> None:
        """Fits the width, or the whole page, or takes a size; what is at the top stays there."""
        self.zoom = zoom
        self._lay_out()

    def zoom_by(self, steps: int, at: QPointF | None = None) -> None:
        """Larger or smaller; the spot under ``at`` stays where it is, else the middle of what is seen."""
        if not self._sizes:
            return
        about = at or QPointF(self.viewport().rect().center())
        across, down = self.scrolled
        spot = self.places.spot_at(about.x() + across, about.y() + down)
        for _ in range(abs(steps)):
            self.zoom = next_step(
                self.places.places[spot.page].zoom if isinstance(self.zoom, str) else self.zoom, steps
            )
        self._lay_out()
        across, down = self.places.place_of(spot)
        self._scroll_to(across - about.x(), down - about.y())
        self._moved()
        self.zoomed.emit(self.zoom)

    def go_to(self, page: int, down: float = 0.0) -> None:
        """Goes to a page, or to a height on it in points. The last pages need not come to the top to be looked at."""
        if not self._sizes:
            return
        page = min(max(page, 0), self.page_count - 1)
        place = self.places.places[page]
        self._scroll_to(self.scrolled[0], place.top + down * place.scale - self._gap)
        self._spot = self.places.spot_at(*self.scrolled)
        self._tell_page(page)

    def see(self, page: int, box: Box) -> None:
        """Brings a place into sight, with some room round it; one that is in sight moves nothing."""
        if page >= self.page_count:
            return
        found = self.places.box_on(page, box)
        across, down = self.scrolled
        away = self.verticalScrollBar().singleStep()
        view = self.viewport().rect().translated(across, down)
        there = QRect(*found)
        if not view.adjusted(0, away, 0, -away).contains(there):
            beside = there.left() < view.left() or there.right() > view.right()
            self._scroll_to(
                there.center().x() - view.width() / 2 if beside else across, there.center().y() - view.height() / 3
            )
            self._spot = self.places.spot_at(*self.scrolled)
        self._tell_page(page)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What is at the top stays there."""
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Called by the scroll bars."""
        if not self._quiet:
            self._moved()
        self.viewport().update()

    def _lay_out(self) -> None:
        bar, beside, view = self.verticalScrollBar(), self.horizontalScrollBar(), self.viewport().size()
        # The bar has its room at all times: whether it is needed changes nothing else.
        room = (self.width() - bar.sizeHint().width(), self.height())
        self.places = laid_out(self._sizes, self.zoom, room, self._gap)
        quiet, self._quiet = self._quiet, True
        bar.setRange(0, max(0, self.places.height - view.height()))
        bar.setPageStep(view.height())
        beside.setRange(0, max(0, self.places.width - self.width()))
        beside.setPageStep(view.width())
        self._scroll_to(*self.places.place_of(self._spot))
        self._quiet = quiet
        self.viewport().update()

    def _scroll_to(self, across: float, down: float) -> None:
        quiet, self._quiet = self._quiet, True
        self.horizontalScrollBar().setValue(round(across))
        self.verticalScrollBar().setValue(round(down))
        self._quiet = quiet

    def _moved(self) -> None:
        """A person has scrolled: the spot is remembered and the page told."""
        self._spot = self.places.spot_at(*self.scrolled)
        self._tell_page(self.places.page_at(self.scrolled[1] + self.viewport().height() / 2))

    def _tell_page(self, page: int) -> None:
        if page != self.page:
            self.page = page
            self.page_changed.emit(page)

    def _measure(self) -> None:
        self._gap = self._theme.px(_GAP)
        self.verticalScrollBar().setSingleStep(self._theme.px(_STEP))
        self.horizontalScrollBar().setSingleStep(self._theme.px(_STEP))
        ground = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            ground.setColor(role, self._theme.colour("sunken"))
        self.setPalette(ground)
        self._lay_out()
