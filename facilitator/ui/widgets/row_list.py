"""What lists have in common whose rows a delegate paints: how they are set up, and the ground of a row."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.painting import paint_box

_BAR = 3


def set_up_rows(view: QListView) -> None:
    """No frame; one row is chosen, none is edited in Qt's way; it scrolls smoothly, and up and down alone."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)


def paint_ground(painter: QPainter, theme: Theme, box: QRect, state: QStyle.StateFlag, *, focused: bool) -> None:
    """The ground of a row that leads somewhere: tinted with a bar when chosen, ringed while its list has the focus."""
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen:
        painter.fillRect(box, theme.colour("tint"))
        painter.fillRect(box.left(), box.top(), theme.px(_BAR), box.height(), theme.colour("accent"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, theme.colour("hover"))
    if chosen and focused:
        ring = box.adjusted(1, 1, -1, -1)
        paint_box(painter, ring, theme.px(4), border=theme.colour("accent"), width=theme.px(2))
