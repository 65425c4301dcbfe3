"""Watching a folder: begun and ended by hand, said where one sees it, and never kept for the next time.

The stick that is watched may be another person's tomorrow.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.folder_watch import FolderWatch
from facilitator.ui.held_strikes import HeldStrikes
from facilitator.ui.offers import Offer
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.page import Page
from facilitator.ui.watch_words import refused_words, round_words, status_words, struck_words
from facilitator.ui.words import translate
from facilitator.workspace.backups import backup_folder
from facilitator.workspace.changed import Changed
from facilitator.workspace.kept_backups import wanted_number
from facilitator.workspace.merging_here import Merged
from facilitator.workspace.watching_here import Arrived, Place, take_back_this


class FolderWatching(QObject):
    """``told`` tells the state in words, "" when nothing is watched; ``offered`` an Offer; ``backed_up`` a Backup."""

    told = Signal(str)
    offered = Signal(object)
    backed_up = Signal(object)

    def __init__(self, context: Context, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._context, self._window, self._desk = context, window, desk
        self.watch: FolderWatch | None = None
        self._folder = ""
        self._came: list[Path] = []
        self._strikes = HeldStrikes(context, window, desk)
        self._strikes.offered.connect(self.offered)
        self._strikes.struck.connect(self._look_again)
        context.actions.on("merge.watch", self._ask)
        desk.opened.connect(self._opened)
        desk.page_made.connect(self._page_made)

    def start(self, folder: Path) -> None:
        """Watches a folder for the open file, in place of the one watched before."""
        file = self._desk.file
        if file is None:
            return
        self.stop()
        self._came = []
        self._folder = folder.name or str(folder)
        watch = self.watch = FolderWatch(file, folder, self._place, self._is_merging, file)
        watch.changed.connect(self._tell)
        watch.round_done.connect(self._say_round)
        watch.start()
        self._tell()

    def stop(self) -> None:
        """Ends it; what was merged stays."""
        watch, self.watch = self.watch, None
        if watch:
            watch.changed.disconnect(self._tell)
            watch.stop()
            self.told.emit("")

    def _opened(self, file: OpenFile) -> None:
        file.closing.connect(self.stop)

    def _page_made(self, page: Page) -> None:
        """What is merged and taken back on the merge page."""
        from facilitator.ui.pages.merge.page import MergePage

        if isinstance(page, MergePage):
            page.sources.merged.connect(self._forget)
            page.sources.taken_back.connect(self._leave_out)

    def _forget(self) -> None:
        """What came last came by hand."""
        self._came = []

    def _leave_out(self) -> None:
        """What came last was taken back."""
        if self.watch and self._came:
            self.watch.leave_out(self._came)
        self._came = []

    def _look_again(self) -> None:
        if self.watch:
            self.watch.look_again()

    def _ask(self) -> None:
        file = self._desk.file
        if file is None:
            return
        if self.watch:
            self._show(file, self.watch)
        elif file.read_only:
            words = translate("Watch", "This window only reads the file; close the other window to merge here.")
            self.offered.emit(Offer("error", words))
        else:
            title = translate("Watch", "Choose the folder to watch: session files in it are merged as they arrive")
            found = QFileDialog.getExistingDirectory(self._window, title, str(file.path.parent))
            if found:
                self.start(Path(found))

    def _show(self, file: OpenFile, watch: FolderWatch) -> None:
        from facilitator.ui.dialogs.watched_folder import WatchedFolderDialog

        dialog = WatchedFolderDialog(self._context.theme, file, watch, self._window)
        dialog.stop_asked.connect(self.stop)
        dialog.strike_asked.connect(self._strikes.ask)
        dialog.open()

    def _place(self) -> Place:
        settings, file = self._context.preferences, self._desk.file
        assert file is not None
        return Place(backup_folder(file.path, settings["backups"]), wanted_number(settings["backups_kept"]))

    def _is_merging(self) -> bool:
        """By hand, on the merge page: two merges do not mix."""
        page = self._desk.page_of("merge")
        if page is None:
            return False
        from facilitator.ui.pages.merge.page import MergePage

        return isinstance(page, MergePage) and page.sources.busy

    def _tell(self) -> None:
        self.told.emit(status_words(self.watch) if self.watch else "")

    def _say_round(self, done: tuple[Arrived, ...]) -> None:
        for one in done:
            if one.backup:
                self.backed_up.emit(one.backup)
        came = [one for one in done if one.merged.brought]
        self._came = [one.merged.source for one in came] or self._came
        refused = [one for one in done if one.merged.receipt is None]
        held = [strike for one in done for strike in one.held]
        words = [round_words(self._folder, came)] if came else []
        words += [refused_words(refused)] if refused else []
        if held:
            words.append(struck_words(len(held), [strike.author for strike in held]))
            strike = translate("Watch", "Strike here too …")
            self.offered.emit(Offer("care", " ".join(words), strike, self._strikes.look))
        elif came:
            undo = partial(self._undo, came[-1].merged)
            level = "care" if refused else "done"
            self.offered.emit(Offer(level, " ".join(words), translate("Watch", "Undo this merge"), undo, passing=True))
        elif refused:
            self.offered.emit(Offer("care", " ".join(words), passing=True))

    def _undo(self, last: Merged) -> None:
        file = self._desk.file
        if file is None:
            return

        def done(changed: Changed) -> None:
            count = len(self._came)
            self._leave_out()
            file.tell_changed(changed)
            words = translate(
                "Watch",
                "The merge was taken back; what came from %n file(s) stays out while you watch.",
                "",
                count,
            )
            self.offered.emit(Offer("done", words))

        file.ask(lambda opened: take_back_this(opened, last), done)
