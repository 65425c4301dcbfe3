"""The rows of the list of papers: what is shown of each, and how it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.pages.papers.maker import Entry, State
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.row_list import paint_ground
from facilitator.ui.widgets.rows_model import Index, KeyedModel
from facilitator.ui.words import translate
from facilitator.workspace.paper_set import FOR_THE_ROUNDTABLE, Paper

_SIDE, _ICON, _TEXT, _ROW, _ABOVE, _BELOW = 16, 18, 28, 52, 12, 6
_ICONS = {
    "slides": "presentation",
    "roundtable": "view-grid-outline",
    "actions": "format-list-checks",
    "lessons": "lightbulb-on-outline",
    "report": "book-open-page-variant-outline",
}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row as it is shown; ``section`` is the head above it, "" where it goes on with the one before."""

    paper: Paper
    title: str
    state: str
    sign: str
    tone: str
    section: str = ""


class PaperModel(KeyedModel[PaperRow]):
    """A handful of rows."""

    def key(self, row: PaperRow) -> Paper:
        return row.paper

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.state}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{row.section}, {row.state}" if row.section else row.state
        return None


class PaperDelegate(QStyledItemDelegate):
    """Title, below it the state with a sign; above the first of a section its head."""

    def __init__(self, theme: Theme, parent: QListView, model: PaperModel) -> None:
        super().__init__(parent)
        self._theme, self._list, self._model = theme, parent, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        theme = self._theme
        high = theme.line_height(Use.STRONG) + theme.line_height(Use.SMALL) + theme.px(14)
        head = self._head_height() if self._model.rows[index.row()].section else 0
        return QSize(theme.px(120), max(theme.px(_ROW), high) + head)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.rows[index.row()]
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if row.section:
            box = self._paint_head(painter, QRect(box), row.section)
        paint_ground(painter, self._theme, box, state, focused=self._list.hasFocus())
        self._paint_row(painter, box.adjusted(self._theme.px(_SIDE), 0, -self._theme.px(12), 0), row)

    def _head_height(self) -> int:
        theme = self._theme
        return theme.px(_ABOVE) + theme.line_height(Use.STRONG) + theme.px(_BELOW)

    def _paint_head(self, painter: QPainter, box: QRect, words: str) -> QRect:
        """Paints a section's head; what is left below it."""
        theme, side = self._theme, self._theme.px(_SIDE)
        line = QRect(
            box.left() + side, box.top() + theme.px(_ABOVE), box.width() - 2 * side, theme.line_height(Use.STRONG)
        )
        self._line(painter, line, words, Use.STRONG, "text2")
        return box.adjusted(0, self._head_height(), 0, 0)

    def _paint_row(self, painter: QPainter, inner: QRect, row: PaperRow) -> None:
        theme = self._theme
        first, second = theme.line_height(Use.STRONG), theme.line_height(Use.SMALL)
        top = inner.top() + (inner.height() - first - second - theme.px(2)) // 2
        ratio = painter.device().devicePixelRatio()
        picture = theme.pixmap(_ICONS.get(row.paper.paper, "file-document-outline"), "text2", _ICON, ratio)
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


def paper_title(paper: Paper) -> str:
    """A paper in the list."""
    words = {
        "summary": translate("Papers", "Summary of {code}"),
        "slides": translate("Papers", "Slides of {code}"),
        "roundtable": translate("Papers", "Roundtable pack"),
        "actions": translate("Papers", "Action plan"),
        "lessons": translate("Papers", "Lessons learnt"),
        "report": translate("Papers", "Workshop report"),
    }
    return words[paper.paper].format(code=paper.code)


def paper_rows(entries: Sequence[Entry]) -> list[PaperRow]:
    """The papers as rows, in their sections."""
    sections = [_section(entry.paper) for entry in entries]
    return [
        _row(entry, "" if at and sections[at - 1] == sections[at] else sections[at]) for at, entry in enumerate(entries)
    ]


def _section(paper: Paper) -> str:
    if paper.paper in FOR_THE_ROUNDTABLE:
        return translate("Papers", "For the roundtable")
    return translate("Papers", "After the workshop")


def _row(entry: Entry, section: str) -> PaperRow:
    words, sign, tone = {
        State.NONE: (translate("Papers", "not made yet"), "", "text2"),
        State.MAKING: (translate("Papers", "being made …"), "progress-clock", "text2"),
        State.CURRENT: (translate("Papers", "up to date"), "check", "text2"),
        State.STALE: (translate("Papers", "changed since"), "history", "care"),
        State.FAILED: (entry.fault, "alert-circle-outline", "clash"),
    }[entry.state]
    if entry.made and entry.made.status and entry.state is not State.FAILED:
        words = translate("Papers", "{status}, {state}").format(status=entry.made.status, state=words)
    return PaperRow(entry.paper, paper_title(entry.paper), words, sign, tone, section)
