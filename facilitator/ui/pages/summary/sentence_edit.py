"""Writing a sentence where it stands: opened, kept, given up; on disk while it is typed, and nobody's words lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.sentence_draft import Place, SentenceDraft
from facilitator.ui.pages.summary.sentence_field import SentenceField
from facilitator.ui.pages.summary.sentence_rows import SentenceRow, SourceChip
from facilitator.ui.pages.summary.sentence_storing import NEW, Begun, SentenceStoring
from facilitator.ui.pages.summary.sentence_view import SentenceView
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate


class SentenceEdit(QObject):
    """At most one sentence is written at a time. ``ended`` tells that none is any more, ``typed`` that words changed,
    ``rows_changed`` that another row stands in the list, ``added`` what a new sentence says."""

    ended = Signal()
    typed = Signal()
    rows_changed = Signal()
    added = Signal(str)

    def __init__(self, theme: Theme, file: OpenFile, view: SentenceView) -> None:
        super().__init__(view)
        self._file, self._view = file, view
        self._begun: Begun | None = None
        self.storing = SentenceStoring(file, self)
        self._field = SentenceField(theme, view)
        self.editor = self._field.editor
        self._draft = SentenceDraft(file, self._unfinished, self)
        self.editor.done.connect(self.keep)
        self.editor.given_up.connect(self.give_up)
        self.editor.left.connect(self.keep)
        self.editor.textChanged.connect(self._typed)
        self.storing.came_back.connect(self.rows_changed)
        for free in (self.storing.came_back, self.ended):
            free.connect(self._take_back, Qt.ConnectionType.QueuedConnection)

    @property
    def place(self) -> Place | None:
        """Where words are being written."""
        return self._begun.place if self._begun else None

    @property
    def words(self) -> str:
        """The words as they stand in the field, "" while there is none."""
        return self.editor.words() if self._begun else ""

    @property
    def unkept(self) -> bool:
        """Whether words stand in the field that are no change yet, or wait to stand there again."""
        return bool(self.storing.returned) or self._unfinished() is not None

    def begin(self, place: Place, text: str, sources: Sequence[SourceChip] = ()) -> None:
        """Opens the field over a sentence, or over a new one that rests on ``sources``."""
        if self._begun is not None and self._begun.place == place:
            self.editor.setFocus()
            return
        self.keep()
        self._begun = Begun(place, "" if place.new else text, sources=tuple(sources))
        self.rows_changed.emit()
        key = self._begun.key
        if not self._view.choose(key):
            self._begun = None
            self.rows_changed.emit()
            return
        self._field.open(key, text)
        if not place.new:
            self._begun.opened = self.editor.words()
        self._typed()

    def restore(self, place: Place, text: str) -> None:
        """Words that were left unfinished stand in the field again."""
        at = self._view.rows.row_of(place.key)
        there = "" if place.new or at < 0 else self._view.rows.rows[at].text
        self.begin(place if place.new or at >= 0 else replace(place, key="", new=True), there)
        if self._begun is not None:
            self.editor.setPlainText(text)

    def rest_on(self, chip: SourceChip) -> bool:
        """Lets a new sentence rest on a record; False where no new one is being written."""
        begun = self._begun
        if begun is None or not begun.place.new:
            return False
        if chip.record not in [one.record for one in begun.sources]:
            begun.sources = (*begun.sources, chip)
            self.rows_changed.emit()
        return True

    def arranged(self, rows: Sequence[SentenceRow], session: str, part: str) -> tuple[SentenceRow, ...]:
        """The rows with the new sentence where it is being written, and what was just kept as it will be."""
        found = list(rows)
        for one in (self.storing.waiting, self._begun):
            if one is None or (one.place.session, one.place.part) != (session, part):
                continue
            if one.place.new:
                at = next((at + 1 for at, row in enumerate(found) if row.key == one.place.key), 0)
                at = at if at or not one.place.key else len(found)
                found.insert(at, SentenceRow(NEW, "", one.text, one.sources))
            elif one is self.storing.waiting:
                found = [replace(row, text=one.text) if row.key == one.key else row for row in found]
        return tuple(found)

    def stay(self, keys: Sequence[str]) -> None:
        """These sentences are there now. One that is gone while it is being written becomes a new one."""
        begun = self._begun
        if begun is not None and not begun.place.new and begun.place.key not in keys:
            begun.place, begun.opened = replace(begun.place, key="", new=True), ""
            self._field.lie_over(NEW)

    def keep(self) -> None:
        """Keeps what was typed and closes the field."""
        begun, text = self._begun, self.editor.words()
        if begun is None:
            return
        if text.strip() and text != begun.opened:
            begun.text = text.strip()
            self._close(begun)
            self._draft.forget()
            if begun.place.new:
                self.added.emit(begun.text)
            self.storing.store(begun, begun.place.key or ("" if len(self._view.rows.rows) > 1 else None))
            return
        self._close()
        if not text.strip() and begun.opened:
            words = translate("Summary", "A sentence without words was not kept; to be rid of it, remove it.")
            self._file.said.emit("care", words)
        self._draft.drop(begun.place)

    def give_up(self) -> None:
        """Closes the field; what was typed is forgotten."""
        begun = self._begun
        if begun is not None:
            self._close()
            self._draft.drop(begun.place)

    def _take_back(self) -> None:
        """What could not be kept stands again where it was typed, once nothing else is being written."""
        if self._begun is None and self.storing.returned:
            begun, text = self.storing.returned.pop(0)
            self.begin(begun.place, begun.opened, begun.sources)
            self.editor.setPlainText(text)

    def _close(self, waiting: Begun | None = None) -> None:
        """Closes the field; ``waiting`` shows as it will be until the file says so."""
        begun, self._begun = self._begun, None
        if begun is None:
            return
        self.storing.waiting = waiting
        self._field.close()
        self.rows_changed.emit()
        self._view.measure()
        self.ended.emit()

    def _unfinished(self) -> tuple[Place, str] | None:
        begun = self._begun
        if begun is None or not (text := self.editor.words()).strip() or text == begun.opened:
            return None
        return begun.place, text

    def _typed(self) -> None:
        if self._unfinished() is not None:
            self._draft.touch()
            self.typed.emit()
