"""A part of the projector: it paints what it shows, says it to screen readers, and lets the mouse through."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.projector.look import Look

Part = TypeVar("Part")


class Panel(QWidget, Generic[Part]):
    """Subclasses set their texts in ``_set`` and paint them in ``_paint``."""

    def __init__(self, part: Part, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._look, self.part = look, part

    def show_part(self, part: Part) -> None:
        """Shows something else; nothing is painted where it is the same."""
        if part == self.part:
            return
        before, self.part = self.part, part
        self._renew()
        self._repaint(before)

    def show_look(self, look: Look) -> None:
        """Takes other colours or sizes."""
        self._look = look
        self._renew()
        self.update()

    def spoken(self) -> str:
        """What a screen reader says."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self._look.colour("surface"))
            self._paint(painter)

    def _renew(self) -> None:
        self._set()
        if self.spoken() != self.accessibleName():
            self.setAccessibleName(self.spoken())

    def _repaint(self, _before: Part) -> None:
        self.update()

    def _set(self) -> None:
        raise NotImplementedError

    def _paint(self, painter: QPainter) -> None:
        raise NotImplementedError
