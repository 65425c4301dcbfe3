"""The rest of the window, built after it is shown: style, header, status, desk, commands, welcome page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from facilitator.assets import asset
from facilitator.clock import Clock
from facilitator.ui.action_set import ActionSet
from facilitator.ui.arrivals import Arrivals
from facilitator.ui.commands import Commands
from facilitator.ui.context import Context
from facilitator.ui.counting import Counting
from facilitator.ui.desk import Desk
from facilitator.ui.dialog_commands import DialogCommands
from facilitator.ui.file_keeping import FileKeeping
from facilitator.ui.file_place import FilePlace
from facilitator.ui.folder_watching import FolderWatching
from facilitator.ui.header import Header
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.welcome.page import WelcomePage
from facilitator.ui.preferences import Preferences
from facilitator.ui.projector.commands import ProjectorCommands
from facilitator.ui.remembered import Remembered
from facilitator.ui.saving_copy import SavingCopy
from facilitator.ui.saying import Saying
from facilitator.ui.searching import Searching
from facilitator.ui.status_line import StatusLine
from facilitator.ui.theme.fonts import load_fonts
from facilitator.ui.theme.theme import Theme
from facilitator.ui.view_commands import ViewCommands
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.ui.window import MainWindow
from facilitator.workspace.backups import Backup
from facilitator.workspace.wrapping_up import OpenNumbers


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
        self.context = Context(theme, ActionSet(window), remembered, preferences)
        load_fonts(theme)
        theme.apply()
        window.setWindowIcon(QIcon(str(asset("icons/facilitator.svg"))))
        self.header = Header(self.context, window)
        self.status = StatusLine(self.context, window)
        self.messages = MessageBar(theme)
        window.furnish(self.header, self.status, self.messages)
        self.desk = Desk(self.context, clock, self)
        self.counting = Counting(self.desk)
        self.commands = Commands(self.context, window, self.header, self.desk)
        self.dialogs = DialogCommands(self.context, window, self.desk)
        self.projector = ProjectorCommands(self.context, application, window, self.desk)
        self.keeping = FileKeeping(self.context, window, self.desk, clock)
        self.watching = FolderWatching(self.context, window, self.desk)
        self.saving = SavingCopy(self.context, window, self.desk)
        self.place = FilePlace(self.desk, self.saving, window)
        self.saying = Saying(self.messages, self.desk, self.keeping, self.place, window)
        self.view = ViewCommands(self.context, window, self.header)
        self.searching = Searching(self.header, self.desk)
        self.arrivals = Arrivals(self.context, window, self.desk, clock)
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
        for name in ("paper.print", "paper.print_all"):
            on(name, lambda action=name: self._on_papers(action))

    def _wire(self) -> None:
        desk, welcome = self.desk, self.welcome
        desk.bug.connect(self.show_bug)
        desk.opened.connect(self._opened)
        desk.closed.connect(self._show_welcome)
        desk.page_made.connect(self._page_made)
        desk.page_shown.connect(self._page_shown)
        desk.page_freed.connect(self.window.remove_page)
        self.counting.counted.connect(self._counted)
        self.watching.told.connect(self.status.show_watching)
        for part in (self.watching, self.saving, self.place):
            part.offered.connect(self.saying.offer)
        self.place.lost.connect(self.status.show_lost)
        self.watching.backed_up.connect(self._backed_up)
        welcome.open_requested.connect(desk.open)
        welcome.new_made.connect(desk.open)
        self.window.dropped.connect(self.arrivals.dropped)
        self.window.closing.connect(self._closing)
        self.window.ask_before_closing(desk.may_close)

    def _opened(self, file: OpenFile) -> None:
        self._bind()
        self.commands.watch_undo()
        file.kept.connect(self.status.show_kept)
        file.kept.connect(self.messages.worked_on)
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
        if name == "read_back":  # what was said to the note-taker is not for the room
            self.messages.hide()

    def _page_made(self, page: Page) -> None:
        from facilitator.ui.pages.merge.page import MergePage

        page.record_asked.connect(self.dialogs.show_record)
        page.page_asked.connect(self.desk.show_page)
        page.left.connect(self.desk.go_back)
        page.quotes_asked.connect(self.dialogs.show_quotes)
        if isinstance(page, MergePage):
            page.backed_up.connect(self._backed_up)

    def _backed_up(self, backup: Backup) -> None:
        self.status.show_backup(backup.path)

    def _counted(self, found: OpenNumbers) -> None:
        self.status.show_open(found.silent_points, found.unknown_speakers, found.conflicts)
        self.header.set_count("merge", found.conflicts)

    def _new(self) -> None:
        if self.desk.leave():
            self.welcome.focus_first()

    def _on_papers(self, action: str) -> None:
        self.desk.show_page("papers")
        self.context.actions[action].trigger()

    def _closing(self) -> None:
        self.context.remembered.keep_place("window", self.window.saveGeometry())
        self.desk.close()
