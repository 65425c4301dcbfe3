"""The real pages of a PDF, drawn as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from facilitator.ui.errand import Errand
from facilitator.ui.pages.papers.page_desk import PageDesk
from facilitator.ui.pages.papers.page_drawing import PageDrawing
from facilitator.ui.pages.papers.page_painter import PagePainter
from facilitator.ui.pages.papers.page_shelf import PageShelf
from facilitator.ui.pages.papers.page_speech import PageSpeech
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import said
from facilitator.workspace.paper_pages import Hit, PageSize, page_sizes

_NOTCH = 120
_MOVES = {
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
    Qt.Key.Key_Space: QAbstractSlider.SliderAction.SliderPageStepAdd,
}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PageView(PageDesk):
    """``shown`` tells that the pages of another paper lie there, or none; ``failed`` why one cannot be shown."""

    shown = Signal()
    failed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._shelf = PageShelf()
        self._painter = PagePainter(theme, self._shelf)
        self._asked = b""
        self._turned = 0
        self.data = b""
        super().__init__(theme, parent)
        self._drawing = PageDrawing(self._shelf, self)
        self._speech = PageSpeech(self)
        self._drawing.drawn.connect(self._drawn)
        self.page_changed.connect(self._say)

    @property
    def complete(self) -> bool:
        """Whether everything in sight, and what lies beside it, is drawn."""
        return self.data is self._asked and not self._drawing.working

    def show_pdf(self, data: bytes) -> None:
        """Shows a paper at the place where the one before was looked at; ``clear`` first for another one."""
        self._asked = data

        def took(sizes: tuple[PageSize, ...]) -> None:
            if data is self._asked:
                self._show(data, sizes)

        def gave_up(error: BaseException) -> None:
            if data is self._asked:
                self.clear()
                self.failed.emit(said(error))

        Errand(lambda: page_sizes(data), took, gave_up, self)

    def clear(self) -> None:
        """Shows the empty desk, and begins at the top the next time."""
        self._asked = b""
        self._shelf.clear()
        self._painter.show_hits(())
        self._show(b"", ())

    def show_hits(self, hits: Sequence[Hit], current: int = -1, go: bool = False) -> None:
        """Marks what was found, and goes to the current one, when asked to, if it is out of sight."""
        self._painter.show_hits(hits, current)
        if go and 0 <= current < len(hits) and hits[current].boxes:
            self.see(hits[current].page, hits[current].boxes[0])
        self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a page to be read."""
        return QSize(self._theme.px(600), self._theme.px(700))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paints what is there of the pages in sight, and asks for what is not."""
        high = self.viewport().height()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), self._theme.colour("sunken"))
            seen = self.places.between(self.scrolled[1], self.scrolled[1] + high)
            wanted = self._painter.paint(painter, self.places, seen, self.scrolled, high)
            if self.hasFocus():
                self._painter.paint_focus(painter, self.viewport().rect())
        self._shelf.hold(wanted)
        beside = self._painter.beside(self.places, seen, self.devicePixelRatioF())
        self._drawing.want([*wanted, *(beside if self._shelf.has_room(beside) else ())])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows and Page Up/Down scroll, blanks too; Home and End lead to both ends, + and - zoom."""
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        key = Qt.Key(event.key())
        if plain and key in _ZOOMS:
            self.zoom_by(_ZOOMS[key])
        elif plain and key == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepSub)
        elif plain and key in _MOVES:
            self.verticalScrollBar().triggerAction(_MOVES[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """With Ctrl it zooms about the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turned += event.angleDelta().y()
            steps = int(self._turned / _NOTCH)
            self._turned -= steps * _NOTCH
            if steps:
                self.zoom_by(steps, event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.viewport().update()

    def _show(self, data: bytes, sizes: Sequence[PageSize]) -> None:
        self.data = data
        self._drawing.show_pdf(data)
        self.lay(sizes, begin=not data)
        self.shown.emit()
        self._say(self.page)

    def _say(self, page: int) -> None:
        self._speech.say(self.data, page)

    def _drawn(self, page: int) -> None:
        down = self.scrolled[1]
        if page in self.places.between(down, down + self.viewport().height()):
            self.viewport().update()
