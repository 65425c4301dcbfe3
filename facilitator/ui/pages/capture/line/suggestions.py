"""Completion while one types: what could be meant opens above the word; Tab takes it, Enter never does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.open_file import EVERYTHING, OpenFile
from facilitator.ui.pages.capture.line.line_edit import LineEdit
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.popup_list import PopupList, PopupRow
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.completing import (
    PERSON,
    SPEAKER,
    TAG,
    Asked,
    Completer,
    Offer,
    Use,
    load_completer,
    uses_of,
)
from facilitator.workspace.reading_line import Reading

_ICONS = {
    "participant": "account-outline",
    "delegation": "flag-outline",
    "organization": "office-building-outline",
}
_NOTHING = Asked("", 0, 0, "")


class Names(QObject):
    """What completion knows: read when the file opens, and again when a roster, a vocabulary or a merge came in.

    ``own`` are the uses of this opening since then.
    """

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._asked = 0
        self.completer = Completer(file.directory)
        self.own: dict[str, Use] = {}
        file.frame_changed.connect(self.read)
        file.changed.connect(self._changed)
        self.read()

    def read(self) -> None:
        """Reads the names and their uses, in the worker thread."""
        self._asked += 1
        asked = self._asked

        def found(completer: Completer) -> None:
            if asked == self._asked:
                self.completer = completer
                self.own = {}

        self._file.ask(load_completer, found)

    def count(self, reading: Reading) -> None:
        """A line was kept: what it names is used once more."""
        at = int(self._file.now().timestamp() * 1000)
        for key in uses_of(reading):
            self.own[key] = Use(self.own.get(key, Use()).count + 1, at)

    def _changed(self, changed: Changed) -> None:
        if changed == EVERYTHING:
            self.read()


def popup_rows(offers: Sequence[Offer]) -> tuple[PopupRow, ...]:
    """Offers as rows: how often each is used stands at the right."""
    return tuple(
        PopupRow(
            offer.text,
            offer.hint or (translate("CaptureLine", "free tag") if offer.kind == "free" else ""),
            _ICONS.get(offer.kind, "tag-outline"),
            translate("CaptureLine", "%n note(s)", "", offer.uses) if offer.uses else "",
            offer.matched,
        )
        for offer in offers
    )


class Suggestions(QObject):
    """The list above the word being typed. ``taken`` comes after a completion stands in the line."""

    taken = Signal()

    def __init__(self, theme: Theme, names: Names, edit: LineEdit, box: QWidget) -> None:
        super().__init__(edit)
        self._names, self._edit, self._box = names, edit, box
        self._asked = _NOTHING
        self._offers: tuple[Offer, ...] = ()
        self._closed_at: tuple[str, int] | None = None
        self.popup = PopupList(theme, edit)
        self.popup.taken.connect(self.take)
        edit.focused.connect(self._focused)
        edit.cursorPositionChanged.connect(self._moved)

    @property
    def showing(self) -> bool:
        """Whether the list is open."""
        return self.popup.isVisible()

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is offered just now."""
        return self._offers if self.showing else ()

    def look(self) -> None:
        """The words changed by typing: offers what fits, or nothing."""
        if self._edit.composing or not self._edit.hasFocus():
            self.hide()
            return
        asked, offers = self._names.completer.complete(self._edit.line(), self._edit.caret(), self._names.own)
        here = (asked.role, asked.start)
        if self._closed_at != here:
            self._closed_at = None
        if not offers or self._closed_at == here:
            self._hide(asked)
        elif (asked.start, offers) != (self._asked.start, self._offers) or not self.showing:
            self._show(asked, offers)
        self._asked = asked

    def hide(self) -> None:
        """Closes the list."""
        self._hide(_NOTHING)

    def forget(self) -> None:
        """Another line begins: what was closed may open again."""
        self._closed_at = None
        self.hide()

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether a key was for the list."""
        if not self.showing or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.popup.move(1 if key == Qt.Key.Key_Down else -1)
            self._announce()
        elif key == Qt.Key.Key_Tab:
            self.take(self.popup.current)
        elif key == Qt.Key.Key_Escape:
            self._closed_at = (self._asked.role, self._asked.start)
            self.hide()
        else:
            return False
        return True

    def take(self, row: int) -> None:
        """Puts an offer in place of what was typed."""
        if not 0 <= row < len(self._offers):
            return
        asked, offer = self._asked, self._offers[row]
        line = self._edit.line()
        words = _words(asked, offer, line[asked.end :])
        self.hide()
        self._edit.replace(asked.start, asked.end, words)
        self._closed_at = (asked.role, asked.start)
        self.hide()
        self.taken.emit()

    def _show(self, asked: Asked, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        at = self._edit.place_of(asked.start)
        box = QRect(self._box.mapToGlobal(QPoint(0, 0)), self._box.size())
        foot = translate("CaptureLine", "↑↓ choose   Tab take   Esc close, keep as typed")
        self.popup.show_rows(popup_rows(offers), QRect(at.left(), box.top(), 1, box.height()), foot)
        beyond = self.popup.x() + self.popup.width() - (box.right() + 1)
        if beyond > 0:
            self.popup.move(max(box.left(), self.popup.x() - beyond), self.popup.y())
        self._announce()

    def _announce(self) -> None:
        """Says the row that Tab would take: the list never has the focus, so nobody else says it."""
        row = self.popup.current
        if QAccessible.isActive() and 0 <= row < len(self._offers):
            text = translate("CaptureLine", "{name}; Tab takes it").format(name=self._offers[row].text)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._edit, text))

    def _hide(self, asked: Asked) -> None:
        self._asked, self._offers = asked, ()
        if self.popup.isVisible():
            self.popup.hide()

    def _moved(self) -> None:
        """The cursor left the word: by more than typing or rubbing out one letter moves it."""
        if self.showing and abs(self._edit.caret() - self._asked.end) > 1:
            self.hide()

    def _focused(self, on: bool) -> None:
        if not on:
            self.hide()


def _words(asked: Asked, offer: Offer, after: str) -> str:
    gap = "" if after[:1].isspace() else " "
    if asked.role == TAG:
        return offer.inserted + gap
    if asked.role == PERSON:
        return f"@{offer.inserted}{gap}"
    if asked.role == SPEAKER:
        return offer.inserted + ("" if after.lstrip()[:1] in (":", "：") and after.strip() else f":{gap}")
    return offer.inserted
