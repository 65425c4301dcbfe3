"""The mouse over the programme: choosing, folding, dragging points to order, and notes dropped on points."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from facilitator.ui.pages.capture.programme.drag import RECORDS_MIME, Target, records_in, takes_records, target_at
from facilitator.ui.pages.capture.programme.rows import POINT, SLOT, Row
from facilitator.ui.pages.capture.programme.view import ProgrammeView

_SCROLL_EDGE, _SCROLL_STEP, _OPENS_AFTER_MS = 24, 12, 500


class RowMouse(QObject):
    """Watches the list. ``taken`` tells a row that was clicked, ``moved`` a point and the Target it was dragged to,
    ``menu`` a row and a place on the screen."""

    taken = Signal(object, bool)
    moved = Signal(str, object)
    menu = Signal(object, QPoint)

    def __init__(self, view: ProgrammeView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed = -1
        self._start = QPoint()
        self._dragging = False
        self._target: Target | None = None
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return watched is self._view.viewport() and self._mouse(event)
        if kind == QEvent.Type.Leave:
            self._hover(-1)
        elif isinstance(event, QContextMenuEvent):
            self._menu(event)
            return True
        elif self._dragging and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._stop()
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        at = self._view.indexAt(place).row()
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            self._move(place, at, event.buttons())
        elif event.button() != Qt.MouseButton.LeftButton:
            return True
        elif kind == QEvent.Type.MouseButtonPress:
            self._pressed, self._start = at, place
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(at)
        elif kind == QEvent.Type.MouseButtonDblClick:
            self._double(at)
        return True

    def _move(self, place: QPoint, at: int, buttons: Qt.MouseButton) -> None:
        if not buttons & Qt.MouseButton.LeftButton:
            self._hover(at)
            return
        row = self._view.row(self._pressed)
        far = (place - self._start).manhattanLength() >= QApplication.startDragDistance()
        if row is not None and row.kind == POINT and (self._dragging or far):
            self._drag(place)

    def _drag(self, place: QPoint) -> None:
        view = self._view
        if not self._dragging:
            self._dragging = True
            view.viewport().grabKeyboard()  # the focus is in the capture line, Esc must come here
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        bar = view.verticalScrollBar()
        if place.y() < _SCROLL_EDGE:
            bar.setValue(bar.value() - _SCROLL_STEP)
        elif place.y() > view.viewport().height() - _SCROLL_EDGE:
            bar.setValue(bar.value() + _SCROLL_STEP)
        self._target = target_at(view.listed.rows, view.rect_of, place.y())
        view.line_at = self._target.y if self._target else None
        view.viewport().update()

    def _release(self, at: int) -> None:
        view, row = self._view, self._view.row(self._pressed)
        if self._dragging:
            target = self._target
            self._stop()
            if row is not None and target is not None and target.after != row.id:
                self.moved.emit(row.id, target)
        elif row is not None and at == self._pressed:
            if row.kind == SLOT:
                view.folded.emit(row.id, row.open)
            elif row.takes_cursor:
                self.taken.emit(row, False)
        self._pressed = -1

    def _double(self, at: int) -> None:
        row = self._view.row(at)
        if row is not None and row.kind == POINT:
            self._pressed = -1
            self._view.rename.emit(row.id)

    def _menu(self, event: QContextMenuEvent) -> None:
        """Of the row under the mouse, or of the one the cursor is on when a key asks for it."""
        view = self._view
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = view.currentIndex().row() if by_key else view.indexAt(event.pos()).row()
        row = view.row(at)
        if row is not None and row.takes_cursor:
            below = view.viewport().mapToGlobal(view.rect_of(at).bottomLeft() + QPoint(view.theme.px(36), 0))
            self.menu.emit(row, below if by_key else event.globalPos())

    def _hover(self, at: int) -> None:
        if at != self._view.hover:
            self._view.hover = at
            self._view.viewport().update()

    def _stop(self) -> None:
        self._dragging, self._target, self._pressed = False, None, -1
        self._view.viewport().releaseKeyboard()
        self._view.line_at = None
        self._view.viewport().unsetCursor()
        self._view.viewport().update()


class NoteDrops(QObject):
    """Takes notes dragged from the list: ``dropped`` tells the id of a point ("" for none) and those of the notes."""

    dropped = Signal(str, tuple)

    def __init__(self, view: ProgrammeView) -> None:
        super().__init__(view)
        self._view = view
        self._slot = ""
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(_OPENS_AFTER_MS)
        self._opening.timeout.connect(self._open)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._mark(-1)
            self._rest_on(None)
            return True
        if not isinstance(event, QDropEvent):
            return False
        if not event.mimeData().hasFormat(RECORDS_MIME):
            event.ignore()
            return True
        at = self._view.indexAt(event.position().toPoint()).row()
        row = self._view.row(at)
        fits = takes_records(row)
        if kind == QEvent.Type.DragEnter or fits:  # the whole list takes part, each row says for itself
            event.acceptProposedAction()
        else:
            event.ignore()
        self._mark(at if fits and kind != QEvent.Type.Drop else -1)
        self._rest_on(row if kind != QEvent.Type.Drop else None)
        if kind == QEvent.Type.Drop and fits and row is not None:
            self.dropped.emit(row.id, records_in(event.mimeData()))
        return True

    def _rest_on(self, row: Row | None) -> None:
        """A folded slot opens when a drag rests on it."""
        slot = row.id if row is not None and row.kind == SLOT and not row.open else ""
        if slot != self._slot:
            self._slot = slot
            self._opening.start() if slot else self._opening.stop()

    def _open(self) -> None:
        self._view.folded.emit(self._slot, False)

    def _mark(self, at: int) -> None:
        if at != self._view.target:
            self._view.target = at
            self._view.viewport().update()
