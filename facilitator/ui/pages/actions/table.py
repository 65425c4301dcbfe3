"""A table whose columns leave out what there is no room for, and whose heads of groups are lower than its rows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from facilitator.ui.pages.actions.delegate import ActionDelegate
from facilitator.ui.pages.actions.rows import ACTION, ASKED, DUE, LEAD, REMINDED, REPLIED, STATUS, ActionModel
from facilitator.ui.theme.theme import Theme, Use

WIDTHS = {DUE: 138, LEAD: 168, STATUS: 124, ASKED: 78, REMINDED: 82, REPLIED: 84}  # px at 100 %
_LEAST_WORDS = 260
_LEFT_OUT = (REMINDED, ASKED, REPLIED, LEAD, STATUS)  # what a narrow table leaves out first


class _Head(QHeaderView):
    """The heads of the columns."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, max(self._theme.px(30), self._theme.line_height(Use.CAPTION) + self._theme.px(8)))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.setFont(theme.font(Use.CAPTION))
        painter.setPen(theme.colour("text2"))
        inner = rect.adjusted(theme.px(16 if logicalIndex == DUE else 8), 0, -theme.px(4), 0)
        title = str(self.model().headerData(logicalIndex, self.orientation()))
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class ActionTable(QTableView):
    """The table as it looks; ``rows`` is its model, ``delegate`` paints it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heads: tuple[int, ...] = ()
        self.rows = ActionModel(self)
        self.delegate = ActionDelegate(theme, self, self.rows)
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.selectionModel().currentChanged.connect(self._repaint)
        self.setHorizontalHeader(_Head(theme, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._measure)
        self._measure()

    def _repaint(self) -> None:
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_columns()

    def fit_heads(self) -> None:
        """Heads of groups go over all columns, and are lower than rows."""
        self.clearSpans()
        # Lines that were heads before keep their height, whatever stands there now.
        for line in self._heads:
            if line < self.rows.rowCount():
                self.verticalHeader().resizeSection(line, self.delegate.row_height)
        self._heads = self.rows.laid.heads
        for head in self._heads:
            self.setSpan(head, 0, 1, len(WIDTHS) + 1)
            self.verticalHeader().resizeSection(head, self.delegate.head_height)

    def _fit_columns(self) -> None:
        """Leaves columns out, in order, until the words have room."""
        px = self._theme.px
        room = self.viewport().width() - px(_LEAST_WORDS)
        hidden: set[int] = set()
        for column in _LEFT_OUT:
            if sum(px(wide) for at, wide in WIDTHS.items() if at not in hidden) <= room:
                break
            hidden.add(column)
        for column in _LEFT_OUT:
            self.setColumnHidden(column, column in hidden)
        self.delegate.cells.folds_lead = LEAD in hidden

    def _measure(self) -> None:
        head = self.horizontalHeader()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.delegate.row_height)
        head.setMinimumSectionSize(self._theme.px(24))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, wide in WIDTHS.items():
            self.setColumnWidth(column, self._theme.px(wide))
        head.setSectionResizeMode(ACTION, QHeaderView.ResizeMode.Stretch)
        self.fit_heads()
        self._fit_columns()
