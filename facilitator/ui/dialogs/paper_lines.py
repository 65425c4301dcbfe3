"""The papers of a file with a tick, a number of copies and what came of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QSpinBox, QWidget

from facilitator.ui.context import Context
from facilitator.ui.dialogs.print_paper import copies_box
from facilitator.ui.pages.papers.paper_rows import paper_title
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.labels import Label, SectionHead
from facilitator.ui.words import translate
from facilitator.workspace.paper_set import PRINTED, Paper

_HIGHEST, _DIFFER = 440, 0


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


class PaperLines(QScrollArea):
    """``ticked`` tells that there is another choice. ``everything`` ticks all, ``each`` sets the copies of all."""

    ticked = Signal()

    def __init__(self, context: Context, papers: Iterable[Paper], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._inner = QWidget(self)
        self.lines = tuple(self._line(paper) for paper in papers)
        self.everything = QCheckBox(translate("Printing", "All papers"), self._inner)
        self.each = copies_box(self._inner)
        self.each.setMinimum(_DIFFER)
        self.each.setSpecialValueText("…")
        self.each.setAccessibleName(translate("Printing", "Copies of each paper"))
        self._lay_out()
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._inner.setAutoFillBackground(False)
        self._tell()
        self._count()
        self.everything.clicked.connect(self._tick_all)
        self.each.valueChanged.connect(self._set_all)
        for line in self.lines:
            line.tick.toggled.connect(self._tell)
            line.copies.valueChanged.connect(self._count)

    def chosen(self) -> list[Line]:
        """The papers that are ticked, in order."""
        return [line for line in self.lines if line.tick.isChecked()]

    def enable(self, on: bool) -> None:
        """Whether the choice can be changed; copies only of what is ticked."""
        self.everything.setEnabled(on)
        self.each.setEnabled(on)
        for line in self.lines:
            line.tick.setEnabled(on)
            line.copies.setEnabled(on and line.tick.isChecked())

    def keep(self) -> None:
        """Remembers the numbers of copies."""
        for line in self.lines:
            self._context.remembered.keep_text(f"printing/copies {line.paper.paper}", str(line.copies.value()))

    def fields(self) -> list[QWidget]:
        """What takes the focus, in order."""
        return [self.everything, self.each, *(one for line in self.lines for one in (line.tick, line.copies))]

    def see(self, line: Line) -> None:
        """Scrolls to a paper."""
        self.ensureWidgetVisible(line.result, 0, self._context.theme.px(48))

    def sizeHint(self) -> QSize:  # noqa: N802
        """All of them, up to what a small screen has room for."""
        wanted = self._inner.sizeHint()
        return QSize(
            wanted.width() + self._context.theme.px(12), min(wanted.height(), self._context.theme.px(_HIGHEST))
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few lines."""
        wanted = self.sizeHint()
        return QSize(wanted.width(), min(wanted.height(), self._context.theme.px(160)))

    def _lay_out(self) -> None:
        theme = self._context.theme
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(2, theme.px(280))
        grid.addWidget(SectionHead(theme, translate("Printing", "Paper"), self._inner), 0, 0)
        grid.addWidget(SectionHead(theme, translate("Printing", "Copies"), self._inner), 0, 1)
        grid.addWidget(self.everything, 1, 0)
        grid.addWidget(self.each, 1, 1)
        hint = Label(theme, translate("Printing", "of each"), Use.SMALL, "text2", False, self._inner)
        grid.addWidget(hint, 1, 2)
        for row, line in enumerate(self.lines, 2):
            grid.addWidget(line.tick, row, 0)
            grid.addWidget(line.copies, row, 1)
            grid.addWidget(line.result, row, 2)

    def _line(self, paper: Paper) -> Line:
        tick = QCheckBox(paper_title(paper), self._inner)
        tick.setChecked(paper.paper in PRINTED)
        copies = copies_box(self._inner, int(self._context.remembered.text(f"printing/copies {paper.paper}", "1")))
        copies.setAccessibleName(translate("Printing", "Copies of {paper}").format(paper=paper_title(paper)))
        return Line(paper, tick, copies, Label(self._context.theme, "", Use.SMALL, "text2", True, self._inner))

    def _tick_all(self) -> None:
        on = len(self.chosen()) < len(self.lines)
        for line in self.lines:
            line.tick.setChecked(on)
        self._tell()

    def _tell(self) -> None:
        count = len(self.chosen())
        some = Qt.CheckState.PartiallyChecked if count else Qt.CheckState.Unchecked
        self.everything.setCheckState(Qt.CheckState.Checked if count == len(self.lines) else some)
        self.ticked.emit()

    def _set_all(self, number: int) -> None:
        if number != _DIFFER:
            for line in self.lines:
                line.copies.setValue(number)

    def _count(self) -> None:
        """One number where all have the same."""
        numbers = {line.copies.value() for line in self.lines}
        self.each.blockSignals(True)
        self.each.setValue(numbers.pop() if len(numbers) == 1 else _DIFFER)
        self.each.blockSignals(False)
