"""The places of a text in which somebody has to choose: they stand as "a | b" and move with what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from facilitator.ui.pages.merge.marked_text import mark_boxes, units
from facilitator.workspace.settling import Place

PART = " | "
NOTHING = "–"


def shown(place: Place) -> str:
    """A piece of the text as it stands in the editor."""
    return f"{place.one or NOTHING}{PART}{place.two or NOTHING}" if place.is_open else place.text


class OpenPlaces:
    """``held`` are those still open, in order, as cursors over their words."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self.held: list[QTextCursor] = []

    def keep(self, places: Sequence[Place]) -> None:
        """Holds the open ones of the pieces that the editor shows."""
        self.held = []
        at = 0
        for place in places:
            text = shown(place)
            long = units(text, len(text))
            if place.is_open:
                cursor = QTextCursor(self._editor.document())
                cursor.setPosition(at)
                cursor.setPosition(at + long, QTextCursor.MoveMode.KeepAnchor)
                self.held.append(cursor)
            at += long

    def look(self) -> None:
        """A place whose parting line is gone is chosen."""
        self.held = [place for place in self.held if PART in place.selectedText()]

    def at(self, position: int) -> QTextCursor | None:
        """The place at a position or the next one after it, else the first."""
        after = [place for place in self.held if place.selectionEnd() >= position]
        return next(iter(after or self.held), None)

    def boxes(self, high: float) -> list[QRectF]:
        """Where the places stand in the viewport, a box a line, ``high`` px."""
        editor = self._editor
        scroll = QPointF(-editor.horizontalScrollBar().value(), -editor.verticalScrollBar().value())
        found: list[QRectF] = []
        for place in self.held:
            block = editor.document().findBlock(place.selectionStart())
            start, end = (at - block.position() for at in (place.selectionStart(), place.selectionEnd()))
            origin = editor.document().documentLayout().blockBoundingRect(block).topLeft() + scroll
            found += [box.translated(origin) for box in mark_boxes(block.layout(), start, end, high)]
        return found
