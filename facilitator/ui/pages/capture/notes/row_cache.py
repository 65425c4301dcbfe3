"""Layouts of rows, kept while they are looked at: by note, as it stood, and width."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.row_layout import Columns, RowLayout, columns, lay_out
from facilitator.ui.pages.capture.notes.shown import Chip, Shown, shown_row
from facilitator.ui.theme.theme import Theme
from facilitator.workspace.hit_marks import hit_marks
from facilitator.workspace.listing import Row

_HELD = 400


class RowCache(QObject):
    """Gives layouts. ``searched`` are words to mark; then, or with ``places_told``, each row names its point."""

    def __init__(self, theme: Theme, file: OpenFile, title: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._file, self._title = theme, file, title
        self._found: OrderedDict[str, tuple[Row, RowLayout]] = OrderedDict()
        self._columns: Columns | None = None
        self.searched = ""
        theme.changed.connect(self.clear)
        file.frame_changed.connect(self.clear)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the times shown."""
        return self._file.zone

    def clear(self) -> None:
        """Forgets everything: colours, sizes or names are others now."""
        self._found.clear()
        self._columns = None

    def search(self, words: str) -> None:
        """Marks these words from now on."""
        if words != self.searched:
            self.searched = words
            self.clear()

    def columns(self, width: int) -> Columns:
        """The columns at this width."""
        if self._columns is None or self._columns.width != width:
            self._found.clear()
            self._columns = columns(self._theme, width)
        return self._columns

    def layout(self, row: Row, width: int) -> RowLayout:
        """The layout of a row at this width."""
        at = self.columns(width)
        held = self._found.get(row.id)
        if held is not None and held[0] is row:
            self._found.move_to_end(row.id)
            return held[1]
        shown = self.shown(row)
        made = lay_out(self._theme, shown, at, hit_marks(shown.text, self.searched) if self.searched else ())
        self._found[row.id] = (row, made)
        while len(self._found) > _HELD:
            self._found.popitem(last=False)
        return made

    def shown(self, row: Row) -> Shown:
        """What a row says."""
        place = (self._title(row.point) if row.point else "") if self.searched else None
        shown = shown_row(row, self._file.directory, self._file.zone, place)
        return replace(shown, chips=tuple(map(self._marked, shown.chips))) if self.searched else shown

    def _marked(self, chip: Chip) -> Chip:
        """A tag that was searched for is marked as words are."""
        hit = chip.text.startswith("#") and hit_marks(chip.text, self.searched)
        return replace(chip, ground="mark", tone="text") if hit else chip

    def spoken(self, row: Row) -> str:
        """A row as a screen reader says it."""
        return self.shown(row).spoken()
