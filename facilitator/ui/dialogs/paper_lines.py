"""The papers of a file with a tick, a number of copies and what came of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSpinBox, QWidget

from facilitator.ui.context import Context
from facilitator.ui.dialogs.print_paper import copies_box
from facilitator.ui.pages.papers.paper_rows import paper_title
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.labels import Label, SectionHead
from facilitator.ui.words import translate
from facilitator.workspace.paper_set import PRINTED, Paper


@dataclass(frozen=True, slots=True)
class Line:
    """The widgets of one paper."""

    paper: Paper
    tick: QCheckBox
    copies: QSpinBox
    result: Label

    def say(self, words: str, tone: str = "text2") -> None:
        """What comes, or came, of it."""
        self.result.setText(words)
        self.result.set_tone(tone)
        self.result.setAccessibleName(f"{paper_title(self.paper)}: {words}")


class PaperLines(QWidget):
    """``ticked`` tells that there is another choice."""

    ticked = Signal()

    def __init__(self, context: Context, papers: Iterable[Paper], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.lines = tuple(self._line(paper) for paper in papers)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(2, theme.px(280))
        for column, text in enumerate((translate("Printing", "Paper"), translate("Printing", "Copies"))):
            grid.addWidget(SectionHead(theme, text, self), 0, column)
        for row, line in enumerate(self.lines, 1):
            grid.addWidget(line.tick, row, 0)
            grid.addWidget(line.copies, row, 1)
            grid.addWidget(line.result, row, 2)
            line.tick.toggled.connect(self.ticked)

    def chosen(self) -> list[Line]:
        """The papers that are ticked, in order."""
        return [line for line in self.lines if line.tick.isChecked()]

    def enable(self, on: bool) -> None:
        """Whether the choice can be changed; copies only of what is ticked."""
        for line in self.lines:
            line.tick.setEnabled(on)
            line.copies.setEnabled(on and line.tick.isChecked())

    def keep(self) -> None:
        """Remembers the numbers of copies."""
        for line in self.lines:
            self._context.remembered.keep_text(f"printing/copies {line.paper.paper}", str(line.copies.value()))

    def fields(self) -> list[QWidget]:
        """What takes the focus, in order."""
        return [one for line in self.lines for one in (line.tick, line.copies)]

    def _line(self, paper: Paper) -> Line:
        tick = QCheckBox(paper_title(paper), self)
        tick.setChecked(paper.paper in PRINTED)
        copies = copies_box(self, int(self._context.remembered.text(f"printing/copies {paper.paper}", "1")))
        copies.setAccessibleName(translate("Printing", "Copies of {paper}").format(paper=paper_title(paper)))
        return Line(paper, tick, copies, Label(self._context.theme, "", Use.SMALL, "text2", True, self))
