"""One agreement or action, large enough for the back of the room: words, who leads and by when, how far it has come."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.pages.read_back.measures import Measures
from facilitator.ui.pages.read_back.sayings import facts, kind_name, place_words
from facilitator.ui.pages.read_back.stage_picture import StagePicture
from facilitator.ui.theme.theme import Theme
from facilitator.workspace.read_back import ReadBack, Reading


class Stage(QWidget):
    """Paints what is read; ``moved`` tells that the place of the words may be another one."""

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Reading, int, ReadBack] | None = None
        self._picture: StagePicture | None = None
        self._typed: str | None = None
        self._field = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._renew)

    def show_reading(self, reading: Reading, at: int, among: ReadBack) -> None:
        """What is in front of the room, with its place in the list."""
        if self._shown == (reading, at, among):
            return
        self._shown = (reading, at, among)
        self.setAccessibleName(f"{kind_name(reading)}, {place_words(at, len(among.readings))}: {reading.words}")
        self.setAccessibleDescription(". ".join(fact.text for line in facts(reading) for fact in line))
        self._renew()

    def show_typed(self, words: str | None) -> None:
        """The words as they are being amended, None for those of the record."""
        self._typed = words
        self.update()

    def hide_words(self, on: bool) -> None:
        """Whether a field stands in the place of the words."""
        self._field = on
        self.update()

    def words_place(self) -> QRect:
        """Where the words stand."""
        return self._picture.words_place() if self._picture else self.rect()

    def measures(self) -> Measures:
        """The sizes that hold here."""
        return Measures(self._theme, self.size())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Small windows have less of it."""
        return QSize(self._theme.px(320), self._theme.px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))
            if self._picture is not None:
                own = self._picture.reading.words if self._typed is None else self._typed
                self._picture.paint(painter, None if self._field else own)

    def _renew(self) -> None:
        self._picture = StagePicture(self.measures(), *self._shown) if self._shown else None
        self.update()
        self.moved.emit()
