"""The time left in the slot: figures a whole room reads, words beside them, a bar that fills."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from facilitator.ui.projector.lettering import base_line, draw, set_text, text_width
from facilitator.ui.projector.look import Type
from facilitator.ui.projector.panel import Panel
from facilitator.ui.projector.scene import Time
from facilitator.ui.widgets.painting import paint_box

OUTSET = 24  # px at 1080 lines by which the ground of a warning stands out: nothing in it moves
_GAP, _BAR, _ICON = 32, 8, 40


class TimePanel(Panel[Time]):
    """Each second only the figures are painted, and the bar where it grew."""

    def spoken(self) -> str:
        return self.part.spoken

    def _set(self) -> None:
        pass

    def _repaint(self, before: Time) -> None:
        part = self.part
        if (before.first, before.second, before.tone, before.widest) != (
            part.first, part.second, part.tone, part.widest,
        ):  # fmt: skip
            self.update()
            return
        if before.big != part.big:
            self.update(self._figures())
        old, new = self._filled(before.share), self._filled(part.share)
        if old != new:
            bar = self._bar()
            self.update(QRect(bar.left() + min(old, new), bar.top(), abs(new - old), bar.height()))

    def _paint(self, painter: QPainter) -> None:
        look, part = self._look, self.part
        if part.ground:
            paint_box(painter, QRectF(self.rect()), look.px(12), look.colour(part.ground))
        painter.setFont(look.font(Type.TIME))
        painter.setPen(look.colour(part.tone))
        figures = self._figures()
        base = self._base()
        painter.drawText(figures.left(), base, part.big)
        self._paint_words(painter, figures.right() + 1 + look.px(_GAP), base)
        if part.share >= 0:
            bar = self._bar()
            painter.fillRect(bar, look.colour("line"))
            bar.setWidth(self._filled(part.share))
            painter.fillRect(bar, look.colour("accent" if part.tone == "text" else part.tone))

    def _paint_words(self, painter: QPainter, left: int, base: int) -> None:
        """On the line of the figures; in two lines where there is no room for one."""
        look, part = self._look, self.part
        tone = part.tone if part.icon else "text2"
        line = look.line(Type.CLOCK)
        indent = look.px(_ICON + 12) if part.icon else 0
        right = self.width() - look.px(OUTSET)
        both = ", ".join(text for text in (part.first, part.second) if text)
        lines = [both] if left + indent + text_width(look, both, Type.CLOCK) <= right else [part.first, part.second]
        top = round(base - base_line(look, Type.CLOCK)) - line * (len(lines) - 1)
        if part.icon:
            picture = look.picture(part.icon, tone, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(left, top + (line - look.px(_ICON)) // 2, picture)
        for number, text in enumerate(lines):
            room = max(0, right - left - indent)
            draw(painter, look, set_text(look, text, Type.CLOCK, room, 1), left + indent, top + number * line,
                 look.colour(tone))  # fmt: skip

    def _base(self) -> int:
        """The base line of the figures."""
        return round(base_line(self._look, Type.TIME))

    def _figures(self) -> QRect:
        look = self._look
        widest = max(self.part.big, self.part.widest, key=lambda text: text_width(look, text, Type.TIME))
        wide = min(text_width(look, widest, Type.TIME), self.width() - 2 * look.px(OUTSET))
        return QRect(look.px(OUTSET), 0, wide, self.height() - look.px(_BAR + 12))

    def _bar(self) -> QRect:
        look = self._look
        edge = look.px(OUTSET)
        return QRect(edge, self.height() - look.px(_BAR + 12), self.width() - 2 * edge, look.px(_BAR))

    def _filled(self, share: float) -> int:
        return round(self._bar().width() * min(1.0, max(0.0, share)))
