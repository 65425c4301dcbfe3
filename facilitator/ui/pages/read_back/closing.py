"""The end of the reading: how much the room confirmed, amended, parked, and what is still open."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.ui.pages.read_back.measures import SMALL, Measures, line_high
from facilitator.ui.pages.read_back.sayings import facts, kind_icon, kind_name
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.rows_model import Index, RowsModel
from facilitator.ui.words import translate
from facilitator.workspace.read_back import ReadBack, Reading, State

_READING = Qt.ItemDataRole.UserRole
_TITLE, _NUMBER = 56, 96


class ClosingView(QWidget):
    """``asked`` tells the id of one that is to be read after all."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = ReadBack()
        self._model = _OpenModel(self)
        self.view = _OpenView(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_OpenDelegate(theme, self))
        self.view.setAccessibleName(translate("ReadBack", "What is still open"))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.entered_reading.connect(self.asked)
        self.view.clicked.connect(self._clicked)
        self.setFocusProxy(self.view)
        theme.changed.connect(self._place)

    def show_list(self, found: ReadBack) -> None:
        """The state of all."""
        here = self.view.currentIndex().data(_READING)
        self._list = found
        self._model.show_rows(found.still_open)
        same = (at for at, one in enumerate(found.still_open) if here is not None and one.id == here.id)
        self.view.setCurrentIndex(self._model.index(next(same, 0)))
        self.view.setVisible(bool(found.still_open))
        self.setAccessibleName(". ".join(f"{number} {name}" for number, name, _ in self._numbers()))
        self.update()

    def read_chosen(self) -> None:
        """What is chosen in the list comes before the room."""
        chosen = self.view.currentIndex().data(_READING)
        if chosen is not None:
            self.asked.emit(chosen.id)

    def measures(self) -> Measures:
        """The sizes that hold here."""
        return Measures(self._theme, self.size())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))
            m, colour = self.measures(), self._theme.colour
            side = m.px(72)
            painter.setPen(colour("text"))
            painter.setFont(m.font(_TITLE, strong=True))
            title = QRect(side, m.px(56), self.width() - 2 * side, line_high(painter.font()))
            done = not self._list.still_open
            words = translate("ReadBack", "Everything was confirmed") if done else translate("ReadBack", "Read back")
            painter.drawText(title, int(Qt.AlignmentFlag.AlignLeft), words)
            self._paint_numbers(painter, title.bottom() + m.px(28))
            if not done:
                painter.setFont(m.font(SMALL, strong=True))
                painter.setPen(colour("text2"))
                head = QRect(side, self._list_top() - self._head_high(), self.width() - 2 * side, self._head_high())
                painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft), translate("ReadBack", "Still open"))

    def _numbers(self) -> tuple[tuple[int, str, str], ...]:
        found = self._list
        return (
            (found.count(State.CONFIRMED), translate("ReadBack", "confirmed"), "accent"),
            (found.amended, translate("ReadBack", "of them as amended"), "text"),
            (found.count(State.PARKED), translate("ReadBack", "parked"), "care"),
            (found.count(State.OPEN), translate("ReadBack", "not confirmed"), "text"),
        )

    def _paint_numbers(self, painter: QPainter, top: int) -> None:
        m = self.measures()
        left = m.px(72)
        number_font, name_font = m.font(_NUMBER, strong=True), m.font(SMALL)
        for number, name, tone in self._numbers():
            wide = max(
                QFontMetricsF(number_font).horizontalAdvance(str(number)),
                QFontMetricsF(name_font).horizontalAdvance(name),
            )
            painter.setFont(number_font)
            painter.setPen(self._theme.colour(tone if number else "text3"))
            high = line_high(number_font)
            painter.drawText(QRect(left, top, round(wide) + 2, high), int(Qt.AlignmentFlag.AlignLeft), str(number))
            painter.setFont(name_font)
            painter.setPen(self._theme.colour("text2"))
            below = QRect(left, top + high, round(wide) + 2, line_high(name_font))
            painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft), name)
            left += round(wide) + m.px(72)

    def _head_high(self) -> int:
        m = self.measures()
        return line_high(m.font(SMALL, strong=True)) + m.px(12)

    def _list_top(self) -> int:
        m = self.measures()
        above = (
            line_high(m.font(_TITLE, strong=True)) + line_high(m.font(_NUMBER, strong=True)) + line_high(m.font(SMALL))
        )
        return m.px(56) + above + m.px(28 + 48) + self._head_high()

    def _place(self) -> None:
        m = self.measures()
        side, top = m.px(72), self._list_top()
        self.view.setGeometry(side - m.px(20), top, self.width() - 2 * side + m.px(40), self.height() - top - m.px(20))
        self._model.layoutChanged.emit()
        self.update()

    def _clicked(self, index: QModelIndex) -> None:
        self.asked.emit(index.data(_READING).id)


class _OpenModel(RowsModel[Reading]):
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        reading = self.rows[index.row()]
        if role == _READING:
            return reading
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{kind_name(reading)}: {reading.words}. {state_words(reading)}"
        return None


class _OpenView(QListView):
    """Enter reads what is chosen."""

    entered_reading = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        chosen = self.currentIndex()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and chosen.isValid():
            self.entered_reading.emit(chosen.data(_READING).id)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()  # the page's keys


class _OpenDelegate(QStyledItemDelegate):
    """Icon, words on one line, how it stands at the right."""

    def __init__(self, theme: Theme, parent: ClosingView) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        m = self._view.measures()
        return QSize(m.px(200), line_high(m.font(SMALL)) + m.px(20))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        m, theme = self._view.measures(), self._theme
        reading: Reading = index.data(_READING)
        area = QRect(option.rect)  # pyright: ignore
        state = option.state  # pyright: ignore
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.fillRect(area, theme.colour("tint" if focused else "chip"))
            if focused:
                painter.fillRect(QRect(area.left(), area.top(), theme.px(3), area.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        painter.setFont(m.font(SMALL))
        metrics = QFontMetricsF(painter.font())
        side, icon = m.px(20), m.text(SMALL)
        at = QRect(area.left() + side, area.center().y() - icon // 2, icon, icon)
        theme.icon(kind_icon(reading), "accent").paint(painter, at)
        tail = state_words(reading)
        painter.setPen(theme.colour("care" if reading.state == State.PARKED or reading.reworded else "text2"))
        right = area.adjusted(0, 0, -side, 0)
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), tail)
        left = at.right() + m.px(16)
        wide = max(0, round(right.right() - metrics.horizontalAdvance(tail) - m.px(32)) - left)
        painter.setPen(theme.colour("text"))
        shown = metrics.elidedText(" ".join(reading.words.split()), Qt.TextElideMode.ElideRight, wide)
        words = QRect(left, area.top(), wide, area.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


def state_words(reading: Reading) -> str:
    """How it stands, shortly."""
    if reading.reworded:
        return translate("ReadBack", "changed since")
    if reading.state == State.PARKED:
        return translate("ReadBack", "parked")
    wanting = [fact.text for line in facts(reading) for fact in line if fact.tone == "care"]
    return ", ".join(wanting) if wanting else translate("ReadBack", "not confirmed")
