"""Prints every paper in one go, for the lunch hour; each says what came of it, and what failed is tried again."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QProgressBar, QSizePolicy, QWidget

from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.dialogs.paper_lines import Line, PaperLines
from facilitator.ui.dialogs.print_outcome import Outcome
from facilitator.ui.dialogs.printer_choice import PrinterChoice
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.papers.jobs import save_folder
from facilitator.ui.pages.papers.maker import PaperMaker, State
from facilitator.ui.printing import Job, print_pdf
from facilitator.ui.tasks import Progress
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Hairline
from facilitator.ui.words import said, translate
from facilitator.workspace.paper_set import file_name_of, save_paper


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
        self._failed = self._copies = 0
        self.choice = PrinterChoice(context, self)
        self.papers = PaperLines(context, maker.entries, self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Printing", "Progress"))
        self.outcome = Outcome(theme, self)
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
        maker.progressed.connect(self._maker_goes_on)
        self._enable()

    def save_all(self, folder: Path) -> None:
        """Writes every ticked paper as PDF into a folder."""
        self._context.remembered.keep_text("papers/folder", str(folder))
        self._begin(folder)

    def reject(self) -> None:
        """While papers are on their way it only stops: after the one that goes to the printer just now."""
        if not self._todo:
            super().reject()
            return
        first = 0 if self._making else 1
        for line in self._todo[first:]:
            line.say(translate("Printing", "stopped; Print goes on"))
        del self._todo[first:]
        self.close_button.setEnabled(False)
        if self._making:
            self._maker.cancel()

    def _arrange(self) -> None:
        theme = self._context.theme
        for widget in (self.papers, Hairline(theme, parent=self), self.choice):
            self.body.addWidget(widget)
        self.body.addWidget(self.outcome)
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
        if self.papers.lines:
            self.papers.lines[0].tick.setFocus()
        self.body.setStretch(0, 1)
        self.choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        wanted, room = self.sizeHint(), self.screen().availableGeometry()
        self.setMinimumWidth(max(theme.px(620), wanted.width()))
        # Qt gives a new window two thirds of the screen at most: papers would be out of sight without need.
        self.resize(self.minimumWidth(), min(wanted.height(), room.height() * 9 // 10))

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
        self.close_button.setEnabled(True)
        self.close_button.setText(translate("Printing", "Close") if idle else translate("Printing", "Stop"))

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
        self._failed = self._copies = 0
        # Making them is one half of the way, handing them over the other.
        self.progress.setRange(0, 2 * len(self._todo))
        self.progress.setValue(0)
        self.outcome.say("")
        for line in self._todo:
            line.say(translate("Printing", "waiting …"))
        self._enable()
        self._making = True
        self._maker.want_these(line.paper for line in self._todo)

    def _maker_busy(self, on: bool) -> None:
        # Papers may be made again while others are on their way: that is not what was waited for.
        if self._making and not on:
            self._making = False
            self.progress.setValue(self.progress.maximum() // 2)
            self._next()

    def _maker_goes_on(self, progress: Progress) -> None:
        """The paper being made, by the name it is told by."""
        if not self._making:
            return
        for done, line in enumerate(self._todo):
            if line.paper.name == progress.text:
                self.progress.setValue(done)
                line.say(translate("Printing", "is being made …"))
                self.papers.see(line)
            elif done < self.progress.value():
                line.say(translate("Printing", "waiting …"))

    def _next(self) -> None:
        """Hands over the next paper; one after the other, so that they come out in order."""
        if not self._todo:
            where = self.choice.name if self._folder is None else str(self._folder)
            left = len(self.papers.chosen())
            self.outcome.tell(self._failed, left, self._copies, where, printed=self._folder is None)
            self._enable()
            (self.print if self.print.isEnabled() else self.close_button).setFocus()
            return
        line = self._todo[0]
        self.papers.see(line)
        entry = self._maker.entries.get(line.paper)
        if entry is None or entry.made is None or entry.state is State.FAILED:
            fault = entry.fault if entry else ""
            self._ended(line, "", fault or translate("Printing", "it was not made; print it again"))
        elif self._folder is not None:
            made, out = entry.made, self._folder / f"{file_name_of(entry.made, self._file.frame)}.pdf"
            words = translate("Printing", "saved as {name}").format(name=out.name)
            Errand(lambda: save_paper(made, out), lambda _: self._good(words), self._bad, self)
        else:
            line.say(translate("Printing", "goes to the printer …"))
            two_sided = self.choice.two_sided.isChecked()
            job = Job(entry.made.paper.name, self.choice.name, line.copies.value(), "", two_sided)
            words = translate("Printing", "with {printer}").format(printer=self.choice.name)
            data = entry.made.pdf
            print_pdf(data, job, lambda name: self._good(f"{words} ({name})" if name else words), self._bad, self)

    def _good(self, words: str) -> None:
        line = self._todo[0]
        line.tick.setChecked(False)
        self._copies += line.copies.value()
        self._ended(line, f"✓ {words}")

    def _bad(self, error: BaseException) -> None:
        if not isinstance(error, FacilitatorError):
            self._file.tell(error)
        self._ended(self._todo[0], "", said(error))

    def _ended(self, line: Line, words: str, fault: str = "") -> None:
        line.say(f"✗ {fault}" if fault else words, "clash" if fault else "text2")
        self._failed += bool(fault)
        self._todo.remove(line)
        self.progress.setValue(self.progress.maximum() - len(self._todo))
        self._next()
