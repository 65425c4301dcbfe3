"""The field in which a title is written in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fields import LineField

_MENUS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class TitleField(LineField):
    """Enter, or going elsewhere, tells ``kept``; Esc tells ``dropped``. One of them, once."""

    kept = Signal(str)
    dropped = Signal()

    def __init__(self, theme: Theme, placeholder: str, text: str, parent: QWidget) -> None:
        super().__init__(theme, placeholder, parent)
        self._composing = False
        self._ended = False
        self.setText(text)
        self.selectAll()

    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:  # noqa: N802
        self._composing = bool(arg__1.preeditString())
        super().inputMethodEvent(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        key = arg__1.key()
        if self._composing or key not in (
            Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down,
        ):  # fmt: skip
            super().keyPressEvent(arg__1)
        elif key == Qt.Key.Key_Escape:
            self._end(keep=False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(keep=True)
        arg__1.accept()  # the list behind would take what is left over

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(arg__1)
        if arg__1.reason() not in _MENUS:
            self._end(keep=True)

    def _end(self, *, keep: bool) -> None:
        if self._ended:
            return
        self._ended = True
        if keep:
            self.kept.emit(self.text())
        else:
            self.dropped.emit()
