"""What is done with a whole part: marked, frozen, thawed, pasted, given back to its notes."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QObject, Signal

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.deeds import refusal
from facilitator.ui.pages.summary.sentences_pane import SentencesPane
from facilitator.ui.pages.summary.source_deeds import SourceDeeds
from facilitator.ui.words import translate
from facilitator.workspace.coverage import mark_discussed
from facilitator.workspace.summary_desk import PartView, Source, SummaryDesk
from facilitator.workspace.summary_writing import freeze_part, give_back_part, refresh_part, thaw_part

MOST = 1000  # records offered as a source; the list below the sentences has them all


class PartDeeds(QObject):
    """Binds the actions of parts. ``merge_wanted`` tells that a conflict is to be decided."""

    merge_wanted = Signal()

    def __init__(self, context: Context, file: OpenFile, sentences: SentencesPane, sources: SourceDeeds) -> None:
        super().__init__(sentences)
        self._context, self._file, self._sentences, self._sources = context, file, sentences, sources
        self.desk: SummaryDesk | None = None
        on = context.actions.on
        on("summary.not_discussed", self.mark)
        on("summary.freeze", self.freeze)
        on("summary.thaw", self.thaw)
        on("summary.compose", self.give_back)
        on("summary.paste", self.paste)
        on("summary.word", self.read_word)
        on("summary.source", self.ask_source)
        sentences.head.banner.pressed.connect(self._banner)
        sentences.view.keys.asked.connect(self._asked)

    @property
    def _part(self) -> PartView | None:
        return self._sentences.part

    def mark(self) -> None:
        """Marks the point as not discussed, or takes the mark back."""
        part = self._part
        if part is None:
            return
        if not part.point or not (part.can_mark or part.marked):
            self._say(translate("Summary", "Only a point without notes can be marked as not discussed."))
            return
        point, discussed = part.point, part.marked
        title = translate("Summary", "Mark “not discussed”")
        self._file.do(title, lambda file: mark_discussed(file, point, discussed))

    def freeze(self) -> None:
        """Signs the part as cleared, today, by who does it."""
        part, session = self._part, self._sentences.session
        if part is None or part.frozen:
            if part:
                self._say(translate("Summary", "This part is frozen already."))
            return
        why = refusal(part)
        if why:
            self._say(why)
            return
        self._sentences.edit.keep()
        key = part.key
        title = translate("Summary", "Freezing of a part")
        self._file.do(title, lambda file: freeze_part(file, session, key))

    def thaw(self) -> None:
        """Takes the signature off."""
        part, session = self._part, self._sentences.session
        if part is None:
            return
        if not part.frozen:
            self._say(translate("Summary", "This part is not frozen."))
            return
        key = part.key
        self._file.do(translate("Summary", "Thawing of a part"), lambda file: thaw_part(file, session, key))

    def give_back(self) -> None:
        """The words composed of the notes stand again."""
        part, session = self._part, self._sentences.session
        if part is None:
            return
        if not part.written and not part.frozen and not part.disputed:
            self._say(translate("Summary", "This part stands as the notes have it already."))
            return
        self._sentences.edit.give_up()
        key = part.key
        title = translate("Summary", "Giving a part back to the notes")
        self._file.do(title, lambda file: give_back_part(file, session, key))

    def paste(self) -> None:
        """Asks for words that take the place of the part, and shows what they would change."""
        part = self._part
        if part is None:
            return
        why = refusal(part)
        if why:
            self._say(why)
            return
        if self._file.read_only:
            self.refuse()
            return
        self._sentences.edit.keep()
        from facilitator.ui.pages.summary.paste_dialog import PasteDialog

        window = self._sentences.window()
        PasteDialog(self._context, self._file, self._sentences.session, part, window).open()

    def read_word(self) -> None:
        """Asks for a Word file that was corrected."""
        from facilitator.ui.dialogs.import_file import ImportDialog

        self._sentences.edit.keep()
        ImportDialog(self._context, self._file, self._sentences.window()).open()

    def ask_source(self) -> None:
        """Asks for a record on which the sentence rests."""
        part, desk = self._part, self.desk
        if part is None or desk is None:
            return
        why = refusal(part)
        if why:
            self._say(why)
            return
        from facilitator.ui.pages.summary.source_dialog import SourceDialog

        known = _known(desk, part)
        dialog = SourceDialog(self._context.theme, known, MOST, self._sentences.window())
        dialog.chosen.connect(self._sources.rest_on)
        dialog.open()

    def refuse(self) -> None:
        """Says that this window only reads."""
        from facilitator.workspace.changed import Changed

        self._file.do("", lambda _: Changed())

    def _asked(self, what: str, _key: str) -> None:
        if what == "source":
            self.ask_source()

    def _banner(self) -> None:
        part, session = self._part, self._sentences.session
        if part is None:
            return
        key = part.key
        if part.disputed:
            self.merge_wanted.emit()
        elif part.stale:
            title = translate("Summary", "Saying that a part still holds")
            self._file.do(title, lambda file: refresh_part(file, session, key))
        elif part.frozen:
            self.thaw()
        elif part.marked:
            self.mark()

    def _say(self, words: str) -> None:
        self._file.said.emit("care", words)


def _known(desk: SummaryDesk, part: PartView) -> tuple[Source, ...]:
    """Records of the session that a sentence can rest on, those of the part first; one more than are listed."""
    others = (view.sources for view in desk.every())
    every = chain(part.unused.notes, part.sources, desk.unused.notes, *others)
    found: dict[str, Source] = {}
    for one in every:
        found.setdefault(one.id, one)
        if len(found) > MOST:
            break
    return tuple(found.values())
