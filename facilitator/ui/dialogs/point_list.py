"""A list of words with a field above that narrows it: arrows choose while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from facilitator.directory import fold_name
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.fields import LineField

_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class PointList(QWidget):
    """``taken`` tells the key of what Enter or a double click took."""

    taken = Signal(str)

    def __init__(self, theme: Theme, entries: Sequence[tuple[str, str]], label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = LineField(theme, label, self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(label)
        self.list.setFont(theme.font(Use.BASE))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for key, title in entries:
            item = QListWidgetItem(title, self.list)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setToolTip(title)
            item.setSizeHint(QSize(0, max(theme.px(28), theme.line_height(Use.BASE) + 6)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self.take)
        self._narrow("")

    def choose(self, key: str) -> None:
        """Makes an entry the current one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(row)

    def take(self) -> None:
        """Takes the current entry."""
        row = self.list.currentRow()
        if row >= 0 and not self.list.item(row).isHidden():
            self.taken.emit(self.list.item(row).data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if Qt.Key(event.key()) in _MOVES:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.take()
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        words = fold_name(text).split()
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            fits = all(word in fold_name(item.text()) for word in words)
            item.setHidden(not fits)
            if fits and first < 0:
                first = row
        row = self.list.currentRow()
        if first >= 0 and (row < 0 or self.list.item(row).isHidden()):
            self.list.setCurrentRow(first)
