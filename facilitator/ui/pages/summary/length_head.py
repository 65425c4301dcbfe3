"""How long the summary is: words against the goal, minutes read aloud, pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.summary.word_bar import WordBar
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.words import translate


class LengthHead(QWidget):
    """Two lines of words with the bar between them. ``show_pages`` comes later: pages are made."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = Label(theme, "", Use.TITLE, "text", False, self)
        self.minutes = ElidedLabel(theme, "", Use.BASE, "text2", self)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = WordBar(theme, self)
        self.goal = ElidedLabel(theme, "", Use.SMALL, "text2", self)
        self.pages = Label(theme, "", Use.SMALL, "text2", False, self)
        self._column = QVBoxLayout(self)
        for first, second, between in ((self.words, self.minutes, True), (self.goal, self.pages, False)):
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            row.addWidget(first, 0 if between else 1)
            row.addWidget(second, 1 if between else 0)
            self._column.addLayout(row)
            if between:
                self._column.addWidget(self.bar)
        theme.changed.connect(self._measure)
        self._measure()

    def show_length(self, words: int, minutes: int, least: int, most: int) -> None:
        """Words of the running text, minutes read aloud, and how many words there should be."""
        self.words.setText(translate("Summary", "{count} words").format(count=f"{words:,}"))
        self.minutes.setText(translate("Summary", "%n min read aloud", "", minutes))
        self.bar.show_length(words, least, most)
        goal = translate("Summary", "Goal {least}–{most} words").format(least=f"{least:,}", most=f"{most:,}")
        if words > most:
            goal = translate("Summary", "{over} over {most} words").format(over=f"{words - most:,}", most=f"{most:,}")
        self.goal.set_tone("care" if words > most else "text2")
        self.goal.setText(goal)
        self._name()

    def show_pages(self, pages: int) -> None:
        """Pages of the paper, 0 while they are not known."""
        self.pages.setText(translate("Summary", "%n page(s)", "", pages) if pages else "")
        self._name()

    def _name(self) -> None:
        parts = (self.words.text(), self.goal.text(), self.minutes.text(), self.pages.text())
        self.setAccessibleName(", ".join(part for part in parts if part))

    def _measure(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        self._column.setSpacing(theme.px(2))
