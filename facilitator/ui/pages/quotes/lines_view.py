"""A list of lines under heads: the keys of the page, rows of their own heights, nothing moves when it is refreshed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.widgets.rows_model import Index, RowsModel

SIDE, BAR = 16, 3
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group; ``chip`` stands at its right, with an icon."""

    text: str
    chip: str = ""
    icon: str = ""
    ground: str = "chip"
    tone: str = "text2"


class LinesModel(RowsModel[object]):
    """Heads, which cannot be chosen, and lines. Subclasses say what a line is in words."""

    def spoken(self, line: object) -> str:
        """A line as a screen reader says it."""
        return str(line)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.rows[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.text}, {row.chip}" if isinstance(row, Head) else self.spoken(row)
        return None


class LinesDelegate(QStyledItemDelegate):
    """Paints the ground and the heads; subclasses paint the lines."""

    def __init__(self, theme: Theme, view: LinesView, model: LinesModel) -> None:
        super().__init__(view)
        self.theme, self.view, self.model = theme, view, model

    def head_height(self) -> int:
        """Px."""
        return self.theme.line_height(Use.STRONG) + self.theme.px(18)

    def usual_height(self) -> int:
        """How high most lines are, px."""
        return self.theme.px(64)

    def line_height(self, line: object, width: int) -> int:
        """How high a line is, ``width`` px wide."""
        return self.theme.px(64)

    def paint_line(self, painter: QPainter, box: QRect, line: object) -> None:
        """Paints what a line says into its box."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        row = self.model.rows[index.row()]
        painter.save()
        if isinstance(row, Head):
            self._paint_head(painter, box, row)
        else:
            self._paint_ground(painter, box, state)
            self.paint_line(painter, box, row)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRect, head: Head) -> None:
        theme = self.theme
        painter.fillRect(box, theme.colour("panel"))
        inner = box.adjusted(theme.px(SIDE), theme.px(4), -theme.px(12), 0)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("hair"))
        if head.chip:
            wide = min(chip_width(theme, head.chip, head.icon), inner.width())
            chip = QRect(inner.right() - wide, inner.top() + (inner.height() - theme.px(20)) // 2, wide, theme.px(20))
            paint_chip(painter, theme, chip, head.chip, head.icon, head.ground, head.tone)
            inner.setRight(chip.left() - theme.px(8))
        painter.setFont(theme.font(Use.STRONG))
        painter.setPen(theme.colour("text2"))
        words = painter.fontMetrics().elidedText(head.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = self.theme
        focused = self.view.hasFocus()
        if state & QStyle.StateFlag.State_Selected:
            leads = focused or self.view.leads
            painter.fillRect(box, theme.colour("tint" if leads else "chip"))
            if leads:
                painter.fillRect(box.left(), box.top(), theme.px(BAR), box.height(), theme.colour("accent"))
            if focused:
                ring = box.adjusted(1, 1, -1, -1)
                paint_box(painter, ring, theme.px(4), border=theme.colour("accent"), width=theme.px(2))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        if not state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("hair"))


class LinesView(QTableView):
    """``entered`` Enter or a double click, ``history`` H, ``correction`` C, ``other_record`` Left and Right."""

    entered = Signal()
    history = Signal()
    correction = Signal()
    other_record = Signal(int)
    line_changed = Signal()

    def __init__(self, theme: Theme, name: str, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self.lines = theme, model
        self.leads = False  # its line is the one whose record shows
        self.setObjectName("lines")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().currentChanged.connect(self._current_changed)
        theme.changed.connect(self.measure)

    def take_delegate(self, delegate: LinesDelegate) -> None:
        """What paints it."""
        self._delegate = delegate
        self.setItemDelegate(delegate)
        self.measure()

    def current(self) -> object | None:
        """The line chosen."""
        index = self.currentIndex()
        row = self.lines.rows[index.row()] if index.isValid() and index.row() < len(self.lines.rows) else None
        return None if isinstance(row, Head) else row

    def show_rows(self, rows: Sequence[object], keep: bool) -> None:
        """Shows rows; ``keep`` leaves the line that was chosen chosen, and the list where it was scrolled to."""
        if rows == self.lines.rows:
            return
        before, bar = self.current(), self.verticalScrollBar()
        at = bar.value()
        row = self.currentIndex().row()
        self.lines.show_rows(rows)
        self.measure()
        if keep:
            self._choose_again(before, row)
            bar.setValue(at)
        else:
            self.scrollToTop()

    def choose_first(self) -> None:
        """The first line, if none is chosen."""
        if self.current() is None:
            row = next((at for at, one in enumerate(self.lines.rows) if not isinstance(one, Head)), -1)
            if row >= 0:
                self.setCurrentIndex(self.lines.index(row))

    def same(self, one: object, other: object) -> bool:
        """Whether a line is the one that was there before, though it may say something else now."""
        return one == other

    def measure(self) -> None:
        """Gives every row its height for the width there is."""
        if not hasattr(self, "_delegate"):
            return
        header, delegate, wide = self.verticalHeader(), self._delegate, self.viewport().width()
        header.blockSignals(True)
        header.setDefaultSectionSize(delegate.usual_height())
        for number, row in enumerate(self.lines.rows):
            high = delegate.head_height() if isinstance(row, Head) else delegate.line_height(row, wide)
            if header.sectionSize(number) != high:
                header.resizeSection(number, high)
        header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The letters lead to the history and the correction; no line begins with a letter to be looked for."""
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _ENTER:
            self.entered.emit()
        elif plain and key == Qt.Key.Key_H:
            self.history.emit()
        elif plain and key == Qt.Key.Key_C:
            self.correction.emit()
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.other_record.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Escape or event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.choose_first()
        self.line_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure()

    def _choose_again(self, before: object | None, row: int) -> None:
        if before is None:
            return
        rows = self.lines.rows
        near = sorted(range(len(rows)), key=lambda at: abs(at - row))
        found = next((at for at in near if self.same(rows[at], before)), -1)
        if found >= 0:
            self.setCurrentIndex(self.lines.index(found))

    def _double_clicked(self, _index: QModelIndex) -> None:
        self.entered.emit()

    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.line_changed.emit()
