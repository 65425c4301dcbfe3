"""The records behind a cell of the matrix, over the lists beside it, until Esc."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.roundtable.record_list import RecordList
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.labels import ElidedLabel, Hairline
from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import DeskRecord


class CellPane(QWidget):
    """``record_asked`` tells the id of a record, ``tag_asked`` the ids of all that show, ``left`` that it closes."""

    record_asked = Signal(str)
    tag_asked = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = ElidedLabel(theme, "", Use.STRONG, "text", self)
        self.tag = Button(theme, translate("Roundtable", "Tag these"), "tag-outline", "flat", "Ctrl+G", self)
        self.back = IconButton(theme, "close", translate("Roundtable", "Back to the lists"), "Esc", parent=self)
        self.list = RecordList(theme, self)
        self._nothing = EmptyState(theme, "note-text-outline", translate("Roundtable", "No notes here"), "", self)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.tag)
        self._row.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(Hairline(theme, parent=self))
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing, 1)
        self._nothing.hide()
        self.setFocusProxy(self.list)
        self.list.record_asked.connect(self.record_asked)
        self.list.left.connect(self.left)
        self.tag.clicked.connect(self.ask_tags)
        self.back.clicked.connect(self._close)
        theme.changed.connect(self._measure)
        self._measure()

    def show_title(self, title: str, why: str) -> None:
        """Names the cell; ``why`` says what stands there where nothing was recorded."""
        self.title.setText(title)
        self.list.setAccessibleName(title)
        self._nothing.show_words(why or translate("Roundtable", "No notes here"))

    def wait(self) -> None:
        """Shows nothing until what another cell holds is there."""
        self.list.show_rows(())
        self.list.show()
        self._nothing.hide()

    def show_records(self, records: Sequence[DeskRecord]) -> None:
        """Shows what was recorded."""
        self.list.show_rows(records)
        self.tag.setEnabled(bool(records))
        self.list.setVisible(bool(records))
        self._nothing.setVisible(not records)

    def ids(self) -> tuple[str, ...]:
        """The ids of the records that show."""
        return tuple(row.item for row in self.list.rows.rows)

    def ask_tags(self) -> None:
        """Asks for the tags of everything that shows."""
        if self.ids():
            self.tag_asked.emit(self.ids())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def _close(self) -> None:
        self.left.emit()

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(16), theme.px(2), theme.px(6), theme.px(3))
