"""The statements of papers in which somebody stands: issued versions first, then drafts as they would come out now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.quotes.lines_view import SIDE, Head, LinesDelegate, LinesModel, LinesView
from facilitator.ui.pages.quotes.text_lines import count_lines, paint_text
from facilitator.ui.pages.quotes.words import how_words, paper_words, place_words, said_words, status_words
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate
from facilitator.workspace.quotes_desk import Line, Sheet

_NUMBER, _MOST = 44, 12
# Of 20,000 notes thousands of paragraphs may be somebody's: a paper shows so many until more are asked for.
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class More:
    """Stands for the paragraphs of a paper that are not listed yet."""

    sheet: Sheet
    count: int


def paper_rows(lines: Iterable[Line], whole: Collection[Sheet] = ()) -> Sequence[object]:
    """Lines, which come by paper and version, with a head above each; of a paper that is not among ``whole`` the
    first ones."""
    rows: list[object] = []
    for sheet, group in groupby(lines, lambda line: line.sheet):
        own = list(group)
        shown = own if sheet in whole or len(own) <= _AT_ONCE else own[:_AT_ONCE]
        rows += [_head(sheet), *shown]
        if len(shown) < len(own):
            rows.append(More(sheet, len(own) - len(shown)))
    return rows


def _head(sheet: Sheet) -> Head:
    words, status = paper_words(sheet.key), status_words(sheet)
    if not sheet.issued:
        return Head(words, status, "pencil-outline", "caretint", "care")
    if sheet.final:
        return Head(words, status, "file-lock-outline", "tint", "accent")
    return Head(words, status, "file-check-outline", "chip", "text2")


def more_words(more: More) -> str:
    """What the last row of a long paper offers."""
    return translate("Quotes", "Show %n further paragraph(s)", "", more.count)


class PaperLineModel(LinesModel):
    """Of Line."""

    def spoken(self, line: object) -> str:
        if isinstance(line, More):
            return more_words(line)
        assert isinstance(line, Line)
        sheet = f"{paper_words(line.sheet.key)}, {status_words(line.sheet)}"
        return ", ".join(each for each in (sheet, place_words(line), said_words(line), how_words(line)) if each)


class PaperLineDelegate(LinesDelegate):
    """The paragraph's number, the whole sentence with the name marked, below it where and why."""

    def line_height(self, line: object, width: int) -> int:
        theme = self.theme
        if isinstance(line, More):
            return self.head_height()
        assert isinstance(line, Line)
        metrics = QFontMetrics(theme.font(Use.NOTE))
        most = count_lines(theme, metrics, Use.NOTE, _flat(line), self._room(width), _MOST)
        return most * theme.line_height(Use.NOTE) + theme.line_height(Use.SMALL) + theme.px(14)

    def paint_line(self, painter: QPainter, box: QRect, line: object) -> None:
        if isinstance(line, More):
            painter.setFont(self.theme.font(Use.BUTTON))
            painter.setPen(self.theme.colour("accent"))
            left = self.theme.px(SIDE + _NUMBER)
            painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, more_words(line))
            return
        assert isinstance(line, Line)
        theme, pitch = self.theme, self.theme.line_height(Use.NOTE)
        inner = box.adjusted(theme.px(SIDE), theme.px(6), 0, -theme.px(6))
        self._paint_number(painter, QRect(inner.left(), inner.top(), theme.px(_NUMBER), pitch), line)
        inner.setLeft(inner.left() + theme.px(_NUMBER))
        inner.setWidth(self._room(box.width()))
        paint_text(painter, theme, inner, Use.NOTE, _flat(line), line.marks, _MOST)
        small = theme.line_height(Use.SMALL)
        below = QRect(inner.left(), inner.bottom() - small + 1, inner.width(), small)
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour("text2"))
        words = " · ".join(each for each in (place_words(line), how_words(line)) if each)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignVCenter,
            painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, below.width()),
        )  # fmt: skip

    def _paint_number(self, painter: QPainter, area: QRect, line: Line) -> None:
        """The number as the paper prints it; a pencil where it is a draft's, which may be another one tomorrow."""
        theme = self.theme
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour("text2"))
        if line.number:
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, f"{line.number}.")
        if not line.sheet.issued:
            ratio = painter.device().devicePixelRatio()
            picture = theme.pixmap("pencil-outline", "care", 14, ratio)
            painter.drawPixmap(area.right() - theme.px(20), area.top() + (area.height() - theme.px(14)) // 2, picture)

    def _room(self, width: int) -> int:
        theme = self.theme
        return min(max(width - theme.px(SIDE + _NUMBER + 12), theme.px(80)), theme.px(980))


class PaperLineView(LinesView):
    """Of Line. ``more`` tells the Sheet whose further paragraphs are wanted: Enter or a click on the last row."""

    more = Signal(object)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self._ask_more()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._ask_more():
            return
        super().keyPressEvent(event)

    def same(self, one: object, other: object) -> bool:
        if not isinstance(one, Line) or not isinstance(other, Line):
            return False
        if (one.sheet.key, one.sheet.issued) != (other.sheet.key, other.sheet.issued):
            return False
        return one.words == other.words or (one.part == other.part and one.records == other.records != ())

    def _ask_more(self) -> bool:
        row = self.current()
        if isinstance(row, More):
            self.more.emit(row.sheet)
        return isinstance(row, More)


def make_paper_view(theme: Theme, parent: QWidget) -> PaperLineView:
    """The list of statements."""
    view = PaperLineView(theme, translate("Quotes", "Papers"), model := PaperLineModel(parent), parent)
    view.take_delegate(PaperLineDelegate(theme, view, model))
    return view


def _flat(line: Line) -> str:
    """On one line, each character where it was: marks stay in place."""
    return said_words(line).translate(_BLANKS)


_BLANKS = {ord(one): " " for one in "\n\r\t\u2028\u2029"}
