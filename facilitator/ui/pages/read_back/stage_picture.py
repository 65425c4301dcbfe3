"""How a reading is painted for the room: places and sizes for one reading in one size of the stage."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from facilitator.ui.pages.read_back.measures import MIDDLE, SMALL, Measures, broken, fitted, line_high
from facilitator.ui.pages.read_back.sayings import Fact, facts, kind_icon, kind_name, place_words, tally_words
from facilitator.ui.words import translate
from facilitator.workspace.read_back import ReadBack, Reading, State

_TONES = {State.CONFIRMED: "accent", State.PARKED: "care", State.OPEN: "line"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is written; ``size`` at 1080 high, ``tone`` a token."""

    size: float
    tone: str
    strong: bool = False
    right: bool = False


class StagePicture:
    """Made anew for each reading and size; the break of the words into lines is kept."""

    def __init__(self, measures: Measures, reading: Reading, at: int, among: ReadBack) -> None:
        self.measures, self.reading = measures, reading
        self._at, self._list = at, among
        self._lines: tuple[str, QFont, list[str]] | None = None
        m = measures
        self._wide, self._side = m.size.width(), m.px(72)
        self._small, self._middle = (line_high(m.font(size)) for size in (SMALL, MIDDLE))
        self._kind_top = m.px(44) + self._small + m.px(60)
        self._rule = m.size.height() - self._small - 2 * m.px(20)
        self._rows = self._fitting_rows()
        high = len(self._rows) * (self._middle + m.px(8))
        self._facts_top = self._rule - m.px(24) - high

    def words_place(self) -> QRect:
        """Where the words stand, between the kind and the facts."""
        top = self._kind_top + self._middle + self.measures.px(20)
        bottom = self._facts_top - self.measures.px(20)
        return QRect(self._side, top, self._wide - 2 * self._side, max(1, bottom - top))

    def paint(self, painter: QPainter, words: str | None) -> None:
        """All of it; ``words`` None where a field stands in their place."""
        self._paint_head(painter)
        self._paint_progress(painter)
        self._paint_kind(painter)
        if words is not None:
            self._paint_words(painter, words)
        self._paint_facts(painter)
        self._paint_foot(painter)

    def _fitting_rows(self) -> list[tuple[Fact, ...]]:
        """The facts as lines that fit the width: what has no room beside another goes below it."""
        font, m = self.measures.font(MIDDLE), self.measures
        found: list[tuple[Fact, ...]] = []
        for line in facts(self.reading):
            words = sum(QFontMetricsF(font).horizontalAdvance(fact.text) for fact in line)
            wide = words + len(line) * (m.text(MIDDLE) + m.px(14)) + (len(line) - 1) * m.px(56)
            found += [line] if wide <= self._wide - 2 * self._side else [(fact,) for fact in line]
        return found

    def _paint_head(self, painter: QPainter) -> None:
        """Where it was said, and the place in the list."""
        m = self.measures
        area = QRect(self._side, m.px(44), self._wide - 2 * self._side, self._small)
        place = place_words(self._at, len(self._list.readings))
        used = self._text(painter, area, place, Look(SMALL, "text2", strong=True, right=True))
        where = "  ·  ".join(one for one in (self.reading.session, self.reading.point) if one)
        self._text(painter, area.adjusted(0, 0, -used - m.px(40), 0), where, Look(SMALL, "text2"))

    def _paint_progress(self, painter: QPainter) -> None:
        """A piece for each reading in the colour of its state; the one in front is the tall one."""
        m, side, count = self.measures, self._side, len(self._list.readings)
        top, high = m.px(44) + self._small + m.px(18), max(3, m.px(8))
        wide = self._wide - 2 * side
        gap = m.px(4) if wide >= 4 * count * m.px(4) else 0
        for at, one in enumerate(self._list.readings):
            left, end = side + wide * at // count, side + wide * (at + 1) // count
            here = at == self._at
            last = at == count - 1
            piece = QRect(left, top - (high // 2 if here else 0), max(1, end - left - (0 if last else gap)), high)
            if here:
                piece.setHeight(2 * high)
            tone = _TONES[one.state] if one.state != State.OPEN or not here else "control"
            painter.fillRect(piece, self.measures.theme.colour(tone))

    def _paint_kind(self, painter: QPainter) -> None:
        m = self.measures
        self._icon(painter, kind_icon(self.reading), "accent", self._side, self._kind_top)
        left = self._side + m.text(MIDDLE) + m.px(14)
        area = QRect(left, self._kind_top, self._wide - self._side - left, self._middle)
        used = self._text(painter, area, kind_name(self.reading), Look(MIDDLE, "accent", strong=True))
        if self.reading.label:
            self._text(painter, area.adjusted(used + m.px(20), 0, 0, 0), self.reading.label, Look(MIDDLE, "text2"))

    def _paint_words(self, painter: QPainter, words: str) -> None:
        place, language = self.words_place(), self.reading.language
        words = words or translate("ReadBack", "(no words)")
        if self._lines is None or self._lines[0] != words:
            font = fitted(self.measures, words, place, language)
            most = max(1, place.height() // line_high(font))
            self._lines = (words, font, broken(words, font, place.width(), most))
        _, font, lines = self._lines
        high, metrics = line_high(font), QFontMetricsF(font)
        painter.setFont(font)
        parked = self.reading.state == State.PARKED
        painter.setPen(self.measures.theme.colour("text2" if parked else "text"))
        top = place.top() + (high - metrics.height()) / 2 + metrics.ascent()
        for at, line in enumerate(lines):
            painter.drawText(QPointF(place.left(), top + at * high), line)

    def _paint_facts(self, painter: QPainter) -> None:
        m, top = self.measures, self._facts_top
        for row in self._rows:
            left = self._side
            for fact in row:
                self._icon(painter, fact.icon, fact.tone, left, top)
                start = left + m.text(MIDDLE) + m.px(14)
                area = QRect(start, top, self._wide - self._side - start, self._middle)
                left = start + self._text(painter, area, fact.text, Look(MIDDLE, fact.tone)) + m.px(56)
            top += self._middle + m.px(8)

    def _paint_foot(self, painter: QPainter) -> None:
        m = self.measures
        painter.fillRect(QRect(0, self._rule, self._wide, 1), m.theme.colour("line"))
        area = QRect(self._side, self._rule + m.px(20), self._wide - 2 * self._side, self._small)
        used = self._text(painter, area, tally_words(self._list), Look(SMALL, "text2", strong=True, right=True))
        note = translate("ReadBack", "As captured in the session, not a negotiated text")
        self._text(painter, area.adjusted(0, 0, -used - m.px(40), 0), note, Look(SMALL, "text3"))

    def _text(self, painter: QPainter, area: QRect, text: str, look: Look) -> int:
        """Paints a line, elided where it has no room; the width it took, px."""
        font = self.measures.font(look.size, strong=look.strong)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, max(0, area.width()))
        painter.setFont(font)
        painter.setPen(self.measures.theme.colour(look.tone))
        side = Qt.AlignmentFlag.AlignRight if look.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(area), int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return round(metrics.horizontalAdvance(shown))

    def _icon(self, painter: QPainter, icon: str, tone: str, left: int, top: int) -> None:
        """On the middle of a line that begins at ``top``."""
        side = self.measures.text(MIDDLE)
        self.measures.theme.icon(icon, tone).paint(painter, QRect(left, top + (self._middle - side) // 2, side, side))
