"""A line in which a day is typed as one says it; below it stands what the words mean while one types."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.capture.details.lines import RestLine
from facilitator.ui.pages.capture.details.typed_field import TypedEditor
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import ElidedLabel
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


class DayLineEditor(TypedEditor):
    """The line with its caption: ``none`` for no words, ``unread`` for words that name no day."""

    def __init__(self, theme: Theme, hint: str, none: str, unread: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._none, self._unread = none, unread
        self.line = RestLine(theme, hint, self)
        self.line.textEdited.connect(self._tell)
        self.type_in(self.line)
        self.caption = ElidedLabel(theme, "", Use.SMALL, "text3", self)
        theme.changed.connect(self.measure)

    def say(self, words: str) -> None:
        """What the line means, below it and to a screen reader."""
        self.caption.setText(words)
        self.line.setAccessibleDescription(words)

    def read(self) -> tuple[str, str]:
        """The day that is typed, "" for none, and the words where they are more than the day."""
        return read_due_words(self.line.text(), self.view.day) if self.view else ("", "")

    def measure(self) -> None:
        """Sizes by the text size."""
        self.caption.setContentsMargins(self.theme.px(8), 0, 0, 0)
        self.caption.setFixedHeight(self.theme.line_height(Use.SMALL))

    def _tell(self, typed: str) -> None:
        day = self.read()[0]
        self.say(self._none if not typed.strip() else f"= {day_words(day)}" if day else self._unread)
