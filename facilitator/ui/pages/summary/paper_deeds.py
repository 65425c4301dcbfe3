"""Printing the summary and saving it as PDF, as its pages stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.papers.jobs import save_folder
from facilitator.ui.pages.summary.sentences_pane import SentencesPane
from facilitator.ui.pages.summary.showing import Showing
from facilitator.ui.words import translate
from facilitator.workspace.paper_set import Made, file_name_of, save_paper


class PaperDeeds(QObject):
    """``print`` and ``ask_save`` work on the pages of what is written now; pages on their way are waited for."""

    def __init__(self, context: Context, file: OpenFile, showing: Showing, sentences: SentencesPane) -> None:
        super().__init__(showing)
        self._context, self._file, self._showing, self._sentences = context, file, showing, sentences
        self._waits: Callable[[Made], None] | None = None
        showing.pages.paper.busy.connect(self._go_on)

    def print(self) -> None:
        """Asks how to print."""
        self._with_pages(self._print)

    def ask_save(self) -> None:
        """Asks where the PDF goes."""
        self._with_pages(self._ask_save)

    def _with_pages(self, call: Callable[[Made], None]) -> None:
        """Keeps the sentence being written first: what goes out is what was written."""
        self._sentences.edit.keep()
        self._waits = call
        self._go_on()
        if self._waits is not None:
            self._file.said.emit("done", translate("Summary", "The pages are being made …"))

    def _go_on(self) -> None:
        made, call = self._showing.pages.paper.current, self._waits
        if call is not None and made is not None and not self._showing.making:
            self._waits = None
            call(made)

    def _print(self, made: Made) -> None:
        from facilitator.ui.dialogs.print_paper import PrintPaperDialog

        PrintPaperDialog(self._context, self._file, made, self._sentences.window()).open()

    def _ask_save(self, made: Made) -> None:
        proposed = save_folder(self._context) / f"{file_name_of(made, self._file.frame)}.pdf"
        title = translate("Summary", "Save the summary as PDF")
        name, _ = QFileDialog.getSaveFileName(self._sentences, title, str(proposed), "PDF (*.pdf)")
        if name:
            out = Path(name)
            self.save(made, out if out.suffix.lower() == ".pdf" else out.with_name(f"{out.name}.pdf"))

    def save(self, made: Made, out: Path) -> None:
        """Writes the PDF, and says so."""
        self._context.remembered.keep_text("papers/folder", str(out.parent))
        Errand(lambda: save_paper(made, out), self._saved, self._file.tell, self)

    def _saved(self, out: Path) -> None:
        self._file.said.emit("done", translate("Summary", "Saved as {path}").format(path=out))
