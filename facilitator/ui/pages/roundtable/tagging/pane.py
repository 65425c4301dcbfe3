"""Tagging in a grid: the records down, the words of the vocabularies across, everything by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.roundtable.tagging.deeds import TagDeeds
from facilitator.ui.pages.roundtable.tagging.filter_bar import TagFilterBar
from facilitator.ui.pages.roundtable.tagging.foot import TagFoot
from facilitator.ui.pages.roundtable.tagging.grid import TagGridView
from facilitator.ui.pages.roundtable.tagging.model import TagModel, column_name, mark_words, row_name, taken_words
from facilitator.ui.pages.roundtable.tagging.showing import TagShowing
from facilitator.ui.words import translate
from facilitator.workspace.tag_sheet import VOCABULARIES

_HIDDEN = "roundtable/tagging/hidden"
_LOW = 480


class TaggingPane(QWidget):
    """``record_asked`` tells the id of a record to be shown among the notes."""

    record_asked = Signal(str)

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Tagging", "Tagging"))
        self._context, theme = context, context.theme
        self._theme = theme
        self.model = TagModel(self)
        self.bar = TagFilterBar(theme, VOCABULARIES, frozenset(context.remembered.text(_HIDDEN).split()), self)
        self._stack = QStackedWidget(self)
        self.view = TagGridView(theme, self.model, self._stack)
        self._stack.addWidget(self.view)
        self.foot = TagFoot(theme, self)
        self.showing = TagShowing(theme, file, self.bar, self.view, self._stack)
        self.feed = self.showing.feed
        self.deeds = TagDeeds(theme, file, self.feed, self.showing, self.view, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self._bind()
        theme.changed.connect(self._fit)

    def refresh(self) -> None:
        """Reads again what was changed since it was last shown."""
        self.feed.active = True
        self.feed.load_if_stale()

    def show_records(self, ids: Sequence[str]) -> None:
        """Shows just these records, all with none."""
        self.bar.narrow(ids)

    def focus_first(self) -> None:
        """Puts the focus on the grid, on the search where it is empty."""
        empty = self._stack.currentWidget() is not self.view
        (self.bar.search if empty else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        """The filter, the grid, what stands below."""
        return (self.bar.search, self.view, self.foot.free.add)

    def finish(self) -> None:
        """Keeps a free tag that is being typed."""
        if not self.foot.free.line.composing:
            self.foot.free.finish()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < self._theme.px(_LOW)
        self.foot.set_low(low)
        self.bar.set_low(low)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.feed.active = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))

    def _bind(self) -> None:
        view, foot, deeds = self.view, self.foot, self.deeds
        self.bar.switched.connect(self._switch)
        self.bar.left.connect(self.focus_first)
        self.showing.changed.connect(self._tell)
        view.moved.connect(self._tell)
        view.toggled.connect(deeds.toggle)
        view.linking.connect(deeds.pick)
        view.opened.connect(deeds.open)
        deeds.record_asked.connect(self.record_asked)
        view.freeing.connect(foot.write_free)
        view.searching.connect(self.bar.search.setFocus)
        foot.added.connect(deeds.add_free)
        foot.removed.connect(deeds.remove_free)
        foot.linking.connect(deeds.pick)
        foot.left.connect(self.focus_first)

    def _switch(self) -> None:
        self._context.remembered.keep_text(_HIDDEN, " ".join(sorted(self.bar.hidden())))
        self.showing.switch()

    def _tell(self) -> None:
        """Says below the grid what is marked."""
        index, foot = self.view.currentIndex(), self.foot
        if not index.isValid():
            foot.show_record("", "", (), "", several=0)
            foot.column.setText("")
            return
        row, column = self.model.row(index.row()), self.model.column(index.column())
        known = {one.key for one in self.showing.sheet.columns}
        foot.known = self.showing.sheet.free
        free = sorted(tag for tag in row.tags if tag not in known)
        several = len(self.view.choice.rows())
        foot.show_record(row_name(row), row.text, free, taken_words(self.model.labels, row), several=several)
        words = translate("Tagging", "Takes up: Space chooses the lessons it builds on")
        if column is not None:
            about = f" – {column.description}" if column.description else ""
            words = f"{column_name(column)}: {mark_words(row, column)}{about}"
        foot.column.setText(words)
