"""The field of the capture line: keys, input methods, and growing to four lines."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from facilitator.ui.actions import ACTIONS
from facilitator.ui.pages.capture.line.places import to_characters, to_units
from facilitator.ui.theme.theme import Theme, Use
from facilitator.workspace.reading_line import mend

MOST_LINES = 4
_PARAGRAPH = "\u2029"
# Undo belongs to the words while there are any; Ctrl+Del deletes a word here, not the note selected elsewhere.
_KEPT_HERE = frozenset({"edit.undo", "edit.redo", "note.delete"})
_TAKEN_BY_WINDOW = frozenset(
    QKeySequence(keys).toString() for action in ACTIONS if action.id not in _KEPT_HERE for keys in action.keys
)
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEdit(QPlainTextEdit):
    """Signals: Enter (``entered``), the words or the preedit changed (``typed``), and where the keys go out of it.

    ``first_look`` sees each key before the field does, outside a composition; what it answers is done.
    """

    entered = Signal()
    typed = Signal()
    up_in_empty = Signal()
    chips_wanted = Signal()
    focused = Signal(bool)
    grown = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preedit = self._hint = ""
        self._margin = 0
        self.first_look: Callable[[QKeyEvent], bool] = lambda _event: False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("capture-line")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("bare", True)  # the box round it all has the frame
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()  # a margin is a step, too
        self.textChanged.connect(self._text_changed)
        theme.changed.connect(self.measure)
        self.measure()

    @property
    def composing(self) -> bool:
        """Whether an input method has letters that are not words yet."""
        return bool(self._preedit)

    def line(self) -> str:
        """What is written, with \\n between its lines; unpaired surrogates are mended."""
        return mend(self.document().toRawText()).replace(_PARAGRAPH, "\n")

    def caret(self) -> int:
        """Where the cursor stands, in characters of ``line``."""
        return to_characters(self.line(), self.textCursor().position())

    def show_hint(self, words: str) -> None:
        """What stands in the empty field, cut off with "…" where there is no room."""
        self._hint = words
        wide = self.viewport().width() - self._theme.px(2)
        self.setPlaceholderText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide))

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

    def commit_composition(self) -> None:
        """Makes words of what the input method has, because the field is left for good."""
        if self._preedit:
            QGuiApplication.inputMethod().commit()

    def event(self, e: QEvent) -> bool:
        if e.type() == QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent):
            if self._preedit:
                e.accept()  # no shortcut of anybody's cuts a composition
                return True
            if self._is_for_window(e):
                e.ignore()
                return False
        return super().event(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        if self._preedit:
            # The letters belong to the input method: Enter ends its work, never ours.
            if e.key() not in (*_ENTER, Qt.Key.Key_Escape) and not e.modifiers() & _COMMANDS:
                super().keyPressEvent(e)
            return
        if not self.first_look(e) and not self._answer(e):
            super().keyPressEvent(e)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 (Qt's names)
        """Tab comes here before it is a key: to a composition it is nothing, to an open list it takes."""
        tab = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        if self._preedit or (next and self.first_look(tab)):
            return True
        return super().focusNextPrevChild(next)

    def inputMethodEvent(self, e: QInputMethodEvent) -> None:  # noqa: N802
        before, self._preedit = self._preedit, e.preeditString()
        super().inputMethodEvent(e)
        if before != self._preedit:
            self._grow()
            self.typed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        if source.hasText():
            self.insertPlainText(mend(source.text()))

    def focusInEvent(self, e: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(e)
        self.focused.emit(True)

    def focusOutEvent(self, e: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(e)
        self._preedit = ""
        self.focused.emit(False)

    def resizeEvent(self, e: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(e)
        if e.size().width() != e.oldSize().width():
            self.show_hint(self._hint)
            self._grow()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as what is written."""
        return QSize(self._theme.px(240), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        return QSize(self._theme.px(80), self._theme.line_height(Use.NOTE))

    def measure(self) -> None:
        """Takes fonts, colours and measures of the theme anew."""
        theme = self._theme
        self.setFont(theme.font(Use.NOTE))
        self.setCursorWidth(theme.px(2))
        made = self.palette()
        made.setColor(QPalette.ColorRole.Base, theme.colour("surface"))
        made.setColor(QPalette.ColorRole.Text, theme.colour("text"))
        made.setColor(QPalette.ColorRole.PlaceholderText, theme.colour("text3"))
        made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.PlaceholderText, theme.colour("text2"))
        self.setPalette(made)
        # Letters begin a little further in than the boxes of the chips, whose focus ring needs room.
        slack = max(0, theme.line_height(Use.NOTE) - math.ceil(QFontMetricsF(self.font()).height()))
        self._margin = slack // 2
        self.setViewportMargins(theme.px(6), self._margin, 0, 0)
        self._grow()

    def _is_for_window(self, event: QKeyEvent) -> bool:
        if any(event.matches(step) for step in _UNDOING):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            document = self.document()
            return not (document.isUndoAvailable() if undo else document.isRedoAvailable())
        return QKeySequence(event.keyCombination()).toString() in _TAKEN_BY_WINDOW

    def _answer(self, event: QKeyEvent) -> bool:
        """Whether the key was for the line as a whole."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = modifiers == Qt.KeyboardModifier.NoModifier
        if key in _ENTER:
            if modifiers == Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
                self.ensureCursorVisible()
            elif plain:
                self.entered.emit()
            return True
        if key == Qt.Key.Key_Down and modifiers == Qt.KeyboardModifier.AltModifier:
            self.chips_wanted.emit()
            return True
        if key == Qt.Key.Key_Up and plain and self.document().isEmpty():
            self.up_in_empty.emit()
            return True
        return key == Qt.Key.Key_Escape  # clears nothing

    def _text_changed(self) -> None:
        self._grow()
        self.typed.emit()

    def _lines(self) -> int:
        """The lines as they are broken at this width, counted up to one more than fit."""
        lines, block = 0, self.document().firstBlock()
        while block.isValid() and lines <= MOST_LINES:
            self.blockBoundingRect(block)  # breaks the block into lines, if that was not done yet
            lines += max(1, block.layout().lineCount())
            block = block.next()
        return lines

    def _grow(self) -> None:
        line = self._theme.line_height(Use.NOTE)
        own = QFontMetricsF(self.font()).height()
        lines = self._lines()
        wanted = line if lines == 1 else math.ceil(min(lines, MOST_LINES) * own) + 2 * self._margin
        scrolls = lines > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
            self.grown.emit()
