"""Prints one paper: printer, copies, pages, both sides."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QSpinBox, QWidget

from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.dialogs.printer_choice import PrinterChoice
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.printing import Job, pages_fault, print_pdf
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import LineField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import said, translate
from facilitator.workspace.paper_set import Made, file_name_of, save_paper

_MOST_COPIES = 200


class PrintPaperDialog(Dialog):
    """Says what came of it as the file says things; a refusal stands in the dialog, to be tried again."""

    def __init__(self, context: Context, file: OpenFile, made: Made, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("Printing", "Print the paper"), parent)
        self._context, self._file, self._made = context, file, made
        theme = context.theme
        self._busy = False
        self.title = Label(theme, made.paper.name, Use.NOTE_STRONG, "text", True, self)
        self.choice = PrinterChoice(context, self)
        self.copies = copies_box(self)
        self.pages = LineField(theme, translate("Printing", "all, or such as 1-3,5"), self)
        self.pages.setAccessibleName(translate("Printing", "Pages"))
        self.fault = Label(theme, "", Use.BASE, "clash", True, self)
        self.save = Button(theme, translate("Printing", "Save the PDF and open it …"), "file-pdf-box", parent=self)
        self.cancel = Button(theme, translate("Printing", "Cancel"), parent=self)
        self.print = Button(theme, translate("Printing", "Print"), "printer-outline", "primary", "Return", self)
        self._arrange()
        self.choice.found.connect(self._found)
        self.print.clicked.connect(self._print)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._ask_save)
        self.print.setEnabled(False)
        self.copies.setFocus()
        self.copies.selectAll()

    def reject(self) -> None:
        """What is on its way to the printer is waited for: it takes no longer than the time limit."""
        if self._busy:
            self._say(translate("Printing", "It is on its way to the printer …"), "text2")
        else:
            super().reject()

    def save_and_open(self, out: Path) -> None:
        """Writes the PDF in a thread of its own and shows it in whatever shows PDFs here."""
        self._context.remembered.keep_text("papers/folder", str(out.parent))
        made = self._made
        Errand(lambda: save_paper(made, out), self._saved, self._failed, self)

    def _arrange(self) -> None:
        theme = self._context.theme
        self.body.addWidget(self.title)
        self.body.addWidget(self.choice)
        grid = self.choice.grid
        for row, (text, field) in enumerate(
            ((translate("Printing", "Copies"), self.copies), (translate("Printing", "Pages"), self.pages)), 3
        ):
            label = Label(theme, text, Use.BASE, "text2", False, self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self.body.addWidget(self.fault)
        self.fault.hide()
        self.body.addStretch(1)
        for button in (self.save, self.cancel, self.print):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.print.setDefault(True)
        self.setMinimumWidth(max(theme.px(460), self.sizeHint().width()))
        for before, after in (
            (self.copies, self.pages),
            (self.pages, self.choice.printer),
            (self.choice.printer, self.choice.two_sided),
            (self.choice.two_sided, self.print),
            (self.print, self.cancel),
            (self.cancel, self.save),
        ):
            QWidget.setTabOrder(before, after)

    def _found(self, on: bool) -> None:
        self.print.setEnabled(on)
        self.print.setDefault(on)
        self.save.set_kind("plain" if on else "primary")

    def _print(self) -> None:
        pages = self.pages.text().replace(" ", "")
        fault = pages_fault(pages)
        if fault:
            self.pages.show_fault(fault)
            self._say(fault)
            self.pages.setFocus()
            return
        self.pages.clear_fault()
        self._say("")
        self._busy = True
        self.print.setEnabled(False)
        self.choice.keep()
        two_sided = self.choice.two_sided.isChecked()
        job = Job(self._made.paper.name, self.choice.name, self.copies.value(), pages, two_sided)
        print_pdf(self._made.pdf, job, self._printed, self._failed, self)

    def _printed(self, job: str) -> None:
        self._busy = False
        words = translate("Printing", "“{title}” is with {printer}.").format(
            title=self._made.paper.name, printer=self.choice.name
        )
        self._file.said.emit("done", f"{words} ({job})" if job else words)
        self.accept()

    def _ask_save(self) -> None:
        from facilitator.ui.pages.papers.jobs import save_folder

        proposed = save_folder(self._context) / f"{file_name_of(self._made, self._file.frame)}.pdf"
        name, _ = QFileDialog.getSaveFileName(
            self, translate("Printing", "Save the PDF"), str(proposed), translate("Printing", "PDF (*.pdf)")
        )
        if name:
            self.save_and_open(Path(name).with_suffix(".pdf"))

    def _saved(self, out: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))
        self._file.said.emit("done", translate("Papers", "Saved as {path}").format(path=out))
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self.print.setEnabled(True)
        if isinstance(error, FacilitatorError):
            self._say(said(error))
        else:
            self._file.tell(error)

    def _say(self, sentence: str, tone: str = "clash") -> None:
        self.fault.set_tone(tone)
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))


def copies_box(parent: QWidget, value: int = 1) -> QSpinBox:
    """How many copies."""
    box = QSpinBox(parent)
    box.setRange(1, _MOST_COPIES)
    box.setValue(value)
    box.setAccessibleName(translate("Printing", "Copies"))
    return box
