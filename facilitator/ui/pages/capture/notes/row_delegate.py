"""Paints the cells of the notes list and knows how high they are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.ui.pages.capture.notes.note_order import Head
from facilitator.ui.pages.capture.notes.row_cache import RowCache
from facilitator.ui.pages.capture.notes.row_layout import HEAD_HEIGHT, RowLayout
from facilitator.ui.pages.capture.notes.row_painter import RowState, paint_head, paint_row
from facilitator.ui.pages.capture.notes.rows_model import NotesModel
from facilitator.ui.pages.capture.notes.tips import row_tip
from facilitator.ui.theme.theme import Theme, Use

_ROW = 34


class RowDelegate(QStyledItemDelegate):
    """``hovered`` is the id under the mouse, ``edited`` the one being edited; ``kept``: a selection of one note
    stays tinted without the focus, because another pane shows it."""

    def __init__(self, theme: Theme, model: NotesModel, cache: RowCache, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model, self._cache = theme, model, cache
        self.hovered = ""
        self.edited = ""
        self.edited_height = 0
        self.kept = False
        self.several = False

    @property
    def default_height(self) -> int:
        """The height of a row of one line, px: what is taken for rows not measured yet."""
        return self._theme.px(_ROW)

    def height(self, at: int, width: int) -> int:
        """The height of a row, px; 0 where it is not known yet."""
        if isinstance(self._model.order[at], Head):
            return self._theme.px(HEAD_HEIGHT)
        row = self._model.row(at)
        if row is None:
            return 0
        high = self._cache.layout(row, width).height
        return max(high, self.edited_height) if row.id == self.edited else high

    def layout(self, at: int, width: int) -> RowLayout | None:
        """The layout of a note, None where it is not here yet or no note."""
        row = self._model.row(at)
        return self._cache.layout(row, width) if row else None

    def tip(self, at: int, x: int, width: int) -> str:
        """The words of the tool tip at a place in a row, "" for none."""
        row = self._model.row(at) if at >= 0 else None
        if row is None:
            return ""
        strong = self._theme.font(Use.STRONG)
        return row_tip(row, self._cache.layout(row, width), x, self._cache.zone, strong)

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The measured height where it is known."""
        wide = option.rect.width()  # type: ignore[attr-defined]
        return QSize(wide, self.height(index.row(), wide) or self.default_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]
        found = self._model.order[index.row()]
        if isinstance(found, Head):
            self.paint_head(painter, rect, found)
            return
        row = self._model.row(index.row())
        if row is None:
            painter.fillRect(rect, self._theme.colour("surface"))
            return
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        layout = self._cache.layout(row, rect.width())
        paint_row(painter, self._theme, rect, layout, self._state(row.id, state))

    def paint_head(self, painter: QPainter, rect: QRect, head: Head) -> None:
        """The head of a group, also where it sticks to the top."""
        target = head.point == self._model.target
        paint_head(painter, self._theme, rect, self._model.title(head.point), head.count, target=target)

    def _state(self, item: str, state: QStyle.StateFlag) -> RowState:
        hover, edited = item == self.hovered, item == self.edited
        active = bool(state & QStyle.StateFlag.State_HasFocus)
        if edited:
            return RowState("rest", hover, edited)
        if state & QStyle.StateFlag.State_Selected:
            tinted = self.kept or self._has_focus()
            return RowState("selected" if tinted else "unfocused", hover, False, active and self.several)
        return RowState("hover" if hover else "rest", hover, False, active)

    def _has_focus(self) -> bool:
        parent = self.parent()
        return isinstance(parent, QWidget) and parent.hasFocus()
