"""A copy of the open file elsewhere, and work going on in it; or what the window still holds, as text."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.errand import Errand
from facilitator.ui.offers import Offer
from facilitator.ui.own_folder import own_folder
from facilitator.ui.pages.capture.page import CapturePage
from facilitator.ui.words import said, translate
from facilitator.workspace.drafting import LineDraft
from facilitator.workspace.files import SUFFIX
from facilitator.workspace.saving_elsewhere import keep_line_in, records_left, row_left, save_elsewhere
from facilitator.workspace.watching import synchronizer
from facilitator.workspace.welcoming import free_path


class SavingCopy(QObject):
    """``offered`` tells an Offer: what came of it, and what else can be done."""

    offered = Signal(object)

    def __init__(self, context: Context, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._context, self._window, self._desk = context, window, desk

    def save(self) -> None:
        """Asks where, copies the file as it can be read through what is open of it, and opens the copy."""
        file = self._desk.file
        if file is None:
            return
        self._desk.is_unkept()  # what is under way to the file has come back then
        folder = self._folder()
        with suppress(OSError):  # then the dialog proposes another place
            folder.mkdir(parents=True, exist_ok=True)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            translate("SavingCopy", "Save a copy elsewhere"),
            str(free_path(folder, file.path.stem)),
            translate("SavingCopy", "Session files (*.facilitator)"),
        )
        if name:
            line, out = self._line(), Path(name).with_suffix(SUFFIX)
            file.ask(lambda opened: save_elsewhere(opened, out, line), partial(self._saved, line), self._failed)

    def open_again(self) -> None:
        """Lets go of a file that is dead here and sound in its place, and opens it anew with the line typed since."""
        file = self._desk.file
        if file is None:
            return
        self._desk.is_unkept()
        line, path, clock = self._line(), file.path, file.clock
        if line is None or not line.typed.line.strip():
            self._open(path)
        else:
            Errand(lambda: keep_line_in(path, clock, line), lambda _: self._saved(line, path), self._failed, self)

    def _folder(self) -> Path:
        """A person's own folder, unless another program synchronizes it."""
        found = own_folder(self._context.remembered)
        return found if not synchronizer(found / "file") else Path.home() / "facilitator"

    def _capture(self) -> CapturePage | None:
        page = self._desk.page_of("capture")
        return page if isinstance(page, CapturePage) else None

    def _line(self) -> LineDraft | None:
        page = self._capture()
        return page.line.current() if page else None

    def _saved(self, line: LineDraft | None, place: Path) -> None:
        page = self._capture()
        if page and line:
            page.line.drafts.carried(line)
        if self._desk.is_unkept():
            words = translate("SavingCopy", "Words stand here that are not in “{name}”: copy them, then open it.")
            go_on = translate("SavingCopy", "Open “{name}”").format(name=place.stem)
            self.offered.emit(Offer("care", words.format(name=place.stem), go_on, partial(self._open, place)))
        else:
            self._open(place)

    def _open(self, place: Path) -> None:
        file = self._desk.file
        if file:
            file.give_up()
            self._desk.let_go()
            if file.path == place:
                self._desk.close()
        words = translate("SavingCopy", "“{name}” in {folder} is open now. What you type goes there.")
        told = Offer("done", words.format(name=place.stem, folder=place.parent))
        self._desk.open(place, lambda: self.offered.emit(told))

    def _failed(self, error: BaseException) -> None:
        """The new place may be at fault, or the file: that is asked of the file."""
        file = self._desk.file
        if file is None:
            return
        again = Offer("error", said(error), translate("SavingCopy", "Save a copy elsewhere …"), self.save)
        words = translate(
            "SavingCopy",
            "{name} cannot be read any more, so no copy of it can be made. Put the stick back in; what this window"
            " still holds can be saved as text.",
        )
        text = Offer(
            "error", words.format(name=file.path.name), translate("SavingCopy", "Save as text …"), self.save_text
        )
        file.ask(
            lambda opened: opened.others_wrote(), lambda _: self.offered.emit(again), lambda _: self.offered.emit(text)
        )

    def save_text(self) -> None:
        """Asks where, and writes the records that are in memory and the words on the way as text."""
        file = self._desk.file
        if file is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            translate("SavingCopy", "Save as text"),
            str(self._folder() / f"{file.path.stem}.txt"),
            translate("SavingCopy", "Text (*.txt)"),
        )
        if name:
            file.ask(records_left, partial(self._write, Path(name)))

    def _write(self, out: Path, records: Mapping[str, str]) -> None:
        lines = dict(records)
        words: list[str] = []
        page = self._capture()
        if page:
            held = page.notes.model.held
            rows = (held.get(item) for item in held.ids)
            lines.update((row.id, row_left(row)) for row in rows if row)
            words = [page.line.current().typed.line]
        words = [one for one in dict.fromkeys([*words, *_typed(self._window)]) if one.strip()]
        text = "\n\n".join([*words, *lines.values()]) + "\n"

        def written(count: int) -> None:
            told = translate("SavingCopy", "What the window held is in “{name}”: %n text(s).", "", count)
            self.offered.emit(Offer("care", told.format(name=out.name)))

        def work() -> int:
            out.write_text(text, encoding="utf-8")
            return len(lines) + len(words)

        Errand(work, written, self._not_written, self)

    def _not_written(self, error: BaseException) -> None:
        words = translate("SavingCopy", "The text could not be written there ({error}); choose another place.")
        again = translate("SavingCopy", "Save as text …")
        self.offered.emit(Offer("error", words.format(error=said(error)), again, self.save_text))


def _typed(window: QWidget) -> list[str]:
    """What stands in the fields of all pages, whether anybody has kept it or not."""
    texts = [field.toPlainText() for field in window.findChildren(QPlainTextEdit) if not field.isReadOnly()]
    return texts + [field.text() for field in window.findChildren(QLineEdit) if not field.isReadOnly()]
