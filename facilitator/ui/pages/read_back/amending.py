"""Amending on the spot: begun, kept and confirmed, given up; on disk while it is typed, and nobody's words lost."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.read_back.deeds import Deeds
from facilitator.ui.pages.read_back.field import AmendField
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.drafting import drop_draft, keep_draft
from facilitator.workspace.files import SessionFile
from facilitator.workspace.read_back import Reading
from facilitator.workspace.read_back_deeds import reword
from facilitator.workspace.seen_text import SeenText, seen_text

_DRAFT_MS = 1500


@dataclass(slots=True)
class _Begun:
    """``shown`` is how the field showed the words; ``seen`` is written and read in the worker thread alone."""

    reading: Reading
    shown: str = ""
    seen: list[SeenText] = field(default_factory=list[SeenText])
    drafted: str = ""

    def ids(self) -> frozenset[bytes]:
        """What was seen of the record when it began."""
        return self.seen[-1].seen if self.seen else frozenset()


class Amending(QObject):
    """``ended`` tells that the field is closed, ``returned`` that words came back that could not be kept."""

    ended = Signal()
    returned = Signal()

    def __init__(self, file: OpenFile, deeds: Deeds, editor: AmendField, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._deeds, self.editor = file, deeds, editor
        self._begun: _Begun | None = None
        self._back: list[tuple[_Begun, str]] = []
        self._failing = False
        self._drafting = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._drafting.timeout.connect(self._draft)
        editor.done.connect(self.keep)
        editor.given_up.connect(self.give_up)
        editor.textChanged.connect(self._typed)

    @property
    def reading(self) -> Reading | None:
        """What is being amended."""
        return self._begun.reading if self._begun else None

    @property
    def waiting(self) -> Reading | None:
        """That whose words came back and are to stand in the field again."""
        return self._back[0][0].reading if self._back else None

    @property
    def unkept(self) -> bool:
        """Whether words stand in the field, or came back, that are not in the record."""
        return bool(self._back) or (self._begun is not None and self.editor.words() != self._begun.shown)

    def begin(self, reading: Reading) -> bool:
        """Opens the field on a reading; False where nothing may be written, which is said."""
        if self._file.read_only:
            self._file.do("", lambda _: Changed())  # says so
            return False
        begun = self._begun = _Begun(reading)
        self._deeds.held = True
        self.editor.open(reading.words)
        begun.shown = self.editor.words()

        def see(file: SessionFile) -> None:
            begun.seen.append(seen_text(file, reading.id))

        self._file.ask(see, _nothing)
        return True

    def resume(self) -> None:
        """Opens the field with words that came back."""
        self._begun, text = self._back.pop(0)
        self._deeds.held = True
        self.editor.open(text)

    def keep(self) -> None:
        """The room agreed to the words as they stand in the field: kept and confirmed in one step."""
        typed = self.editor.words()
        if self._begun is None:
            return
        if not typed.strip():
            words = translate("ReadBack", "There are no words left; type them, or press Esc to keep the old ones.")
            self._file.said.emit("care", words)
            return
        begun = self._close()
        words = begun.reading.words if typed == begun.shown else typed
        self._deeds.amend(begun.reading, words, begun.ids, lambda: self._give_back(begun, typed))
        self.ended.emit()

    def give_up(self) -> None:
        """The old words stay."""
        if self._begun is not None:
            self._drop(self._close())
            self.ended.emit()

    def finish(self) -> None:
        """The page is left: what was typed becomes the record's words, which the room has not agreed to."""
        left = [*self._back]
        self._back.clear()
        if self._begun is not None:
            typed = self.editor.words()
            left.append((self._close(), typed))
            self.ended.emit()
        for begun, typed in left:
            if not typed.strip() or typed == begun.shown:
                self._drop(begun)
            else:
                self._reword(begun, typed)

    def _reword(self, begun: _Begun, typed: str) -> None:
        def failed(error: BaseException) -> None:
            self._give_back(begun, typed)
            self._file.tell(error)

        def work(file: SessionFile) -> Changed:
            return reword(file, begun.reading.id, begun.reading.amended_to(typed), begun.ids())

        self._file.do(translate("ReadBack", "Edit of words"), work, None, failed)

    def _give_back(self, begun: _Begun, typed: str) -> None:
        if isValid(self):
            self._back.append((begun, typed))
            self.returned.emit()

    def _close(self) -> _Begun:
        begun, self._begun = self._begun, None
        assert begun is not None
        self._deeds.held = False
        self._drafting.stop()
        self.editor.hide()
        return begun

    def _drop(self, begun: _Begun) -> None:
        if begun.drafted:
            self._file.do("", lambda file: _dropped(file, begun.reading.id))

    def _typed(self) -> None:
        if self._begun is not None and self.editor.words() != self._begun.shown and not self._drafting.isActive():
            self._drafting.start()

    def _draft(self) -> None:
        begun, typed = self._begun, self.editor.words()
        if begun is None or typed == begun.drafted:
            return
        before, begun.drafted = begun.drafted, typed

        def work(file: SessionFile) -> Changed:
            heads = begun.seen[-1].heads if begun.seen else ()
            keep_draft(file, begun.reading.id, "text", begun.reading.amended_to(typed), heads)
            return Changed()

        def done(_: Changed) -> None:
            if isValid(self):
                self._failing = False

        def failed(error: BaseException) -> None:
            if not isValid(self):
                return
            begun.drafted = before
            if not self._failing:  # said once, tried again and again: the words stand in the field still
                self._failing = True
                self._file.tell(error)
            self._typed()

        self._file.do("", work, done, failed)


def _dropped(file: SessionFile, item: str) -> Changed:
    drop_draft(file, item, "text")
    return Changed()


def _nothing(_: object) -> None:
    """What is seen is kept in the worker thread."""
