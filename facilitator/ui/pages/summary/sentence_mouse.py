"""The mouse over the sentences: chips are clicked, sentences double-clicked to edit them, and dragged to order."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from facilitator.ui.pages.capture.programme.drag import RECORDS_MIME, records_in
from facilitator.ui.pages.summary.sentence_view import SentenceView


class SentenceMouse(QObject):
    """``moved`` tells a sentence and the row it was dragged in front of, as the rows stand now."""

    moved = Signal(str, int)

    def __init__(self, view: SentenceView) -> None:
        super().__init__(view)
        self._view = view
        self._start = QPoint()
        self._key = ""
        self._to = -1
        self._chip = (-1, -1)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QMouseEvent):
            return False
        place, kind = event.position().toPoint(), event.type()
        left = event.button() == Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonPress and left:
            return self._press(place)
        if kind == QEvent.Type.MouseMove:
            return self._move(place, event.buttons())
        if kind == QEvent.Type.MouseButtonRelease and left:
            return self._release(place)
        if kind == QEvent.Type.MouseButtonDblClick and left:
            return self._double(place)
        return False

    def _press(self, place: QPoint) -> bool:
        at, chip = self._chip_at(place)
        self._key, self._to = "", -1
        if at < 0:
            return False
        row = self._view.rows.rows[at]
        self._chip = (-1, -1)
        if chip >= 0 and (chip < len(row.chips) or at == self._view.currentIndex().row()):
            self._chip = (at, chip)
            self._view.setCurrentIndex(self._view.rows.index(at))
            return True
        if row.editable:
            self._key, self._start = row.key, place
        return False

    def _move(self, place: QPoint, buttons: Qt.MouseButton) -> bool:
        if not self._key or not buttons & Qt.MouseButton.LeftButton:
            _, chip = self._chip_at(place)
            shape = Qt.CursorShape.PointingHandCursor if chip >= 0 else Qt.CursorShape.ArrowCursor
            self._view.viewport().setCursor(shape)
            return False
        far = (place - self._start).manhattanLength() >= QApplication.startDragDistance()
        if self._to < 0 and not far:
            return True
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._to, self._view.line_at = self._target(place.y())
        self._view.viewport().update()
        return True

    def _target(self, y: int) -> tuple[int, int]:
        """The row in front of which a height stands, and where the line between shows."""
        rows = len(self._view.rows.rows)
        for at in range(rows):
            rect = self._view.rect_of(at)
            if y < rect.center().y():
                return at, rect.top()
        return rows, self._view.rect_of(rows - 1).bottom() + 1

    def _release_chip(self, place: QPoint) -> bool:
        """A click does what the chip is for; dragged on another one of its sentence it changes the order."""
        (at, chip), self._chip = self._chip, (-1, -1)
        self._view.viewport().unsetCursor()
        row = self._view.rows.rows[at]
        over, to = self._chip_at(place)
        if (over, to) == (at, chip):
            self._view.keys.take_chip(row, chip)
        elif over == at and to >= 0 and chip < len(row.chips):
            self._view.keys.place_chip(row, chip, to if to < chip else min(to + 1, len(row.chips)))
        return True

    def _release(self, place: QPoint) -> bool:
        if self._chip[0] >= 0:
            return self._release_chip(place)
        key, to = self._key, self._to
        self._key, self._to, self._view.line_at = "", -1, -1
        self._view.viewport().unsetCursor()
        self._view.viewport().update()
        at = self._view.rows.row_of(key) if key else -1
        if to >= 0 and at >= 0 and to not in (at, at + 1):
            self.moved.emit(key, to)
        return to >= 0

    def _double(self, place: QPoint) -> bool:
        at, chip = self._chip_at(place)
        if at >= 0 and chip < 0:
            self._view.keys.asked.emit("edit", self._view.rows.rows[at].key)
        return at >= 0

    def _chip_at(self, place: QPoint) -> tuple[int, int]:
        """The row and the place among its chips under a point; -1 for none."""
        at = self._view.indexAt(place).row()
        if at < 0:
            return -1, -1
        inside = place - self._view.rect_of(at).topLeft()
        places = self._view.delegate.layout_of(at).places
        return at, next((number for number, one in enumerate(places) if one.rect.contains(inside)), -1)


class RecordDrops(QObject):
    """Takes records dragged on a sentence: ``dropped`` tells its key and their ids."""

    dropped = Signal(str, tuple)

    def __init__(self, view: SentenceView) -> None:
        super().__init__(view)
        self._view = view
        view.setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QDropEvent):
            return False
        view = self._view
        at = view.indexAt(event.position().toPoint()).row()
        fits = event.mimeData().hasFormat(RECORDS_MIME)
        over = fits and at >= 0 and view.rows.rows[at].editable
        if over or (fits and event.type() == QEvent.Type.DragEnter):  # each row says for itself
            event.acceptProposedAction()
        else:
            event.ignore()
        if over:
            view.setCurrentIndex(view.rows.index(at))
        if over and event.type() == QEvent.Type.Drop:
            self.dropped.emit(view.rows.rows[at].key, records_in(event.mimeData()))
        return True
