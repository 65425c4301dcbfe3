"""The heads of the matrix: the themes at its left, which stay when it is moved sideways, and the sessions above."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from facilitator.ui.pages.roundtable.text_lines import TextLines
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate

_SIDE, _ABOVE, _TOP = 16, 36, 8


class ThemeHead(QHeaderView):
    """The titles of the themes, wrapped."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme, self._lines = theme, TextLines(theme, self)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(132), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        theme = self._theme
        painter.fillRect(rect, theme.colour("panel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("hair"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("line"))
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical) or "")
        area = rect.adjusted(theme.px(_SIDE), theme.px(_TOP), -theme.px(8), -theme.px(_TOP))
        most = max(1, area.height() // theme.line_height(Use.STRONG))
        self._lines.paint(painter, area, title, Use.STRONG, "text", most)


class SessionHead(QHeaderView):
    """The titles of the sessions, one line each."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._lines = theme, TextLines(theme, self)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(super().sizeHint().width(), head_height(self._theme))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        theme = self._theme
        painter.fillRect(rect, theme.colour("panel"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("hair"))
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        area = rect.adjusted(theme.px(12), 0, -theme.px(8), 0)
        self._lines.line(painter, area, title, Use.STRONG, "text")


class Corner(QWidget):
    """Above the themes, left of the sessions."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._lines = theme, TextLines(theme, self)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, box = self._theme, self.rect()
        with QPainter(self) as painter:
            painter.fillRect(box, theme.colour("panel"))
            painter.fillRect(0, box.bottom(), box.width(), 1, theme.colour("line"))
            painter.fillRect(box.right(), 0, 1, box.height(), theme.colour("line"))
            words = translate("Roundtable", "Theme")
            self._lines.line(painter, box.adjusted(theme.px(_SIDE), 0, -4, 0), words, Use.STRONG, "text")


def head_height(theme: Theme) -> int:
    """The height of the head above, px."""
    return max(theme.px(_ABOVE), theme.line_height(Use.STRONG) + theme.px(8))
