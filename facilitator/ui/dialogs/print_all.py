"""Prints every paper in one go, for the lunch hour; each says what came of it, and what failed is tried again."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QGridLayout, QProgressBar, QSpinBox, QWidget

from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.dialogs.print_paper import copies_box
from facilitator.ui.dialogs.printer_choice import PrinterChoice
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.papers.maker import PaperMaker, State
from facilitator.ui.pages.papers.paper_list import paper_title
from facilitator.ui.printing import Job, print_pdf
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import ElidedLabel, Hairline, SectionHead
from facilitator.ui.words import translate
from facilitator.workspace.paper_set import Made, Paper, save_paper


@dataclass(frozen=True, slots=True)
class _Line:
    """The widgets of one paper."""

    paper: Paper
    tick: QCheckBox
    copies: QSpinBox
    result: ElidedLabel


class PrintAllDialog(Dialog):
    """One printer, a tick and a number for each paper; done papers lose their tick, so Print repeats what failed."""

    def __init__(self, context: Context, file: OpenFile, maker: PaperMaker, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("Printing", "Print all for the lunch hour"), parent)
        self._context, self._file, self._maker = context, file, maker
        theme = context.theme
        self._todo: list[_Line] = []
        self._folder: Path | None = None
        self._total = 0
        self.choice = PrinterChoice(context, self)
        self.lines = tuple(self._line(paper) for paper in maker.entries)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Printing", "Progress"))
        self.save = Button(theme, translate("Printing", "Save all into a folder …"), "folder-open-outline", parent=self)
        self.close_button = Button(theme, translate("Printing", "Close"), parent=self)
        self.print = Button(theme, translate("Printing", "Print"), "printer-outline", "primary", "Return", self)
        self._arrange()
        self._has_printer = False
        self.choice.found.connect(self._found)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._ask_folder)
        self.close_button.clicked.connect(self.reject)
        maker.busy.connect(self._maker_busy)
        self._enable()

    def save_all(self, folder: Path) -> None:
        """Writes every ticked paper as PDF into a folder."""
        self._context.remembered.keep_text("papers/folder", str(folder))
        self._begin(folder)

    def _line(self, paper: Paper) -> _Line:
        tick = QCheckBox(paper_title(paper), self)
        tick.setChecked(True)
        copies = copies_box(self, int(self._context.remembered.text(f"printing/copies {paper.paper}", "1")))
        copies.setAccessibleName(translate("Printing", "Copies of {paper}").format(paper=paper_title(paper)))
        return _Line(paper, tick, copies, ElidedLabel(self._context.theme, "", Use.SMALL, "text2", self))

    def _arrange(self) -> None:
        theme = self._context.theme
        self.body.addWidget(self.choice)
        self.body.addWidget(Hairline(theme, parent=self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(2, 1)
        grid.setColumnMinimumWidth(2, theme.px(260))
        for column, text in enumerate((translate("Printing", "Paper"), translate("Printing", "Copies"), "")):
            grid.addWidget(SectionHead(theme, text, self), 0, column)
        for row, line in enumerate(self.lines, 1):
            grid.addWidget(line.tick, row, 0)
            grid.addWidget(line.copies, row, 1)
            grid.addWidget(line.result, row, 2)
            line.tick.toggled.connect(self._enable)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.body.addWidget(self.progress)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()
        for button in (self.save, self.close_button, self.print):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.print.setDefault(True)
        self.setMinimumWidth(theme.px(620))
        order: list[QWidget] = [one for line in self.lines for one in (line.tick, line.copies)]
        order += [self.choice.printer, self.choice.two_sided, self.print, self.close_button, self.save]
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)
        order[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _found(self, on: bool) -> None:
        self._has_printer = on
        self._enable()

    def _enable(self) -> None:
        idle = not self._todo
        ticked = any(line.tick.isChecked() for line in self.lines)
        self.print.setEnabled(idle and ticked and self._has_printer)
        self.save.setEnabled(idle and ticked)
        for line in self.lines:
            line.tick.setEnabled(idle)
            line.copies.setEnabled(idle and line.tick.isChecked())

    def _print(self) -> None:
        self.choice.keep()
        for line in self.lines:
            self._context.remembered.keep_text(f"printing/copies {line.paper.paper}", str(line.copies.value()))
        self._begin(None)

    def _ask_folder(self) -> None:
        from facilitator.ui.pages.papers.jobs import save_folder

        found = QFileDialog.getExistingDirectory(
            self, translate("Printing", "Where the papers go"), str(save_folder(self._context))
        )
        if found:
            self.save_all(Path(found))

    def _begin(self, folder: Path | None) -> None:
        self._folder = folder
        self._todo = [line for line in self.lines if line.tick.isChecked()]
        self._total = len(self._todo)
        self.progress.setRange(0, self._total)
        self.progress.setValue(0)
        self.progress.show()
        for line in self._todo:
            self._say(line, translate("Printing", "waiting …"))
        self._enable()
        self._maker.want_all()

    def _maker_busy(self, on: bool) -> None:
        if not on and self._todo:
            self._next()

    def _next(self) -> None:
        """Hands over the next paper; one after the other, so that they come out in order."""
        if not self._todo:
            self._enable()
            self.progress.hide()
            return
        line = self._todo[0]
        entry = self._maker.entries.get(line.paper)
        if entry is None or entry.made is None or entry.state is State.FAILED:
            self._bad(FacilitatorError(entry.fault if entry else translate("Printing", "There is no such paper.")))
            return
        self._hand_over(line, entry.made)

    def _hand_over(self, line: _Line, made: Made) -> None:
        folder = self._folder
        if folder is not None:
            out = folder / f"{made.paper.name}.pdf"
            Errand(lambda: save_paper(made, out), self._saved, self._bad, self)
            return
        self._say(line, translate("Printing", "goes to the printer …"))
        two_sided = self.choice.two_sided.isChecked()
        job = Job(made.paper.name, self.choice.name, line.copies.value(), "", two_sided)
        print_pdf(made.pdf, job, self._printed, self._bad, self)

    def _printed(self, job: str) -> None:
        words = translate("Printing", "with {printer}").format(printer=self.choice.name)
        self._good(f"{words} ({job})" if job else words)

    def _saved(self, out: Path) -> None:
        self._good(translate("Printing", "saved as {name}").format(name=out.name))

    def _good(self, words: str) -> None:
        line = self._todo.pop(0)
        self._say(line, f"✓ {words}")
        line.tick.setChecked(False)
        self._step()

    def _bad(self, error: BaseException) -> None:
        line = self._todo.pop(0)
        self._say(line, f"✗ {error}", "clash")
        if not isinstance(error, FacilitatorError):
            self._file.tell(error)
        self._step()

    def _step(self) -> None:
        self.progress.setValue(self._total - len(self._todo))
        self._next()

    def _say(self, line: _Line, words: str, tone: str = "text2") -> None:
        line.result.setText(words)
        line.result.set_tone(tone)
        line.result.setAccessibleName(f"{paper_title(line.paper)}: {words}")
