"""Words searched for in a paper: how many, which one, on to the next with Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate


class PaperSearch(QWidget):
    """Enter goes to the next place, Shift+Enter to the one before; both begin again at the end."""

    def __init__(self, theme: Theme, document: QPdfDocument, view: QPdfView, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._view = theme, view
        self.model = QPdfSearchModel(self)
        self.model.setDocument(document)
        view.setSearchModel(self.model)
        self.field = SearchField(theme, translate("Papers", "Search in the paper"), "", self)
        self.told = Label(theme, "", Use.SMALL, "text2", False, self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.told)
        self.field.textChanged.connect(self._search)
        self.model.countChanged.connect(self._counted)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def count(self) -> int:
        """How many places were found."""
        return self.model.rowCount(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

    def step(self, by: int) -> None:
        """Goes to another place found."""
        if not self.count:
            return
        at = (self._view.currentSearchResultIndex() + by) % self.count
        self._view.setCurrentSearchResultIndex(at)
        link = self.model.resultAtIndex(at)
        navigator = self._view.pageNavigator()
        navigator.jump(link.page(), link.location(), navigator.currentZoom())
        self._tell()

    def _search(self, words: str) -> None:
        self._view.setCurrentSearchResultIndex(-1)
        self.model.setSearchString(words)
        self._tell()

    def _counted(self) -> None:
        if self.count and self._view.currentSearchResultIndex() < 0:
            self.step(1)
        self._tell()

    def _tell(self) -> None:
        if not self.field.text():
            self.told.setText("")
        elif not self.count:
            self.told.setText(translate("Papers", "not found"))
        else:
            at = self._view.currentSearchResultIndex() + 1
            self.told.setText(translate("Papers", "{at} of {count}").format(at=at, count=self.count))

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        self.field.setMaximumWidth(theme.px(220))
        self.field.setMinimumWidth(theme.px(140))
        self.told.setMinimumWidth(theme.px(56))
