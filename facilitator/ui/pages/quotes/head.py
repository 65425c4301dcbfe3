"""The head of the page of quotes: whose, how many places, a text for them to check."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.quotes.name_field import NameField
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Offer

_FIELD, _NARROW = 360, 760


class QuotesHead(QWidget):
    """``field`` for the name, ``copy`` for the clipboard."""

    def __init__(self, context: Context, find: Callable[[str], Sequence[Offer]], parent: QWidget) -> None:
        super().__init__(parent)
        theme = self._theme = context.theme
        self.field = NameField(theme, find, self)
        self.said = ElidedLabel(theme, "", Use.BASE, "text2", self)
        action = context.actions["quotes.copy"]
        self.copy = Button(theme, translate("Quotes", "Copy for them to check"), "content-copy", "plain", "", self)
        self.copy.setToolTip(translate("Quotes", "What they said and where they stand, as text on the clipboard"))
        self.copy.clicked.connect(lambda: action.trigger())
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field)
        self._row.addWidget(self.said, 1)
        self._row.addWidget(self.copy)
        theme.changed.connect(self._measure)
        self._measure()

    def say(self, words: str) -> None:
        """How much there is of them."""
        self.said.setText(words)
        self.said.setAccessibleName(words)

    def fit(self, wide: int) -> None:
        """In a narrow window the words of the button give way."""
        narrow = wide < self._theme.px(_NARROW)
        self.said.setVisible(not narrow)
        self.field.setFixedWidth(min(self._theme.px(_FIELD), max(wide // 2, self._theme.px(160))))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(6), px(8), px(6))
        self._row.setSpacing(px(12))
        self.field.setFixedWidth(px(_FIELD))
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Fixed)
        self._row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
