"""Notes that were kept in the capture line while the filter hides them: told at the foot of the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.capture.notes.feed import NotesFeed
from facilitator.ui.pages.capture.notes.follower import Follower
from facilitator.ui.pages.capture.notes.new_button import HeldBackButton
from facilitator.ui.pages.capture.notes.selection import NoteSelection
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.theme.theme import Theme
from facilitator.workspace.changed import Changed
from facilitator.workspace.listing import Arrived, Row, Sieve, arrived


class HeldBack(QObject):
    """``whole_wanted`` asks that neither a search nor a filter hides the note that is gone to."""

    whole_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        file: OpenFile,
        state: CaptureState,
        feed: NotesFeed,
        follower: Follower,
        selection: NoteSelection,
    ) -> None:
        super().__init__(follower.view)
        self._file, self._state, self._feed = file, state, feed
        self._follower, self._selection = follower, selection
        self._rows: tuple[Row, ...] = ()
        self._going_to = ""
        self.button = HeldBackButton(theme, follower.view)
        self.button.clicked.connect(self._go)
        feed.loaded.connect(self._loaded)
        file.changed.connect(self._changed)

    def kept(self, items: tuple[str, ...]) -> None:
        """The capture line has made these."""
        sieve = self._feed.filter
        if sieve == Sieve():
            return

        def take(found: Arrived) -> None:
            if sieve == self._feed.filter:
                others = [row for row in self._rows if row.id not in items]
                self._show((*others, *(row for row in found.rows if row.id not in found.shown)))

        ask(self, self._file, lambda file: arrived(file, items, sieve), take)

    def forget(self) -> None:
        """Another filter holds."""
        self._show(())

    def _changed(self, changed: Changed) -> None:
        """What is edited, deleted or undone may be hidden no more."""
        ids = tuple(row.id for row in self._rows)
        if ids and (not changed.items or set(ids) & set(changed.items)):
            self.kept(ids)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self._follower.button.give_way(bool(rows))
        self.button.count(len(rows))

    def _go(self) -> None:
        """To the one kept last."""
        row = self._rows[-1]
        self._going_to = row.id
        self.whole_wanted.emit()
        if not self._state.everything:
            self._state.show_point(row.point)

    def _loaded(self) -> None:
        if not self._going_to or not self._feed.settled:
            return
        item, self._going_to = self._going_to, ""
        view = self._follower.view
        row = view.notes.order.row_of(item)
        if row >= 0:
            self._selection.select_only(item)
            view.reveal(row)
            view.setFocus()
