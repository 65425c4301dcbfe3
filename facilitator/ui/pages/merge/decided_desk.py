"""What was decided, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.conflict_words import said
from facilitator.ui.pages.merge.issues import Issue
from facilitator.ui.pages.merge.marked_text import MarkedText
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate
from facilitator.workspace.settling import OpenConflict


class DecidedDesk(QWidget):
    """``undo`` tells the issue whose choice is to be taken back."""

    undo = Signal(object)

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = self._theme = context.theme
        self._file = file
        self.issue: Issue | None = None
        self.words = Label(theme, "", Use.BASE, "text", True, self)
        self.versions = MarkedText(theme, Use.NOTE, self)
        self.button = Button(theme, translate("Merge", "Undo this choice"), "undo", "plain", "", self)
        self.button.clicked.connect(self._undo)
        self.on = Button(theme, translate("Merge", "On to the summaries"), "arrow-right", "primary", "", self)
        self.on.clicked.connect(context.actions["page.summary"].trigger)
        self._row = QHBoxLayout()
        self._row.addWidget(self.button)
        self._row.addWidget(self.on)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        for widget in (self.words, self.versions):
            self._column.addWidget(widget)
        self._column.addLayout(self._row)
        self._column.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_issue(self, issue: Issue, last: bool = False) -> None:
        """Shows what was chosen, and between what; after the last one the way to what comes next."""
        self.issue = issue
        self.on.setVisible(last)
        told = translate("Merge", "Decided: {what}.").format(what=issue.decided)
        rest = translate("Merge", "That was the last one: everything is decided.")
        self.words.setText(f"{told} {rest}" if last else told)
        about = issue.about
        if isinstance(about, OpenConflict):
            sides = [f"{side.author}: {said(self._file, about, side)}" for side in about.versions]
        else:
            sides = [f"{record.author}: {record.text}" for record in (about.one, about.other)]
        self.versions.show_text("\n".join(sides), (), "text2")

    def focus_work(self) -> None:
        """The way back."""
        self.button.setFocus()

    def focus_next(self) -> None:
        """The way on where nothing is left to decide, else the way back."""
        (self.button if self.on.isHidden() else self.on).setFocus()

    def _undo(self) -> None:
        if self.issue:
            self.undo.emit(self.issue)

    def _measure(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        self._column.setSpacing(theme.px(10))
        self._row.setContentsMargins(-theme.px(RING), 0, 0, 0)
