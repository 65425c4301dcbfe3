"""Paints the rows of the notes list: notes in all their states, and heads of groups."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from facilitator.ui.pages.capture.notes.kinds import look_of
from facilitator.ui.pages.capture.notes.row_layout import PlacedChip, RowLayout, fitting_name, kind_colour
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.chips import paint_chip
from facilitator.ui.words import translate

_BAR, _DOT = 3, 12
_CHIP_ON = {"rest": "chip", "hover": "chip", "selected": "tint2", "unfocused": "surface"}
_GROUND = {"rest": "surface", "hover": "hover", "selected": "tint", "unfocused": "chip"}


@dataclass(frozen=True, slots=True)
class RowState:
    """``ground`` is rest, hover, selected or unfocused; ``edited``: an editor stands over the words."""

    ground: str = "rest"
    hover: bool = False
    edited: bool = False
    focused: bool = False


def paint_row(painter: QPainter, theme: Theme, rect: QRect, row: RowLayout, state: RowState) -> None:
    """One note that fills ``rect``."""
    painter.save()
    painter.translate(rect.topLeft())
    _paint_ground(painter, theme, rect, state)
    _paint_opening(painter, theme, row)
    if not state.edited:
        painter.setPen(theme.colour("text3" if row.shown.faint else "text"))
        row.text.draw(painter, row.text_at)
        for placed in row.chips:
            _paint_chip(painter, theme, placed, state.ground)
    if row.shown.starred or state.hover:
        icon, tone = ("star", "star") if row.shown.starred else ("star-outline", "text2")
        painter.drawPixmap(row.star.topLeft(), theme.pixmap(icon, tone, 18, painter.device().devicePixelRatio()))
    painter.restore()


def _paint_ground(painter: QPainter, theme: Theme, rect: QRect, state: RowState) -> None:
    painter.fillRect(0, 0, rect.width(), rect.height(), theme.colour(_GROUND[state.ground]))
    if state.ground == "selected":
        painter.fillRect(0, 0, theme.px(_BAR), rect.height() - 1, theme.colour("accent"))
    painter.fillRect(0, rect.height() - 1, rect.width(), 1, theme.colour("hair"))
    if state.focused:  # the current row of several that are selected, or one that is not
        painter.setPen(theme.colour("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(0, 0, rect.width() - 1, rect.height() - 2)


def _paint_opening(painter: QPainter, theme: Theme, row: RowLayout) -> None:
    at, shown = row.columns, row.shown
    painter.setFont(theme.font(Use.SMALL))
    painter.setPen(theme.colour("text3"))
    painter.drawText(QPointF(at.time, row.baseline), shown.time)
    look = look_of(shown.kind)
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(at.icon, row.star.top(), theme.pixmap(look.icon, look.tone, 18, ratio))
    strong = theme.font(Use.STRONG)
    room = at.speaker_width - (theme.px(22) if shown.unknown else 0)
    if at.stacked and shown.label:
        room -= round(QFontMetricsF(strong).horizontalAdvance(shown.label)) + theme.px(10)
    name = fitting_name(strong, shown, max(room, 0)) if shown.speaker else ""
    painter.setFont(strong)
    painter.setPen(theme.colour("text"))
    painter.drawText(QPointF(at.speaker, row.baseline), name)
    x = at.speaker + QFontMetricsF(strong).horizontalAdvance(name)
    if shown.unknown:
        side = theme.px(16)
        top = row.top + (row.line - side) // 2
        x += theme.px(4)
        painter.drawPixmap(round(x), top, theme.pixmap("account-question-outline", "care", 16, ratio))
        x += side
    if at.stacked and shown.label:
        painter.setPen(kind_colour(theme, shown.kind))
        painter.drawText(QPointF(x + (theme.px(10) if name else 0), row.baseline), shown.label)


def _paint_chip(painter: QPainter, theme: Theme, placed: PlacedChip, ground: str) -> None:
    chip = placed.chip
    fill = _CHIP_ON[ground] if chip.ground == "chip" else chip.ground
    if fill == "tint" and ground == "selected":
        fill = "tint2"
    paint_chip(painter, theme, placed.rect, chip.text, chip.icon, fill, chip.tone)


def paint_head(painter: QPainter, theme: Theme, rect: QRect, title: str, count: int, *, target: bool) -> None:
    """The head of a group; ``target``: new notes go there."""
    painter.save()
    painter.fillRect(rect, theme.colour("surface"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
    side = theme.px(_DOT)
    icon = theme.pixmap(
        "circle" if count else "circle-outline",
        "accent" if count else "text2",
        _DOT,
        painter.device().devicePixelRatio(),
    )
    painter.drawPixmap(rect.left() + theme.px(16), rect.top() + (rect.height() - side) // 2, icon)
    left, right = rect.left() + theme.px(16) + side + theme.px(8), rect.right() - theme.px(12)
    words = QRect(left, rect.top(), right - left, rect.height() - 1)
    if target:
        note = translate("NotesList", "New notes go here")
        painter.setFont(theme.font(Use.CAPTION))
        painter.setPen(theme.colour("accent"))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)
        words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(note) - theme.px(16))
    number = str(count)
    small = QFontMetricsF(theme.font(Use.SMALL)).horizontalAdvance(number) + theme.px(8)
    painter.setFont(theme.font(Use.STRONG))
    painter.setPen(theme.colour("text"))
    name = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, max(0, words.width() - round(small)))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
    x = words.left() + painter.fontMetrics().horizontalAdvance(name) + theme.px(8)
    painter.setFont(theme.font(Use.SMALL))
    painter.setPen(theme.colour("text2"))
    painter.drawText(
        QRect(x, words.top(), words.right() - x + theme.px(8), words.height()), Qt.AlignmentFlag.AlignVCenter, number
    )
    painter.restore()
