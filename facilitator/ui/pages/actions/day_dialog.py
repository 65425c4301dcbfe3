"""Asks what was on which day: typed as one says it; what it means stands below while one types."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.capture.details.day_line import day_words
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import LineField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import translate
from facilitator.workspace.action_desk_days import read_past_day


class DayDialog(Dialog):
    """``taken`` tells asked, reminded or replied, and the ISO day, "" where the day is to go."""

    taken = Signal(str, str)

    def __init__(self, theme: Theme, count: int, today: date, parent: QWidget | None = None) -> None:
        title = translate("ActionsPage", "Asked, reminded or replied on another day")
        super().__init__(theme, title, parent)
        self._today = today
        told = translate("ActionsPage", "For %n action(s). Leave it empty to take the day away.", "", count)
        self.field = Segmented(
            theme,
            (
                ("asked", translate("ActionsPage", "Asked")),
                ("reminded", translate("ActionsPage", "Reminded")),
                ("replied", translate("ActionsPage", "Replied")),
            ),
            self,
        )
        self.line = LineField(theme, translate("ActionsPage", "such as yesterday, Monday, 5 Sep"), self, tall=True)
        self.line.setAccessibleName(translate("ActionsPage", "Day"))
        self.meaning = Label(theme, "", Use.SMALL, "text2", False, self)
        self.cancel = Button(theme, translate("ActionsPage", "Cancel"), parent=self)
        self.take = Button(theme, translate("ActionsPage", "Set the day"), "", "primary", "Return", self)
        self.body.addWidget(Label(theme, told, Use.BASE, "text", True, self))
        self.body.addWidget(self.field)
        self.body.addWidget(self.line)
        self.body.addWidget(self.meaning)
        self.body.addStretch(1)
        for button in (self.cancel, self.take):
            self.buttons.addWidget(button)
        self.take.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self._take)
        self.line.textChanged.connect(self._read)
        self._read("")
        self.fit(400)
        self.line.setFocus()

    def _read(self, typed: str) -> str:
        """The day that is typed; what it means is said."""
        day = read_past_day(typed, self._today)
        if not typed.strip():
            self._say(translate("ActionsPage", "no day"), good=True)
        elif day:
            self._say(f"= {day_words(day)}", good=True)
        else:
            self._say(translate("ActionsPage", "names no day that has been"), good=False)
        return day

    def _say(self, words: str, *, good: bool) -> None:
        self.meaning.setText(words)
        self.meaning.set_tone("text2" if good else "clash")
        self.line.setAccessibleDescription(words)
        self.take.setEnabled(good)

    def _take(self) -> None:
        day = self._read(self.line.text())
        if self.take.isEnabled():
            self.taken.emit(self.field.key, day)
            self.accept()
