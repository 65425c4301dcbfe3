"""The field of the capture line: its keys, and input methods, which nothing of ours may cut."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.ui.actions import ACTIONS
from facilitator.ui.pages.capture.line.growing_line import GrowingLine
from facilitator.ui.theme.theme import Theme

# Undo belongs to the words while there are any; Ctrl+Del deletes a word here, not the note selected elsewhere.
_KEPT_HERE = frozenset({"edit.undo", "edit.redo", "note.delete"})
_TAKEN_BY_WINDOW = frozenset(
    QKeySequence(keys).toString() for action in ACTIONS if action.id not in _KEPT_HERE for keys in action.keys
)
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEdit(GrowingLine):
    """Signals: Enter (``entered``), the words or the preedit changed (``typed``), and where the keys go out of it.

    ``first_look`` sees each key before the field does, outside a composition; what it answers is done.
    """

    entered = Signal()
    typed = Signal()
    up_in_empty = Signal()
    chips_wanted = Signal()
    focused = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._preedit = ""
        self.first_look: Callable[[QKeyEvent], bool] = lambda _event: False
        self.setObjectName("capture-line")
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.typed)

    @property
    def composing(self) -> bool:
        """Whether an input method has letters that are not words yet."""
        return bool(self._preedit)

    def commit_composition(self) -> None:
        """Makes words of what the input method has, because the field is left for good."""
        if self._preedit:
            QGuiApplication.inputMethod().commit()

    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent):
            if self._preedit:
                e.accept()  # no shortcut of anybody's cuts a composition
                return True
            if self._is_for_window(e):
                e.ignore()
                return False
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        if self._preedit:
            # The letters belong to the input method: Enter ends its work, never ours.
            if e.key() not in (*_ENTER, Qt.Key.Key_Escape) and not e.modifiers() & _COMMANDS:
                super().keyPressEvent(e)
            return
        if not self.first_look(e) and not self._answer(e):
            super().keyPressEvent(e)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 (Qt's names)
        """Tab comes here before it is a key: to a composition it is nothing, to an open list it takes."""
        tab = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        if self._preedit or (next and self.first_look(tab)):
            return True
        return super().focusNextPrevChild(next)

    def inputMethodEvent(self, e: QInputMethodEvent) -> None:  # noqa: N802
        before, self._preedit = self._preedit, e.preeditString()
        super().inputMethodEvent(e)
        if before != self._preedit:
            self.grow()
            self.typed.emit()

    def focusInEvent(self, e: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(e)
        self.focused.emit(True)

    def focusOutEvent(self, e: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(e)
        self._preedit = ""
        self.focused.emit(False)

    def _is_for_window(self, event: QKeyEvent) -> bool:
        if any(event.matches(step) for step in _UNDOING):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            document = self.document()
            return not (document.isUndoAvailable() if undo else document.isRedoAvailable())
        return QKeySequence(event.keyCombination()).toString() in _TAKEN_BY_WINDOW

    def _answer(self, event: QKeyEvent) -> bool:
        """Whether the key was for the line as a whole."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if key in _ENTER:
            if modifiers == Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            elif plain:
                self.entered.emit()
            return True
        if key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier:
            self.chips_wanted.emit()
            return True
        if key == Qt.Key.Key_Up and plain and self.document().isEmpty():
            self.up_in_empty.emit()
            return True
        if key == Qt.Key.Key_Escape:
            event.ignore()  # clears nothing here; the window closes its message
            return True
        return False
