"""What comes into the window from outside: files to merge, files dropped on it, the example."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.clock import Clock
from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.errand import Errand
from facilitator.ui.own_folder import own_folder
from facilitator.ui.tasks import Progress
from facilitator.ui.words import said, translate
from facilitator.workspace.files import SUFFIX, new_empty


class Arrivals(QObject):
    """Binds the actions that bring files in."""

    def __init__(self, context: Context, window: QWidget, desk: Desk, clock: Clock) -> None:
        super().__init__(window)
        self._context, self._window, self._desk, self._clock = context, window, desk, clock
        context.actions.on("file.merge", self._merge)
        context.actions.on("file.example", self._example)

    def _merge(self) -> None:
        if self._desk.file:
            self._desk.show_page("merge")
            self._context.actions["merge.add"].trigger()
            return
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            translate("Arrivals", "Choose the files to merge"),
            "",
            translate("Arrivals", "Session files (*.facilitator)"),
        )
        if names:
            self._merge_into_new([Path(name) for name in names])

    def _merge_into_new(self, sources: list[Path]) -> None:
        """Into a new file on this computer, not on the stick: that one travels on."""
        from facilitator.workspace.welcoming import free_path

        folder = own_folder(self._context.remembered)
        with suppress(OSError):  # then the dialog proposes another place
            folder.mkdir(parents=True, exist_ok=True)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            translate("Arrivals", "Where the merged file goes"),
            str(free_path(folder, translate("Arrivals", "Roundtable"))),
            translate("Arrivals", "Session files (*.facilitator)"),
        )
        if not name:
            return
        path = Path(name).with_suffix(SUFFIX)
        try:
            new_empty(path, self._clock)
        except FacilitatorError as error:
            self._desk.said.emit("error", said(error))
            return
        self._desk.open(path, lambda: self._add_sources(sources))

    def _add_sources(self, sources: list[Path]) -> None:
        from facilitator.ui.pages.merge.page import MergePage

        self._desk.show_page("merge")
        page = self._desk.page_of("merge")
        if isinstance(page, MergePage):
            page.add_files(sources)

    def dropped(self, paths: list[Path]) -> None:
        """Session files are merged or opened, anything else is imported."""
        sessions = [path for path in paths if path.suffix == SUFFIX]
        if self._desk.file and sessions:
            self._add_sources(sessions)
        elif len(sessions) == 1:
            self._desk.open(sessions[0])
        elif sessions:
            self._merge_into_new(sessions)
        elif self._desk.file and paths:
            from facilitator.ui.dialogs.import_file import ImportDialog

            dialog = ImportDialog(self._context, self._desk.file, self._window)
            dialog.choose(paths[0])
            dialog.open()

    def _example(self) -> None:
        """Made in a thread of its own; the window stays free meanwhile."""
        from facilitator.workspace.example import example_folder, example_steps

        def steps() -> Generator[Progress, None, Path]:
            making = example_steps(example_folder())
            while True:
                try:
                    step = next(making)
                except StopIteration as end:
                    return end.value
                yield Progress(step.done, step.total)

        self._desk.said.emit("done", translate("Arrivals", "The example is being made …"))
        Errand(steps, self._example_made, self._example_failed, self).progressed.connect(self._example_goes_on)

    def _example_goes_on(self, step: Progress) -> None:
        words = translate("Arrivals", "The example is being made: {done} of {total} files …")
        self._desk.said.emit("done", words.format(done=step.done, total=step.total))

    def _example_made(self, path: Path) -> None:
        words = translate("Arrivals", "A copy of the example is open; its files are in {folder}.")
        self._desk.open(path, lambda: self._desk.said.emit("done", words.format(folder=path.parent)))

    def _example_failed(self, error: BaseException) -> None:
        self._desk.said.emit("error", said(error))
