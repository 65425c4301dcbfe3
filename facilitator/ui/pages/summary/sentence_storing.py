"""Words of a sentence on their way into the file; those that cannot be kept come back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.sentence_draft import Place, dropped_with
from facilitator.ui.pages.summary.sentence_rows import SourceChip
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.summary_writing import add_sentence, write_sentence

NEW = "\x00new"  # the key of a sentence that is being written for the first time


@dataclass(slots=True)
class Begun:
    """An edit under way, or one that waits for the list to show what became of it."""

    place: Place
    opened: str
    text: str = ""
    sources: tuple[SourceChip, ...] = ()
    stored: bool = False

    @property
    def key(self) -> str:
        """What its row is called in the list."""
        return NEW if self.place.new else self.place.key


class SentenceStoring(QObject):
    """``came_back`` tells that words could not be kept: they are ``returned``, each with its edit.

    ``waiting`` is what the list shows as it will be, until the file says so.
    """

    came_back = Signal()

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self.waiting: Begun | None = None
        self.returned: list[tuple[Begun, str]] = []

    @property
    def waits(self) -> bool:
        """Whether words that were kept are on their way into the file."""
        return self.waiting is not None

    def loaded(self) -> None:
        """The file was read again: what was stored by then shows by itself."""
        if self.waiting is not None and self.waiting.stored:
            self.waiting = None

    def store(self, begun: Begun, after: str | None) -> None:
        """Keeps the words of an edit and drops their draft; a new sentence comes behind ``after``, see the verb."""
        place, text, records = begun.place, begun.text, [chip.record for chip in begun.sources]

        def verb(file: SessionFile) -> Changed:
            if place.new:
                return add_sentence(file, place.session, place.part, text, records, after)
            return write_sentence(file, place.session, place.part, place.key, text)

        def done(_: Changed) -> None:
            begun.stored = True

        def failed(error: BaseException) -> None:
            self._file.tell(error)
            self.waiting = None
            self.returned.append((begun, text))
            self.came_back.emit()

        title = translate("Summary", "New sentence") if place.new else translate("Summary", "Edit of a sentence")
        self._file.do(title, dropped_with(place, verb), done, failed)
