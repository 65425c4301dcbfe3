"""What is done in the grid: marks given and taken, free tags, lessons taken up. Shown at once, then kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.roundtable.tagging.feed import TagFeed
from facilitator.ui.pages.roundtable.tagging.grid import TagGridView
from facilitator.ui.pages.roundtable.tagging.model import column_name, row_name
from facilitator.ui.pages.roundtable.tagging.picking import Picking
from facilitator.ui.pages.roundtable.tagging.showing import TagShowing
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate
from facilitator.workspace.tag_sheet import SheetRow
from facilitator.workspace.tagging import TagChange


class TagDeeds(QObject):
    """Each is one step that can be undone, for all rows selected. ``record_asked`` tells the id of one to be shown."""

    record_asked = Signal(str)

    def __init__(
        self, theme: Theme, file: OpenFile, feed: TagFeed, showing: TagShowing, view: TagGridView, pane: QWidget
    ) -> None:
        super().__init__(pane)
        self._file, self._feed, self._showing, self._view = file, feed, showing, view
        self._model = view.grid
        self.picking = Picking(theme, file, self._link, pane)

    def toggle(self, away: bool) -> None:
        """Gives the tag of the column, or takes it from all where all have it; ``away``: takes it in any case."""
        column = self._model.column(self._view.currentIndex().column())
        records = self._chosen()
        if column is None or not records:
            return
        off = away or all(column.key in one.tags for one in records)
        name = column_name(column) if len(column.short) < 3 else column.short
        if off:
            wanted = [TagChange(one.id, removed=(column.key,)) for one in records if column.key in one.tags]
        else:
            wanted = [TagChange(one.id, (column.key,)) for one in records if column.key not in one.tags]
        self._write(_title(name, off), wanted)

    def add_free(self, word: str) -> None:
        """A tag as typed: the word of a vocabulary where it means one, else a free word without spaces."""
        bare = word.strip().lstrip("#＃")
        tag = self._file.directory.tag(bare) or "-".join(bare.replace("/", " ").split())
        if tag:
            self._write(
                _title(f"#{tag}", False), [TagChange(one.id, (tag,)) for one in self._chosen() if tag not in one.tags]
            )

    def remove_free(self, tag: str) -> None:
        """Takes a free tag away."""
        wanted = [TagChange(one.id, removed=(tag,)) for one in self._chosen() if tag in one.tags]
        self._write(_title(f"#{tag}", True), wanted)

    def pick(self) -> None:
        """Opens the lessons to take up."""
        records = self._chosen()
        if records:
            several = translate("Tagging", "%n record(s)", "", len(records))
            alone = len(records) == 1
            name, about = (row_name(records[0]), " ".join(records[0].text.split())) if alone else (several, "")
            self.picking.pick_lessons([(one.id, one.takes_up) for one in records], name, about)

    def open(self, row: int) -> None:
        """Asks for a record to be shown."""
        self.record_asked.emit(self._model.row(row).id)

    def _chosen(self) -> list[SheetRow]:
        return [self._model.row(row) for row in self._view.choice.rows()]

    def _link(self, title: str, wanted: Sequence[TagChange]) -> None:
        self._write(title, wanted)

    def _write(self, title: str, wanted: Sequence[TagChange]) -> None:
        """Shows the marks at once; what the file says afterwards stands."""
        if not wanted:
            return
        for one in wanted:
            row = self._model.record(one.record)
            if row is not None:
                tags = (row.tags | frozenset(one.added)) - frozenset(one.removed)
                links = tuple(link for link in row.takes_up if link not in one.left)
                self._model.set_tags(row.id, tags, tuple(dict.fromkeys((*links, *one.taken_up))))
        self._showing.touched |= {one.record for one in wanted}
        self._model.tell(self._view.choice.rows())
        self._showing.changed.emit()
        self._feed.apply(title, wanted)


def _title(name: str, off: bool) -> str:
    words = translate("Tagging", "Tag “{name}” taken away") if off else translate("Tagging", "Tag “{name}”")
    return words.format(name=name)
