"""What is done with the records behind sentences: added, taken away, put in order, starred; one step each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.deeds import SentenceDeeds
from facilitator.ui.pages.summary.rows import source_chip
from facilitator.ui.pages.summary.sentence_storing import NEW
from facilitator.ui.pages.summary.sentences_pane import SentencesPane
from facilitator.ui.pages.summary.unused_pane import UnusedPane
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.record_edits import Part, edit_all
from facilitator.workspace.summary_desk import Source
from facilitator.workspace.summary_writing import add_source, place_record, remove_source

Verb = Callable[[SessionFile, str, str], Changed]


class SourceDeeds(QObject):
    """Binds the actions of records."""

    def __init__(
        self, context: Context, file: OpenFile, sentences: SentencesPane, unused: UnusedPane, deeds: SentenceDeeds
    ) -> None:
        super().__init__(sentences)
        self._file, self._sentences, self._unused, self._deeds = file, sentences, unused, deeds
        on = context.actions.on
        on("summary.use", self.use)
        on("summary.star", self.star)
        on("summary.next_record", lambda: unused.list.step(1))
        on("summary.previous_record", lambda: unused.list.step(-1))
        sentences.view.keys.source_removed.connect(self._remove)
        sentences.view.keys.record_placed.connect(self._place)
        sentences.drops.dropped.connect(self._add)

    def use(self) -> None:
        """Lets the sentence one is at rest on the record that is marked; without a sentence one begins with it."""
        found = self._unused.marked
        if found is None:
            self._say(translate("Summary", "No record is marked below; choose one first."))
        else:
            self.rest_on((found,))

    def rest_on(self, found: tuple[Source, ...]) -> None:
        """Lets the sentence one is at rest on these records."""
        edit, row = self._sentences.edit, self._sentences.current
        if not found or not self._deeds.may_write():
            return
        if edit.place is not None and edit.place.new:
            for one in found:
                edit.rest_on(source_chip(one))
        elif row is not None and row.editable and row.key != NEW:
            self._add(row.key, tuple(one.id for one in found))
        else:
            self._deeds.begin_new(found[0].text, [source_chip(one) for one in found])

    def star(self) -> None:
        """Stars the record one is on, in a sentence or below; or takes the star off."""
        chip = self._sentences.view.keys.chip if self._sentences.view.hasFocus() else None
        marked = self._unused.marked
        if chip is not None:
            item, on = chip.record, not chip.starred
        elif marked is not None:
            item, on = marked.id, not marked.starred
        else:
            self._say(translate("Summary", "Go to a record first: Right in a sentence, or the list below."))
            return
        title = translate("Summary", "Star") if on else translate("Summary", "Taking off a star")
        value = "yes" if on else "no"
        self._file.do(title, lambda file: edit_all(file, [item], [Part("starred", value)]))

    def _add(self, key: str, records: tuple[str, ...]) -> None:
        title = translate("Summary", "Adding a source")
        self._do(title, lambda file, session, part: add_source(file, session, part, key, records))

    def _remove(self, key: str, record: str) -> None:
        title = translate("Summary", "Removal of a source")
        self._do(title, lambda file, session, part: remove_source(file, session, part, key, record))

    def _place(self, record: str, after: str) -> None:
        title = translate("Summary", "Order of records")
        self._do(title, lambda file, session, part: place_record(file, session, part, record, after))

    def _do(self, title: str, verb: Verb) -> None:
        """Does something in the part that shows, if it may be written."""
        part, session = self._sentences.part, self._sentences.session
        if part is not None and self._deeds.may_write():
            key = part.key
            self._file.do(title, lambda file: verb(file, session, key))

    def _say(self, words: str) -> None:
        self._file.said.emit("care", words)
