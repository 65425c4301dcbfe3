"""The row of chips under the line: one step of the keyboard away, always of the same height."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.pages.capture.line.line_chips import STAR, LineChip, field_title
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import ChipButton
from facilitator.ui.words import translate

_AT_ONCE = 8
_OPENERS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ChipRow(QWidget):
    """``wanted`` tells the chip whose editor is asked for, ``dropped`` that whose meaning is to go; ``undone`` takes
    the last correction back; ``letters`` are typed on in the line; ``left`` goes back to it."""

    wanted = Signal(object)
    dropped = Signal(object)
    letters = Signal(str)
    undone = Signal()
    left = Signal()
    focused = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[ChipButton] = []
        self._more = ChipButton(theme, "", parent=self)
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._more.clicked.connect(self._go_to_hidden)
        self._more.hide()
        self.chips: tuple[LineChip, ...] = ()
        self._first = self._after = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("CaptureLine", "What the line is read as"))
        while len(self._buttons) < _AT_ONCE:  # made with the window, they stand in its order of Tab
            self._buttons.append(self._made())
        theme.changed.connect(self._place)

    def show_chips(self, chips: Sequence[LineChip]) -> None:
        """Shows other chips; those that stay as they are stay as widgets."""
        if tuple(chips) == self.chips:
            return
        old, self.chips = self.chips, tuple(chips)
        while len(self._buttons) < len(chips):
            self._buttons.append(self._made())
            self.setTabOrder(self._buttons[-2], self._buttons[-1])
        for number, button in enumerate(self._buttons):
            if number >= len(chips):
                self._put_away(button, chips)
            elif number >= len(old) or old[number] != chips[number]:
                self._fill(button, chips[number])
        self._first = min(self._first, max(0, len(chips) - 1))
        self._place()

    def enter(self) -> bool:
        """Goes to the first chip; False where there is none."""
        return self.go(0)

    def go(self, number: int) -> bool:
        """Goes to a chip by its place."""
        if not 0 <= number < len(self.chips):
            return False
        self._show(number)
        for at, button in enumerate(self._buttons):  # Tab comes to one of them only; the arrows go between
            policy = Qt.FocusPolicy.StrongFocus if at == number else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self._buttons[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def button(self, chip: LineChip) -> ChipButton | None:
        """The button of a chip that is shown."""
        return self._buttons[self.chips.index(chip)] if chip in self.chips else None

    @property
    def current(self) -> int:
        """The place of the chip with the focus, -1 where none has it."""
        return next((at for at, button in enumerate(self._buttons) if button.hasFocus()), -1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and isinstance(watched, ChipButton) and watched in self._buttons:
            if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(self._buttons.index(watched), event)
        if isinstance(event, QFocusEvent):
            self.focused.emit(event.gotFocus())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The height of a chip with its ring, whether there is one or not."""
        return QSize(self._theme.px(120), self._more.sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow is possible: what does not fit is behind the last chip."""
        return QSize(self._theme.px(72), self._more.sizeHint().height())

    def _key(self, number: int, event: QKeyEvent) -> bool:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not alt:
            step = 1 if (key == Qt.Key.Key_Right) != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft) else -1
            self.go(number + step)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else len(self.chips) - 1)
        elif key in _OPENERS or (key == Qt.Key.Key_Down and alt):
            self.wanted.emit(self.chips[number])
        elif key in _BACK:
            self.dropped.emit(self.chips[number])
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and alt):
            self.left.emit()
        elif event.text().isprintable() and event.text() and not alt and not _commands(event):
            self.letters.emit(event.text())
        else:
            return False
        return True

    def _made(self) -> ChipButton:
        button = ChipButton(self._theme, "", parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self._buttons else Qt.FocusPolicy.StrongFocus)
        button.setAutoDefault(False)
        button.hide()
        button.installEventFilter(self)
        button.clicked.connect(self._clicked)
        return button

    def _fill(self, button: ChipButton, chip: LineChip) -> None:
        button.show_chip(chip.text, chip.icon, chip.label, chip.dashed)
        button.setAccessibleName(f"{field_title(chip.field)}: {chip.text}")
        note = chip.note or (
            translate("CaptureLine", "Delete takes the star away.")
            if chip.field == STAR
            else translate("CaptureLine", "Space changes it, Delete drops it; the words stay.")
        )
        button.setToolTip(note)
        button.setAccessibleDescription(note)

    def _put_away(self, button: ChipButton, chips: Sequence[LineChip]) -> None:
        if button.hasFocus() and not self.go(len(chips) - 1):
            self.left.emit()
        button.hide()

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChipButton) and sender in self._buttons:
            self.wanted.emit(self.chips[self._buttons.index(sender)])

    def _go_to_hidden(self) -> None:
        self.go(self._after if self._after < len(self.chips) else 0)

    def _show(self, number: int) -> None:
        if number < self._first:
            self._first = number
        self._place()
        while number >= self._after and self._first < number:
            self._first += 1
            self._place()

    def _place(self) -> None:
        """Chips from the first shown on, as many as fit; the last one tells how many do not."""
        high = self._more.sizeHint().height()
        if self.minimumHeight() != high:
            self.setFixedHeight(high)
        if self._fits(0, self.width()) == len(self.chips):
            self._first = 0
        self._after = self._fits(self._first, self.width())
        if self._after < len(self.chips) or self._first:
            hidden = len(self.chips) - self._after + self._first
            self._more.show_chip(f"+{hidden}")
            self._after = max(self._first + 1, self._fits(self._first, self.width() - self._more.sizeHint().width()))
            hidden = len(self.chips) - self._after + self._first
            self._more.show_chip(f"+{hidden}")
            self._more.setAccessibleName(translate("CaptureLine", "%n more", "", hidden))
        at = 0
        for number, button in enumerate(self._buttons[: len(self.chips)]):
            shown = self._first <= number < self._after
            if shown:
                wide = min(button.sizeHint().width(), max(self.width() - at, 0))
                button.setGeometry(at, 0, wide, high)
                at += wide
            button.setVisible(shown)
        self._more.setGeometry(at, 0, self._more.sizeHint().width(), high)
        self._more.setVisible(self._after - self._first < len(self.chips))

    def _fits(self, first: int, room: int) -> int:
        """The place after the last chip that fits."""
        for number in range(first, len(self.chips)):
            room -= self._buttons[number].sizeHint().width()
            if room < 0:
                return number
        return len(self.chips)


def _commands(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier))
