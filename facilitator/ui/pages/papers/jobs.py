"""What is done with papers: printed one by one, all at once, saved; each off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.papers.maker import Entry, PaperMaker, State
from facilitator.ui.words import translate
from facilitator.workspace.paper_set import Made, save_paper

_SUFFIXES = (".pdf", ".md", ".json")


class PaperJobs(QObject):
    """Binds the actions. ``current`` gives the paper that shows; ``make`` sees to it that there is one."""

    def __init__(
        self,
        context: Context,
        file: OpenFile,
        maker: PaperMaker,
        current: Callable[[], Entry | None],
        make: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._file, self._maker = context, file, maker
        self._current, self._make = current, make
        self._waits = False
        self._page = parent
        maker.made.connect(self._is_made)
        on = context.actions.on
        on("paper.print", self.print)
        on("paper.print_all", self.print_all)
        on("paper.save", self.ask_save)

    def print(self) -> None:
        """Asks how to print the paper that shows; one that is being made is waited for."""
        entry = self._current()
        if entry is None or entry.made is None or entry.state is State.MAKING:
            self._waits = True
            self._make()
            return
        self._waits = False
        from facilitator.ui.dialogs.print_paper import PrintPaperDialog

        PrintPaperDialog(self._context, self._file, entry.made, self._page.window()).open()

    def print_all(self) -> None:
        """Asks how to print every paper."""
        from facilitator.ui.dialogs.print_all import PrintAllDialog

        if self._maker.entries:
            PrintAllDialog(self._context, self._file, self._maker, self._page.window()).open()

    def ask_save(self) -> None:
        """Asks where the paper that shows goes."""
        entry = self._current()
        if entry is None or entry.made is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._page,
            translate("Papers", "Save the paper"),
            str(save_folder(self._context) / f"{entry.paper.name}.pdf"),
            translate("Papers", "PDF (*.pdf);;Markdown (*.md);;JSON (*.json)"),
        )
        if name:
            out = Path(name)
            self.save(entry.made, out if out.suffix.lower() in _SUFFIXES else out.with_name(f"{out.name}.pdf"))

    def save(self, made: Made, out: Path) -> None:
        """Writes a paper in the format of the suffix, and says so."""
        self._context.remembered.keep_text("papers/folder", str(out.parent))
        Errand(lambda: save_paper(made, out), self._saved, self._file.tell, self)

    def _is_made(self, made: Made) -> None:
        entry = self._current()
        if self._waits and entry is not None and made.paper == entry.paper:
            self.print()

    def _saved(self, out: Path) -> None:
        self._file.said.emit("done", translate("Papers", "Saved as {path}").format(path=out))


def save_folder(context: Context) -> Path:
    """Where papers were saved last, else the documents of this person."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(context.remembered.text("papers/folder", documents or str(Path.home())))
