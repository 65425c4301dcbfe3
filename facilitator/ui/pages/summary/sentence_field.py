"""The field that lies over the words of a sentence while they are written, wherever its row is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, Qt

from facilitator.ui.pages.capture.notes.row_editor import RowEditor
from facilitator.ui.pages.summary.sentence_view import SentenceView
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate


class SentenceField(QObject):
    """``editor`` is the field; ``open`` and ``close`` lay it over a row and take it away."""

    def __init__(self, theme: Theme, view: SentenceView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.editor = RowEditor(theme, view.viewport())
        self.editor.setAccessibleName(translate("Summary", "Words of the sentence"))
        self.editor.grew.connect(self._fit)
        self.editor.horizontalScrollBar().valueChanged.connect(self._stay_left)
        view.moved.connect(self._place)

    def open(self, key: str, text: str) -> None:
        """Lies over a sentence, with these words in it."""
        self.lie_over(key)
        self.editor.open(text)
        self._fit()
        self._view.scrollTo(self._view.currentIndex())
        self._place()

    def lie_over(self, key: str) -> None:
        """From now on it lies over this row, what it says stays."""
        self._view.delegate.edited = key

    def close(self) -> None:
        """The row shows its own words again; the focus goes to the list, if it is here."""
        self._view.delegate.edited, self._view.delegate.edited_height = "", 0
        if self.editor.hasFocus():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.hide()

    def _stay_left(self, _: int) -> None:
        """A cursor behind the last letter of a full line moves nothing."""
        self.editor.horizontalScrollBar().setValue(0)

    def _fit(self) -> None:
        """Makes the row as high as the field."""
        if self._view.delegate.edited:
            self._place()
            self._view.delegate.edited_height = self.editor.wanted_height
            self._view.doItemsLayout()
            self._place()

    def _place(self) -> None:
        key = self._view.delegate.edited
        at = self._view.rows.row_of(key) if key else -1
        if at < 0:
            return
        text = self._view.delegate.layout_of(at).text_at
        top_left = self._view.rect_of(at).topLeft() + text.topLeft()
        most = max(self._theme.px(40), self._view.viewport().height() - self._theme.px(12))
        self.editor.place(QRect(top_left, top_left + QPoint(text.width(), 0)), most)
