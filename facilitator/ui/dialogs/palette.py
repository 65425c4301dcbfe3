"""The command palette: type a few letters of what is to be done, press Enter."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.action_set import plain
from facilitator.ui.actions import ACTIONS
from facilitator.ui.context import Context
from facilitator.ui.dialogs.palette_rows import Command, Hit, hits
from facilitator.ui.menu_bar import menu_title
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import keys_width, paint_box, paint_keys, paint_matched, rounded_region, shown_keys
from facilitator.ui.widgets.rows_model import Index, RowsModel
from facilitator.ui.words import translate

_WIDTH, _ROWS, _ROW, _SIDE, _ICON, _GAP, _TOP = 560, 12, 32, 12, 18, 10, 40


class CommandPalette(QDialog):
    """All actions by what is typed. Enter does the one that is marked once the palette has gone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._context, self._theme = context, context.theme
        self._was_active = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(translate("CommandPalette", "Commands"))
        self.setAccessibleName(self.windowTitle())
        self._commands = commands(context)
        self.field = SearchField(self._theme, translate("CommandPalette", "What do you want to do?"), parent=self)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._filter)
        self._rows = _Rows(self)
        self.view = _list_of(self._theme, self._rows, self)
        self.view.clicked.connect(self._clicked)
        self._none = Label(
            self._theme, translate("CommandPalette", "Nothing is called that."), tone="text2", parent=self
        )
        self._foot = Label(self._theme, _foot(), Use.SMALL, "text3", parent=self)
        column = QVBoxLayout(self)
        column.setSpacing(self._theme.px(8))
        for part in (self.field, self._none, self.view, self._foot):
            column.addWidget(part)
        self._measure()
        self._theme.changed.connect(self._measure)
        self._filter("")

    def open(self) -> None:
        """Shows it below the top of the window; a click into the window closes it."""
        self._measure()
        self.show()
        self.activateWindow()
        self.field.setFocus()

    def shown(self) -> tuple[Hit, ...]:
        """The rows that show."""
        return self._rows.rows

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # type: ignore[override]  # noqa: N802
        """Arrows, Page Up and Down and Enter in the field belong to the list."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def changeEvent(self, arg__1: QEvent) -> None:  # noqa: N802
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.ActivationChange:
            if self._was_active and not self.isActiveWindow() and self.isVisible():
                self.close()
            self._was_active = self.isActiveWindow()

    def resizeEvent(self, arg__1: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(arg__1)
        self.setMask(rounded_region(self.width(), self.height(), self._theme.px(8)))

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.px(8), theme.colour("raised"), theme.colour("control"))

    def _key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: 1 - _ROWS,
            Qt.Key.Key_PageDown: _ROWS - 1,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _step(self, step: int) -> None:
        count, row = len(self._rows.rows), self.view.currentIndex().row()
        if count:
            wanted = (row + step) % count if abs(step) == 1 else min(max(row + step, 0), count - 1)
            self._mark(wanted)

    def _mark(self, row: int) -> None:
        index = self._rows.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)
        if QAccessible.isActive():
            told = QAccessibleEvent(self.view, QAccessible.Event.Focus)
            told.setChild(row)
            QAccessible.updateAccessibility(told)

    def _filter(self, typed: str) -> None:
        self._rows.show_rows(hits(self._commands, typed))
        found = bool(self._rows.rows)
        for part in (self._none, self.view):  # first the one that goes, else the box grows for a moment
            part.hide()
        (self.view if found else self._none).show()
        if found:
            self._mark(0)

    def _clicked(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self._run()

    def _run(self) -> None:
        row = self.view.currentIndex().row()
        if not 0 <= row < len(self._rows.rows) or not self._rows.rows[row].command.alive:
            return
        action = self._context.actions[self._rows.rows[row].command.id]
        self.close()
        # The window has the focus again by then: the action finds it where it was.
        QTimer.singleShot(0, action.trigger)

    def _measure(self) -> None:
        theme = self._theme
        column = self.layout()
        if column is not None:
            edge = theme.px(_SIDE)
            column.setContentsMargins(edge, edge, edge, theme.px(8))
        row = row_height(theme)
        room = _room(self).height() - theme.px(_TOP) - self.field.height() - 4 * theme.px(_SIDE) - row
        high = max(3, min(_ROWS, room // row)) * row
        self.view.setFixedHeight(high)
        # The words that stand when nothing is found take the place of the list, so the box keeps its size.
        self._none.setFixedHeight(high)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._place()

    def _place(self) -> None:
        room = _room(self)
        wide = min(self._theme.px(_WIDTH), room.width() - self._theme.px(24))
        place = QPoint(room.left() + (room.width() - wide) // 2, room.top() + self._theme.px(_TOP))
        self.setGeometry(QRect(place, QSize(wide, self.sizeHint().height())))


def commands(context: Context) -> tuple[Command, ...]:
    """Every action of the list, as it is now."""
    found: list[Command] = []
    for action in ACTIONS:
        made = context.actions[action.id]
        on = made.isChecked() if action.checkable else None
        keys = action.keys[0] if action.keys else ""
        menu = plain(menu_title(action.menu))
        found.append(Command(action.id, plain(made.text()), menu, keys, action.icon, made.isEnabled(), on))
    return tuple(found)


def _room(dialog: QWidget) -> QRect:
    """Where it may stand: the window it belongs to."""
    parent = dialog.parentWidget()
    return parent.window().geometry() if parent else dialog.screen().availableGeometry()


def row_height(theme: Theme) -> int:
    """The height of a row, px."""
    return max(theme.px(_ROW), theme.line_height(Use.BASE) + 6)


def _foot() -> str:
    return "   ".join(
        (
            translate("CommandPalette", "↑↓ choose"),
            translate("CommandPalette", "Enter do it"),
            translate("CommandPalette", "Esc close"),
        )
    )


class _Rows(RowsModel[Hit]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self.rows[index.row()].command
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (command.title, command.menu, shown_keys(command.keys), _state(command))
            return ", ".join(part for part in parts if part)
        return None


def _state(command: Command) -> str:
    if not command.alive:
        return translate("CommandPalette", "not now")
    if command.on is None:
        return ""
    return translate("CommandPalette", "on") if command.on else translate("CommandPalette", "off")


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, rows: _Rows, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._rows, self._view = theme, rows, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(0, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, hit = self._theme, self._rows.rows[index.row()]
        box: QRect = option.rect  # type: ignore[attr-defined]
        chosen = self._view.currentIndex().row() == index.row()
        if chosen:
            paint_box(painter, box, theme.px(4), theme.colour("tint"))
            bar = QRect(box.left(), box.top() + theme.px(4), theme.px(3), box.height() - 2 * theme.px(4))
            painter.fillRect(bar, theme.colour("accent"))
        area = QRectF(box).adjusted(theme.px(_SIDE), 0, -theme.px(8), 0)
        self._paint_icon(painter, box, int(area.left()), hit.command)
        area.setLeft(area.left() + theme.px(_ICON + _GAP))
        self._paint_keys(painter, area, box, hit.command)
        self._paint_words(painter, area, hit)

    def _paint_icon(self, painter: QPainter, box: QRect, left: int, command: Command) -> None:
        theme, symbol = self._theme, command.icon
        if command.on is not None:
            symbol = "check" if command.on else ""
        if symbol:
            tone = "text2" if command.alive else "control"
            picture = theme.pixmap(symbol, tone, _ICON, self._view.devicePixelRatioF())
            painter.drawPixmap(left, box.top() + (box.height() - theme.px(_ICON)) // 2, picture)

    def _paint_keys(self, painter: QPainter, area: QRectF, box: QRect, command: Command) -> None:
        theme = self._theme
        ink = theme.colour("text2")
        paint_keys(painter, theme, area.right(), box.center().y() + 0.5, command.keys, ink, theme.colour("edge"))
        area.setRight(area.right() - keys_width(theme, command.keys) - theme.px(_GAP))

    def _paint_words(self, painter: QPainter, area: QRectF, hit: Hit) -> None:
        theme, command = self._theme, hit.command
        state = _state(command)
        hint = f"{command.menu} · {state}" if state else command.menu
        ink = theme.colour("text" if command.alive else "text3")
        used = paint_matched(painter, theme, area, command.title, Use.BASE, ink, hit.matched)
        area.setLeft(area.left() + used + theme.px(_GAP))
        if area.width() > theme.px(32):
            paint_matched(painter, theme, area, hint, Use.SMALL, theme.colour("text2"), ())


def _list_of(theme: Theme, rows: _Rows, parent: QWidget) -> QListView:
    """The list; the field above it keeps the focus."""
    view = QListView(parent)
    view.setObjectName("popup")
    view.setModel(rows)
    view.setItemDelegate(_Delegate(theme, rows, view))
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setUniformItemSizes(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAccessibleName(translate("CommandPalette", "Commands"))
    view.viewport().setAutoFillBackground(False)
    return view
