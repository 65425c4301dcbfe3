"""The words of the capture line: what is written, and changes of it by others than the one who types."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from facilitator.ui.pages.capture.line.places import to_characters, to_units
from facilitator.workspace.reading_line import mend

_PARAGRAPH = "\u2029"


class LineText(QPlainTextEdit):
    """Plain text whose places are counted in characters, as Python does."""

    def line(self) -> str:
        """What is written, with \\n between its lines; unpaired surrogates are mended."""
        return mend(self.document().toRawText()).replace(_PARAGRAPH, "\n")

    def caret(self) -> int:
        """Where the cursor stands, in characters of ``line``."""
        return to_characters(self.line(), self.textCursor().position())

    def begin_with(self, line: str) -> None:
        """Another text, with the cursor at its end; nothing of before can be undone into it."""
        self.setPlainText(line)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def rewrite(self, line: str) -> None:
        """Changes the text where it differs, as one step of undo; the cursor stays with its words."""
        old = self.line()
        start = next((at for at, (a, b) in enumerate(zip(old, line, strict=False)) if a != b), min(len(old), len(line)))
        tail = 0
        while tail < min(len(old), len(line)) - start and old[-1 - tail] == line[-1 - tail]:
            tail += 1
        self.replace(start, len(old) - tail, line[start : len(line) - tail])

    def replace(self, start: int, end: int, words: str) -> None:
        """Words in place of the characters from ``start`` to ``end``, as one step of undo."""
        line = self.line()
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(line, start))
        cursor.setPosition(to_units(line, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    def type_on(self, letters: str) -> None:
        """Goes on typing here with letters typed elsewhere."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.insertPlainText(letters)

    def place_of(self, start: int) -> QRect:
        """Where the character ``start`` stands on the screen."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(self.line(), start))
        box = self.cursorRect(cursor)
        return QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        if source.hasText():
            self.insertPlainText(mend(source.text()))
