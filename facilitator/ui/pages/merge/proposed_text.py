"""The proposed text of a conflict: it can be edited, and what is still to be chosen stands in it as "a | b"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from facilitator.ui.pages.merge.marked_text import paint_mark
from facilitator.ui.pages.merge.open_places import NOTHING, PART, OpenPlaces, shown
from facilitator.ui.theme.theme import Theme, Use
from facilitator.workspace.settling import Place


class ProposedText(QTextEdit):
    """Alt+Left takes the left words of a place, Alt+Right the right ones; so does deleting what is not wanted.

    ``places_changed`` tells how many places are still open; ``composing``: an input method is at work in it.
    """

    places_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places = OpenPlaces(self)
        self.composing = False
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._look)
        theme.changed.connect(self._measure)
        self._measure()

    def show_places(self, places: Sequence[Place]) -> None:
        """A new text; the first open place is selected, else the cursor stands at the end."""
        self.blockSignals(True)
        self.setPlainText("".join(map(shown, places)))
        self._places.keep(places)
        self.document().setUndoRedoEnabled(False)
        self.document().setUndoRedoEnabled(True)
        self.blockSignals(False)
        self._look()
        self._go_to_open()

    def text(self) -> str:
        """The text as it stands."""
        return self.toPlainText()

    def open_places(self) -> int:
        """How many places are still to be chosen."""
        return len(self._places.held)

    def choose(self, side: int) -> None:
        """Leaves the left (0) or right (1) words of the place at the cursor, or of the next one."""
        place = self._places.at(self.textCursor().position())
        if place is None:
            return
        words = place.selectedText().split(PART, 1)[side]
        place.insertText("" if words == NOTHING else words)
        self._look()
        self._go_to_open()

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        sides = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}
        if self._places.held and e.modifiers() == Qt.KeyboardModifier.AltModifier and e.key() in sides:
            self.choose(sides[Qt.Key(e.key())])
            return
        super().keyPressEvent(e)

    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:  # noqa: N802
        self.composing = bool(arg__1.preeditString())
        super().inputMethodEvent(arg__1)

    def event(self, e: QEvent) -> bool:
        """Where there is nothing to undo in this text, Ctrl+Z is the window's: it takes back the last choice."""
        if e.type() == QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent):
            undo, redo = (e.matches(one) for one in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
            document = self.document()
            if (undo and not document.isUndoAvailable()) or (redo and not document.isRedoAvailable()):
                e.ignore()
                return False
        return super().event(e)

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self.viewport()) as painter:
            for box in self._places.boxes(self._theme.line_height(Use.NOTE) - 1):
                paint_mark(painter, self._theme, box)
        super().paintEvent(e)

    def resizeEvent(self, e: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(e)
        self._grow()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(200), self.height())

    def _go_to_open(self) -> None:
        cursor = self.textCursor()
        first = next(iter(self._places.held), None)
        if first:
            cursor.setPosition(first.selectionStart())
            cursor.setPosition(first.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def _look(self) -> None:
        """The text is another: places may have been chosen."""
        self._places.look()
        self._grow()
        self.viewport().update()
        self.places_changed.emit(self.open_places())

    def _grow(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(self._theme.line_height(Use.NOTE), round(self.document().size().height())) + 2)

    def _measure(self) -> None:
        self.setFont(self._theme.font(Use.NOTE))
        self.document().setDocumentMargin(0)
        self.setStyleSheet("QTextEdit, QTextEdit:focus { border: none; padding: 0; background: transparent; }")
        self._grow()
