"""Sentences that a crash left unfinished stand open again, each where it was being written."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.summary.panes import SummaryPanes
from facilitator.ui.pages.summary.sentence_draft import Place, left_unfinished
from facilitator.ui.pages.summary.showing import Showing
from facilitator.ui.words import translate

_Found = tuple[tuple[Place, str], ...]


class Unfinished(QObject):
    """Looks once, in the one window that may write. Those of other sessions wait until theirs is shown."""

    def __init__(self, file: OpenFile, showing: Showing, panes: SummaryPanes) -> None:
        super().__init__(panes)
        self._showing, self._panes, self._file = showing, panes, file
        self._left: list[tuple[Place, str]] = []
        showing.changed.connect(self._go_on)
        panes.sentences.edit.ended.connect(self._go_on)
        if not file.read_only:
            ask(self, file, left_unfinished, self._found)

    def _found(self, found: _Found) -> None:
        self._left = list(found)
        if found:
            words = translate("Summary", "%n sentence(s) left unfinished last time stand open again.", "", len(found))
            self._file.said.emit("care", words)
        self._go_on()

    def _go_on(self) -> None:
        """Opens the newest one, when nothing else is being written."""
        sentences, desk = self._panes.sentences, self._showing.desk
        if not self._left or desk is None or sentences.edit.place is not None:
            return
        place, text = self._left[-1]
        if place.session != desk.session:
            if place.session in self._showing.papers:
                self._showing.show_session(place.session)
            else:
                self._left.pop()
            return
        if sentences.part is None or sentences.part.key != place.part:
            self._showing.show_part(place.part)
        if sentences.part is not None and sentences.part.key == place.part:
            self._left.pop()
            sentences.edit.restore(place, text)
