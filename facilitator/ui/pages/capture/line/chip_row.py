"""The row of chips under the line: one step of the keyboard away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.capture.line.chip_strip import ChipStrip
from facilitator.ui.pages.capture.line.line_chips import LineChip
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.chips import ChipButton
from facilitator.ui.words import translate

_OPENERS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DROPPERS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_MENU = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.AltModifier


class ChipRow(ChipStrip):
    """``wanted`` tells the chip whose editor is asked for, ``dropped`` that whose meaning is to go; ``undone`` takes
    the last correction back; ``letters`` are typed on in the line; ``left`` goes back to it."""

    wanted = Signal(object)
    dropped = Signal(object)
    letters = Signal(str)
    undone = Signal()
    left = Signal()
    focused = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(translate("CaptureLine", "What the line is read as"))
        self.more.clicked.connect(self._go_to_hidden)

    def show_chips(self, chips: Sequence[LineChip]) -> None:
        """Shows other chips; the focus stays in the row as long as there is one."""
        if tuple(chips) == self.chips:
            return
        current = self.current
        if current >= len(chips) and not self.go(len(chips) - 1):
            self.left.emit()
        super().show_chips(chips)
        if self.current < 0:
            self.tab_stop(0)

    def enter(self) -> bool:
        """Goes to the first chip; False where there is none."""
        return self.go(0)

    def go(self, number: int) -> bool:
        """Goes to a chip by its place."""
        if not 0 <= number < len(self.chips):
            return False
        self.bring(number)
        self.tab_stop(number)
        self.buttons[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @property
    def current(self) -> int:
        """The place of the chip with the focus, -1 where none has it."""
        return next((at for at, button in enumerate(self.buttons) if button.hasFocus()), -1)

    def made(self) -> ChipButton:
        """A new button whose keys come here."""
        button = super().made()
        button.installEventFilter(self)
        button.clicked.connect(self._clicked)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QKeyEvent) and isinstance(watched, ChipButton) and watched in self.buttons:
            if event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                number = self.buttons.index(watched)
                return self._goes(number, event) or self._acts(self.chips[number], event)
        if isinstance(event, QFocusEvent):
            self.focused.emit(event.gotFocus())
        return super().eventFilter(watched, event)

    def _goes(self, number: int, event: QKeyEvent) -> bool:
        """Whether a key went to another chip, or back to the line."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not alt:
            forth = (key == Qt.Key.Key_Right) == (self.layoutDirection() == Qt.LayoutDirection.LeftToRight)
            self.go(number + (1 if forth else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else len(self.chips) - 1)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Up and alt):
            self.left.emit()
        else:
            return False
        return True

    def _acts(self, chip: LineChip, event: QKeyEvent) -> bool:
        """Whether a key did something with a chip, or was a letter of the line."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undone.emit()
        elif key in _OPENERS or (key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self.wanted.emit(chip)
        elif key in _DROPPERS:
            self.dropped.emit(chip)
        elif event.text() and event.text().isprintable() and not event.modifiers() & _MENU:
            self.letters.emit(event.text())
        else:
            return False
        return True

    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ChipButton) and sender in self.buttons:
            self.wanted.emit(self.chips[self.buttons.index(sender)])

    def _go_to_hidden(self) -> None:
        self.go(self.first_hidden)
