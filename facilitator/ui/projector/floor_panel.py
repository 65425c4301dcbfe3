"""Who speaks, for how long, and who comes next."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from facilitator.ui.projector.lettering import Block, block_height, draw, fit_text, set_text, text_width
from facilitator.ui.projector.look import Type
from facilitator.ui.projector.panel import Panel
from facilitator.ui.projector.scene import Floor
from facilitator.ui.words import translate

_SPEAKER = ((Type.SPEAKER, 1), (Type.SPEAKER_LONG, 2))
_NEXT_AT, _INDENT, _ICON, _GAP = 0.528, 70, 40, 16


class FloorPanel(Panel[Floor]):
    """Two columns; both are empty, labels too, where nobody speaks or waits."""

    speaker = Block((), Type.SPEAKER)

    def spoken(self) -> str:
        part = self.part
        said = [f"{translate('Projector', 'Speaking')}: {part.speaker}"] if part.speaker else []
        names = ", ".join(part.waiting) or part.crowd
        return ". ".join([*said, *([f"{translate('Projector', 'Next')}: {names}"] if names else [])])

    def rows(self) -> tuple[str, ...]:
        """Who waits, as far as there is room; the last row tells of more."""
        part = self.part
        if part.crowd:
            return (part.crowd,)
        room = max(1, (self.height() - self._top()) // self._look.line(self._use()))
        if len(part.waiting) <= room:
            return part.waiting
        more = translate("Projector", "and {number} more").format(number=len(part.waiting) - room + 1)
        return (*part.waiting[: room - 1], more)

    def _repaint(self, before: Floor) -> None:
        if (before.speaker, before.waiting, before.crowd) != (self.part.speaker, self.part.waiting, self.part.crowd):
            self.update()
        else:
            top = self._time_top()
            self.update(0, top, self._next(), self._look.line(Type.CLOCK))

    def _set(self) -> None:
        room = self._next() - self._look.px(_INDENT + 24)
        high = self.height() - self._top() - self._look.line(Type.CLOCK)
        self.speaker = fit_text(self._look, self.part.speaker, _SPEAKER, room, high)

    def _paint(self, painter: QPainter) -> None:
        self._paint_speaker(painter)
        self._paint_waiting(painter)

    def _paint_speaker(self, painter: QPainter) -> None:
        look, part = self._look, self.part
        if not part.speaker:
            return
        _label(painter, self, translate("Projector", "Speaking"), 0)
        picture = look.picture("microphone-outline", "accent", _ICON, self.devicePixelRatioF())
        painter.drawPixmap(look.px(4), self._top() + (look.line(self.speaker.use) - look.px(_ICON)) // 2, picture)
        draw(painter, look, self.speaker, look.px(_INDENT), self._top(), look.colour("text"))
        time = Block((part.time,), Type.CLOCK)
        draw(painter, look, time, look.px(_INDENT), self._time_top(), look.colour("text2"))

    def _paint_waiting(self, painter: QPainter) -> None:
        look, left = self._look, self._next()
        rows = self.rows()
        if not rows:
            return
        next_one = translate("Projector", "Next") if self.part.speaker else translate("Projector", "Next to speak")
        _label(painter, self, next_one, left)
        use, top = self._use(), float(self._top())
        numbered = 0 if self.part.crowd else min(len(rows), len(self.part.waiting))
        if len(rows) < len(self.part.waiting):
            numbered -= 1
        indent = text_width(look, "0", use) + look.px(_GAP)
        for place, name in enumerate(rows):
            if place < numbered:
                draw(painter, look, Block((str(place + 1),), use), left, top, look.colour("text2"))
            inset = indent if self.part.waiting else 0
            tone = "text" if place < numbered or self.part.crowd else "text2"
            block = set_text(look, name, use, self.width() - left - inset, 1)
            top = draw(painter, look, block, left + inset, top, look.colour(tone))

    def _use(self) -> Type:
        """Large for three who wait, where their names fit."""
        names, room = self.part.waiting, self.width() - self._next() - self._look.px(_GAP + 26)
        fits = all(text_width(self._look, name, Type.WAITING) <= room for name in names)
        return Type.WAITING if fits and len(names) <= 3 else Type.ITEM

    def _next(self) -> int:
        return round(self.width() * _NEXT_AT)

    def _top(self) -> int:
        return self._look.line(Type.SMALL)

    def _time_top(self) -> int:
        return self._top() + block_height(self._look, self.speaker)


def _label(painter: QPainter, panel: FloorPanel, text: str, left: int) -> None:
    look = panel._look  # pyright: ignore[reportPrivateUsage]
    draw(painter, look, Block((text,), Type.SMALL), left, 0, look.colour("text2"))
