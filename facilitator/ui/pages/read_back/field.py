"""The field in which the words are amended, in their place and as large as they were."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.capture.notes.row_editor import RowEditor
from facilitator.ui.pages.read_back.measures import Measures, fitted
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate

_LINE = 2


class AmendField(RowEditor):
    """Enter keeps, Shift+Enter is a new line, Esc gives up; the words shrink as they grow in number."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._measures: Measures | None = None
        self._around = QRect()
        self._language = ""
        self.setObjectName("amend_field")
        self.setAccessibleName(translate("ReadBack", "The words, to be amended"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setViewportMargins(0, 0, 0, 0)
        self.textChanged.connect(self._refit)
        theme.changed.connect(self._refit)

    def stand(self, measures: Measures, place: QRect, language: str) -> None:
        """Where the words stand, and the sizes that hold there."""
        self._measures, self._around, self._language = measures, place, language
        side = measures.px(20)
        self.setGeometry(place.adjusted(-side, -side // 2, side, side // 2))
        pad = max(0, side - _LINE)
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {self._theme.tokens.surface}; border: {_LINE}px solid"
            f" {self._theme.tokens.accent}; border-radius: {measures.px(8)}px; padding: {pad // 2}px {pad}px; }}"
        )
        made = self.palette()
        made.setColor(QPalette.ColorRole.Text, self._theme.colour("text"))
        self.setPalette(made)
        self._refit()

    def _measure_theme(self) -> None:
        """The size goes by the place, not by the list of notes."""

    def _refit(self) -> None:
        """Another size where the words have outgrown theirs; never amid a composition."""
        if self._measures is None or self.composing:
            return
        font = fitted(self._measures, self.words() + " ", self._around, self._language)
        if font.pixelSize() != self.font().pixelSize():
            self.setFont(font)
            self.ensureCursorVisible()
