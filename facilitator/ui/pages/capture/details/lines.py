"""Fields that look like text until they are used: one line, several lines, one of a list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.fields import Choice, LineField, TextField
from facilitator.ui.widgets.painting import paint_box

# The popup of a context menu or an input method takes the focus only for a moment.
_PASSING = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def undoes_elsewhere(field: RestLine | RestText, event: QKeyEvent) -> bool:
    """Whether Ctrl+Z is for what one did before: nothing was typed here that could be taken back."""
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return not field.dirty and any(event.matches(key) for key in keys)


def passes_on(field: RestLine | RestText, event: QEvent) -> bool:
    """Whether a key is left to the shortcuts of the window, asked before it is pressed."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return undoes_elsewhere(field, event)


class RestLine(LineField):
    """One line. ``finished`` when it is left or at Enter, ``abandoned`` at Esc. During composition no key acts."""

    finished = Signal()
    abandoned = Signal()

    def __init__(self, theme: Theme, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, placeholder, parent)
        self.setProperty("rest", True)
        self.composing = False
        self.rested = ""
        self.always_abandons = False  # Esc is for the line even where there is nothing to give up
        self.editingFinished.connect(self._home)

    @property
    def dirty(self) -> bool:
        """Whether it says something else than when it was shown."""
        return self.text() != self.rested or self.composing

    def rest(self, text: str) -> None:
        """Shows what is stored, from its beginning."""
        self.rested = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self.clear_fault()

    def event(self, arg__1: QEvent) -> bool:
        if passes_on(self, arg__1):
            arg__1.ignore()
            return True
        return super().event(arg__1)

    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:  # noqa: N802
        self.composing = bool(arg__1.preeditString())
        super().inputMethodEvent(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if self.composing or undoes_elsewhere(self, arg__1):
            arg__1.setAccepted(self.composing)
        elif arg__1.key() in _ENTER:
            self.finished.emit()
        elif arg__1.key() == Qt.Key.Key_Escape and (self.dirty or self.always_abandons):
            self.abandoned.emit()
        elif arg__1.key() == Qt.Key.Key_Escape:
            arg__1.ignore()
        else:
            super().keyPressEvent(arg__1)

    def focusInEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(arg__1)
        if arg__1.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(arg__1)
        if arg__1.reason() not in _PASSING:
            self.composing = False
            self.finished.emit()

    def _home(self) -> None:
        if not self.hasFocus():
            self.setCursorPosition(0)


class RestText(TextField):
    """Several lines. Enter finishes, Shift+Enter makes a new line, Esc abandons. During composition no key acts."""

    finished = Signal()
    abandoned = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, use: Use = Use.BASE, rest: bool = True) -> None:
        super().__init__(theme, parent, use=use)
        self.setProperty("rest", rest)
        self.composing = False
        self.rested = ""

    @property
    def dirty(self) -> bool:
        """Whether it says something else than when it was shown."""
        return self.composing or self.toPlainText() != self.rested

    def rest(self, text: str) -> None:
        """Shows what is stored."""
        self.rested = text
        if self.toPlainText() != text:
            self.setPlainText(text)
            self.rested = self.toPlainText()  # Qt turns other line ends into its own

    def event(self, e: QEvent) -> bool:
        if passes_on(self, e):
            e.ignore()
            return True
        return super().event(e)

    def inputMethodEvent(self, e: QInputMethodEvent) -> None:  # noqa: N802
        self.composing = bool(e.preeditString())
        super().inputMethodEvent(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        if self.composing or undoes_elsewhere(self, e):
            e.setAccepted(self.composing)
        elif e.key() in _ENTER and not e.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
        elif e.key() == Qt.Key.Key_Escape:
            if self.dirty:
                self.abandoned.emit()
            else:
                e.ignore()
        else:
            super().keyPressEvent(e)

    def focusOutEvent(self, e: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(e)
        if e.reason() not in _PASSING:
            self.composing = False
            self.finished.emit()


class RestChoice(Choice):
    """One of a list; its frame shows only under the mouse and with the focus."""

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, focus = self._theme, self.hasFocus()
            if focus:
                paint_box(
                    painter, self.rect(), theme.px(6), theme.colour("surface"), theme.colour("accent"), theme.px(2)
                )
            elif self.underMouse() and self.isEnabled():
                paint_box(painter, self.rect(), theme.px(6), None, theme.colour("control"))
            side = theme.px(16)
            inner = self.rect().adjusted(theme.px(8), 0, -theme.px(4), 0)
            picture = theme.pixmap("chevron-down", "text2", 16, self.devicePixelRatioF())
            painter.drawPixmap(inner.right() + 1 - side, (self.height() - side) // 2, picture)
            words = QRect(inner.left(), 0, inner.width() - side - theme.px(4), self.height())
            painter.setFont(self.font())
            painter.setPen(theme.colour("text" if self.currentData() else "text3"))
            shown = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)


def rest_style(theme: Theme) -> str:
    """The style of fields at rest: no frame, a frame of 3:1 under the mouse, 2 px of accent with the focus."""
    # Qt keeps 2 px of its own inside a line; the text of every field stands 8 px in.
    tokens, wide, high, thick = theme.tokens, theme.px(8) - 2, theme.px(4), theme.px(2)
    rules = ""
    for kind, up in (("QLineEdit", 0), ("QPlainTextEdit", high)):
        rest = f'{kind}[rest="true"]'
        pads = [f"{max(0, up - width)}px {max(0, side - width)}px" for width, side in ((1, wide), (thick, wide))]
        if kind == "QPlainTextEdit":
            pads = [f"{max(0, up - width)}px {theme.px(6) - width}px" for width in (1, thick)]
        rules += (
            f"{rest} {{ border: 1px solid transparent; border-radius: 6px; background: transparent;"
            f" padding: {pads[0]}; }}\n"
        )
        rules += f"{rest}:hover {{ border: 1px solid {tokens.control}; padding: {pads[0]}; }}\n"
        rules += (
            f"{rest}:focus {{ border: {thick}px solid {tokens.accent}; background: {tokens.surface};"
            f" padding: {pads[1]}; }}\n"
        )
    return rules
