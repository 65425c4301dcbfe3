"""The list of a part's sentences: keys and mouse. Left and Right go through the sources of the current one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from facilitator.ui.pages.summary.sentence_delegate import SentenceDelegate
from facilitator.ui.pages.summary.sentence_keys import SentenceKeys
from facilitator.ui.pages.summary.sentence_rows import SentenceModel, SentenceRow
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.copying import claims_copy
from facilitator.ui.widgets.row_list import set_up_rows
from facilitator.ui.widgets.row_menu import RowMenu
from facilitator.ui.words import translate


class SentenceView(QListView):
    """``keys`` tells what is wanted of sentences and sources.

    ``chosen``: the sentence one goes to; ``moved``: rows stand elsewhere.
    """

    chosen = Signal(str)
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = SentenceModel(self)
        self.setModel(self.rows)
        self.delegate = SentenceDelegate(theme, self, self.rows)
        self.setItemDelegate(self.delegate)
        self.line_at = -1
        self.keys = SentenceKeys(self, self.rows, self.delegate)
        self.menu = RowMenu(theme, self)
        self.setObjectName("sentences")
        self.setAccessibleName(translate("Summary", "Sentences of the part"))
        set_up_rows(self)
        self.setStyleSheet("QListView#sentences { border: none; outline: none; padding: 0; }")
        self.selectionModel().currentChanged.connect(self._moved_to)
        theme.changed.connect(self.measure)
        self.measure()

    @property
    def current(self) -> SentenceRow | None:
        """The sentence one is on."""
        at = self.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def choose(self, key: str) -> bool:
        """Goes to a sentence; whether it is there."""
        at = self.rows.row_of(key)
        if at >= 0:
            self.setCurrentIndex(self.rows.index(at))
        return at >= 0

    def measure(self) -> None:
        """The rows may have other heights."""
        self.verticalScrollBar().setSingleStep(self._theme.px(24))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def rect_of(self, at: int) -> QRect:
        """Where a row stands in the viewport."""
        return self.visualRect(self.rows.index(at))

    def event(self, e: QEvent) -> bool:
        return claims_copy(e) or super().event(e)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self.keys.press(event):
            if event.key() == Qt.Key.Key_Escape:
                event.ignore()
            else:
                super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Letters do nothing: sentences are not found by how they begin."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        if self.rows.rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        self.moved.emit()

    def updateGeometries(self) -> None:  # noqa: N802
        super().updateGeometries()
        self.verticalScrollBar().setSingleStep(self._theme.px(24))
        self.moved.emit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(e)
        if self.line_at >= 0:
            with QPainter(self.viewport()) as painter:
                high = self._theme.px(2)
                top = self.line_at - high // 2
                painter.fillRect(0, max(0, top), self.viewport().width(), high, self._theme.colour("accent"))

    def _moved_to(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.delegate.chip = -1
        self.viewport().update()
        if now.isValid():
            self.chosen.emit(self.rows.rows[now.row()].key)
