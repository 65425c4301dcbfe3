"""What of the grid shows: words, session, kind, only what has no tag yet, which vocabularies."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from facilitator.ui.pages.capture.notes.filter_chip import FilterChip
from facilitator.ui.pages.capture.notes.kinds import kind_name
from facilitator.ui.pages.roundtable.tagging.measures import group_name
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.fields import Choice, SearchField
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.menus import rounded
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate
from facilitator.workspace.tag_sheet import TagSieve

_SOON_MS = 60
_WIDE, _NARROW = 200, 112
_SEEN, _UNSEEN = "eye-outline", "eye-off-outline"


class TagFilterBar(QWidget):
    """``changed`` after another sieve, ``switched`` after other vocabularies, ``left`` at Down or Enter."""

    changed = Signal()
    switched = Signal()
    left = Signal()

    def __init__(self, theme: Theme, vocabularies: Sequence[str], hidden: frozenset[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._low = theme, False
        self.only: frozenset[str] = frozenset()
        self.search = _Search(theme, translate("Tagging", "Search the records"), "/", self)
        self.session = self._choice(translate("Tagging", "Session"))
        self.kind = self._choice(translate("Tagging", "Kind"))
        self.untagged = self._switch(translate("Tagging", "Untagged only"), False, "tag-off-outline")
        self.chip = FilterChip(theme, "", "", "", "filter-variant", self)
        self.chip.hide()
        self.switches = {one: self._switch(group_name(one), one not in hidden, _SEEN) for one in vocabularies}
        self.columns = Button(theme, translate("Tagging", "Columns"), "chevron-down", parent=self)
        self.columns.hide()
        self.count = Label(theme, "", tone="text2", parent=self)
        self._counted = _Padded(theme, self.count, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SOON_MS)
        self._lay_out()
        self._bind()
        theme.changed.connect(self._measure)
        self._measure()

    def sieve(self) -> TagSieve:
        """What is wanted now."""
        return TagSieve(
            self.search.text(),
            self.session.currentData() or "",
            self.kind.currentData() or "",
            self.untagged.isChecked(),
            self.only,
        )

    def hidden(self) -> frozenset[str]:
        """The vocabularies that do not show."""
        return frozenset(one for one, button in self.switches.items() if not button.isChecked())

    def offer(self, sessions: Sequence[str], kinds: Sequence[str]) -> None:
        """What there is to choose from; what is chosen stays where it is still there."""
        names = translate("Tagging", "Session {code}")
        self._fill(
            self.session,
            translate("Tagging", "All sessions"),
            [(one, names.format(code=one)) for one in sessions],
        )
        self._fill(self.kind, translate("Tagging", "All kinds"), [(one, kind_name(one)) for one in kinds])
        self.session.setVisible(len(sessions) > 1)

    def narrow(self, ids: Sequence[str]) -> None:
        """Shows just these records, all with none; every other filter is taken off."""
        self.only = frozenset(ids)
        words = translate("Tagging", "Only %n record(s)", "", len(self.only))
        self.chip.show_chip(f"{words}  ×", "filter-variant")
        self.chip.setAccessibleName(translate("FilterBar", "Filter {what}: press to take it away").format(what=words))
        self.chip.setVisible(bool(self.only))
        parts = (self.search, self.session, self.kind, self.untagged)
        for part in parts:
            part.blockSignals(True)
        self.search.clear()
        self.session.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.untagged.setChecked(False)
        for part in parts:
            part.blockSignals(False)
        self.changed.emit()

    def set_low(self, low: bool) -> None:
        """In a low window the vocabularies stand in a menu."""
        for button in self.switches.values():
            button.setVisible(not low)
        self.columns.setVisible(low)
        self._counted.setVisible(not low)
        self._low = low
        self._measure()

    def clear(self) -> None:
        """Everything shows."""
        self.narrow(())

    def _offer_columns(self) -> None:
        menu = rounded(self._theme, QMenu(self))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for vocabulary, button in self.switches.items():
            action = menu.addAction(group_name(vocabulary))
            action.setCheckable(True)
            action.setChecked(button.isChecked())
            action.toggled.connect(button.setChecked)
        menu.popup(self.columns.mapToGlobal(QPoint(0, self.columns.height())))
        menu.setActiveAction(menu.actions()[0])

    def _fill(self, choice: Choice, everything: str, listed: Sequence[tuple[str, str]]) -> None:
        kept = choice.currentData()
        if [choice.itemData(at) for at in range(choice.count())] == ["", *(key for key, _ in listed)]:
            return
        choice.blockSignals(True)
        choice.clear()
        choice.addItem(everything, "")
        for key, words in listed:
            choice.addItem(words, key)
        choice.setCurrentIndex(max(choice.findData(kept), 0))
        choice.blockSignals(False)
        choice.updateGeometry()

    def _choice(self, name: str) -> Choice:
        made = Choice(self._theme, self)
        made.setAccessibleName(name)
        made.view().setAccessibleName(name)
        return made

    def _switch(self, words: str, on: bool, icon: str) -> Button:
        made = Button(self._theme, words, icon if on or icon != _SEEN else _UNSEEN, parent=self)
        made.setCheckable(True)
        made.setChecked(on)
        return made

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._flow = FlowLayout()
        fields = (self.search, self.session, self.kind)
        for part in (*fields, self.untagged, self.chip, *self.switches.values(), self.columns, self._counted):
            ringed = isinstance(part, Button | FilterChip | _Padded)
            self._flow.addWidget(part if ringed else _Padded(self._theme, part, self))
        self._column.addLayout(self._flow)

    def _bind(self) -> None:
        self._later.timeout.connect(self.changed)
        self.search.textChanged.connect(self._later.start)
        self.search.left.connect(self.left)
        self.session.currentIndexChanged.connect(self.changed)
        self.kind.currentIndexChanged.connect(self.changed)
        self.untagged.toggled.connect(self.changed)
        self.chip.taken_away.connect(self.clear)
        self.columns.clicked.connect(self._offer_columns)
        for button in self.switches.values():
            button.toggled.connect(self._switch_tell)

    def _switch_tell(self) -> None:
        for button in self.switches.values():
            button.set_symbol(_SEEN if button.isChecked() else _UNSEEN)
        self.switched.emit()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16) - px(RING), px(4), px(12), px(4))
        self.search.setFixedWidth(px(_NARROW if self._low else _WIDE))


class _Search(SearchField):
    """Down and Enter go on to the grid; Esc in an empty field does, too."""

    left = Signal()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        key = arg__1.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            key == Qt.Key.Key_Escape and not self.text()
        ):
            self.left.emit()
        else:
            super().keyPressEvent(arg__1)


class _Padded(QWidget):
    """The room of a focus ring round a part that has none of its own, so that all boxes stand in line."""

    def __init__(self, theme: Theme, part: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.addWidget(part)
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        room = self._theme.px(RING)
        self._column.setContentsMargins(room, room, room, room)
