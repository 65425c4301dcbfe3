"""The real pages of a PDF: which one, how large, words searched for. Loads QtPdf when it is made."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.papers.search import PaperSearch
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.labels import Hairline, Label
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import translate

_ZOOM_FROM, _NARROWEST = 640, 420


class PaperViewer(QWidget):
    """``page_count`` pages; ``zoomed`` tells "width" or "page"."""

    zoomed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.setDocument(self._document)
        self.previous = IconButton(theme, "chevron-up", translate("Papers", "Page before"), parent=self)
        self.following = IconButton(theme, "chevron-down", translate("Papers", "Next page"), parent=self)
        self.where = Label(theme, "", Use.BASE, "text2", False, self)
        choices = (
            ("width", translate("Papers", "Fit the width")),
            ("page", translate("Papers", "Whole page")),
        )
        self.zoom = Segmented(theme, choices, self)
        self.search = PaperSearch(theme, self._document, self.view, self)
        self.zoom.hide()
        self._arrange()
        self._connect()
        self.show_zoom("width")
        self._measure()
        self._tell_page()

    @property
    def page_count(self) -> int:
        """How many pages the paper has."""
        return self._document.pageCount()

    def show_pdf(self, data: bytes, title: str) -> None:
        """Shows a paper; one of the same name keeps its place."""
        same = self.view.accessibleName() == title and self.page_count > 0
        across, down = self.view.horizontalScrollBar().value(), self.view.verticalScrollBar().value()
        self.view.setUpdatesEnabled(False)
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.view.setAccessibleName(title)
        self.view.horizontalScrollBar().setValue(across if same else 0)
        self.view.verticalScrollBar().setValue(down if same else 0)
        self.view.setUpdatesEnabled(True)
        self._tell_page()

    def clear(self) -> None:
        """Shows nothing."""
        self._document.close()
        self._tell_page()

    def show_zoom(self, zoom: str) -> None:
        """Fits the width, or the whole page."""
        fits = QPdfView.ZoomMode.FitToWidth if zoom == "width" else QPdfView.ZoomMode.FitInView
        self.view.setZoomMode(fits)
        self.zoom.choose(zoom)

    def step(self, by: int) -> None:
        """Goes pages on or back."""
        page = min(max(self.view.pageNavigator().currentPage() + by, 0), self.page_count - 1)
        if page >= 0:
            self.view.pageNavigator().jump(page, QPoint(0, 0), self.view.pageNavigator().currentZoom())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.zoom.setVisible(event.size().width() >= self._theme.px(_ZOOM_FROM))

    def _arrange(self) -> None:
        self._bar = QHBoxLayout()
        for widget in (self.previous, self.following, self.where):
            self._bar.addWidget(widget)
        self._bar.addStretch(1)
        self._bar.addWidget(self.zoom)
        self._bar.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(Hairline(self._theme, parent=self))
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.previous.clicked.connect(self._back)
        self.following.clicked.connect(self._on)
        self.zoom.chosen.connect(self._zoom_chosen)
        self.view.pageNavigator().currentPageChanged.connect(self._tell_page)
        self._document.pageCountChanged.connect(self._tell_page)
        self._theme.changed.connect(self._measure)

    def _back(self) -> None:
        self.step(-1)

    def _on(self) -> None:
        self.step(1)

    def _zoom_chosen(self, zoom: str) -> None:
        self.show_zoom(zoom)
        self.zoomed.emit(zoom)

    def _tell_page(self, *_: object) -> None:
        count = self.page_count
        at = self.view.pageNavigator().currentPage() + 1
        self.where.setText(translate("Papers", "Page {at} of {count}").format(at=at, count=count) if count else "")
        self.previous.setEnabled(count > 0 and at > 1)
        self.following.setEnabled(count > 0 and at < count)

    def _measure(self) -> None:
        theme = self._theme
        self._bar.setContentsMargins(theme.px(8), theme.px(4), theme.px(12), theme.px(4))
        self._bar.setSpacing(theme.px(4))
        # Narrower than the choice of zoom asks for: it gives way.
        self.setMinimumWidth(theme.px(_NARROWEST))
        self.view.setPageSpacing(theme.px(12))
        palette = self.view.palette()
        for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, theme.colour("sunken"))
        self.view.setPalette(palette)
        self.view.viewport().setPalette(palette)
