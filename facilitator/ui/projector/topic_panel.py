"""The point under discussion, large; a long one smaller, so that all of it is read."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from facilitator.ui.projector.lettering import Block, draw, fit_text, set_text
from facilitator.ui.projector.look import Type
from facilitator.ui.projector.panel import Panel
from facilitator.ui.projector.scene import Topic

_SIZES = ((Type.POINT, 3), (Type.POINT_LONG, 4), (Type.POINT_LONGER, 6), (Type.POINT_LONGEST, 8))
_GAP = 14


class TopicPanel(Panel[Topic]):
    """A label and the title below it."""

    title = Block((), Type.POINT)
    _label = Block((), Type.SMALL)

    def spoken(self) -> str:
        return f"{self.part.label}: {self.part.title}" if self.part.label else self.part.title

    def _set(self) -> None:
        look = self._look
        self._label = set_text(look, self.part.label, Type.SMALL, self.width(), 1)
        room = self.height() - look.line(Type.SMALL) - look.px(_GAP)
        self.title = fit_text(look, self.part.title, _SIZES, self.width(), room)

    def _paint(self, painter: QPainter) -> None:
        look = self._look
        draw(painter, look, self._label, 0, 0, look.colour("text2"))
        draw(painter, look, self.title, 0, look.line(Type.SMALL) + look.px(_GAP), look.colour("text"))
