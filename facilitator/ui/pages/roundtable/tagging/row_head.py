"""What stands frozen before each row: label or session, kind, first words, how many tags."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from facilitator.ui.pages.capture.notes.kinds import look_of
from facilitator.ui.pages.roundtable.tagging.measures import RECORD
from facilitator.ui.pages.roundtable.tagging.model import TagModel
from facilitator.ui.theme.theme import Theme, Use
from facilitator.workspace.tag_sheet import SheetRow

_LABEL, _SIDE, _ICON, _GAP, _COUNT = 52, 16, 16, 8, 32
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LONGEST = 400


class RowHead(QHeaderView):
    """``pressed`` tells a row and the modifiers, ``dragged`` the row the mouse is over, ``opened`` a double click."""

    pressed = Signal(int, object)
    dragged = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, model: TagModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme, self._grid = theme, model
        self.wide = RECORD
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self.wide, 0)

    def mousePressEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        row = self.logicalIndexAt(e.position().toPoint())
        if e.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.pressed.emit(row, e.modifiers())

    def mouseMoveEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        row = self.logicalIndexAt(e.position().toPoint())
        if e.buttons() & Qt.MouseButton.LeftButton and row >= 0:
            self.dragged.emit(row)

    def mouseDoubleClickEvent(self, e: QMouseEvent) -> None:  # noqa: N802
        row = self.logicalIndexAt(e.position().toPoint())
        if e.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.opened.emit(row)

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        theme, area = self._theme, e.rect()
        view = self.parentWidget()
        focused = view is not None and view.hasFocus()
        first, last = self.logicalIndexAt(area.top()), self.logicalIndexAt(area.bottom())
        last = last if last >= 0 else self._grid.rowCount() - 1
        selection = self.selectionModel()
        wide = self.viewport().width()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(area, theme.colour("panel"))
            for at in range(max(first, 0), last + 1):
                box = QRect(0, self.sectionViewportPosition(at), wide, self.sectionSize(at))
                if selection.isRowSelected(at):
                    painter.fillRect(box, theme.colour("tint" if focused else "chip"))
                if at == self.current:
                    painter.fillRect(box.adjusted(0, 0, theme.px(3) - wide, 0), theme.colour("accent"))
                painter.fillRect(QRect(0, box.bottom(), wide, 1), theme.colour("hair"))
                self._record(painter, box, self._grid.row(at), at == self.current)
            painter.fillRect(QRect(wide - 1, area.top(), 1, area.height()), theme.colour("line"))

    def _record(self, painter: QPainter, box: QRect, row: SheetRow, current: bool) -> None:
        theme = self._theme
        left = theme.px(_SIDE)
        painter.setFont(theme.font(Use.CAPTION if row.label else Use.SMALL))
        painter.setPen(theme.colour("text" if row.label else "text3"))
        painter.drawText(QRect(left, box.top(), theme.px(_LABEL), box.height()), _LEFT, row.label or row.session)
        left += theme.px(_LABEL + 4)
        look, side = look_of(row.kind), theme.px(_ICON)
        picture = theme.pixmap(look.icon, look.tone, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(left, box.top() + (box.height() - side) // 2, picture)
        left += side + theme.px(_GAP)
        words = QRect(left, box.top(), box.width() - left - theme.px(_COUNT), box.height())
        painter.setFont(theme.font(Use.STRONG if current else Use.BASE))
        painter.setPen(theme.colour("text"))
        flat = " ".join(row.text[:_LONGEST].split())
        painter.drawText(
            words, _LEFT, painter.fontMetrics().elidedText(flat, Qt.TextElideMode.ElideRight, words.width())
        )
        tags = len(row.tags)
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour("text2" if tags else "care"))
        painter.drawText(box.adjusted(0, 0, -theme.px(10), 0), _RIGHT, str(tags))
