"""One of the lists beside the matrix with its head, which folds it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.roundtable.fold_button import FoldButton
from facilitator.ui.pages.roundtable.side_list import SideList
from facilitator.ui.pages.roundtable.side_rows import SideRow
from facilitator.ui.theme.theme import Theme


class SideSection(QWidget):
    """A head and its list. ``extra`` stands at the right of the head."""

    def __init__(self, theme: Theme, name: str, *, tall: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fold = FoldButton(theme, name, self)
        self.list = SideList(theme, name, tall=tall, parent=self)
        self._head = QHBoxLayout()
        self._head.addWidget(self.fold)
        self._head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.list, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def add(self, extra: QWidget) -> None:
        """Puts a widget at the right of the head."""
        self._head.addWidget(extra)

    def head_height(self) -> int:
        """The height of the head, px; 0 where all that is in it is hidden."""
        return self._head.sizeHint().height()

    def show_rows(self, rows: Sequence[SideRow], count: int) -> None:
        """Other rows; ``count`` of them are no heads of groups."""
        self.list.show_rows(rows)
        self.fold.show_count(count)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, high = self._theme, self.head_height()
            painter.fillRect(0, 0, self.width(), high, theme.colour("panel"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
            if high:
                painter.fillRect(0, max(0, high - 1), self.width(), 1, theme.colour("line"))

    def _measure(self) -> None:
        theme = self._theme
        self._head.setContentsMargins(theme.px(2), theme.px(2), theme.px(10), theme.px(3))
