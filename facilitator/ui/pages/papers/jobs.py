"""What is done with papers: printed one by one, all at once, saved; each off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.papers.formats import format_name
from facilitator.ui.pages.papers.maker import Entry, PaperMaker, State
from facilitator.ui.words import translate
from facilitator.workspace.paper_set import Made, file_name_of, formats_of, save_paper


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
        suffixes = formats_of(entry.paper.paper)
        proposed = f"{file_name_of(entry.made, self._file.frame)}{suffixes[0]}"
        name, kind = QFileDialog.getSaveFileName(
            self._page,
            translate("Papers", "Save the paper"),
            str(save_folder(self._context) / proposed),
            ";;".join(f"{format_name(suffix)} (*{suffix})" for suffix in suffixes),
        )
        if name:
            self.save(entry.made, _with_suffix(Path(name), kind, suffixes))

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


def _with_suffix(out: Path, kind: str, suffixes: tuple[str, ...]) -> Path:
    """A name typed without a suffix gets that of the kind chosen; a day at its end is none."""
    if out.suffix.lower() in suffixes:
        return out
    chosen = next((suffix for suffix in suffixes if kind.endswith(f"(*{suffix})")), suffixes[0])
    return out.with_name(f"{out.name}{chosen}")


def save_folder(context: Context) -> Path:
    """Where papers were saved last, else the documents of this person."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(context.remembered.text("papers/folder", documents or str(Path.home())))
