"""The centre of the capture page: the head of the list, the filter, the notes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.commands import NoteCommands
from facilitator.ui.pages.capture.notes.feed import NotesFeed
from facilitator.ui.pages.capture.notes.filter_bar import FilterBar
from facilitator.ui.pages.capture.notes.filtering import Filtering
from facilitator.ui.pages.capture.notes.follower import Follower
from facilitator.ui.pages.capture.notes.held_back import HeldBack
from facilitator.ui.pages.capture.notes.in_place import InPlaceEdit
from facilitator.ui.pages.capture.notes.list_head import ListHead
from facilitator.ui.pages.capture.notes.list_title import ListTitle, point_title
from facilitator.ui.pages.capture.notes.note_editing import NoteEditing
from facilitator.ui.pages.capture.notes.row_cache import RowCache
from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.pages.capture.notes.rows_model import NotesModel
from facilitator.ui.pages.capture.notes.selection import NoteSelection
from facilitator.ui.pages.capture.notes.view import NotesView
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.widgets.labels import Hairline

_IN_MENU = ("note.edit", "note.star", "note.move", "note.delete", "note.restore", "note.quotes")


class NotesPane(QWidget):
    """The list of notes of a point, of all points, or of what a search found.

    ``search_ended`` tells that a search was ended here: the field it was typed in is to be emptied.
    """

    search_ended = Signal()

    def __init__(self, context: Context, file: OpenFile, state: CaptureState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._file, self._state = context, file, state
        theme, actions = context.theme, context.actions
        self.model = NotesModel(self)
        self._cache = RowCache(theme, file, self.title_of, self)
        self.model.spoken, self.model.title = self._cache.spoken, self.title_of
        delegate = RowDelegate(theme, self.model, self._cache, self)
        self.head = ListHead(theme, actions, self)
        self.filter_bar = FilterBar(theme, self)
        self.view = NotesView(theme, self.model, delegate, self)
        self.feed = NotesFeed(file, state, self.model, self)
        self.selection = NoteSelection(self.view, state, delegate, actions["view.details"])
        self.follower = Follower(theme, self.view, self.selection, self.feed)
        self.edit = InPlaceEdit(theme, file, self.view, delegate)
        self.editing = NoteEditing(context, file, state, self.view, self.selection, self.feed, self.edit)
        self.commands = NoteCommands(context, file, state, self._chosen, self)
        self.filtering = Filtering(actions, file, self.head, self.filter_bar, self.feed, self.view)
        self.held_back = HeldBack(context.theme, file, state, self.feed, self.follower, self.selection)
        self.title = ListTitle(theme, actions, file, state, self.head, self.feed, self.view)
        self._lay_out()
        self.view.asked.connect(self._asked)
        self.view.entered.connect(self._entered)
        for asking in (self.editing, self.held_back):
            asking.whole_wanted.connect(self.filter_bar.clear)
            asking.whole_wanted.connect(self._end_search)
        self.filter_bar.changed.connect(self.held_back.forget)
        file.frame_changed.connect(self.view.show_anew)
        self.feed.load()

    def focus_list(self) -> None:
        """Puts the focus in the list, on a note."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._entered()

    def edit_last_own(self) -> None:
        """Opens the note one wrote last, wherever it is."""
        self.editing.edit_last_own()

    def search(self, text: str) -> None:
        """Lists what the whole file has on these words, best first, the words marked; "" ends it."""
        words = text.strip()
        if words == self.feed.words:
            return
        self.edit.keep()
        self.follower.remember_place(self.feed.words)
        self._cache.search(words)
        self.feed.search(words)
        self.title.write()

    def set_kind(self, kind: str) -> bool:
        """Gives the notes selected another kind; False where the list does not have the focus."""
        if not self._has_focus():
            return False
        self.commands.set_kind(kind)
        return True

    def toggle_star(self) -> bool:
        """Stars the notes selected, or takes the star off; False where the list does not have the focus."""
        if not self._has_focus():
            return False
        self.commands.star()
        return True

    def finish(self) -> None:
        """Keeps the note being edited."""
        self.edit.keep()

    def title_of(self, point: str) -> str:
        """The title of a point, or the words for none."""
        return point_title(self._file, point)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.feed.words:
            self._end_search()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.filter_bar, Hairline(self._context.theme, False, self)):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Base)
        self.setFocusProxy(self.view)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.view.addActions([self._context.actions[name] for name in _IN_MENU])

    def _entered(self) -> None:
        """The keyboard came into the list: it begins at the note at the end, or at the best hit; a note that was
        asked for, and is not listed yet, is waited for."""
        if self._state.selected:
            return
        order = self.model.order
        last = 0 if self.feed.words else order.last_row(self._state.point)
        if not self.selection.ids and 0 <= last < len(order) and (item := order.id_at(last)):
            self.selection.select_only(item)

    def _asked(self, what: str, item: str) -> None:
        if what == "star":
            self.commands.star((item,))
        elif what == "delete":
            self.commands.delete()
        elif what == "copy":
            self.commands.copy()
        elif item:
            self.editing.edit(item)

    def _end_search(self) -> None:
        if self.feed.words:
            self.search("")
            self.search_ended.emit()

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus in (self.view, self.edit.editor) and bool(self._chosen())

    def _chosen(self) -> tuple[str, ...]:
        return (self.edit.item,) if self.edit.item else self.selection.ids
