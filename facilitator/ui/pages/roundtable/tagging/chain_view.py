"""The chains drawn: four steps a row, arrows between them, what is missing in a dashed box."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.ui.pages.roundtable.tagging.chain_model import ChainModel, Index, gap_words
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate
from facilitator.workspace.chain_rows import STEPS, ChainRow, Piece

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ARROW, _ICON = 24, 16
_SHARES = (30, 36, 19, 15)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ChainDelegate(QStyledItemDelegate):
    """One step of a chain: its labels, its words, and the arrow to the next step."""

    def __init__(self, theme: Theme, model: ChainModel, view: QTableView) -> None:
        super().__init__(view)
        self._theme, self._chains, self._view = theme, model, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, area = self._theme, QRect(option.rect)  # pyright: ignore
        row, place = self._chains.rows[index.row()], index.column()
        current = self._view.currentIndex()
        painter.save()
        focused = self._view.hasFocus()
        if current.row() == index.row():
            painter.fillRect(area, theme.colour("tint" if focused else "chip"))
            if place == 0:
                painter.fillRect(area.adjusted(0, 0, theme.px(3) - area.width(), 0), theme.colour("accent"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("hair"))
        box = area.adjusted(theme.px(8 if place == 0 else 4), theme.px(5), -theme.px(_ARROW), -theme.px(6))
        missing = row.missing(STEPS[place])
        if missing:
            self._gap(painter, box, gap_words(missing))
        else:
            self._pieces(painter, box.adjusted(theme.px(8), 0, -theme.px(6), 0), STEPS[place], row.at(STEPS[place]))
        self._arrow(painter, area, row, place)
        if focused and current.row() == index.row() and current.column() == place:
            paint_box(painter, box, theme.px(6), None, theme.colour("accent"), theme.px(2))
        painter.restore()

    def _gap(self, painter: QPainter, box: QRect, words: str) -> None:
        theme, side = self._theme, self._theme.px(_ICON)
        paint_box(painter, box, theme.px(6), None, theme.colour("care"), dashed=True)
        picture = theme.pixmap("alert-circle-outline", "care", _ICON, self._view.devicePixelRatioF())
        painter.drawPixmap(box.left() + theme.px(8), box.top() + (box.height() - side) // 2, picture)
        room = box.adjusted(theme.px(14) + side, 0, -theme.px(4), 0)
        painter.setFont(theme.font(Use.BASE))
        painter.setPen(theme.colour("care"))
        painter.drawText(room, int(_LEFT | Qt.TextFlag.TextWordWrap), words)

    def _pieces(self, painter: QPainter, box: QRect, step: str, pieces: tuple[Piece, ...]) -> None:
        if not pieces:
            return
        theme, high = self._theme, self._theme.line_height(Use.BASE)
        labels = ", ".join(_short(one, step) for one in pieces)
        words = pieces[0].text if len(pieces) == 1 else "; ".join(one.text for one in pieces)
        painter.setPen(theme.colour("text"))
        top = box.top() + (box.height() - 2 * high) // 2
        if step == "heading":
            painter.setFont(theme.font(Use.BASE))
            self._lines(painter, QRect(box.left(), top, box.width(), 2 * high), words)
            return
        painter.setFont(theme.font(Use.STRONG))
        self._line(painter, QRect(box.left(), top, box.width(), high), labels)
        painter.setFont(theme.font(Use.BASE))
        painter.setPen(theme.colour("text2"))
        self._line(painter, QRect(box.left(), top + high, box.width(), high), words)

    def _line(self, painter: QPainter, room: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)

    def _lines(self, painter: QPainter, room: QRect, text: str) -> None:
        if painter.fontMetrics().horizontalAdvance(text) <= room.width():
            painter.drawText(room, _LEFT, text)
        else:
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), text)

    def _arrow(self, painter: QPainter, area: QRect, row: ChainRow, place: int) -> None:
        """Whole between two steps that are there, dashed to one that is missing."""
        if place + 1 >= len(STEPS):
            return
        here, after = STEPS[place], STEPS[place + 1]
        broken = bool(row.missing(here) or row.missing(after))
        if not (broken or (row.at(here) and row.at(after))) or not (_stands(row, here) and _stands(row, after)):
            return
        theme = self._theme
        middle, left = area.center().y(), area.right() - theme.px(_ARROW - 4)
        right = area.right()
        pen = QPen(theme.colour("care" if broken else "text3"), theme.px(1.5))
        if broken:
            pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.drawLine(QPoint(left, middle), QPoint(right, middle))
        pen.setStyle(Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        head = theme.px(4)
        painter.drawLine(QPoint(right - head, middle - head), QPoint(right, middle))
        painter.drawLine(QPoint(right - head, middle + head), QPoint(right, middle))


class ChainView(QTableView):
    """``moved`` after another cell; ``opened`` at Enter, ``mending`` the step at Space, a letter or a double click."""

    moved = Signal()
    opened = Signal()
    mending = Signal(str)

    def __init__(self, theme: Theme, model: ChainModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.chains = theme, model
        self.setModel(model)
        self.setItemDelegate(ChainDelegate(theme, model, self))
        self.setAccessibleName(translate("Chain", "Chains from lessons to targets"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(_LEFT)
        self.doubleClicked.connect(self.opened)
        theme.changed.connect(self.measure)
        self.measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        letters = {Qt.Key.Key_L: "lesson", Qt.Key.Key_P: "proposal", Qt.Key.Key_H: "heading", Qt.Key.Key_T: "target"}
        if plain and event.key() in _ENTER:
            self.opened.emit()
        elif plain and event.key() == Qt.Key.Key_Space:
            self.mending.emit("")
        elif plain and event.key() in letters:
            self.mending.emit(letters[Qt.Key(event.key())])
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            wide = self.viewport().width()
            for place, share in enumerate(_SHARES[:-1]):
                self.setColumnWidth(place, wide * share // 100)
            self.setColumnWidth(3, wide - sum(self.columnWidth(place) for place in range(3)))
        return super().viewportEvent(event)

    def measure(self) -> None:
        """Takes the sizes of the theme."""
        self.verticalHeader().setDefaultSectionSize(row_height(self._theme))
        px, head = self._theme.px, self.horizontalHeader()
        head.setFont(self._theme.font(Use.CAPTION))
        head.setStyleSheet(
            f"QHeaderView::section {{ padding: {px(6)}px {px(12)}px; }}"
            f" QHeaderView::section:first {{ padding-left: {px(16)}px; }}"
        )


def row_height(theme: Theme) -> int:
    """The height of a row, px."""
    return 2 * theme.line_height(Use.BASE) + theme.px(16)


def _short(piece: Piece, step: str) -> str:
    return piece.label if step != "target" else piece.label.partition("-")[2].lstrip("0") or piece.label


def _stands(row: ChainRow, step: str) -> bool:
    return bool(row.at(step) or row.missing(step))
