"""The main window: header above, one page, status line below; messages lie over the page and move nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.widgets.copying import CopyGuard

_FIRST_SIZE = QSize(1366, 768)
_SMALLEST = QSize(760, 480)
_FRAME = 48  # px of a frame and its title, not known before the window is shown


class MainWindow(QMainWindow):
    """Shown empty at first, so that it is there at once; ``there`` says so, and ``furnish`` brings the rest.

    ``closing`` comes before it closes; ``dropped`` tells the files dropped on it, as a list of paths.
    """

    there = Signal()
    closing = Signal()
    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("facilitator")
        self.setMinimumSize(_SMALLEST)
        self.resize(_FIRST_SIZE)
        self.setAcceptDrops(True)
        CopyGuard(self)
        self._painted = False
        self._over: QWidget | None = None
        self._status: QWidget | None = None
        self._may_close: Callable[[], bool] = lambda: True

    def show_at(self, place: QByteArray | None) -> None:
        """Shows it at a remembered place, None for none; over the whole of a screen that has no room for it."""
        frame = 0 if place is not None and self.restoreGeometry(place) else _FRAME
        room = self.screen().availableGeometry().size()
        if self.width() + frame > room.width() or self.height() + frame > room.height():
            self.showMaximized()
        else:
            self.show()

    def furnish(self, header: QWidget, status: QWidget, over: QWidget) -> None:
        """Puts in the header, the status line, and what lies over the page."""
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pages = QStackedWidget(body)
        column.addWidget(header)
        column.addWidget(self.pages, 1)
        column.addWidget(status)
        self._header, self._status, self._over = header, status, over
        over.setParent(self)
        over.hide()
        over.installEventFilter(self)
        self.setCentralWidget(body)
        body.show()  # not at the next layout: what is not visible cannot take the focus
        self.pages.setFocus()  # until a page says where: no button is lit for a moment

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """``may_close`` is asked each time the window is to be closed."""
        self._may_close = may_close

    def show_page(self, page: QWidget, *, status: bool = True) -> None:
        """Brings a page to the front; a page may have a status line of its own."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        if self._status:
            self._status.setVisible(status)

    def show_alone(self, on: bool) -> None:
        """Whether the page is all there is, without header and status line."""
        self._header.setVisible(not on)
        if self._status:
            self._status.setVisible(not on)

    def remove_page(self, page: QWidget) -> None:
        """Takes a page out and frees it."""
        self.pages.removeWidget(page)
        page.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if not self._may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc, where nothing else wanted it for itself, closes the message."""
        from PySide6.QtCore import Qt  # costs 20 ms, which the first sight of the window must not

        if event.key() == Qt.Key.Key_Escape and self._over:
            self._over.hide()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.there.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._lay_over()

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        if watched is self._over and event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._lay_over()
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        found = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if found:
            event.acceptProposedAction()
            self.dropped.emit(found)

    def _lay_over(self) -> None:
        """Under the header, in the middle: no control that is typed into lies there."""
        if self._over is None or self.centralWidget() is None:
            return
        width = min(max(self._over.sizeHint().width(), self.width() // 2), self.width() - 32)
        height = max(self._over.heightForWidth(width), self._over.minimumSizeHint().height())
        self._over.setGeometry((self.width() - width) // 2, self._header.height() + 8, width, height)
        self._over.raise_()
