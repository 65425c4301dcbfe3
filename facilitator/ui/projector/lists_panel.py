"""Agreements and actions as they are captured; where there is no room for all, older ones give way."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter

from facilitator.ui.projector.giving_way import Size, first_shown
from facilitator.ui.projector.lettering import Block, block_height, draw, set_text, text_width
from facilitator.ui.projector.look import Type
from facilitator.ui.projector.panel import Panel
from facilitator.ui.projector.scene import Line, Lists
from facilitator.ui.words import translate

# px at 1080 lines
_HEAD, _RULE_GAP, _OVER, _UNDER, _BETWEEN, _ICON, _INDENT = 48, 9, 17, 16, 53, 38, 54
_LINES, _DETAIL_LINES = 5, 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One item, set in lines."""

    text: Block
    detail: Block
    at: int


@dataclass(frozen=True, slots=True)
class Column:
    """One of the two lists: how many there are, how many gave way, and the entries that stay."""

    title: str
    icon: str
    number: int
    earlier: int = 0
    entries: tuple[Entry, ...] = ()


class ListsPanel(Panel[Lists]):
    """``columns`` are the two lists as they are painted."""

    columns: tuple[Column, ...] = ()

    def spoken(self) -> str:
        return ". ".join(
            f"{column.title}, {column.number}: {'; '.join(_whole(entry) for entry in column.entries)}"
            for column in self.columns
        )

    def _set(self) -> None:
        look, part = self._look, self.part
        heads = (
            (translate("Projector", "Agreed"), "check-circle-outline", part.agreed_number),
            (translate("Projector", "Actions"), "flag-outline", part.actions_number),
        )
        entries = [tuple(self._entry(line) for line in lines) for lines in (part.agreed, part.actions)]
        sizes = [[Size(self._high(entry), entry.at) for entry in each] for each in entries]
        empty = sum(not each for each in entries) * (look.line(Type.SMALL) + look.px(_OVER))
        room = self.height() - 2 * self._head() - look.px(_BETWEEN) - empty
        firsts = first_shown(sizes, room, self._earlier())
        self.columns = tuple(
            Column(title, icon, number, number - len(each) + first, each[first:])
            for (title, icon, number), each, first in zip(heads, entries, firsts, strict=True)
        )

    def _entry(self, line: Line) -> Entry:
        look, width = self._look, self.width()
        return Entry(
            set_text(look, line.text, Type.ITEM, width, _LINES, line.language),
            set_text(look, line.detail, Type.PLAIN, width, _DETAIL_LINES),
            line.at,
        )

    def _high(self, entry: Entry) -> int:
        look = self._look
        return look.px(_OVER) + block_height(look, entry.text) + block_height(look, entry.detail) + look.px(_UNDER)

    def _head(self) -> int:
        return self._look.px(_HEAD + _RULE_GAP) + self._look.hair()

    def _earlier(self) -> int:
        return self._look.line(Type.SMALL) + self._look.px(_OVER)

    def _paint(self, painter: QPainter) -> None:
        top = 0.0
        for column in self.columns:
            top = self._paint_column(painter, column, top) + self._look.px(_BETWEEN)

    def _paint_column(self, painter: QPainter, column: Column, top: float) -> float:
        look = self._look
        top = self._paint_head(painter, column, top)
        if not column.entries:
            none = Block((translate("Projector", "None so far"),), Type.SMALL)
            return draw(painter, look, none, 0, top + look.px(_OVER), look.colour("text3"))
        if column.earlier:
            words = translate("Projector", "and {number} earlier").format(number=column.earlier)
            top = draw(painter, look, Block((words,), Type.SMALL), 0, top + look.px(_OVER), look.colour("text3"))
        for place, entry in enumerate(column.entries):
            if place:
                painter.fillRect(0, round(top), self.width(), look.hair(), look.colour("hair"))
            top = draw(painter, look, entry.text, 0, top + look.px(_OVER), look.colour("text"))
            top = draw(painter, look, entry.detail, 0, top, look.colour("text2")) + look.px(_UNDER)
        return top

    def _paint_head(self, painter: QPainter, column: Column, top: float) -> float:
        look = self._look
        middle = top + look.px(_HEAD) / 2
        picture = look.picture(column.icon, "accent", _ICON, self.devicePixelRatioF())
        painter.drawPixmap(0, round(middle - look.px(_ICON) / 2), picture)
        draw(painter, look, Block((column.title,), Type.HEAD), look.px(_INDENT), top, look.colour("accent"))
        number = str(column.number)
        left = self.width() - text_width(look, number, Type.NUMBER)
        draw(painter, look, Block((number,), Type.NUMBER), left, top, look.colour("text2"))
        painter.fillRect(0, round(top) + look.px(_HEAD + _RULE_GAP), self.width(), look.hair(), look.colour("line"))
        return top + self._head()


def _whole(entry: Entry) -> str:
    text = " ".join(entry.text.lines)
    return f"{text} ({' '.join(entry.detail.lines)})" if entry.detail.lines else text
