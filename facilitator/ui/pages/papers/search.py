"""Words searched for in a paper: how many, which one, on to the next with Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.pages.papers.page_finder import PageFinder
from facilitator.ui.pages.papers.page_view import PageView
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate


class PaperSearch(QWidget):
    """Enter goes to the next place, Shift+Enter to the one before; both begin again at the end."""

    def __init__(self, theme: Theme, view: PageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.finder = PageFinder(view, self)
        self.field = SearchField(theme, translate("Papers", "Search in the paper"), "", self)
        self.told = Label(theme, "", Use.SMALL, "text2", False, self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.told)
        self.field.textChanged.connect(self.finder.find)
        self.finder.changed.connect(self._tell)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def count(self) -> int:
        """How many places were found."""
        return len(self.finder.hits)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Goes to another place found."""
        self.finder.step(by)

    def _tell(self) -> None:
        at, count = self.finder.current + 1, self.count
        if at:
            self.told.setText(translate("Papers", "{at} of {count}").format(at=at, count=count))
        elif not self.field.text().strip() or self.finder.working:
            self.told.setText("")
        else:
            self.told.setText(translate("Papers", "not found"))

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        self.field.setMaximumWidth(theme.px(220))
        self.field.setMinimumWidth(theme.px(140))
        self.told.setMinimumWidth(theme.px(56))
