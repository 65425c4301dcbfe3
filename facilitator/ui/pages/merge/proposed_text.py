"""The proposed text of a conflict: it can be edited, and what is still to be chosen stands in it as "a | b"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from facilitator.ui.pages.merge.marked_text import mark_boxes, paint_mark
from facilitator.ui.theme.theme import Theme, Use
from facilitator.workspace.settling import Place

PART = " | "
NOTHING = "–"


class ProposedText(QTextEdit):
    """Alt+Left takes the left words of a place, Alt+Right the right ones; so does deleting what is not wanted.

    ``places_changed`` tells how many places are still open.
    """

    places_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._places: list[QTextCursor] = []
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
        self._places = []
        self.setPlainText("".join(map(_shown, places)))
        at = 0
        for place in places:
            long = len(_shown(place).encode("utf-16-le", "surrogatepass")) // 2
            if place.is_open:
                self._places.append(self._held(at, at + long))
            at += long
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
        return len(self._places)

    def choose(self, side: int) -> None:
        """Leaves the left (0) or right (1) words of the place at the cursor, or of the next one."""
        place = self._place_here()
        if place is None:
            return
        words = place.selectedText().split(PART, 1)[side]
        place.insertText("" if words == NOTHING else words)
        self._look()
        self._go_to_open()

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        sides = {Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 1}
        if self._places and e.modifiers() == Qt.KeyboardModifier.AltModifier and e.key() in sides:
            self.choose(sides[Qt.Key(e.key())])
            return
        super().keyPressEvent(e)

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
        painter = QPainter(self.viewport())
        for box in self._boxes():
            paint_mark(painter, self._theme, box)
        painter.end()
        super().paintEvent(e)

    def resizeEvent(self, e: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(e)
        self._grow()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(200), self.height())

    def _boxes(self) -> list[QRectF]:
        found: list[QRectF] = []
        scroll = QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        ground = self._theme.line_height(Use.NOTE) - 1
        for place in self._places:
            block = self.document().findBlock(place.selectionStart())
            start, end = (at - block.position() for at in (place.selectionStart(), place.selectionEnd()))
            origin = self.document().documentLayout().blockBoundingRect(block).topLeft() + scroll
            found += [box.translated(origin) for box in mark_boxes(block.layout(), start, end, ground)]
        return found

    def _held(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place_here(self) -> QTextCursor | None:
        at = self.textCursor().position()
        after = [place for place in self._places if place.selectionEnd() >= at]
        return (after or self._places or [None])[0]

    def _go_to_open(self) -> None:
        cursor = self.textCursor()
        if self._places:
            cursor.setPosition(self._places[0].selectionStart())
            cursor.setPosition(self._places[0].selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def _look(self) -> None:
        """A place whose parting line is gone is chosen."""
        self._places = [place for place in self._places if PART in place.selectedText()]
        self._grow()
        self.viewport().update()
        self.places_changed.emit(len(self._places))

    def _grow(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(self._theme.line_height(Use.NOTE), round(self.document().size().height())) + 2)

    def _measure(self) -> None:
        self.setFont(self._theme.font(Use.NOTE))
        self.document().setDocumentMargin(0)
        self.setStyleSheet("QTextEdit, QTextEdit:focus { border: none; padding: 0; background: transparent; }")
        self._grow()


def _shown(place: Place) -> str:
    return f"{place.one or NOTHING}{PART}{place.two or NOTHING}" if place.is_open else place.text
