"""A day that is known: typed as one says it, kept as a day of the calendar, or not at all."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.pages.capture.details.day_line import DayLineEditor, day_words
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate


class DayEditor(DayLineEditor):
    """Words that name no day are said so while one types; they are not kept."""

    def __init__(self, theme: Theme, field: str, parent: QWidget) -> None:
        hint, unread = translate("Details", "such as 29 Aug"), translate("Details", "names no day; not kept")
        super().__init__(theme, hint, translate("Details", "no day"), unread, parent)
        self._field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.caption)
        self.measure()

    def show_view(self, view: View) -> None:
        self.line.rest(day_words(getattr(view.details.record, self._field, "")))
        self.say("")

    def commit(self) -> None:
        if not self.dirty or self.line.composing or self.view is None:
            return
        day = self.read()[0]
        if self.line.text().strip() and not day:
            self.give_up()
            return
        self.line.rest(day_words(day))
        self.say("")
        self.given.emit(((self._field, day),))
