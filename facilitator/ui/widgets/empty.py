"""What stands where there is nothing yet: an icon, what this is, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label

_ICON, _WIDEST = 32, 420


class EmptyState(QWidget):
    """Stands in the middle of its place. ``add`` puts a button below."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = _Picture(theme, icon, self)
        self._title = Label(theme, title, Use.TITLE, "text2", True, self)
        self._text = Label(theme, text, Use.BASE, "text2", True, self)
        self._column = QVBoxLayout()
        self._column.addStretch(2)
        self._column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(label)
        self._column.addStretch(3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addLayout(self._column, 1000)
        row.addStretch(1)
        theme.changed.connect(self._measure)
        self.show_words(title, text)
        self._measure()

    def show_words(self, title: str, text: str = "") -> None:
        """Other words."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def add(self, widget: QWidget) -> None:
        """Puts a button below the words."""
        self._column.insertWidget(self._column.count() - 1, widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def _measure(self) -> None:
        theme = self._theme
        self._column.setSpacing(theme.px(8))
        self._column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        for label in (self._title, self._text):
            label.setMaximumWidth(theme.px(_WIDEST))
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            policy.setHeightForWidth(True)
            label.setSizePolicy(policy)


class _Picture(QWidget):
    def __init__(self, theme: Theme, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(_ICON), self._theme.px(_ICON))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        picture = self._theme.pixmap(self._icon, "text3", _ICON, self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, picture)
