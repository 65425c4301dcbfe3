"""The matrix: themes × sessions. Arrows move, Enter or a click opens a cell, Esc is left to the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from facilitator.ui.pages.roundtable.matrix_delegate import MatrixDelegate
from facilitator.ui.pages.roundtable.matrix_heads import Corner, SessionHead, ThemeHead, head_height
from facilitator.ui.pages.roundtable.matrix_model import MatrixModel
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.copying import claims_copy
from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import DeskSession, ThemeRow

Index = QModelIndex | QPersistentModelIndex
_THEME, _SESSION, _READING, _NARROW_READING, _HIGHEST = 132, 200, 224, 176, 148
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MatrixView(QTableView):
    """``opened`` tells that the cell at an index is asked for, ``left`` that Esc was pressed."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cells = MatrixModel(self)
        self.setModel(self.cells)
        self.delegate = MatrixDelegate(theme, self.cells, self)
        self.setItemDelegate(self.delegate)
        self.setVerticalHeader(ThemeHead(theme, self))
        self.setHorizontalHeader(SessionHead(theme, self))
        self._corner = Corner(theme, self)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(translate("Roundtable", "Themes and sessions"))
        self.clicked.connect(self._clicked)
        theme.changed.connect(self._measure)
        self._measure()

    def show_rows(self, rows: tuple[ThemeRow, ...], sessions: tuple[DeskSession, ...]) -> None:
        """Shows these themes; the cell that was current stays so where it is still there."""
        kept = self.place()
        self.cells.show(rows, sessions)
        self._fit()
        self.go_to(*kept)

    def place(self) -> tuple[str, str]:
        """The theme and the session of the current cell ("" for the reading)."""
        index = self.currentIndex()
        if not index.isValid():
            return "", ""
        session = "" if self.cells.is_reading(index) else self.cells.sessions[index.column()].id
        return self.cells.row_at(index).key, session

    def index_of(self, theme: str, session: str) -> QModelIndex | None:
        """Where a cell is ("" for the reading); None where it is not shown."""
        row = next((at for at, one in enumerate(self.cells.rows) if one.key == theme), -1)
        ids = [*(one.id for one in self.cells.sessions), ""]
        return self.cells.index(row, ids.index(session)) if row >= 0 and session in ids else None

    def go_to(self, theme: str, session: str) -> None:
        """Makes a cell the current one, the first where it is not there."""
        if not self.cells.rows or not self.cells.sessions:
            return
        index = self.index_of(theme, session) or self.cells.index(0, 0)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def mark_open(self, index: Index | None) -> None:
        """The cell whose records another pane shows, or none."""
        self.delegate.open_at = (index.row(), index.column()) if index is not None and index.isValid() else None
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        return claims_copy(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index)

    def _fit(self) -> None:
        """Sessions share the width, themes the height; what does not fit is scrolled to."""
        theme, count = self._theme, len(self.cells.sessions)
        head, side = self.horizontalHeader(), self.verticalHeader()
        self._corner.setGeometry(0, 0, side.width(), head.height())
        room = self.viewport().size()
        if not count or not self.cells.rows:
            return
        wide = room.width() >= theme.px(_SESSION * count + _READING)
        reading = max(theme.px(_READING), room.width() // 5) if wide else theme.px(_NARROW_READING)
        one, rest = divmod(max(room.width() - reading, count * theme.px(_SESSION)), count)
        for column in range(count):
            head.resizeSection(column, one + (column < rest))
        head.resizeSection(count, reading)
        share = room.height() // len(self.cells.rows)
        high = max(self.delegate.least_height(), min(share, theme.px(_HIGHEST)))
        side.setDefaultSectionSize(high)

    def _measure(self) -> None:
        theme = self._theme
        self.verticalHeader().setFixedWidth(theme.px(_THEME))
        self.horizontalHeader().setFixedHeight(head_height(theme))
        self.setMinimumWidth(theme.px(_THEME + _SESSION))
        self.horizontalScrollBar().setSingleStep(theme.px(24))
        self.verticalScrollBar().setSingleStep(theme.px(24))
        self._fit()
        self.viewport().update()
