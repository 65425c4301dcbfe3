"""Prints every paper in one go, for the lunch hour; each says what came of it, and what failed is tried again."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget

from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.dialogs.paper_lines import Line, PaperLines
from facilitator.ui.dialogs.printer_choice import PrinterChoice
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.papers.jobs import save_folder
from facilitator.ui.pages.papers.maker import PaperMaker, State
from facilitator.ui.printing import Job, print_pdf
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Hairline
from facilitator.ui.words import said, translate
from facilitator.workspace.paper_set import Made, file_name_of, save_paper


class PrintAllDialog(Dialog):
    """One printer, a tick and a number for each paper; done papers lose their tick, so Print repeats what failed."""

    def __init__(self, context: Context, file: OpenFile, maker: PaperMaker, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("Printing", "Print all for the lunch hour"), parent)
        self._context, self._file, self._maker = context, file, maker
        theme = context.theme
        self._todo: list[Line] = []
        self._folder: Path | None = None
        self._has_printer = False
        self._making = False
        self.choice = PrinterChoice(context, self)
        self.papers = PaperLines(context, maker.entries, self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Printing", "Progress"))
        self.save = Button(
            theme, translate("Printing", "Save the PDFs into a folder …"), "folder-open-outline", parent=self
        )
        self.close_button = Button(theme, translate("Printing", "Close"), parent=self)
        self.print = Button(theme, translate("Printing", "Print"), "printer-outline", "primary", "Return", self)
        self._arrange()
        self.choice.found.connect(self._found)
        self.papers.ticked.connect(self._enable)
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._ask_folder)
        self.close_button.clicked.connect(self.reject)
        maker.busy.connect(self._maker_busy)
        self._enable()

    def save_all(self, folder: Path) -> None:
        """Writes every ticked paper as PDF into a folder."""
        self._context.remembered.keep_text("papers/folder", str(folder))
        self._begin(folder)

    def reject(self) -> None:
        """While papers are on their way it only stops after the one that goes just now."""
        if not self._todo:
            super().reject()
            return
        for line in self._todo[1:]:
            line.say(translate("Printing", "stopped; Print goes on"))
        del self._todo[1:]

    def _arrange(self) -> None:
        theme = self._context.theme
        for widget in (self.papers, Hairline(theme, parent=self), self.choice):
            self.body.addWidget(widget)
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
        order = [*self.papers.fields(), self.choice.printer, self.choice.two_sided]
        for before, after in pairwise([*order, self.print, self.close_button, self.save]):
            QWidget.setTabOrder(before, after)
        order[0].setFocus()
        self.setMinimumWidth(max(theme.px(620), self.sizeHint().width()))

    def _found(self, on: bool) -> None:
        self._has_printer = on
        self.save.set_kind("plain" if on else "primary")
        self._enable()

    def _enable(self) -> None:
        idle = not self._todo
        ticked = bool(self.papers.chosen())
        self.print.setEnabled(idle and ticked and self._has_printer)
        self.save.setEnabled(idle and ticked)
        self.papers.enable(idle)
        self.choice.setEnabled(idle)
        self.progress.setVisible(not idle)

    def _print(self) -> None:
        self.choice.keep()
        self.papers.keep()
        self._begin(None)

    def _ask_folder(self) -> None:
        title = translate("Printing", "Where the papers go")
        found = QFileDialog.getExistingDirectory(self, title, str(save_folder(self._context)))
        if found:
            self.save_all(Path(found))

    def _begin(self, folder: Path | None) -> None:
        self._folder = folder
        self._todo = self.papers.chosen()
        self.progress.setRange(0, len(self._todo))
        self.progress.setValue(0)
        for line in self._todo:
            line.say(translate("Printing", "waiting …"))
        self._enable()
        self._making = True
        self._maker.want_these(line.paper for line in self._todo)

    def _maker_busy(self, on: bool) -> None:
        # Papers may be made again while others are on their way: that is not what was waited for.
        if self._making and not on:
            self._making = False
            self._next()

    def _next(self) -> None:
        """Hands over the next paper; one after the other, so that they come out in order."""
        if not self._todo:
            self._enable()
            return
        line = self._todo[0]
        entry = self._maker.entries.get(line.paper)
        if entry is None or entry.made is None or entry.state is State.FAILED:
            self._ended(line, translate("Printing", "it was not made; print it again"), entry.fault if entry else "")
        elif self._folder is not None:
            made, out = entry.made, self._folder / f"{file_name_of(entry.made, self._file.frame)}.pdf"
            words = translate("Printing", "saved as {name}").format(name=out.name)
            Errand(lambda: save_paper(made, out), lambda _: self._good(words), self._bad, self)
        else:
            self._hand_over(line, entry.made)

    def _hand_over(self, line: Line, made: Made) -> None:
        line.say(translate("Printing", "goes to the printer …"))
        two_sided = self.choice.two_sided.isChecked()
        job = Job(made.paper.name, self.choice.name, line.copies.value(), "", two_sided)
        words = translate("Printing", "with {printer}").format(printer=self.choice.name)
        print_pdf(made.pdf, job, lambda name: self._good(f"{words} ({name})" if name else words), self._bad, self)

    def _good(self, words: str) -> None:
        line = self._todo[0]
        line.tick.setChecked(False)
        self._ended(line, f"✓ {words}")

    def _bad(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            self._file.tell(error)
        self._ended(self._todo[0], "", said(error))

    def _ended(self, line: Line, words: str, fault: str = "") -> None:
        line.say(f"✗ {fault}" if fault else words, "clash" if fault else "text2")
        self._todo.remove(line)
        self.progress.setValue(self.progress.maximum() - len(self._todo))
        self._next()
