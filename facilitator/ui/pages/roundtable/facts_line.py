"""What is still open at the roundtable, in numbers; each leads to its list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.status_button import StatusButton
from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import Facts


class FactsLine(QWidget):
    """``asked`` tells which list is to be looked at: actions or questions. Conflicts stand in the status line."""

    asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self.incomplete = self._button("alert-circle-outline", "care", self._actions)
        self.questions = self._button("help-circle-outline", "text2", self._questions)
        self._row.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_facts(self, facts: Facts) -> None:
        """The numbers; what is nothing is not shown."""
        self.incomplete.say(translate("Roundtable", "%n action(s) without who or when", "", facts.incomplete))
        self.questions.say(translate("Roundtable", "%n open question(s)", "", facts.questions))
        self.incomplete.setVisible(facts.incomplete > 0)
        self.questions.setVisible(facts.questions > 0)
        self.setVisible(bool(facts.incomplete or facts.questions))

    def _button(self, icon: str, tone: str, call: Callable[[], None]) -> StatusButton:
        button = StatusButton(self._theme, icon, tone, self)
        button.clicked.connect(call)
        self._row.addWidget(button)
        return button

    def _actions(self) -> None:
        self.asked.emit("actions")

    def _questions(self) -> None:
        self.asked.emit("questions")

    def _measure(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.px(28))
        self._row.setContentsMargins(theme.px(8), theme.px(2), theme.px(8), theme.px(2))
        self._row.setSpacing(theme.px(4))
