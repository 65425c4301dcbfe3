"""The words of the line that were recognised, marked as one types."""

from __future__ import annotations

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat

from facilitator.ui.pages.capture.line.line_edit import LineEdit
from facilitator.ui.pages.capture.line.live_reading import LiveReading
from facilitator.ui.pages.capture.line.places import to_units
from facilitator.ui.theme.theme import Theme, Use


class Marks(QSyntaxHighlighter):
    """Draws the marks of the reading; kinds in the accent, everything else underlined in it."""

    def __init__(self, theme: Theme, edit: LineEdit, reading: LiveReading) -> None:
        super().__init__(edit.document())
        self._theme, self._edit, self._reading = theme, edit, reading
        self._kind, self._other = QTextCharFormat(), QTextCharFormat()
        theme.changed.connect(self._measure)
        self._measure()

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        line = self._edit.line()
        marks = self._reading.of(line).spans
        first = self.currentBlock().position()
        last = first + self.currentBlock().length() - 1
        for mark in marks:
            start, end = max(to_units(line, mark.start), first), min(to_units(line, mark.end), last)
            if start < end:
                self.setFormat(start - first, end - start, self._kind if mark.role == "kind" else self._other)

    def _measure(self) -> None:
        accent = self._theme.colour("accent")
        self._kind.setForeground(accent)
        self._kind.setFont(self._theme.font(Use.NOTE_STRONG))
        self._other.setFontUnderline(True)
        self._other.setUnderlineColor(accent)
        self.rehighlight()
