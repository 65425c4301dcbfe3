"""What of the sheet shows and where one is in it: kept when it is read again, narrowed or widened."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.roundtable.tagging.feed import TagFeed
from facilitator.ui.pages.roundtable.tagging.filter_bar import TagFilterBar
from facilitator.ui.pages.roundtable.tagging.grid import TagGridView
from facilitator.ui.pages.roundtable.tagging.model import TagModel
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate
from facilitator.workspace.tag_sheet import Sheet, SheetColumn, Sifted, Standing, TagSieve

_MOST_SELECTED = 2000


class TagShowing(QObject):
    """``changed`` when what is marked may say something else. ``touched`` are ids tagged under the filter that holds:
    they do not go from under the hands."""

    changed = Signal()

    def __init__(
        self, theme: Theme, file: OpenFile, bar: TagFilterBar, view: TagGridView, stack: QStackedWidget
    ) -> None:
        super().__init__(view)
        feed = self.feed = TagFeed(file, self.sieve, self)
        self._bar, self._view, self._stack = bar, view, stack
        self.model: TagModel = view.grid
        self.sheet = Sheet()
        self.touched: frozenset[str] = frozenset()
        self._held: tuple[str, str, tuple[str, ...]] = ("", "", ())
        self._empty = EmptyState(theme, "tag-outline", "", "", stack)
        self._everything = Button(theme, translate("Tagging", "Show all records"), parent=self._empty)
        self._empty.add(self._everything)
        stack.addWidget(self._empty)
        self._everything.clicked.connect(bar.clear)
        feed.read.connect(self._read)
        feed.sifted.connect(self._sifted)
        feed.stood.connect(self._stood)
        bar.changed.connect(self._sieve)

    def switch(self) -> None:
        """Shows the columns of the vocabularies that are wanted now."""
        self._hold()
        self.model.show_columns(self._columns())
        self._view.measure()
        self._restore()

    def sieve(self) -> TagSieve:
        """What is wanted now, with what was touched."""
        return replace(self._bar.sieve(), kept=self.touched)

    def _read(self, sheet: Sheet, places: dict[str, int], sifted: Sifted) -> None:
        self._hold()
        scrolled = self._view.verticalScrollBar().value()
        self.sheet = sheet
        self._bar.offer(sheet.sessions, sheet.kinds)
        self.model.show_sheet(sheet, places, sifted, self._columns())
        self._view.measure()
        self._view.verticalScrollBar().setValue(scrolled)
        self._restore()
        self._count()

    def _columns(self) -> tuple[SheetColumn, ...]:
        hidden = self._bar.hidden()
        return tuple(one for one in self.sheet.columns if one.vocabulary not in hidden)

    def _sieve(self) -> None:
        self.touched = frozenset()
        self.feed.sift(self.model.all_rows)

    def _sifted(self, sifted: Sifted) -> None:
        self._hold()
        self.model.show_sifted(sifted)
        self._restore()
        self._count()

    def _count(self) -> None:
        shown, everything = self.model.rowCount(), len(self.model.all_rows)
        words = translate("Tagging", "%n record(s)", "", everything)
        if shown != everything:
            words = translate("Tagging", "{shown} of {all}").format(shown=shown, all=words)
        self._bar.count.setText(words)
        none = translate("Tagging", "No record passes the filter")
        self._empty.show_words(none if everything else translate("Tagging", "No records yet"))
        self._everything.setVisible(bool(everything))
        self._stack.setCurrentWidget(self._view if shown else self._empty)

    def _hold(self) -> None:
        """Remembers where one is: the record, the word, what is selected."""
        index = self._view.currentIndex()
        if index.isValid():
            column = self.model.column(index.column())
            rows = self._view.choice.rows()
            ids = tuple(self.model.row(row).id for row in rows) if len(rows) <= _MOST_SELECTED else ()
            self._held = (self.model.row(index.row()).id, column.key if column else "", ids)

    def _restore(self) -> None:
        """Goes back there; where the record does not show, to the first."""
        if self._view.currentIndex().isValid() or not self.model.rowCount():
            self.changed.emit()
            return
        item, key, ids = self._held
        keys = {one.key: at for at, one in enumerate(self.model.columns, 1)}
        rows = self.model.rows_of((item,)) if item else []
        self._view.choice.go(rows[0] if rows else 0, keys.get(key, 0 if item and not key else 1))
        if rows and len(ids) > 1:
            self._view.choice.select(self.model.rows_of(ids))

    def _stood(self, found: dict[str, Standing | None]) -> None:
        known = [self.model.renew(item, now) for item, now in found.items()]
        if all(known):
            self.model.tell(self.model.rows_of(found))
            self.changed.emit()
        else:
            self.feed.out_of_date()
