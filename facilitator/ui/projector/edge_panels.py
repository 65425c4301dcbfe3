"""Head and foot of the projector."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from facilitator.ui.projector.lettering import Block, draw, set_text, text_width
from facilitator.ui.projector.look import Type
from facilitator.ui.projector.panel import Panel
from facilitator.ui.projector.scene import Foot, Head


class HeadPanel(Panel[Head]):
    """The session and the time of day."""

    _left = Block((), Type.PLAIN)
    _right = Block((), Type.PLAIN)

    def spoken(self) -> str:
        return self.part.session

    def _set(self) -> None:
        room = self.width() - text_width(self._look, "00:00", Type.PLAIN) - self._look.px(48)
        self._left = set_text(self._look, self.part.session.replace("  ·  ", "\u2002·\u2002"), Type.PLAIN, room, 1)
        self._right = Block((self.part.clock,), Type.PLAIN)

    def _paint(self, painter: QPainter) -> None:
        ink = self._look.colour("text2")
        draw(painter, self._look, self._left, 0, 0, ink)
        left = self.width() - text_width(self._look, self.part.clock, Type.PLAIN)
        draw(painter, self._look, self._right, left, 0, ink)


class FootPanel(Panel[Foot]):
    """What kind of text this is, and of which workshop."""

    _left = Block((), Type.PLAIN)
    _right = Block((), Type.PLAIN)

    def spoken(self) -> str:
        return f"{self.part.left}. {self.part.right}"

    def _set(self) -> None:
        gap = self._look.px(48)
        self._left = set_text(self._look, self.part.left, Type.FOOT, self.width() - 2 * self._margin(), 1)
        wide = text_width(self._look, self.part.left, Type.FOOT)
        room = self.width() - 2 * self._margin() - wide - gap
        self._right = (
            set_text(self._look, self.part.right, Type.FOOT, room, 1) if room > 2 * gap else Block((), Type.FOOT)
        )

    def _paint(self, painter: QPainter) -> None:
        look = self._look
        painter.fillRect(0, 0, self.width(), look.hair(), look.colour("line"))
        top = (self.height() - look.line(Type.FOOT)) / 2
        draw(painter, look, self._left, self._margin(), top, look.colour("text2"))
        for text in self._right.lines:
            left = self.width() - self._margin() - text_width(look, text, Type.FOOT)
            draw(painter, look, self._right, left, top, look.colour("text2"))

    def _margin(self) -> int:
        return self._look.px(72)
