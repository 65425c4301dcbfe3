"""When something is due: typed as one says it, or taken from a calendar; the day and the words both show."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QGridLayout, QVBoxLayout, QWidget

from facilitator.domain import ActionItem
from facilitator.ui.pages.capture.details.day_line import LOCALE, DayLineEditor, day_words
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.words import translate


class DueEditor(DayLineEditor):
    """Gives ``due`` and ``due_text`` together."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        hint = translate("Details", "by Fri, 30 Sep, before SOM")
        unread = translate("Details", "names no day; kept as words")
        super().__init__(theme, hint, translate("Details", "no due date"), unread, parent)
        self.calendar_button = IconButton(
            theme, "calendar-blank-outline", translate("Details", "Choose the day"), parent=self
        )
        self.calendar_button.clicked.connect(self.open_calendar)
        self.popup: _CalendarPopup | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.line, 0, 0)
        grid.addWidget(self.calendar_button, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.caption, 1, 0, 1, 2)
        self.measure()

    def show_view(self, view: View) -> None:
        record = view.details.record
        if not isinstance(record, ActionItem):
            return
        self.line.rest(day_words(record.due) or record.due_text)
        self.say(f"“{record.due_text}”" if record.due and record.due_text else "")

    def commit(self) -> None:
        if not self.dirty or self.line.composing or self.view is None:
            return
        self._give(*self.read())

    def open_calendar(self) -> None:
        """Opens a calendar below the field, on the day that stands there."""
        self.popup = _CalendarPopup(self)
        self.popup.calendar.setSelectedDate(self._shown_day())
        self.popup.calendar.activated.connect(self._picked)
        self.popup.calendar.clicked.connect(self._picked)
        self.popup.open_below(self.line)

    def _shown_day(self) -> QDate:
        due = self.read()[0]
        day = QDate.fromString(due, Qt.DateFormat.ISODate)
        if day.isValid() or self.view is None:
            return day if day.isValid() else QDate.currentDate()
        return QDate(self.view.day.year, self.view.day.month, self.view.day.day)

    def _picked(self, day: QDate) -> None:
        if self.popup is not None:
            popup, self.popup = self.popup, None
            popup.close()
            self._give(day.toString(Qt.DateFormat.ISODate), "")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self, due: str, words: str) -> None:
        self.line.rest(day_words(due) or words)
        self.say(f"“{words}”" if due and words else "")
        self.given.emit((("due", due), ("due_text", words)))

    def measure(self) -> None:
        """Sizes by the text size."""
        super().measure()
        self.calendar_button.setFixedSize(self.line.field_height(), self.line.field_height())


class _CalendarPopup(QFrame):
    """A calendar that goes away with Esc or a click beside it."""

    def __init__(self, owner: DueEditor) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._owner = owner
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(LOCALE)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.setAccessibleName(translate("Details", "Calendar"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.calendar)

    def open_below(self, field: QWidget) -> None:
        """Shows it below a field, inside the screen."""
        self.adjustSize()
        room = field.screen().availableGeometry()
        corner = field.mapToGlobal(QPoint(0, field.height()))
        left = max(room.left(), min(corner.x(), room.right() - self.width()))
        top = corner.y() if corner.y() + self.height() <= room.bottom() else corner.y() - field.height() - self.height()
        self.move(left, max(room.top(), top))
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._owner.popup = None
            self.close()
        else:
            super().keyPressEvent(event)
