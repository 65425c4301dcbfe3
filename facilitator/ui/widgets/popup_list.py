"""The list that pops up while one types: it never takes the focus, the keys stay with the field."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import paint_box, paint_matched, rounded_region
from facilitator.ui.widgets.rows_model import Index, RowsModel
from facilitator.ui.words import translate

MOST_ROWS = 6
_ROW, _SIDE, _ICON, _GAP, _INSET = 28, 8, 16, 8, 4
_NARROWEST, _WIDEST = 240, 480


@dataclass(frozen=True, slots=True)
class PopupRow:
    """``matched``: runs of ``text`` (start, length in characters) that were typed. ``tail`` stands at the right."""

    text: str
    hint: str = ""
    icon: str = ""
    tail: str = ""
    matched: tuple[tuple[int, int], ...] = ()


class _Rows(RowsModel[PopupRow]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.text, row.hint, row.tail) if part)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, rows: _Rows, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        assert isinstance(view, QListView)
        chosen = view.currentIndex().row() == index.row()
        box: QRect = option.rect  # type: ignore[attr-defined]
        _paint_row(painter, self._theme, box, self._rows.rows[index.row()], chosen, view.devicePixelRatioF())


def row_height(theme: Theme) -> int:
    """The height of a row, px."""
    return max(theme.px(_ROW), theme.line_height(Use.BASE) + 6)


def _paint_row(painter: QPainter, theme: Theme, box: QRect, row: PopupRow, chosen: bool, ratio: float) -> None:
    if chosen:
        paint_box(painter, box, theme.px(4), theme.colour("tint"))
        painter.fillRect(QRect(box.left(), box.top() + 4, theme.px(3), box.height() - 8), theme.colour("accent"))
    area = QRectF(box).adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
    if row.icon:
        side = theme.px(_ICON)
        picture = theme.pixmap(row.icon, "accent" if chosen else "text2", _ICON, ratio)
        painter.drawPixmap(int(area.left()), box.top() + (box.height() - side) // 2, picture)
        area.setLeft(area.left() + side + theme.px(_GAP))
    if row.tail:
        painter.setFont(theme.font(Use.SMALL))
        painter.setPen(theme.colour("text2"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.tail)
        area.setRight(area.right() - _wide(theme, Use.SMALL, row.tail) - theme.px(12))
    used = paint_matched(painter, theme, area, row.text, Use.BASE, theme.colour("text"), row.matched)
    area.setLeft(area.left() + used + theme.px(_GAP))
    if row.hint and area.width() > theme.px(24):
        paint_matched(painter, theme, area, row.hint, Use.SMALL, theme.colour("text2"), ())


def _wide(theme: Theme, use: Use, text: str) -> int:
    return math.ceil(theme.text_width(use, text))


class PopupList(QFrame):
    """Rows beside a place on the screen. ``taken`` tells the row a person clicked; the keys are the field's."""

    taken = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("PopupList", "Suggestions"))
        self._rows = _Rows(self)
        self._view = self._made_view()
        self._foot = Label(theme, "", Use.SMALL, "text3", parent=self)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._view)
        column.addWidget(self._foot)
        theme.changed.connect(self.hide)

    def show_rows(self, rows: Sequence[PopupRow], at: QRect, foot: str = "", *, below: bool = False) -> None:
        """Shows rows above ``at`` (on the screen), below where there is no room; hides when there are none.

        The first row is current. ``foot`` says which keys do what. ``below``: the other way round.
        """
        if not rows:
            self.hide()
            return
        self._rows.show_rows(rows)
        self._view.setCurrentIndex(self._rows.index(0))
        self._foot.setText(foot)
        self._foot.setVisible(bool(foot))
        self._lay_out(rows, foot)
        self._place(at, below)
        self.show()

    def move(self, step: int, y: int | None = None) -> None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
        """Goes ``step`` rows down (negative: up), round at the ends; with two numbers QWidget's own move."""
        if y is not None:
            super().move(step, y)
            return
        count = len(self._rows.rows)
        if count:
            index = self._rows.index((self.current + step) % count)
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)

    @property
    def current(self) -> int:
        """The row that would be taken, -1 when there is none or the list is hidden."""
        return self._view.currentIndex().row() if self.isVisible() else -1

    def row(self, number: int) -> PopupRow:
        """One of the rows shown."""
        return self._rows.rows[number]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.setMask(rounded_region(self.width(), self.height(), self._theme.px(8)))

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme = self._theme
            paint_box(painter, self.rect(), theme.px(8), theme.colour("raised"), theme.colour("control"))
            if not self._foot.isHidden():
                line = QRect(theme.px(_INSET), self._foot.y(), self.width() - 2 * theme.px(_INSET), 1)
                painter.fillRect(line, theme.colour("line"))

    def _made_view(self) -> QListView:
        view = QListView(self)
        view.setObjectName("popup")
        view.setModel(self._rows)
        view.setItemDelegate(_Delegate(self._theme, self._rows, view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(translate("PopupList", "Suggestions"))
        view.viewport().setAutoFillBackground(False)
        view.clicked.connect(self._clicked)
        return view

    def _clicked(self, index: QModelIndex) -> None:
        self.taken.emit(index.row())

    def _lay_out(self, rows: Sequence[PopupRow], foot: str) -> None:
        theme, inset = self._theme, self._theme.px(_INSET)
        column = self.layout()
        assert column is not None
        column.setContentsMargins(inset, inset, inset, 0 if foot else inset)
        self._foot.setContentsMargins(theme.px(_SIDE), 0, theme.px(_SIDE), 0)
        self._foot.setFixedHeight(row_height(theme))
        view = row_height(theme) * min(len(rows), MOST_ROWS)
        self._view.setFixedHeight(view)
        widest = max(self._row_width(row) for row in rows)
        wide = max(widest, _wide(theme, Use.SMALL, foot)) + 2 * inset + 2 * theme.px(_SIDE)
        high = view + inset + (row_height(theme) if foot else inset)
        column.activate()  # fewer rows than before: the height they needed no longer holds it open
        self.resize(min(max(wide, theme.px(_NARROWEST)), theme.px(_WIDEST)), high)

    def _row_width(self, row: PopupRow) -> int:
        theme = self._theme
        wide = _wide(theme, Use.STRONG, row.text)
        wide += theme.px(_ICON + _GAP) if row.icon else 0
        wide += _wide(theme, Use.SMALL, row.hint) + theme.px(_GAP) if row.hint else 0
        return wide + (_wide(theme, Use.SMALL, row.tail) + theme.px(12) if row.tail else 0)

    def _place(self, at: QRect, below: bool) -> None:
        screen = QGuiApplication.screenAt(at.center()) or self.screen()
        room, gap = screen.availableGeometry(), self._theme.px(4)
        above, under = at.top() - gap - self.height(), at.bottom() + gap
        top = under if below and under + self.height() <= room.bottom() else above
        if top < room.top():
            top = min(under, room.bottom() - self.height())
        left = min(max(at.left() - self._theme.px(_INSET + _SIDE), room.left()), room.right() - self.width())
        super().move(left, top)
