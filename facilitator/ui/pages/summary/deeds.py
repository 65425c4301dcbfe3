"""What is done with sentences: each one step that can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.sentence_draft import Place
from facilitator.ui.pages.summary.sentence_rows import SentenceRow, SourceChip
from facilitator.ui.pages.summary.sentence_storing import NEW
from facilitator.ui.pages.summary.sentences_pane import SentencesPane
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.summary_desk import PartView
from facilitator.workspace.summary_writing import move_sentence, remove_sentence


@dataclass(frozen=True, slots=True)
class At:
    """The session and the part one is in."""

    session: str
    part: PartView

    @property
    def key(self) -> str:
        return self.part.key


class SentenceDeeds(QObject):
    """Binds the actions of sentences."""

    def __init__(self, context: Context, file: OpenFile, sentences: SentencesPane) -> None:
        super().__init__(sentences)
        self._file, self._sentences = file, sentences
        self._view, self._edit = sentences.view, sentences.edit
        on = context.actions.on
        on("summary.edit", self.edit)
        on("summary.add", self.add)
        on("summary.remove", self.remove)
        on("summary.up", lambda: self._step(-1))
        on("summary.down", lambda: self._step(1))
        self._view.keys.asked.connect(self._asked)
        sentences.mouse.moved.connect(self._moved)

    def edit(self) -> None:
        """Writes the current sentence."""
        at, row = self._at(), self._sentences.current
        if at is None or not self._may_write(at) or row is None or row.key == NEW:
            return
        if not row.editable:
            self._say(translate("Summary", "This comes from the records: Enter on one of them below leads there."))
            return
        self._edit.begin(Place(at.session, at.key, row.key), row.text)

    def add(self) -> None:
        """Begins a sentence behind the current one."""
        if self.may_write():
            self._edit.keep()
            self.begin_new("")

    def begin_new(self, text: str, sources: Sequence[SourceChip] = ()) -> None:
        """Opens the field over a new sentence behind the current one, with words to begin with."""
        at = self._at()
        if at is not None:
            self._edit.begin(Place(at.session, at.key, self._after(), new=True), text, sources)

    def may_write(self) -> bool:
        """Whether sentences can be written in the part that shows; if not, one sentence says why and what to do."""
        at = self._at()
        return at is not None and self._may_write(at)

    def remove(self) -> None:
        """Takes the current sentence out."""
        at, row = self._at(), self._sentences.current
        if at is None or row is None or not self._may_write(at):
            return
        if row.key == NEW:
            self._edit.give_up()
            return
        self._edit.give_up()
        key = row.key
        title = translate("Summary", "Removal of a sentence")
        self._file.do(title, lambda file: remove_sentence(file, at.session, at.key, key))

    def _asked(self, what: str, _key: str) -> None:
        {"edit": self.edit, "remove": self.remove}.get(what, _nothing)()

    def _step(self, by: int) -> None:
        """Moves the current sentence up or down by one."""
        rows, at = self._view.rows.rows, self._view.currentIndex().row()
        if 0 <= at < len(rows) and 0 <= at + by < len(rows):
            self._moved(rows[at].key, at + by if by < 0 else at + by + 1)

    def _moved(self, key: str, to: int) -> None:
        """Puts a sentence in front of the row ``to``."""
        at = self._at()
        if at is None or not self._may_write(at):
            return
        self._edit.keep()
        rows = self._view.rows.rows
        after = next((row.key for row in reversed(rows[:to]) if row.key not in (key, NEW)), "")
        if key != NEW and self._is_sentence(rows, key):
            title = translate("Summary", "Move of a sentence")
            self._file.do(title, lambda file: move_sentence(file, at.session, at.key, key, after))

    def _is_sentence(self, rows: tuple[SentenceRow, ...], key: str) -> bool:
        return any(row.key == key and row.editable for row in rows)

    def _after(self) -> str:
        """The sentence behind which a new one goes: the current one."""
        row = self._sentences.current
        return row.key if row is not None and row.key != NEW else ""

    def _at(self) -> At | None:
        part = self._sentences.part
        return At(self._sentences.session, part) if part else None

    def _may_write(self, at: At) -> bool:
        """Whether sentences can be written here; if not, one sentence says why and what to do."""
        why = refusal(at.part)
        if why:
            self._say(why)
            return False
        if self._file.read_only:
            self._file.do("", lambda _: Changed())  # says so
            return False
        return True

    def _say(self, words: str) -> None:
        self._file.said.emit("care", words)


def refusal(part: PartView) -> str:
    """Why sentences of a part cannot be written, "" where they can."""
    if part.disputed:
        return translate("Summary", "Two people wrote this part differently; decide on the merge page first.")
    if part.frozen:
        return translate("Summary", "This part is frozen, so its words stand; thaw it first to write in it.")
    if part.points:
        return translate("Summary", "Discussion points are written one by one; choose one of them.")
    if not part.editable:
        return translate("Summary", "This part is made of the programme and the settings; it is not written by hand.")
    return ""


def _nothing() -> None:
    pass
