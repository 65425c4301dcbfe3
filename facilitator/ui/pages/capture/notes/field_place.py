"""Where the field of an edit lies: over the words of its note, wherever that is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.pages.capture.notes.row_editor import RowEditor
from facilitator.ui.pages.capture.notes.view import NotesView
from facilitator.ui.theme.theme import Theme


class FieldPlace(QObject):
    """``gone`` tells that the note is not in the list any more."""

    gone = Signal()

    def __init__(self, theme: Theme, view: NotesView, delegate: RowDelegate, editor: RowEditor) -> None:
        super().__init__(editor)
        self._theme, self._view, self._delegate, self._editor = theme, view, delegate, editor
        self._item = ""
        editor.grew.connect(self.fit)
        view.moved.connect(self._place)

    def begin(self, item: str) -> None:
        """From now on the field lies over this note."""
        self._item = self._delegate.edited = item

    def end(self) -> None:
        """The note shows its own words again."""
        self._item = self._delegate.edited = ""
        self._delegate.edited_height = 0

    def fit(self) -> None:
        """Makes the row as high as the field."""
        if not self._item:
            return
        self._place()
        self._delegate.edited_height = self._editor.height() + self._theme.px(3)
        self._view.measure()

    def _place(self) -> None:
        if not self._item:
            return
        row = self._view.notes.order.row_of(self._item)
        layout = self._delegate.layout(row, self._view.row_width) if row >= 0 else None
        if layout is None:
            if row < 0:
                self.gone.emit()
            return
        top = self._view.rowViewportPosition(row) + round(layout.text_at.y())
        width = layout.columns.star - self._theme.px(18) - layout.columns.text
        most = max(self._theme.px(40), self._view.viewport().height() - self._theme.px(12))
        self._editor.place(QRect(QPoint(layout.columns.text, top), QPoint(layout.columns.text + width, top)), most)
