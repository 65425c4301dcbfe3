"""A page on which files can be dropped, anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.page import Page
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.painting import paint_box


class DropPage(Page):
    """``dropped`` tells the paths. While files hang over the page it has a frame."""

    dropped = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = _Frame(theme, self)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _paths(event):
            event.acceptProposedAction()
            self._frame.show_over()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        self._frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        self._frame.hide()
        event.acceptProposedAction()
        self.dropped.emit(_paths(event))


class _Frame(QWidget):
    """Lies over the page and takes no mouse."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self) -> None:
        """As large as the page, above all its parts."""
        page = self.parentWidget()
        if page:
            self.setGeometry(page.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        width = self._theme.px(2)
        inner = self.rect().adjusted(width, width, -width, -width)
        with QPainter(self) as painter:
            paint_box(painter, inner, self._theme.px(8), border=self._theme.colour("accent"), width=width)


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
