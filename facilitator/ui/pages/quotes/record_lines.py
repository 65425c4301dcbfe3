"""The records in which somebody stands, under their roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.capture.notes.kinds import kind_name, look_of
from facilitator.ui.pages.quotes.lines_view import SIDE, Head, LinesDelegate, LinesModel, LinesView
from facilitator.ui.pages.quotes.text_lines import paint_text
from facilitator.ui.pages.quotes.words import role_name
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate
from facilitator.workspace.quotes_desk import RecordLine

_TEXT, _LINES = 28, 2


def record_rows(lines: Iterable[RecordLine]) -> Sequence[object]:
    """Lines, which come by role, with a head above each role."""
    rows: list[object] = []
    for role, group in groupby(lines, lambda line: line.role):
        own = list(group)
        rows += [Head(role_name(role), str(len(own))), *own]
    return rows


class RecordModel(LinesModel):
    """Of RecordLine."""

    def spoken(self, line: object) -> str:
        assert isinstance(line, RecordLine)
        return ", ".join(each for each in (role_name(line.role), line.text, about(line)) if each)


class RecordDelegate(LinesDelegate):
    """The sign of the kind, two lines of its words, where it was said."""

    def usual_height(self) -> int:
        return self.line_height(None, 0)

    def line_height(self, line: object, width: int) -> int:
        theme = self.theme
        return _LINES * theme.line_height(Use.BASE) + theme.line_height(Use.SMALL) + theme.px(14)

    def paint_line(self, painter: QPainter, box: QRect, line: object) -> None:
        assert isinstance(line, RecordLine)
        theme, high = self.theme, self.theme.line_height(Use.BASE)
        look = look_of(line.kind)
        inner = box.adjusted(theme.px(SIDE), theme.px(6), -theme.px(12), -theme.px(6))
        picture = theme.pixmap(look.icon, look.tone, 18, painter.device().devicePixelRatio())
        painter.drawPixmap(inner.left(), inner.top() + (high - theme.px(18)) // 2, picture)
        inner.setLeft(inner.left() + theme.px(_TEXT))
        paint_text(painter, theme, inner, Use.BASE, " ".join(line.text.split()), (), _LINES)
        below = QRect(inner.left(), inner.bottom() - theme.line_height(Use.SMALL) + 1, inner.width(), 0)
        below.setHeight(theme.line_height(Use.SMALL))
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour("text2"))
        words = painter.fontMetrics().elidedText(about(line), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, words)


class RecordView(LinesView):
    """Of RecordLine."""

    def same(self, one: object, other: object) -> bool:
        if not isinstance(one, RecordLine) or not isinstance(other, RecordLine):
            return False
        return (one.record, one.role) == (other.record, other.role)


def make_record_view(theme: Theme, parent: QWidget) -> RecordView:
    """The list of records."""
    view = RecordView(theme, translate("Quotes", "Records"), model := RecordModel(parent), parent)
    view.take_delegate(RecordDelegate(theme, view, model))
    return view


def about(line: RecordLine) -> str:
    """Kind, who spoke, and where."""
    return " · ".join(each for each in (kind_name(line.kind), line.by, line.place) if each)
