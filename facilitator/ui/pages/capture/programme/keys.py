"""The keys in the list of the programme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from facilitator.ui.pages.capture.programme.rows import POINT, SLOT, Row
from facilitator.ui.pages.capture.programme.view import ProgrammeView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKE = (*_ENTER, Qt.Key.Key_Space)
_FAR = 100_000
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR}


class RowKeys(QObject):
    """The arrows move the cursor and fold; ``taken`` tells a row chosen by Enter or Space, and whether Enter."""

    taken = Signal(object, bool)

    def __init__(self, view: ProgrammeView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # F2 edits a note elsewhere in the window; here it renames.
            if event.key() == Qt.Key.Key_F2 and not event.modifiers():
                event.accept()
            return False
        return event.type() == QEvent.Type.KeyPress and self._pressed(event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key meant something here; Esc and the rest go on to the page."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, row = event.key(), self._view.cursor_row()
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
            return True
        return row is not None and self._act(row, key)

    def _act(self, row: Row, key: int) -> bool:
        if row.kind == SLOT and key in (Qt.Key.Key_Left, Qt.Key.Key_Right, *_TAKE):
            fold = row.open if key in _TAKE else key == Qt.Key.Key_Left
            self._view.folded.emit(row.id, fold)
        elif key in _TAKE:
            self.taken.emit(row, key in _ENTER)
        elif key == Qt.Key.Key_Left and row.slot:
            self._view.put_cursor(SLOT, row.slot)
        elif key == Qt.Key.Key_F2 and row.kind == POINT:
            self._view.rename.emit(row.id)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        places = [at for at, row in enumerate(self._view.listed.rows) if row.takes_cursor]
        if not places:
            return
        here = self._view.currentIndex().row()
        now = places.index(here) if here in places else (-1 if by > 0 else 1)
        self._view.go(places[min(max(now + by, 0), len(places) - 1)])
