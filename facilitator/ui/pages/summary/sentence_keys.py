"""What keys do in a sentence: it is written, removed, its sources gone through, shown, taken away, put in order."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QListView

from facilitator.ui.pages.summary.sentence_delegate import SentenceDelegate
from facilitator.ui.pages.summary.sentence_layout import chip_words
from facilitator.ui.pages.summary.sentence_rows import SentenceModel, SentenceRow, SourceChip

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SentenceKeys(QObject):
    """``asked`` tells what is wanted of a sentence (edit, remove, source) and its key, ``record_asked`` a record's id.

    ``source_removed``: a sentence and a record; ``record_placed``: a record and the one it is to come behind ("" for
    before all).
    """

    asked = Signal(str, str)
    record_asked = Signal(str)
    source_removed = Signal(str, str)
    record_placed = Signal(str, str)

    def __init__(self, view: QListView, rows: SentenceModel, delegate: SentenceDelegate) -> None:
        super().__init__(view)
        self._view, self._rows, self._delegate = view, rows, delegate

    @property
    def chip(self) -> SourceChip | None:
        """The source the keyboard is on."""
        at, chip = self._view.currentIndex().row(), self._delegate.chip
        chips = self._rows.rows[at].chips if 0 <= at < len(self._rows.rows) else ()
        return chips[chip] if 0 <= chip < len(chips) else None

    def press(self, event: QKeyEvent) -> bool:
        """Does what a key does; whether it does anything."""
        at, key = self._view.currentIndex().row(), Qt.Key(event.key())
        if not 0 <= at < len(self._rows.rows):
            return False
        row = self._rows.rows[at]
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier:
            return self._place(row, key)
        return not held and self._do(row, key)

    def take_chip(self, row: SentenceRow, chip: int) -> None:
        """Does what Enter or a click on a chip does."""
        if chip < len(row.chips):
            self.record_asked.emit(row.chips[chip].record)
        elif row.editable:
            self.asked.emit("source", row.key)

    def place_chip(self, row: SentenceRow, at: int, to: int) -> None:
        """Puts a source in front of the place ``to`` among those of its sentence."""
        others = [chip.record for chip in row.chips]
        if 0 <= to <= len(others) and to not in (at, at + 1):
            before = [record for record in others[:to] if record != others[at]]
            self._delegate.chip = to if to < at else to - 1
            self.record_placed.emit(others[at], before[-1] if before else "")

    def _do(self, row: SentenceRow, key: Qt.Key) -> bool:
        chip, places = self._delegate.chip, len(row.chips) + (1 if row.editable else 0)
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and places:
            self._go(row, max(-1, min(places - 1, chip + (1 if key == Qt.Key.Key_Right else -1))))
        elif key == Qt.Key.Key_Escape and chip >= 0:
            self._go(row, -1)
        elif key in _ENTERS and chip >= 0:
            self.take_chip(row, chip)
        elif key in _ENTERS:
            self.asked.emit("edit", row.key)
        elif key == Qt.Key.Key_Delete and 0 <= chip < len(row.chips):
            self.source_removed.emit(row.key, row.chips[chip].record)
        elif key == Qt.Key.Key_Delete and chip < 0:
            self.asked.emit("remove", row.key)
        else:
            return False
        return True

    def _place(self, row: SentenceRow, key: Qt.Key) -> bool:
        """Alt with Left or Right changes the order of the records; whether it is that."""
        at, by = self._delegate.chip, {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key, 0)
        if not by or not 0 <= at < len(row.chips):
            return False
        self.place_chip(row, at, at + by if by < 0 else at + 2)
        return True

    def _go(self, row: SentenceRow, chip: int) -> None:
        """Goes to a chip, -1 for the sentence, and says so."""
        self._delegate.chip = chip
        self._view.viewport().update()
        one = row.chips[chip] if 0 <= chip < len(row.chips) else None
        words = one.spoken() if one else row.text if chip < 0 else chip_words(None)[0]
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))
