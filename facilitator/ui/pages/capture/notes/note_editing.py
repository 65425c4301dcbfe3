"""Which note is edited in place, and when: the one that is asked for, as soon as it stands in the list."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.capture.notes.feed import NotesFeed
from facilitator.ui.pages.capture.notes.in_place import InPlaceEdit
from facilitator.ui.pages.capture.notes.selection import NoteSelection
from facilitator.ui.pages.capture.notes.view import NotesView
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.listing import Key, last_own
from facilitator.workspace.seen_text import keep_unfinished


class NoteEditing(QObject):
    """``whole_wanted`` asks that neither a search nor a filter hides the note that is to be edited."""

    whole_wanted = Signal()

    def __init__(
        self,
        context: Context,
        file: OpenFile,
        state: CaptureState,
        view: NotesView,
        selection: NoteSelection,
        feed: NotesFeed,
        field: InPlaceEdit,
    ) -> None:
        super().__init__(view)
        self._context, self._file, self._state = context, file, state
        self._view, self._selection, self._feed, self._field = view, selection, feed, field
        self._waiting = ("", False)
        context.actions.on("note.edit", self._edit_current)
        feed.about_to_load.connect(self._about_to_load)
        feed.loaded.connect(self._look)
        view.notes.rows_came.connect(self._look)
        if not file.read_only:
            file.do(translate("NoteEditing", "Unfinished edit"), keep_unfinished, self._kept_unfinished)

    def edit(self, item: str, *, from_line: bool = False) -> None:
        """Opens the field over a note; ``from_line``: afterwards the focus goes back to the capture line."""
        if self._file.read_only:
            self._file.do("", lambda _: Changed())  # says so
            return
        row = self._view.notes.order.row_of(item)
        if row < 0:
            return
        self._waiting = ("", False)
        self._selection.select_only(item)
        self._view.reveal(row)
        held = self._view.notes.held.get(item)
        if held is None:
            self._waiting = (item, from_line)
        elif not held.struck:
            self._field.begin(item, held.text, self._to_line if from_line else self._view.setFocus)

    def edit_last_own(self) -> None:
        """Opens the field over the note one wrote last, wherever it is."""
        ask(self, self._file, lambda file: last_own(file, self._file.author), self._found)

    def _edit_current(self) -> None:
        """The note that is seen to be selected; without one, what was written last: never one that nothing marks."""
        current, selected = self._view.current_id, self._state.selected
        item = current if current in selected or self._view.hasFocus() else next(iter(selected), "")
        if item:
            self.edit(item)
        else:
            self.edit_last_own()

    def _found(self, key: Key | None) -> None:
        if key is None:
            return
        _, _, item, point = key
        self._waiting = (item, True)
        if self._view.notes.order.row_of(item) < 0:
            self.whole_wanted.emit()
            self._state.show_point(point)
        self._look()

    def _look(self) -> None:
        """Whether the note that is waited for is there by now."""
        item, from_line = self._waiting
        if item and self._feed.settled and self._view.notes.held.get(item) is not None:
            self.edit(item, from_line=from_line)

    def _to_line(self) -> None:
        self._context.actions["view.line"].trigger()

    def _about_to_load(self, fresh: bool) -> None:
        if fresh:
            self._field.keep()

    def _kept_unfinished(self, changed: Changed) -> None:
        if changed.items:
            count = len(changed.items)
            words = translate("NoteEditing", "%n edit(s) left unfinished last time were kept.", "", count)
            self._file.said.emit("care", words)
