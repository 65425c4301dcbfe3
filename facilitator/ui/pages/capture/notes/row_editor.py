"""The field that stands over the words of a note while they are edited."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate

_SIDE, _RADIUS, _TOP = 8, 6, 3
_STAYS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class RowEditor(QPlainTextEdit):
    """``done`` tells that Enter was pressed, ``given_up`` Esc, ``left`` that the focus went elsewhere,
    ``grew`` that another height is wanted."""

    done = Signal()
    given_up = Signal()
    left = Signal()
    grew = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preedit = ""
        self._high = 0
        self.setObjectName("row_editor")
        self.setAccessibleName(translate("RowEditor", "Text of the note"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        self._measure_theme()
        self.hide()

    @property
    def composing(self) -> bool:
        """Whether an input method is in the midst of a word."""
        return bool(self._preedit)

    def open(self, text: str) -> None:
        """Shows a text, the cursor at its end."""
        self._measure_theme()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.setTextCursor(cursor)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, text: QRect, most: int) -> None:
        """Stands so that its words are where those of the row were; ``most`` is the height it may take, px."""
        side = self._theme.px(_SIDE)
        high = min(self.wanted_height, most)
        self.setGeometry(text.left() - side, text.top(), text.width() + side, high)
        if high == self.wanted_height:  # the field scrolled while it was still too low
            self.verticalScrollBar().setValue(0)

    @property
    def wanted_height(self) -> int:
        """The height of the whole text, px."""
        metrics = QFontMetricsF(self.font())
        lines = max(1, round(self.document().size().height()))
        return math.ceil(lines * metrics.lineSpacing()) + 2 * self._theme.px(_TOP) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.composing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.done.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.insertPlainText("\n")
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)

    def focusOutEvent(self, e: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(e)
        if e.reason() not in _STAYS:
            self.left.emit()

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("surface"))
        painter.end()
        super().paintEvent(e)
        frame = QPainter(self.viewport())
        colour = self._theme.colour("accent")
        paint_box(frame, self._whole(), self._theme.px(_RADIUS), None, colour, self._theme.px(2))

    def _whole(self) -> QRect:
        """The box of the whole field in the coordinates of the viewport."""
        return self.rect().translated(-self.viewport().pos())

    def _grow(self) -> None:
        if self.wanted_height != self._high:
            self._high = self.wanted_height
            self.grew.emit()

    def _measure_theme(self) -> None:
        self.setFont(self._theme.font(Use.NOTE))
