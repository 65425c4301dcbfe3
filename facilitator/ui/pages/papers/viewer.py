"""The real pages of a PDF: which one, how large, words searched for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.papers.page_layout import read_zoom
from facilitator.ui.pages.papers.page_view import PageView
from facilitator.ui.pages.papers.search import PaperSearch
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.labels import ElidedLabel, Hairline, Label
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import translate

_ZOOM_FROM, _STEPS_FROM, _NARROWEST = 640, 760, 420


class PaperViewer(QWidget):
    """``page_count`` pages; ``zoomed`` tells "width", "page" or a size such as "1.25"."""

    zoomed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ""
        self.view = PageView(theme, self)
        self.view.setAccessibleName(translate("Papers", "Pages of the paper"))
        self.previous = IconButton(theme, "chevron-up", translate("Papers", "Page before"), parent=self)
        self.following = IconButton(theme, "chevron-down", translate("Papers", "Next page"), parent=self)
        self.where = ElidedLabel(theme, "", Use.BASE, "text2", self)
        choices = (
            ("width", translate("Papers", "Fit the width")),
            ("page", translate("Papers", "Whole page")),
        )
        self.smaller = IconButton(theme, "magnify-minus-outline", translate("Papers", "Smaller"), parent=self)
        self.larger = IconButton(theme, "magnify-plus-outline", translate("Papers", "Larger"), parent=self)
        self.zoom = Segmented(theme, choices, self)
        self.search = PaperSearch(theme, self.view, self)
        self.fault = Label(theme, "", Use.BASE, "clash", True, self)
        for widget in (self.fault, self.zoom, self.smaller, self.larger):
            widget.hide()
        self._arrange()
        self._connect()
        self.show_zoom("width")
        self._measure()
        self._tell_page()

    @property
    def page_count(self) -> int:
        """How many pages the paper has; 0 until they are known."""
        return self.view.page_count

    def show_pdf(self, data: bytes, title: str) -> None:
        """Shows a paper; one of the same name keeps its place."""
        if self._title != title:
            self.view.clear()
        self._title = title
        self.view.setAccessibleName(title)
        self.view.show_pdf(data)

    def clear(self) -> None:
        """Shows nothing."""
        self.view.clear()

    def show_zoom(self, zoom: str) -> None:
        """Fits the width, or the whole page, or takes a size."""
        self.view.show_zoom(read_zoom(zoom))
        self.zoom.choose(zoom)
        self._tell_page()

    def step(self, by: int) -> None:
        """Goes pages on or back."""
        self.view.go_to(self.view.page + by)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is little room, zooming is left to keys and wheel."""
        super().resizeEvent(event)
        wide, theme = event.size().width(), self._theme
        self.zoom.setVisible(wide >= theme.px(_ZOOM_FROM))
        for button in (self.smaller, self.larger):
            button.setVisible(wide >= theme.px(_STEPS_FROM))

    def _arrange(self) -> None:
        self._bar = QHBoxLayout()
        for widget in (self.previous, self.following, self.where):
            self._bar.addWidget(widget)
        self._bar.addStretch(1)
        for widget in (self.smaller, self.larger, self.zoom, self.search):
            self._bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(Hairline(self._theme, parent=self))
        column.addWidget(self.fault)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.step(-1))
        self.following.clicked.connect(lambda: self.step(1))
        self.smaller.clicked.connect(lambda: self.view.zoom_by(-1))
        self.larger.clicked.connect(lambda: self.view.zoom_by(1))
        self.zoom.chosen.connect(self._zoom_chosen)
        self.view.page_changed.connect(self._tell_page)
        self.view.shown.connect(self._shown)
        self.view.failed.connect(self._tell_fault)
        self.view.zoomed.connect(self._zoom_taken)
        self._theme.changed.connect(self._measure)

    def _zoom_chosen(self, zoom: str) -> None:
        self.show_zoom(zoom)
        self.zoomed.emit(zoom)

    def _zoom_taken(self, zoom: float) -> None:
        self.zoom.choose("")
        self._tell_page()
        self.zoomed.emit(str(zoom))

    def _shown(self) -> None:
        self.fault.hide()
        self._tell_page()

    def _tell_fault(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.show()

    def _tell_page(self, *_: object) -> None:
        count, at = self.page_count, self.view.page + 1
        words = translate("Papers", "Page {at} of {count}").format(at=at, count=count) if count else ""
        if count and not isinstance(self.view.zoom, str):
            words = translate("Papers", "{page}, {zoom} %").format(page=words, zoom=round(self.view.zoom * 100))
        self.where.setText(words)
        self.previous.setEnabled(count > 0 and at > 1)
        self.following.setEnabled(count > 0 and at < count)
        for button in (self.smaller, self.larger):
            button.setEnabled(count > 0)

    def _measure(self) -> None:
        theme = self._theme
        self._bar.setContentsMargins(theme.px(8), theme.px(4), theme.px(12), theme.px(4))
        self._bar.setSpacing(theme.px(4))
        # Narrower than the choice of zoom asks for: it gives way.
        self.setMinimumWidth(theme.px(_NARROWEST))
        self.fault.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
