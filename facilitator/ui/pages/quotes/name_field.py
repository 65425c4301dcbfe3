"""The field for a name: suggestions in any script, best first; Enter or Tab takes the one that is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.popup_list import PopupList, PopupRow
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Offer

_ICONS = {"delegation": "flag-outline", "organization": "office-building-outline"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameField(SearchField):
    """``chosen`` tells the ref of whom a person took; ``left`` that they go on to the lists."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, find: Callable[[str], Sequence[Offer]], parent: QWidget) -> None:
        super().__init__(theme, translate("Quotes", "A delegation, an organization or a person"), "", parent)
        self._find = find
        self._found: Sequence[Offer] = ()
        self._composing = False
        self._list = PopupList(theme, self)
        self._list.taken.connect(self._take)
        self.textEdited.connect(self._typed)

    def suggestions(self) -> tuple[str, ...]:
        """The names suggested just now, best first."""
        return tuple(one.text for one in self._found) if self._list.isVisible() else ()

    def show_name(self, name: str) -> None:
        """Whom the page is about."""
        self._list.hide()
        self.clear_fault()
        self.setText(name)
        self.setCursorPosition(0)
        if self.hasFocus():
            self.selectAll()

    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:  # noqa: N802
        self._composing = bool(arg__1.preeditString())
        super().inputMethodEvent(arg__1)
        if self._composing:
            self._list.hide()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if self._composing or not self._answer(arg__1.key()):
            super().keyPressEvent(arg__1)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 (Qt's names)
        if next and self._list.current >= 0 and not self._composing:
            self._take(self._list.current)
            return True
        return super().focusNextPrevChild(next)

    def focusInEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(arg__1)
        self.selectAll()

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        self._list.hide()
        super().focusOutEvent(arg__1)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self._list.hide()
        super().hideEvent(event)

    def _answer(self, key: int) -> bool:
        """Whether the key was for the suggestions."""
        shows = self._list.isVisible()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if shows:
                self._list.move(1 if key == Qt.Key.Key_Down else -1)
            elif key == Qt.Key.Key_Down:
                self._open(self.text() if self.isModified() else "")
            return True
        if key in _ENTER:
            self._enter()
            return True
        if key == Qt.Key.Key_Escape and shows:
            self._list.hide()
            return True
        return False

    def _enter(self) -> None:
        if self._list.isVisible():
            self._take(self._list.current)
        elif self.text().strip() and self.isModified():
            self._typed(self.text())
            if not self._found:
                self.show_fault(translate("Quotes", "Nobody here is called that; type another name, or part of it."))
        else:
            self.left.emit()

    def _typed(self, text: str) -> None:
        self.clear_fault()
        if text.strip():
            self._open(text)
        else:
            self._list.hide()

    def _open(self, text: str) -> None:
        self._found = self._find(text)
        rows = [_row(one) for one in self._found]
        foot = translate("Quotes", "↑↓ choose   Enter show")
        self._list.show_rows(rows, QRect(self.mapToGlobal(QPoint(0, 0)), self.size()), foot, below=True)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._found):
            offer = self._found[row]
            self._list.hide()
            self.setModified(False)
            self.chosen.emit(offer.key)


def _row(offer: Offer) -> PopupRow:
    uses = translate("Quotes", "%n note(s)", "", offer.uses) if offer.uses else ""
    return PopupRow(offer.text, offer.hint, _ICONS.get(offer.kind, "account-outline"), uses, offer.matched)
