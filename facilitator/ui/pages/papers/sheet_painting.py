"""Paints a page of a paper on the screen: paper, what is drawn of it, what was searched for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from facilitator.ui.pages.papers.page_shelf import Band
from facilitator.ui.theme.theme import Theme
from facilitator.ui.theme.tokens import LIGHT
from facilitator.workspace.paper_pages import Box, Picture

_LINE, _LINE_POINTS, _ROOM = 2, 1.5, 1.5


@dataclass(frozen=True, slots=True)
class Marked:
    """Boxes of words found on a page; ``current`` is the place one has gone to."""

    boxes: tuple[Box, ...]
    current: bool


class DevicePainter:
    """A painter whose unit is the pixel of the screen, so that pictures are not resampled at any scale of it."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        self._there = painter.deviceTransform()
        self.ratio = self._there.m11()

    def rect(self, rect: QRect) -> QRect:
        """A rectangle of the widget in pixels of the screen."""
        left, top = self._x(rect.x()), self._y(rect.y())
        return QRect(left, top, device_length(rect.width(), self.ratio), device_length(rect.height(), self.ratio))

    def begin(self) -> None:
        """From here on the painter takes pixels of the screen."""
        self.painter.save()
        self.painter.translate(-self._there.dx() / self.ratio, -self._there.dy() / self.ratio)
        self.painter.scale(1 / self.ratio, 1 / self.ratio)

    def end(self) -> None:
        """The painter is as it was."""
        self.painter.restore()

    def _x(self, at: int) -> int:
        return round(at * self.ratio + self._there.dx())

    def _y(self, at: int) -> int:
        return round(at * self.ratio + self._there.dy())


def device_length(length: int, ratio: float) -> int:
    """A length in pixels of the screen."""
    return max(1, round(length * ratio))


def paint_sheet(painter: QPainter, theme: Theme, sheet: QRect) -> None:
    """The blank paper with a hairline round it; white in the dark too, as it will be printed."""
    painter.fillRect(sheet.adjusted(-1, -1, 1, 1), theme.colour("edge" if theme.dark else "line"))
    painter.fillRect(sheet, QColor(Qt.GlobalColor.white))


def paint_pieces(painter: QPainter, sheet: QRect, pieces: Iterable[tuple[Band, Picture]]) -> None:
    """Pictures on the paper; those of another size are stretched."""
    for band, picture in pieces:
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        if (band.width, band.height) == (sheet.width(), sheet.height()):
            painter.drawImage(sheet.left(), sheet.top() + band.top, image)
            continue
        across, down = sheet.width() / band.width, sheet.height() / band.height
        place = QRectF(sheet.left(), sheet.top() + band.top * down, band.width * across, band.rows * down)
        painter.drawImage(place, image)


def paint_marks(painter: QPainter, sheet: QRect, scale: float, marks: Iterable[Marked], unit: float) -> None:
    """What was found: light behind the words, a line under them; a frame round the one that is current.

    Paper is white, so these are the light colours. ``scale``: pixels a point; ``unit``: pixels of the screen a px.
    """
    line = max(round(_LINE * unit), round(_LINE_POINTS * scale))
    for mark in marks:
        for box in mark.boxes:
            place = QRectF(
                sheet.left() + (box.left - _ROOM) * scale,
                sheet.top() + (box.top - _ROOM) * scale,
                (box.width + 2 * _ROOM) * scale,
                (box.height + 2 * _ROOM) * scale,
            ).toAlignedRect()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(place, QColor(LIGHT.mark))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.fillRect(place.left(), place.bottom() + 1, place.width(), line, QColor(LIGHT.care))
            if mark.current:
                _frame(painter, place.adjusted(-line, -line, line, 2 * line), line)


def _frame(painter: QPainter, outer: QRect, line: int) -> None:
    accent = QColor(LIGHT.accent)
    painter.fillRect(outer.left(), outer.top(), outer.width(), line, accent)
    painter.fillRect(outer.left(), outer.bottom() + 1 - line, outer.width(), line, accent)
    painter.fillRect(outer.left(), outer.top(), line, outer.height(), accent)
    painter.fillRect(outer.right() + 1 - line, outer.top(), line, outer.height(), accent)
