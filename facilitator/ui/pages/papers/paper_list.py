"""The papers of a file in a list, each with how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.pages.papers.maker import Entry, State
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate
from facilitator.workspace.paper_set import Paper

Index = QModelIndex | QPersistentModelIndex
_SIDE, _ICON, _TEXT, _ROW, _BAR = 16, 18, 28, 56, 3


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row as it is shown."""

    paper: Paper
    title: str
    state: str
    sign: str
    tone: str


class PaperModel(QAbstractListModel):
    """A handful of rows."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.rows: tuple[PaperRow, ...] = ()

    def show_rows(self, rows: Sequence[PaperRow]) -> None:
        """Replaces the rows; where the papers stay, only what is said of them changes."""
        same = [row.paper for row in rows] == [row.paper for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.state}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.state
        return None


class _Delegate(QStyledItemDelegate):
    """Title, below it the state with a sign."""

    def __init__(self, theme: Theme, parent: PaperList) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        theme = self._theme
        high = theme.line_height(Use.STRONG) + theme.line_height(Use.SMALL) + theme.px(18)
        return QSize(theme.px(120), max(theme.px(_ROW), high))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = self._theme, self._list.rows.rows[index.row()]
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("tint"))
            painter.fillRect(box.left(), box.top(), theme.px(_BAR), box.height(), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        if state & QStyle.StateFlag.State_Selected and self._list.hasFocus():
            ring = box.adjusted(1, 1, -1, -1)
            paint_box(painter, ring, theme.px(4), border=theme.colour("accent"), width=theme.px(2))
        inner = box.adjusted(theme.px(_SIDE), 0, -theme.px(12), 0)
        first, second = theme.line_height(Use.STRONG), theme.line_height(Use.SMALL)
        top = inner.top() + (inner.height() - first - second - theme.px(2)) // 2
        ratio = painter.device().devicePixelRatio()
        icon = "view-grid-outline" if row.paper.paper == "roundtable" else "file-document-outline"
        picture = theme.pixmap(icon, "text2", _ICON, ratio)
        painter.drawPixmap(inner.left(), top + (first - theme.px(_ICON)) // 2, picture)
        left = inner.left() + theme.px(_TEXT)
        self._line(painter, QRect(left, top, inner.right() - left, first), row.title, Use.STRONG, "text")
        below = QRect(left, top + first + theme.px(2), inner.right() - left, second)
        if row.sign:
            side = theme.px(14)
            sign = theme.pixmap(row.sign, row.tone, 14, ratio)
            painter.drawPixmap(below.left(), below.top() + (second - side) // 2, sign)
            below.setLeft(below.left() + side + theme.px(6))
        self._line(painter, below, row.state, Use.SMALL, row.tone)

    def _line(self, painter: QPainter, area: QRect, text: str, use: Use, tone: str) -> None:
        painter.setFont(self._theme.font(use))
        painter.setPen(self._theme.colour(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


class PaperList(QListView):
    """``chosen`` tells the Paper that is to be shown."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows = PaperModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setObjectName("papers")
        self.setStyleSheet("QListView#papers { background: transparent; border: none; outline: none; padding: 0; }")
        self.setAccessibleName(translate("Papers", "Papers"))
        self.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self._measure)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Shows the papers; the one selected stays so."""
        at = max(self.currentIndex().row(), 0)
        kept = [row.paper for row in self.rows.rows]
        self.rows.show_rows([_row(entry) for entry in entries])
        if entries and kept != [entry.paper for entry in entries]:
            self.setCurrentIndex(self.rows.index(min(at, len(entries) - 1)))

    def go_on(self) -> None:
        """Goes to the next paper."""
        self._step(1)

    def go_back(self) -> None:
        """Goes to the paper before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        row = self.currentIndex().row() + by
        if 0 <= row < len(self.rows.rows):
            self.setCurrentIndex(self.rows.index(row))

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.rows[index.row()].paper)

    def _measure(self) -> None:
        self.doItemsLayout()
        self.viewport().update()


def paper_title(paper: Paper) -> str:
    """A paper in the list."""
    if paper.paper == "roundtable":
        return translate("Papers", "Roundtable pack")
    return translate("Papers", "Summary of {code}").format(code=paper.code)


def _row(entry: Entry) -> PaperRow:
    words = {
        State.NONE: (translate("Papers", "not made yet"), "", "text2"),
        State.MAKING: (translate("Papers", "being made …"), "progress-clock", "text2"),
        State.CURRENT: (translate("Papers", "up to date"), "check", "text2"),
        State.STALE: (translate("Papers", "changed since"), "history", "care"),
        State.FAILED: (entry.fault, "alert-circle-outline", "clash"),
    }
    return PaperRow(entry.paper, paper_title(entry.paper), *words[entry.state])
