"""What the list is filtered by: menus to add to it, chips to take away from it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from facilitator.directory import Directory
from facilitator.ui.pages.capture.notes.filter_chip import FilterChips
from facilitator.ui.pages.capture.notes.filter_choices import PARTS, entries, member_icon, member_name, members, toggled
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.words import translate
from facilitator.workspace.listing import Choices, Sieve

_MOST = 60


class FilterBar(QWidget):
    """``changed`` tells that another ``sieve`` holds; ``closed`` that the bar is done with.

    ``opened`` asks for the Choices of a menu: ``offer`` opens it with them.
    """

    changed = Signal()
    closed = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sieve = Sieve()
        self._directory = Directory()
        self._waiting = ""
        self._menu = QMenu(self)
        self._menu.triggered.connect(self._taken)
        self.buttons = {part: self._button(part) for part in PARTS}
        self._close = IconButton(theme, "close", translate("FilterBar", "Close the filter"), "", False, self)
        self._close.clicked.connect(self._closing)
        self._row = QHBoxLayout(self)
        self._flow = FlowLayout()
        self.chips = FilterChips(theme, self._flow, self)
        self.chips.taken_away.connect(self.toggle)
        for button in self.buttons.values():
            self._flow.addWidget(button)
        self._row.addLayout(self._flow, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def filtering(self) -> bool:
        """Whether anything is held back."""
        return self.sieve != Sieve()

    def focus_first(self) -> None:
        """Puts the focus on the first menu."""
        self.buttons["kind"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Everything passes."""
        self._set(Sieve())

    def offer(self, choices: Choices, directory: Directory) -> None:
        """Opens the menu that was asked for, with what there is to choose from."""
        self._directory = directory
        waiting, self._waiting = self._waiting, ""
        if not waiting:
            return
        self._menu.clear()
        for key, words in entries(choices, waiting, directory)[:_MOST]:
            action = self._menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key in members(self.sieve, waiting))
            action.setData((waiting, key))
        if self._menu.isEmpty():
            self._menu.addAction(translate("FilterBar", "Nothing to choose from yet")).setEnabled(False)
        button = self.buttons[waiting]
        self._menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        self._menu.setActiveAction(self._menu.actions()[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, part: str) -> Button:
        words = {
            "kind": translate("FilterBar", "Kind"),
            "speaker": translate("FilterBar", "Speaker"),
            "tag": translate("FilterBar", "Tag"),
            "starred": translate("FilterBar", "Starred"),
        }[part]
        button = Button(self._theme, words, "star-outline" if part == "starred" else "chevron-down", "plain", "", self)
        button.setObjectName(part)
        button.clicked.connect(self._pressed)
        return button

    def _pressed(self) -> None:
        part = self.sender().objectName()
        if part == "starred":
            self.toggle(part, "")
        else:
            self._waiting = part
            self.opened.emit()

    def _taken(self, action: QAction) -> None:
        if action.data():
            self.toggle(*action.data())

    def toggle(self, part: str, member: str) -> None:
        """Adds a member to a part of the filter, or takes it away."""
        self._set(toggled(self.sieve, part, member))

    def _closing(self) -> None:
        self.clear()
        self.closed.emit()

    def _set(self, sieve: Sieve) -> None:
        if sieve != self.sieve:
            self.sieve = sieve
            self._show_chips()
            self.changed.emit()

    def _show_chips(self) -> None:
        held = [(part, member) for part in PARTS for member in sorted(members(self.sieve, part))]
        shown = ((*one, member_name(*one, self._directory), member_icon(*one)) for one in held)
        self.chips.show(shown, self.buttons["kind"])

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(12), 0, px(8), px(4))
        self._row.setSpacing(0)
