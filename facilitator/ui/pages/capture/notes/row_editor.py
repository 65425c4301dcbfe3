"""The field that stands over the words of a note while they are edited."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate
from facilitator.workspace.reading_line import mend

_STAYS = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_PARAGRAPH = "\u2029"


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

    def words(self) -> str:
        """What is written, with \\n between its lines; hard spaces stay what they are, unlike in toPlainText."""
        return mend(self.document().toRawText()).replace(_PARAGRAPH, "\n")

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
        inner = self.viewport().geometry()
        high = min(self.wanted_height, most)
        self.setGeometry(text.left() - inner.left(), text.top() - inner.top(), text.width() + 2 * inner.left(), high)
        if high == self.wanted_height:  # the field scrolled while it was still too low
            self.verticalScrollBar().setValue(0)

    @property
    def wanted_height(self) -> int:
        """The height of the whole text with the frame, px."""
        frame = self.height() - self.viewport().height()
        least = QFontMetricsF(self.font()).lineSpacing()
        return math.ceil(max(least, self._text_height())) + frame + 1

    def _text_height(self) -> float:
        """Line by line: where another script stands in one, it is higher."""
        block, high = self.document().firstBlock(), 0.0
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return high

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.composing:  # the input method's keys; an Enter that it leaves over is not ours either
            if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
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

    def _grow(self) -> None:
        if self.wanted_height != self._high:
            self._high = self.wanted_height
            self.grew.emit()

    def _measure_theme(self) -> None:
        self.setFont(self._theme.font(Use.NOTE))
