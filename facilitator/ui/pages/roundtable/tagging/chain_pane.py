"""The chain lesson → proposal → heading → target: what is broken first, each gap named and mended on the spot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.roundtable.tagging.chain_deeds import ChainDeeds
from facilitator.ui.pages.roundtable.tagging.chain_feed import ChainFeed
from facilitator.ui.pages.roundtable.tagging.chain_filter import ChainFilter
from facilitator.ui.pages.roundtable.tagging.chain_model import ChainModel, cell_words, step_name
from facilitator.ui.pages.roundtable.tagging.chain_showing import ChainShowing
from facilitator.ui.pages.roundtable.tagging.chain_view import ChainView
from facilitator.ui.pages.roundtable.tagging.foot import Words
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.labels import ElidedLabel, Hairline
from facilitator.ui.words import translate
from facilitator.workspace.chain_rows import LESSON, PROPOSAL, step_of


class ChainPane(QWidget):
    """``record_asked`` tells the id of a record to be shown among the notes."""

    record_asked = Signal(str)

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Chain", "Chain and gaps"))
        self._theme = context.theme
        self.model = ChainModel(self)
        self.filter = ChainFilter(self._theme, self)
        self._stack = QStackedWidget(self)
        self.view = ChainView(self._theme, self.model, self._stack)
        self.showing = ChainShowing(self._theme, self.filter, self.view, self._stack)
        self._words = Words(self._theme, self)
        self._keys = ElidedLabel(self._theme, "", Use.SMALL, "text3", self)
        self.feed = ChainFeed(file, self)
        self.deeds = ChainDeeds(self._theme, file, self)
        self._foot = QVBoxLayout()
        self._lay_out()
        self.feed.read.connect(self.showing.read)
        self.filter.left.connect(self.focus_first)
        self.showing.changed.connect(self._tell)
        self.view.opened.connect(self._open)
        self.view.mending.connect(self._mend)
        self._theme.changed.connect(self._measure)
        self._measure()

    def refresh(self) -> None:
        """Reads again what was changed since it was last shown."""
        self.feed.active = True
        self.feed.load_if_stale()

    def focus_first(self) -> None:
        """Puts the focus on the chains, on the filter where there are none."""
        shown = self._stack.currentWidget() is self.view
        (self.view if shown else self.filter.first()).setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        """The filter, the chains."""
        return (self.filter.first(), self.view)

    def finish(self) -> None:
        """Nothing is being typed here."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focus_first()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.feed.active = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def _lay_out(self) -> None:
        self._foot.addWidget(self._words)
        self._foot.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.filter, Hairline(self._theme, parent=self), self._stack, Hairline(self._theme, parent=self)):
            column.addWidget(part, 1 if part is self._stack else 0)
        column.addLayout(self._foot)

    def _open(self) -> None:
        """Shows the record of the cell; where there is none, mends."""
        row, step = self.showing.row(), self.showing.step()
        if row is not None and step in (LESSON, PROPOSAL) and row.at(step):
            self.record_asked.emit(row.at(step)[0].id)
        elif row is not None:
            self.deeds.mend(row, step)

    def _mend(self, step: str) -> None:
        """``step`` "": the one marked where it is missing or nothing is, else the one that matters most."""
        row, here = self.showing.row(), self.showing.step()
        if row is not None:
            self.deeds.mend(row, step or (here if row.missing(here) or not row.gaps else step_of(row.gaps[0])))

    def _tell(self) -> None:
        row, step = self.showing.row(), self.showing.step()
        self._words.show_words(step_name(step) if row else "", cell_words(row, step) if row else "")

    def _measure(self) -> None:
        px = self._theme.px
        self._foot.setContentsMargins(px(16), px(8), px(12), px(8))
        self._foot.setSpacing(px(4))
        self._keys.setText(_keys())


def _keys() -> str:
    return translate("Chain", "Space mends the gap · L lessons, H headings, T targets · Enter shows the record")
