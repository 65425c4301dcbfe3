"""The rest of the window, built after it is shown: style, header, status, desk, commands, welcome page."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog

from facilitator.clock import Clock
from facilitator.errors import FacilitatorError
from facilitator.ui.action_set import ActionSet
from facilitator.ui.commands import Commands
from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.errand import Errand
from facilitator.ui.header import Header
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.welcome.page import WelcomePage
from facilitator.ui.preferences import Preferences
from facilitator.ui.remembered import Remembered
from facilitator.ui.status_line import StatusLine
from facilitator.ui.tasks import Progress
from facilitator.ui.theme.fonts import load_fonts
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.ui.window import MainWindow
from facilitator.ui.words import translate
from facilitator.workspace.files import SUFFIX, new_empty
from facilitator.workspace.wrapping_up import WrapUp


class Furniture(QObject):
    """Builds and wires; holds nothing that anybody typed."""

    def __init__(
        self,
        application: QApplication,
        window: MainWindow,
        theme: Theme,
        preferences: Preferences,
        remembered: Remembered,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self.window = window
        self._clock = clock
        self.context = Context(theme, ActionSet(window), remembered, preferences)
        load_fonts(theme)
        theme.apply()
        self.header = Header(self.context, window)
        self.status = StatusLine(self.context, window)
        self.messages = MessageBar(theme)
        window.furnish(self.header, self.status, self.messages)
        self.desk = Desk(self.context, clock, self)
        self.commands = Commands(self.context, window, self.header, self.desk)
        self.welcome = WelcomePage(self.context, window)
        application.styleHints().colorSchemeChanged.connect(theme.apply)
        self._bind()
        self._wire()

    def begin(self, path: Path | None) -> None:
        """Opens the file named, else the welcome page."""
        if path is None:
            self._show_welcome()
        else:
            self.desk.open(path)
            if not path.is_file():
                self._show_welcome()

    def show_bug(self, error: Exception) -> None:
        """The report of something nobody foresaw."""
        from facilitator.ui.dialogs.bug_report import BugReport

        BugReport(self.context, error, self.window).open()

    def _bind(self) -> None:
        on = self.context.actions.on
        on("file.new", self._new)
        on("file.merge", self._merge)
        on("file.example", self._example)
        for name in ("paper.print", "paper.print_all"):
            on(name, lambda action=name: self._on_papers(action))

    def _wire(self) -> None:
        desk, welcome = self.desk, self.welcome
        desk.said.connect(self._say)
        desk.bug.connect(self.show_bug)
        desk.opened.connect(self._opened)
        desk.closed.connect(self._show_welcome)
        desk.page_shown.connect(self._page_shown)
        desk.page_freed.connect(self.window.remove_page)
        desk.counted.connect(self._counted)
        welcome.open_requested.connect(desk.open)
        welcome.new_made.connect(desk.open)
        self.header.searched.connect(self._search)
        self.header.search_left.connect(self._search_left)
        self.context.preferences.changed.connect(self._preference)
        self.window.dropped.connect(self._dropped)
        self.window.closing.connect(self._closing)

    def _say(self, level: str, sentence: str) -> None:
        self.messages.say(level, sentence)

    def _opened(self, file: OpenFile) -> None:
        self._bind()
        self.commands.watch_undo()
        file.kept.connect(self.status.show_kept)
        self.status.show_file(file.path, read_only=file.read_only)
        self.status.show_open(0, 0, 0)
        self.header.set_count("merge", 0)
        codes = ", ".join(
            session.code for session in file.frame.sessions if session.held and session.kind == "parallel"
        )
        name = file.path.stem
        self.window.setWindowTitle(f"{name} – facilitator" if codes in name else f"{codes} {name} – facilitator")

    def _show_welcome(self) -> None:
        self.window.setWindowTitle("facilitator")
        self.context.actions.show_page("welcome", file_open=False)
        self.header.show_page("welcome")
        self.commands.watch_undo()
        self.window.show_page(self.welcome, status=False)
        self.welcome.shown()
        self.welcome.focus_first()

    def _page_shown(self, page: Page, name: str) -> None:
        self.header.show_page(name)
        self.window.show_page(page)

    def _counted(self, found: WrapUp) -> None:
        self.status.show_open(found.silent_points, found.unknown_speakers, found.conflicts)
        self.header.set_count("merge", found.conflicts)

    def _search(self, words: str) -> None:
        from facilitator.ui.pages.capture.page import CapturePage

        if words and self.desk.page != "capture":
            self.desk.show_page("capture")
            self.header.search.setFocus()
        page = self.desk.page_of("capture")
        if isinstance(page, CapturePage):
            page.notes.search(words)

    def _search_left(self, to_hits: bool) -> None:
        from facilitator.ui.pages.capture.page import CapturePage

        page = self.desk.page_of("capture")
        if isinstance(page, CapturePage):
            page.notes.focus_list() if to_hits else page.focus_first()

    def _preference(self, name: str) -> None:
        theme, preferences = self.context.theme, self.context.preferences
        if name == "theme":
            theme.choose(preferences["theme"])
        elif name == "text_size":
            theme.scale_to(int(preferences["text_size"]) / 100)

    def _new(self) -> None:
        if self.desk.file:
            self.desk.close()
        self.welcome.focus_first()

    def _merge(self) -> None:
        if self.desk.file:
            self.desk.show_page("merge")
            self.context.actions["merge.add"].trigger()
            return
        names, _ = QFileDialog.getOpenFileNames(
            self.window,
            translate("Furniture", "Choose the files to merge"),
            "",
            translate("Furniture", "Session files (*.facilitator)"),
        )
        if names:
            self._merge_into_new([Path(name) for name in names])

    def _merge_into_new(self, sources: list[Path]) -> None:
        proposed = sources[0].with_name(translate("Furniture", "Merged") + SUFFIX)
        name, _ = QFileDialog.getSaveFileName(
            self.window, translate("Furniture", "Where the merged file goes"), str(proposed)
        )
        if not name:
            return
        path = Path(name).with_suffix(SUFFIX)
        try:
            new_empty(path, self._clock)
        except FacilitatorError as error:
            self._say("error", str(error))
            return
        self.desk.open(path, lambda: self._add_sources(sources))

    def _add_sources(self, sources: list[Path]) -> None:
        from facilitator.ui.pages.merge.page import MergePage

        self.desk.show_page("merge")
        page = self.desk.page_of("merge")
        if isinstance(page, MergePage):
            page.add_files(sources)

    def _dropped(self, paths: list[Path]) -> None:
        sessions = [path for path in paths if path.suffix == SUFFIX]
        if self.desk.file and sessions:
            self._add_sources(sessions)
        elif len(sessions) == 1:
            self.desk.open(sessions[0])
        elif sessions:
            self._merge_into_new(sessions)
        elif self.desk.file and paths:
            from facilitator.ui.dialogs.import_file import ImportDialog

            dialog = ImportDialog(self.context, self.desk.file, self.window)
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

        self._say("done", translate("Furniture", "The example is being made …"))
        Errand(steps, self._example_made, self._example_failed, self).progressed.connect(self._example_goes_on)

    def _example_goes_on(self, step: Progress) -> None:
        words = translate("Furniture", "The example is being made: {done} of {total} files …")
        self._say("done", words.format(done=step.done, total=step.total))

    def _example_made(self, path: Path) -> None:
        words = translate("Furniture", "A copy of the example is open; its files are in {folder}.")
        self.desk.open(path, lambda: self._say("done", words.format(folder=path.parent)))

    def _example_failed(self, error: BaseException) -> None:
        self._say("error", str(error))

    def _on_papers(self, action: str) -> None:
        self.desk.show_page("papers")
        self.context.actions[action].trigger()

    def _closing(self) -> None:
        self.context.remembered.keep_place("window", self.window.saveGeometry())
        self.desk.close()
