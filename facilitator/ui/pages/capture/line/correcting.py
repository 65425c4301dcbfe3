"""What the writer corrects of the reading, chip by chip: it holds for this line and goes into its record."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.line.chip_choices import choices_for
from facilitator.ui.pages.capture.line.chip_editor import ChipEditor, ChoiceEditor, DueEditor
from facilitator.ui.pages.capture.line.chip_row import ChipRow
from facilitator.ui.pages.capture.line.line_chips import DUE, KIND, STAR, LineChip, field_title
from facilitator.ui.pages.capture.line.live_reading import LiveReading
from facilitator.ui.pages.capture.line.suggestions import Names
from facilitator.ui.theme.theme import Theme
from facilitator.workspace.due_words import read_due_words
from facilitator.workspace.reading_line import Correction


class Correcting(QObject):
    """``changed`` comes after each correction, ``star_dropped`` when the star is taken off the line."""

    changed = Signal()
    star_dropped = Signal()

    def __init__(self, theme: Theme, file: OpenFile, reading: LiveReading, names: Names, row: ChipRow) -> None:
        super().__init__(row)
        self._theme, self._file, self._reading, self._names, self._row = theme, file, reading, names, row
        self._before: list[tuple[Correction, ...]] = []
        self._chip: LineChip | None = None
        self._place = 0
        self.editor: ChipEditor | None = None
        row.wanted.connect(self.open_editor)
        row.dropped.connect(self.drop)
        row.undone.connect(self.undo)

    def forget(self) -> None:
        """Another line begins: nothing of it is corrected yet."""
        self._before.clear()
        self._reading.correct(())

    def open_editor(self, chip: LineChip) -> None:
        """Opens what fits the chip: a list, or a field and a calendar for a date."""
        button = self._row.button(chip)
        if chip.field == STAR:
            self.star_dropped.emit()
        elif button is not None:
            if self.editor is not None:
                self.editor.leave()
            self._chip, self._place = chip, self._row.chips.index(chip)
            self.editor = self._made(chip)
            self.editor.chosen.connect(self._chosen)
            self.editor.closed.connect(self._closed)
            self.editor.open_at(self._above(button))

    def drop(self, chip: LineChip) -> None:
        """Takes the meaning of a chip away; its words stay in the text."""
        if chip.field == STAR:
            self.star_dropped.emit()
        else:
            self._correct(chip, "")

    def undo(self) -> None:
        """Takes the last correction of this line back."""
        if self._before:
            self._reading.correct(self._before.pop())
            self.changed.emit()

    def _correct(self, chip: LineChip, meant: str) -> None:
        known = self._reading.corrections
        self._before.append(known)
        others = tuple(one for one in known if (one.field, one.read) != (chip.field, chip.read))
        new = () if meant == chip.read else (Correction(chip.field, chip.read, meant),)
        self._reading.correct((*others, *new))
        self.changed.emit()

    def _above(self, button: QWidget) -> QRect:
        """The chip's place across, and the whole box up and down: the card leaves the words in sight."""
        window, box = self._row.window(), self._row.parentWidget() or self._row
        top = box.mapTo(window, QPoint(0, 0)).y()
        return QRect(button.mapTo(window, QPoint(0, 0)).x(), top, button.width(), box.height())

    def _made(self, chip: LineChip) -> ChipEditor:
        window, title = self._row.window(), field_title(chip.field)
        if chip.field == DUE:
            iso = self._reading.meant.due
            return DueEditor(self._theme, title, window, self._due, iso, self._reading.meant.due_text)
        find = choices_for(chip, self._names, self._file.directory)
        return ChoiceEditor(self._theme, title, window, find, free=chip.field != KIND, now=chip.ref)

    def _due(self, words: str) -> tuple[str, str]:
        return read_due_words(words, self._file.now().date())

    def _chosen(self, meant: str) -> None:
        if self._chip is not None:
            self._correct(self._chip, meant)

    def _closed(self, inside: bool) -> None:
        self.editor = None
        if inside and not self._row.go(min(self._place, len(self._row.chips) - 1)):
            self._row.left.emit()
