"""The filter of the list: its bar comes and goes, and what is chosen in it sifts the notes."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.ui.action_set import ActionSet
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.capture.notes.feed import NotesFeed
from facilitator.ui.pages.capture.notes.filter_bar import FilterBar
from facilitator.ui.pages.capture.notes.list_head import ListHead
from facilitator.ui.pages.capture.notes.view import NotesView
from facilitator.workspace.listing import Choices, choices


class Filtering(QObject):
    """Binds the bar to the feed."""

    def __init__(
        self, actions: ActionSet, file: OpenFile, head: ListHead, bar: FilterBar, feed: NotesFeed, view: NotesView
    ) -> None:
        super().__init__(view)
        self._file, self._head, self._bar, self._feed, self._view = file, head, bar, feed, view
        actions.on("view.filter", self.toggle)
        head.filter_pressed.connect(self.toggle)
        bar.changed.connect(self._sift)
        bar.opened.connect(self._offer)
        bar.closed.connect(self._close)
        bar.hide()

    def toggle(self) -> None:
        """Shows the bar with the focus in it, or hides it when nothing is held back."""
        if not self._bar.isHidden() and not self._bar.filtering:
            self._close()
            return
        self._bar.show()
        self._bar.focus_first()

    def _close(self) -> None:
        """What is held back stays in sight as chips."""
        if not self._bar.filtering:
            self._bar.hide()
        self._view.setFocus()

    def _sift(self) -> None:
        self._head.show_filtering(self._bar.filtering)
        self._feed.sift(self._bar.sieve)

    def _offer(self) -> None:
        sieve = self._feed.sieve
        ask(self, self._file, lambda file: choices(file, sieve), self._show)

    def _show(self, found: Choices) -> None:
        self._bar.offer(found, self._file.directory)
