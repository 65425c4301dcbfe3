"""What stands below the head of the details: one record, several, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain import Conflict
from facilitator.ui.pages.capture.details.conflict_card import ConflictCard
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.details.form import RecordForm
from facilitator.ui.pages.capture.details.history_list import HistoryList
from facilitator.ui.pages.capture.details.lines import rest_style
from facilitator.ui.pages.capture.details.several_form import SeveralForm
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate
from facilitator.workspace.record_details import Brief

ONE, MANY, NONE = range(3)


class DetailsBody(QStackedWidget):
    """``taken`` tells (record, field, change), ``settled`` (record, field, text).

    It is used once its ``making`` has been gone through to the end.
    """

    taken = Signal(str, str, str)
    settled = Signal(str, str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._item = ""
        self._shown: tuple[bool, tuple[Conflict, ...]] = (False, ())
        self.cards: list[ConflictCard] = []
        self.making = self._make()

    def _make(self) -> Iterator[None]:
        theme = self._theme
        self.form = RecordForm(theme, self)
        yield
        self.several = SeveralForm(theme, self)
        self.history = HistoryList(theme, self)
        self._card_column = QVBoxLayout()
        self._pages = (QWidget(self), QWidget(self))
        self._columns = (QVBoxLayout(self._pages[ONE]), QVBoxLayout(self._pages[MANY]))
        self._fill()
        yield
        self._scrolls = [self._scrolled(page) for page in self._pages]
        self._empty = EmptyState(theme, "text-box-edit-outline", "", "", self)
        self.restore = Button(theme, translate("Details", "Restore it"), "delete-restore", parent=self._empty)
        self._empty.add(self.restore)
        self.addWidget(self._empty)
        self.show_none()

    def show_one(self, view: View) -> None:
        """Shows all of a record."""
        self.form.take(view)
        self._show_cards(view)
        self.history.show_view(view)
        self.setCurrentIndex(ONE)
        if view.details.record.id != self._item:
            self._item = view.details.record.id
            self._scrolls[ONE].verticalScrollBar().setValue(0)

    def show_many(self, view: View, briefs: Sequence[Brief]) -> None:
        """Shows what records have in common; ``view`` gives the names."""
        self.several.take(view, briefs)
        self.setCurrentIndex(MANY)

    def show_none(self, *, deleted: bool = False) -> None:
        """Says that nothing is selected, or that it is deleted."""
        self.restore.setVisible(deleted)
        title = translate("Details", "This note is deleted") if deleted else translate("Details", "No note selected")
        text = (
            translate("Details", "It is still in the file, with its history.")
            if deleted
            else translate("Details", "Select a note in the list to see and change all of its fields.")
        )
        self._empty.show_words(title, text)
        self.setCurrentIndex(NONE)

    def show_history(self) -> None:
        """Scrolls to the history of the record shown, and puts the focus there."""
        if self.currentIndex() == ONE:
            self.history.focus_words()
            self._scrolls[ONE].verticalScrollBar().setValue(self.history.y())

    def measure(self) -> None:
        """Takes the colours and the size of the theme."""
        px, style = self._theme.px, rest_style(self._theme)
        for page, column in zip(self._pages, self._columns, strict=True):
            page.setStyleSheet(style)
            column.setSpacing(px(12))
        self._card_column.setSpacing(px(12))
        self._shown = (False, ())  # cards paint their marks when they are made
        self._fit_margins()

    def _fill(self) -> None:
        one, many = self._columns
        one.addWidget(self.form)
        one.addLayout(self._card_column)
        one.addWidget(self.history)
        one.addStretch(1)
        many.addWidget(self.several)
        many.addStretch(1)

    def _scrolled(self, page: QWidget) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        scroll.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        scroll.verticalScrollBar().rangeChanged.connect(self._fit_margins)
        self.addWidget(scroll)
        return scroll

    def _fit_margins(self) -> None:
        """The scroll bar stands in the margin: nothing moves when it comes or goes."""
        px = self._theme.px
        for scroll, column in zip(self._scrolls, self._columns, strict=True):
            right = 0 if scroll.verticalScrollBar().maximum() > 0 else px(12)
            column.setContentsMargins(px(16), px(12), right, px(16))

    def _show_cards(self, view: View) -> None:
        wanted = (True, view.details.conflicts)
        if wanted == self._shown:
            return
        self._shown = wanted
        for card in self.cards:
            self._card_column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [ConflictCard(self._theme, view, one, self._pages[ONE]) for one in view.details.conflicts]
        for card in self.cards:
            card.taken.connect(self._take)
            card.settled.connect(self._settle)
            self._card_column.addWidget(card)
            card.show()

    def _take(self, field: str, change: str) -> None:
        self.taken.emit(self._item, field, change)

    def _settle(self, field: str, text: str) -> None:
        self.settled.emit(self._item, field, text)
