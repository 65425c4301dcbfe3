"""What the table of actions is filtered by: words, and menus whose choices stand behind them as chips."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from facilitator.ui.pages.actions.filter_choices import ICONS, entries, member_name, part_name
from facilitator.ui.pages.capture.notes.filter_chip import FilterChips
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate
from facilitator.workspace.action_desk_sieve import PARTS, ActionSieve, Sifted

_SEARCH, _SHORT_SEARCH, _NARROW = 248, 140, 860


class ActionFilterBar(QWidget):
    """``changed`` tells the ActionSieve that holds; ``done`` that the keyboard goes back to the table."""

    changed = Signal(object)
    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.sieve = ActionSieve()
        self._sifted = Sifted()
        self.search = SearchField(theme, translate("ActionsPage", "Find in the actions"), "Ctrl+Shift+F", self)
        self.search.textChanged.connect(self._searched)
        self.menu = QMenu(self)
        self.menu.triggered.connect(self._taken)
        self.buttons = {part: self._button(part) for part in PARTS}
        self._row = QHBoxLayout(self)
        self._flow = FlowLayout()
        self.chips = FilterChips(theme, self._flow, self)
        self.chips.taken_away.connect(self.toggle)
        for button in self.buttons.values():
            self._flow.addWidget(button)
        self._first = QVBoxLayout()  # as high above as the room of the rings beside it
        self._first.addWidget(self.search)
        self._first.addStretch(1)
        self._row.addLayout(self._first)
        self._row.addLayout(self._flow, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_sifted(self, sifted: Sifted) -> None:
        """What there is to choose from; a single session is no choice."""
        self._sifted = sifted
        self.buttons["session"].setVisible(len(sifted.desk.sessions) > 1)
        names = [member_name(sifted.desk, part, member) for part, member in _chosen(self.sieve)]
        if [f"{name}  ×" for name in names] != [chip.text() for chip in self.chips.shown]:
            self._show_chips()  # a lead may have another name by now

    def toggle(self, part: str, member: str) -> None:
        """Adds a member to a part of the filter, or takes it away."""
        self._set(self.sieve.toggled(part, member))

    def clear(self) -> None:
        """Everything passes."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.search.update()
        self._set(ActionSieve())

    def search_for(self, letters: str = "") -> None:
        """Goes into the search; letters typed elsewhere go there."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        if letters:
            self.search.insert(letters)
        else:
            self.search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        down = event.key() == Qt.Key.Key_Down and self.search.hasFocus()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus()
        if down or enter:
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, part: str) -> Button:
        words = part_name(part)
        button = Button(self.theme, words, "chevron-down", "plain", "", self)
        button.setObjectName(part)
        button.setAccessibleName(translate("ActionsPage", "Filter by {what}").format(what=words))
        button.clicked.connect(self._open)
        return button

    def _open(self) -> None:
        part = self.sender().objectName()
        counts = self._sifted.counts.get(part, {})
        self.menu.clear()
        for member, words in entries(self._sifted, part):
            action = self.menu.addAction(f"{words}  ({counts[member]})".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(member in self.sieve.members(part))
            action.setData((part, member))
        if self.menu.isEmpty():
            self.menu.addAction(translate("ActionsPage", "Nothing to choose from yet")).setEnabled(False)
        button = self.buttons[part]
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    def _taken(self, action: QAction) -> None:
        if action.data():
            self.toggle(*action.data())

    def _searched(self, words: str) -> None:
        self._set(replace(self.sieve, words=words))

    def _set(self, sieve: ActionSieve) -> None:
        if sieve == self.sieve:
            return
        chosen = self.sieve.chosen != sieve.chosen
        self.sieve = sieve
        if chosen:
            self._show_chips()
        self.changed.emit(sieve)

    def _show_chips(self) -> None:
        desk = self._sifted.desk
        shown = ((part, one, member_name(desk, part, one), ICONS[part]) for part, one in _chosen(self.sieve))
        self.chips.show(shown, self.buttons["lead"])

    def _measure(self) -> None:
        px = self.theme.px
        self._row.setContentsMargins(px(16), 0, px(12), px(6))
        self._row.setSpacing(px(8 - RING))
        self._first.setContentsMargins(0, px(RING), 0, 0)
        narrow = self.width() < px(_NARROW)
        self.search.setFixedWidth(px(_SHORT_SEARCH if narrow else _SEARCH))
        self.search.show_keys(not narrow)


def _chosen(sieve: ActionSieve) -> list[tuple[str, str]]:
    """(part, member) of the filter, in the order of its chips."""
    return [(part, member) for part in PARTS for member in sorted(sieve.members(part))]
