"""The lower half of the middle: records that no part says, of this point or of all, and those left out for length."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.pages.summary.record_list import RecordList
from facilitator.ui.pages.summary.rows import left_out_row, record_row
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.fields import Choice
from facilitator.ui.widgets.labels import ElidedLabel, Hairline
from facilitator.ui.words import translate
from facilitator.workspace.summary_desk import PartView, Source, SummaryDesk

_HERE, _ALL, _TRIMMED = "here", "all", "trimmed"
_HINT_FROM = 760


class UnusedPane(QWidget):
    """``changed`` tells that another set of records is looked at."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._desk: SummaryDesk | None = None
        self._part: PartView | None = None
        self.title = ElidedLabel(theme, translate("Summary", "Not used in any part"), Use.STRONG, "text", self)
        self.which = Choice(theme, self)
        self.which.setAccessibleName(translate("Summary", "Which records are listed"))
        self.hint = ElidedLabel(
            theme, translate("Summary", "Ctrl+Enter adds the marked record to the sentence"), Use.SMALL, "text2", self
        )
        self.which.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.list = RecordList(theme, self)
        self.nothing = EmptyState(theme, "check", "", "", self)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.nothing)
        self._row = QHBoxLayout()
        self._row.addWidget(self.title)
        self._row.addWidget(self.which)
        self._row.addStretch(1)
        self._row.addWidget(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(theme, parent=self))
        column.addLayout(self._row)
        column.addWidget(self._middle, 1)
        self.which.activated.connect(self._choose)
        self.setFocusProxy(self.list)
        theme.changed.connect(self._measure)
        self._measure()

    def show_records(self, desk: SummaryDesk | None, part: PartView | None, adds: bool) -> None:
        """What is not used, as it is now; ``adds``: the one marked can be added to a sentence."""
        self._desk, self._part = desk, part
        self.list.delegate.adds = adds
        self.hint.setEnabled(adds)
        self._show_choice()
        self._show_rows()

    @property
    def marked(self) -> Source | None:
        """The record that is marked."""
        return self.list.current

    def choose(self, which: str) -> None:
        """Lists the records of this point ("here"), of all ("all") or those left out for length ("trimmed")."""
        self.which.setCurrentIndex(self.which.findData(which))
        self._show_rows()
        self.changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.hint.setVisible(event.size().width() >= self._theme.px(_HINT_FROM))

    def _listed(self) -> tuple[Source, ...]:
        which = self.which.currentData() or _HERE
        if self._desk is None:
            return ()
        if which == _TRIMMED:
            return self._desk.trimmed
        if which == _HERE and self._part is not None:
            return self._part.unused.notes
        return self._desk.unused.notes

    def _show_choice(self) -> None:
        desk, part = self._desk, self._part
        chosen = self.which.currentData() or _HERE
        here, everywhere = (part.unused if part else None), (desk.unused if desk else None)
        counted = translate("Summary", "{count} of {all}")
        entries = [
            (_HERE, translate("Summary", "for this part: {count}"), here),
            (_ALL, translate("Summary", "in the session: {count}"), everywhere),
        ]
        rows = [
            (words.format(count=counted.format(count=len(found.notes), all=found.of) if found else "0"), key)
            for key, words, found in entries
        ]
        left = translate("Summary", "left out for length: {count}").format(count=len(desk.trimmed) if desk else 0)
        rows.append((left, _TRIMMED))
        if [self.which.itemText(at) for at in range(self.which.count())] != [text for text, _ in rows]:
            self.which.clear()
            for text, key in rows:
                self.which.addItem(text, key)
            self.which.setMinimumWidth(self.which.sizeHint().width())
        self.which.setCurrentIndex(self.which.findData(chosen))

    def _show_rows(self) -> None:
        found = self._listed()
        trimmed = self.which.currentData() == _TRIMMED
        self.list.struck = trimmed
        left_out, unused = translate("Summary", "Left out for length"), translate("Summary", "Not used in any part")
        self.title.setText(left_out if trimmed else unused)
        self.list.show_sources(found, left_out_row if trimmed else record_row)
        self._middle.setCurrentIndex(0 if found else 1)
        if trimmed:
            self.nothing.show_words(translate("Summary", "Nothing is left out: it fits the time."))
        else:
            self.nothing.show_words(translate("Summary", "Every record stands in a part."))

    def _choose(self, _at: int) -> None:
        self._show_rows()
        self.changed.emit()

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
        self._row.setSpacing(theme.px(10))
        self.setMinimumHeight(theme.px(96))
