"""Below the matrix of one session: there is nothing to compare it with, and what to do."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate


class AloneLine(QWidget):
    """Hidden where there are several sessions."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.words = Label(theme, "", tone="text2", wrap=True, parent=self)
        self.merge = Button(theme, translate("Roundtable", "Merge files …"), "call-merge", "tinted", parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.merge)
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def show_for(self, sessions: int, code: str) -> None:
        """Shows itself for one session."""
        said = translate(
            "Roundtable",
            "This file holds session {code} alone. Merge the other room’s file to see what both share and where "
            "they differ.",
        )
        self.words.setText(said.format(code=code))
        self.setVisible(sessions == 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))
            painter.fillRect(0, 0, self.width(), 1, self._theme.colour("line"))

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(16), theme.px(6), theme.px(8), theme.px(6))
