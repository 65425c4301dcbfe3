"""When something is due: typed as one says it, or taken from a calendar; the day and the words both show."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QGridLayout, QVBoxLayout, QWidget

from facilitator.domain import ActionItem
from facilitator.ui.pages.capture.details.editor import FieldEditor, View
from facilitator.ui.pages.capture.details.lines import RestLine
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.words import translate
from facilitator.workspace.due_words import read_due_words

# Days are written in the working language of the room, which is also what reads them again.
LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def day_words(iso: str) -> str:
    """A day as it shows, such as “Thu 31 Oct 2024”; what is no day of the calendar as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return LOCALE.toString(QDate(day.year, day.month, day.day), "ddd d MMM yyyy")


class DueEditor(FieldEditor):
    """Gives ``due`` and ``due_text`` together. Below the field stands what the words mean while one types."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.line = RestLine(theme, translate("Details", "by Fri, 30 Sep, before SOM"), self)
        self.line.textEdited.connect(self._tell)
        self.line.finished.connect(self.commit)
        self.line.abandoned.connect(self.give_up)
        self.calendar_button = IconButton(
            theme, "calendar-blank-outline", translate("Details", "Choose the day"), parent=self
        )
        self.calendar_button.clicked.connect(self.open_calendar)
        self.caption = ElidedLabel(theme, "", Use.SMALL, "text3", self)
        self.popup: _CalendarPopup | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.line, 0, 0)
        grid.addWidget(self.calendar_button, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.caption, 1, 0, 1, 2)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def dirty(self) -> bool:
        return self.line.dirty

    @property
    def empty(self) -> bool:
        return not self.line.rested

    def name_it(self, name: str) -> None:
        super().name_it(name)
        self.line.setAccessibleName(name)

    def first_widget(self) -> QWidget:
        return self.line

    def show_view(self, view: View) -> None:
        record = view.details.record
        if not isinstance(record, ActionItem):
            return
        self.line.rest(day_words(record.due) or record.due_text)
        self._caption(f"“{record.due_text}”" if record.due and record.due_text else "")

    def commit(self) -> None:
        if not self.dirty or self.line.composing or self.view is None:
            return
        due, words = read_due_words(self.line.text(), self.view.day)
        self._give(due, words)

    def open_calendar(self) -> None:
        """Opens a calendar below the field, on the day that stands there."""
        self.popup = _CalendarPopup(self)
        self.popup.calendar.setSelectedDate(self._shown_day())
        self.popup.calendar.activated.connect(self._picked)
        self.popup.calendar.clicked.connect(self._picked)
        self.popup.open_below(self.line)

    def _shown_day(self) -> QDate:
        due = read_due_words(self.line.text(), self.view.day)[0] if self.view else ""
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
        self._caption(f"“{words}”" if due and words else "")
        self.given.emit((("due", due), ("due_text", words)))

    def _tell(self, typed: str) -> None:
        due = read_due_words(typed, self.view.day)[0] if self.view else ""
        if not typed.strip():
            self._caption(translate("Details", "no due date"))
        elif due:
            self._caption(f"= {day_words(due)}")
        else:
            self._caption(translate("Details", "names no day; kept as words"))

    def _caption(self, words: str) -> None:
        self.caption.setText(words)
        self.line.setAccessibleDescription(words)

    def _measure(self) -> None:
        self.caption.setContentsMargins(self.theme.px(8), 0, 0, 0)
        self.caption.setFixedHeight(self.theme.line_height(Use.SMALL))
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
