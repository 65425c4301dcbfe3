"""Paints the sentences of a part: label, words, where they come from, what to look at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.pages.summary.sentence_layout import Placed, SentenceLayout, chip_words, lay_out
from facilitator.ui.pages.summary.sentence_rows import SentenceModel, SentenceRow, SourceChip
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.chips import chip_width, paint_chip
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.widgets.rows_model import Index

_BAR, _HANDLE, _HANDLE_AT = 3, 16, 12
_KEPT_LAYOUTS = 400


class SentenceDelegate(QStyledItemDelegate):
    """``edited`` is the key of the sentence an editor stands over, ``edited_height`` how high that is, ``chip`` the
    place among the chips of the current row that the keyboard is on, -1 for the row itself."""

    def __init__(self, theme: Theme, parent: QListView, model: SentenceModel) -> None:
        super().__init__(parent)
        self._theme, self._list, self._model = theme, parent, model
        self.edited, self.edited_height, self.chip = "", 0, -1
        self._layouts: dict[tuple[SentenceRow, int, bool, int], SentenceLayout] = {}
        theme.changed.connect(self._layouts.clear)

    def layout_of(self, at: int) -> SentenceLayout:
        """The layout of a row, measured once."""
        row = self._model.rows[at]
        wide = self._list.viewport().width()
        edited = self.edited_height if row.key == self.edited else 0
        # Every row that can be edited has room for the chip that adds a source: nothing jumps when one goes there.
        key = (row, wide, row.editable, edited)
        found = self._layouts.get(key)
        if found is None:
            if len(self._layouts) > _KEPT_LAYOUTS:
                self._layouts.clear()
            found = self._layouts[key] = lay_out(self._theme, row, wide, adds=row.editable, edited=edited)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self.layout_of(index.row()).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        layout = self.layout_of(index.row())
        current = index.row() == self._list.currentIndex().row()
        painter.save()
        painter.translate(box.topLeft())
        self._paint_ground(painter, box.size(), layout.row, state, current)
        self._paint_words(painter, layout)
        on = current or bool(state & QStyle.StateFlag.State_MouseOver)
        for at, placed in enumerate(layout.places):
            if placed.chip is not None or on:
                focus = current and self._list.hasFocus()
                ground = "tint2" if focus and self.chip < 0 else "chip"
                self._paint_chip(painter, placed, ground, focus and at == self.chip)
        for placed in layout.faults:
            text, icon = chip_words(placed.chip)
            paint_chip(painter, self._theme, placed.rect, text, icon, "caretint", "care")
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, size: QSize, row: SentenceRow, state: QStyle.StateFlag, current: bool
    ) -> None:
        theme = self._theme
        focus = current and self._list.hasFocus() and self.chip < 0
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = "tint" if focus else "panel" if row.frozen else "hover" if hover and not current else "surface"
        painter.fillRect(0, 0, size.width(), size.height(), theme.colour(ground))
        if current:
            painter.fillRect(0, 0, theme.px(_BAR), size.height() - 1, theme.colour("accent"))
        painter.fillRect(0, size.height() - 1, size.width(), 1, theme.colour("hair"))
        if hover or current or row.frozen:
            icon = "lock-outline" if row.frozen else "drag-vertical"
            picture = theme.pixmap(icon, "text2", _HANDLE, painter.device().devicePixelRatio())
            painter.drawPixmap(theme.px(_HANDLE_AT), theme.px(11), picture)

    def _paint_words(self, painter: QPainter, layout: SentenceLayout) -> None:
        theme, row = self._theme, layout.row
        if row.label:
            self._line(painter, layout.label, row.label, Use.CAPTION, "text2")
        if row.key != self.edited:
            painter.setPen(theme.colour("text3" if row.struck else "text"))
            layout.text.draw(painter, QPointF(layout.text_at.topLeft()))
            if row.struck:
                self._strike(painter, layout)
        if row.note:
            self._line(painter, layout.note, row.note, Use.SMALL, "text2")

    def _strike(self, painter: QPainter, layout: SentenceLayout) -> None:
        for number in range(layout.text.lineCount()):
            line = layout.text.lineAt(number)
            y = round(layout.text_at.top() + line.y() + line.ascent() * 0.68)
            painter.fillRect(layout.text_at.left(), y, round(line.naturalTextWidth()), 1, self._theme.colour("text3"))

    def _paint_chip(self, painter: QPainter, placed: Placed, ground: str, focus: bool) -> None:
        theme, box = self._theme, placed.rect
        text, icon = chip_words(placed.chip)
        if placed.chip is None:
            text = text if box.width() >= chip_width(theme, text, icon) else ""
            paint_box(painter, box, theme.px(4), theme.colour("surface"), theme.colour("edge"))
            paint_chip(painter, theme, box.adjusted(1, 1, -1, -1), text, icon, "surface")
        elif isinstance(placed.chip, SourceChip):
            star = theme.px(18) if placed.chip.starred else 0
            paint_box(painter, box, theme.px(4), theme.colour(ground))
            self._with_icon(painter, box.adjusted(0, 0, -star, 0), placed.chip)
            if star:
                ratio = painter.device().devicePixelRatio()
                top = box.top() + (box.height() - theme.px(14)) // 2
                painter.drawPixmap(box.right() + 1 - theme.px(20), top, theme.pixmap("star", "star", 14, ratio))
        if focus:
            ring = theme.px(2)
            paint_box(
                painter,
                box.adjusted(-ring, -ring, ring, ring),
                theme.px(6),
                border=theme.colour("accent"),
                width=ring,
            )

    def _with_icon(self, painter: QPainter, box: QRect, chip: SourceChip) -> None:
        """The icon has the tone of its kind, the words have theirs."""
        theme = self._theme
        side, ratio = theme.px(14), painter.device().devicePixelRatio()
        left = box.left() + theme.px(6)
        painter.drawPixmap(left, box.top() + (box.height() - side) // 2, theme.pixmap(chip.icon, chip.tone, 14, ratio))
        words = QRect(left + side + theme.px(4), box.top(), box.right() - left - side - theme.px(8), box.height())
        self._line(painter, words, chip.text, Use.SMALL, "clash" if chip.disputed else "text2")

    def _line(self, painter: QPainter, area: QRect, text: str, use: Use, tone: str) -> None:
        painter.setFont(self._theme.font(use))
        painter.setPen(self._theme.colour(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width() + 2)
        painter.drawText(area.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, shown)
