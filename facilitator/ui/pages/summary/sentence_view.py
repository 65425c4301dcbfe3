"""The list of a part's sentences: keys and mouse. Left and Right go through the sources of the current one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from facilitator.ui.pages.summary.sentence_delegate import SentenceDelegate
from facilitator.ui.pages.summary.sentence_keys import SentenceKeys
from facilitator.ui.pages.summary.sentence_rows import SentenceModel, SentenceRow, SourceChip
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate


class SentenceView(QListView):
    """``keys`` tells what is wanted of sentences and sources.

    ``chosen``: the sentence one goes to; ``moved``: rows stand elsewhere; ``menu_asked``: where a menu is wanted.
    """

    chosen = Signal(str)
    moved = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = SentenceModel(self)
        self.setModel(self.rows)
        self.delegate = SentenceDelegate(theme, self, self.rows)
        self.setItemDelegate(self.delegate)
        self.line_at = -1
        self.keys = SentenceKeys(self, self.rows, self.delegate)
        self.setObjectName("sentences")
        self.setAccessibleName(translate("Summary", "Sentences of the part"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView#sentences { border: none; outline: none; padding: 0; }")
        self.selectionModel().currentChanged.connect(self._moved_to)
        theme.changed.connect(self.measure)
        self.measure()

    @property
    def current(self) -> SentenceRow | None:
        """The sentence one is on."""
        at = self.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    @property
    def current_chip(self) -> SourceChip | None:
        """The source the keyboard is on."""
        at, row = self.delegate.chip, self.current
        return row.chips[at] if row is not None and 0 <= at < len(row.chips) else None

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

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
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

    def contextMenuEvent(self, arg__1: QContextMenuEvent) -> None:  # noqa: N802
        by_key = arg__1.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and (index := self.indexAt(arg__1.pos())).isValid():
            self.setCurrentIndex(index)
        below = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(self._theme.px(36), 0)
        self.menu_asked.emit(self.viewport().mapToGlobal(below) if by_key else arg__1.globalPos())

    def _moved_to(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.delegate.chip = -1
        self.viewport().update()
        if now.isValid():
            self.chosen.emit(self.rows.rows[now.row()].key)
