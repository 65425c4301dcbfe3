"""A line with completion: Tab takes the name that is marked, Enter takes what is typed, arrows choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.capture.details.lines import RestLine
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.popup_list import PopupList, PopupRow
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Offer

Find = Callable[[str], Sequence[Offer]]
_ICONS = {"participant": "account-outline", "delegation": "flag-outline", "organization": "office-building-outline"}


class NameLine(RestLine):
    """``chosen`` tells the Offer that was taken from the list; ``finished`` comes for words as typed."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, find: Find, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, placeholder, parent)
        self._find = find
        self._found: Sequence[Offer] = ()
        self._moved = False
        self._list = PopupList(theme, self)
        self._list.taken.connect(self._take)
        self.textEdited.connect(self._typed)

    @property
    def list_shows(self) -> bool:
        """Whether suggestions show."""
        return self._list.isVisible()

    def suggestions(self) -> tuple[str, ...]:
        """The names suggested just now, best first."""
        return tuple(one.text for one in self._found) if self.list_shows else ()

    def close_list(self) -> None:
        """Hides the suggestions."""
        self._moved = False
        self._list.hide()

    def passes(self, event: QKeyEvent) -> bool:
        """Whether a key is not for the list though it shows: Enter before one has gone through it."""
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._moved

    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:  # noqa: N802
        super().inputMethodEvent(arg__1)
        if self.composing:
            self.close_list()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if self.composing or not self._answer(arg__1):
            super().keyPressEvent(arg__1)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 (Qt's names)
        if next and self.list_shows and not self.composing and self._list.current >= 0:
            self._take(self._list.current)
            return True
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, arg__1: QFocusEvent) -> None:  # noqa: N802
        self.close_list()
        super().focusOutEvent(arg__1)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.close_list()
        super().hideEvent(event)

    def _answer(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.list_shows:
                self._moved = True
                self._list.move(1 if key == Qt.Key.Key_Down else -1)
            elif key == Qt.Key.Key_Down:
                self._open(self.text() if self.dirty else "")
            return True
        if not self.list_shows:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._moved:
            self._take(self._list.current)
            return True
        if key == Qt.Key.Key_Escape:
            self.close_list()
            return True
        return False

    def _typed(self, text: str) -> None:
        self._moved = False
        if text.strip():
            self._open(text)
        else:
            self.close_list()

    def _open(self, text: str) -> None:
        self._found = self._find(text)
        rows = [_row(one) for one in self._found]
        corner = self.mapToGlobal(QPoint(0, 0))
        foot = translate("Details", "↑↓ choose   Tab take   Enter as typed")
        self._list.show_rows(rows, QRect(corner, self.size()), foot)

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._found):
            offer = self._found[row]
            self.close_list()
            self.chosen.emit(offer)


def _row(offer: Offer) -> PopupRow:
    uses = translate("Details", "%n note(s)", "", offer.uses) if offer.uses else ""
    return PopupRow(offer.text, offer.hint, _ICONS.get(offer.kind, "tag-outline"), uses, offer.matched)
