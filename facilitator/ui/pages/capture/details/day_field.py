"""A day that is known: typed as one says it, kept as a day of the calendar, or not at all."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.pages.capture.details.due_field import day_words
from facilitator.ui.pages.capture.details.editor import FieldEditor, View
from facilitator.ui.pages.capture.details.lines import RestLine
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.words import translate
from facilitator.workspace.due_words import read_due_words


class DayEditor(FieldEditor):
    """Words that name no day are said so while one types; they are not kept."""

    def __init__(self, theme: Theme, field: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._field = field
        self.line = RestLine(theme, translate("Details", "such as 29 Aug"), self)
        self.line.textEdited.connect(self._tell)
        self.line.finished.connect(self.commit)
        self.line.abandoned.connect(self.give_up)
        self.caption = ElidedLabel(theme, "", Use.SMALL, "text3", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.caption)
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
        self.line.rest(day_words(getattr(view.details.record, self._field, "")))
        self._caption("")

    def commit(self) -> None:
        if not self.dirty or self.line.composing or self.view is None:
            return
        typed = self.line.text().strip()
        day = read_due_words(typed, self.view.day)[0]
        if typed and not day:
            self.give_up()
            return
        self.line.rest(day_words(day))
        self._caption("")
        self.given.emit(((self._field, day),))

    def _tell(self, typed: str) -> None:
        day = read_due_words(typed, self.view.day)[0] if self.view else ""
        if not typed.strip():
            self._caption(translate("Details", "no day"))
        else:
            self._caption(f"= {day_words(day)}" if day else translate("Details", "names no day; not kept"))

    def _caption(self, words: str) -> None:
        self.caption.setText(words)
        self.line.setAccessibleDescription(words)

    def _measure(self) -> None:
        self.caption.setContentsMargins(self.theme.px(8), 0, 0, 0)
        self.caption.setFixedHeight(self.theme.line_height(Use.SMALL))
