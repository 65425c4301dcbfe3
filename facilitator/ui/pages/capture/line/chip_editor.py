"""The editors of chips: a little card over the window with a field, and a list or a calendar to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from facilitator.ui.pages.capture.line.line_chips import day_text
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.fields import LineField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.widgets.popup_list import PopupList, PopupRow
from facilitator.ui.words import translate

_WIDE = 260
# Another window came to the front: the card waits.
_ASIDE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a chip can mean instead, and its row in the list."""

    meant: str
    row: PopupRow


class ChipEditor(QFrame):
    """``chosen`` tells what the chip is to mean, ``closed`` that the card is gone and whether the focus was in it."""

    chosen = Signal(str)
    closed = Signal(bool)

    def __init__(self, theme: Theme, title: str, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._open = True
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.field = LineField(theme, title, self)
        self.field.setAccessibleName(title)
        self.field.installEventFilter(self)
        self.column = QVBoxLayout(self)
        inset = theme.px(8)
        self.column.setContentsMargins(inset, inset, inset, inset)
        self.column.setSpacing(theme.px(4))
        self.column.addWidget(self.field)
        self.setMinimumWidth(theme.px(_WIDE))

    def open_at(self, chip: QRect) -> None:
        """Shows the card above a chip (its place in the window), inside the window."""
        self.adjustSize()
        window = self.parentWidget()
        assert window is not None
        gap = self._theme.px(4)
        top = chip.top() - self.height() - gap
        if top < 0:
            top = min(chip.bottom() + gap, window.height() - self.height())
        left = min(chip.left(), window.width() - self.width() - gap)
        self.move(QPoint(max(left, 0), max(top, 0)))
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.px(8), theme.colour("raised"), theme.colour("control"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        gone = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _ASIDE
        if gone and not self._holds_focus():
            self.leave()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            return self.key(watched, event)
        return super().eventFilter(watched, event)

    def key(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether a key in one of the parts was for the card."""
        return False

    def take(self, meant: str) -> None:
        """Chooses and closes."""
        if self._open:
            self.chosen.emit(meant)
            self.leave()

    def leave(self) -> None:
        """Closes the card."""
        if self._open:
            self._open = False
            inside = self._holds_focus()
            self.hide()
            self.closed.emit(inside)
            self.close()

    def _holds_focus(self) -> bool:
        return any(part.hasFocus() for part in self.findChildren(QWidget))


class ChoiceEditor(ChipEditor):
    """A list to choose from, narrowed by what is typed; words nobody knows are taken as they are, where that fits."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        window: QWidget,
        find: Callable[[str], Sequence[Choice]],
        *,
        free: bool,
        now: str = "",
    ) -> None:
        """``now`` is what the chip means, and what the list begins at."""
        super().__init__(theme, title, window)
        self._find, self._free, self._now = find, free, now
        self._choices: tuple[Choice, ...] = ()
        self.popup = PopupList(theme, self)
        self.popup.taken.connect(self._take_row)
        self.field.textChanged.connect(self._look)

    def open_at(self, chip: QRect) -> None:
        super().open_at(chip)
        self._look()

    def key(self, watched: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.popup.move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take_row(self.popup.current)
        else:
            return False
        return True

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.popup.hide()
        super().hideEvent(event)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen just now."""
        return self._choices

    def _look(self) -> None:
        typed = self.field.text().strip()
        found = list(self._find(typed))
        if self._free and typed and all(choice.meant.casefold() != typed.casefold() for choice in found):
            hint = translate("CaptureLine", "as typed")
            found.append(Choice(typed.lstrip("#@"), PopupRow(typed, hint, "pencil-outline")))
        self._choices = tuple(found)
        at = QRect(self.mapToGlobal(QPoint(0, 0)), self.size())
        foot = translate("CaptureLine", "↑↓ choose   Enter take   Esc close")
        self.popup.show_rows([choice.row for choice in found], at, foot)
        begins = next((row for row, choice in enumerate(found) if choice.meant == self._now), 0)
        if begins and not typed:
            self.popup.move(begins)

    def _take_row(self, row: int) -> None:
        if 0 <= row < len(self._choices):
            self.take(self._choices[row].meant)


class DueEditor(ChipEditor):
    """Words such as "by Fri", read as they are typed, and a calendar."""

    def __init__(
        self, theme: Theme, title: str, window: QWidget, read: Callable[[str], tuple[str, str]], iso: str, words: str
    ) -> None:
        super().__init__(theme, title, window)
        self._read = read
        self.found = Label(theme, "", Use.SMALL, "text2", parent=self)
        self.calendar = _calendar(theme, self)
        shown = iso or read("today")[0]
        self.calendar.setSelectedDate(QDate.fromString(shown, "yyyy-MM-dd"))
        self.calendar.activated.connect(self._take_day)
        self.calendar.clicked.connect(self._take_day)
        view = self.calendar.findChild(QAbstractItemView)
        self._days: QWidget = view if view is not None else self.calendar
        self._days.installEventFilter(self)
        self.column.addWidget(self.found)
        self.column.addWidget(self.calendar)
        self.field.setText(day_text(iso) if iso else words)
        self.field.selectAll()
        self.field.textChanged.connect(self._look)
        self._look()

    def key(self, watched: QObject, event: QKeyEvent) -> bool:
        if watched is not self.field:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            iso, words = self._read(self.field.text())
            if iso or words:
                self.take(iso or words)
            else:
                self.leave()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
            self._days.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    def _look(self) -> None:
        iso, words = self._read(self.field.text())
        if iso:
            self.found.setText(day_text(iso))
            self.calendar.setSelectedDate(QDate.fromString(iso, "yyyy-MM-dd"))
        elif words:
            self.found.setText(translate("CaptureLine", "No single day: the words are kept."))
        else:
            self.found.setText(translate("CaptureLine", "For example “by Fri”, “31 Oct”, “before the next SOM”."))

    def _take_day(self, day: QDate) -> None:
        self.take(day.toString("yyyy-MM-dd"))


def _calendar(theme: Theme, parent: QWidget) -> QCalendarWidget:
    """A calendar in the colours of the theme: Qt has its weekends red, and its arrows black."""
    made = QCalendarWidget(parent)
    made.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    made.setAccessibleName(translate("CaptureLine", "Calendar"))
    made.setFont(theme.font(Use.SMALL))
    day = QTextCharFormat()
    day.setForeground(theme.colour("text"))
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        made.setWeekdayTextFormat(weekday, day)
    for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        button = made.findChild(QToolButton, name)
        if isinstance(button, QToolButton):
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(theme.px(18), theme.px(18)))
    return made
