"""The field in the place of the words: over them in the window, as typed on the beamer."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.ui.pages.read_back.amending import Amending
from facilitator.ui.pages.read_back.bar import ReadBar
from facilitator.ui.pages.read_back.beamer import Beamer
from facilitator.ui.pages.read_back.stage import Stage


class FieldPlace(QObject):
    """Keeps the field where the words are, whatever the size of the window."""

    def __init__(self, stage: Stage, bar: ReadBar, beamer: Beamer, amending: Amending, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._bar, self._beamer, self._amending = stage, bar, beamer, amending
        stage.moved.connect(self.fit)
        amending.editor.textChanged.connect(self._mirror)
        amending.ended.connect(self._closed)

    def open(self) -> None:
        """The field was opened."""
        self._stage.hide_words(True)
        self.fit()
        self._bar.show_amending()
        self._amending.editor.setFocus()

    def fit(self) -> None:
        """Where the words are now."""
        reading = self._amending.reading
        if reading is not None:
            self._amending.editor.stand(self._stage.measures(), self._stage.words_place(), reading.language)

    def new_line(self) -> None:
        """As Shift+Enter does."""
        if not self._amending.editor.composing:
            self._amending.editor.insertPlainText("\n")

    def _mirror(self) -> None:
        """The room sees what is typed."""
        if self._beamer.window and self._amending.reading is not None:
            self._beamer.window.board.stage.show_typed(self._amending.editor.words())

    def _closed(self) -> None:
        self._stage.hide_words(False)
        if self._beamer.window:
            self._beamer.window.board.stage.show_typed(None)
