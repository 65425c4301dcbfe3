"""What the head says the list is, and what stands in a list without notes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from facilitator.ui.action_set import ActionSet
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.feed import NotesFeed
from facilitator.ui.pages.capture.notes.list_head import ALL, POINT, ListHead
from facilitator.ui.pages.capture.notes.view import NotesView
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate
from facilitator.workspace.listing import Sieve


class ListTitle(QObject):
    """Writes the head and keeps its switch, the action and the state the same."""

    def __init__(
        self,
        theme: Theme,
        actions: ActionSet,
        file: OpenFile,
        state: CaptureState,
        head: ListHead,
        feed: NotesFeed,
        view: NotesView,
    ) -> None:
        super().__init__(view)
        self._file, self._state, self._head, self._feed, self._view = file, state, head, feed, view
        self._scope = actions["view.scope"]
        self.empty = EmptyState(theme, "text-box-edit-outline", "", "", view)
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.empty.hide()
        view.moved.connect(self._place)
        actions.on("view.scope", self._scope_switched)
        head.scope_chosen.connect(self._scope_chosen)
        head.point_chosen.connect(state.show_point)
        for signal in (state.scope_changed, state.point_changed, feed.counted, file.frame_changed):
            signal.connect(self.write)
        self.write()

    def write(self) -> None:
        """Says what the list holds now."""
        count = self._view.notes.order.note_count
        self._head.show_title(self._title(), translate("ListTitle", "%n note(s)", "", count))
        self._head.show_scope(ALL if self._state.everything else POINT)
        self._head.show_points([(point.id, point.title) for point in self._file.frame.points])
        self._scope.setChecked(self._state.everything)
        self._show_empty(self._feed.settled and not count)

    def _title(self) -> str:
        if self._feed.words:
            return translate("ListTitle", "Found in all notes")
        if self._state.everything:
            return translate("ListTitle", "All notes")
        return point_title(self._file, self._state.point)

    def _show_empty(self, on: bool) -> None:
        if on and self._feed.words:
            self.empty.show_words(
                translate("ListTitle", "Nothing found"),
                translate("ListTitle", "No note has “{words}”. Esc goes back.").format(words=self._feed.words),
            )
        elif on and self._feed.filter != Sieve():
            self.empty.show_words(
                translate("ListTitle", "No note passes the filter"),
                translate("ListTitle", "Take a chip away to see more."),
            )
        elif on:
            self.empty.show_words(
                translate("ListTitle", "No notes yet"),
                translate("ListTitle", "Type below what is said; Enter keeps it."),
            )
        self.empty.setVisible(on)
        self._place()

    def _place(self) -> None:
        self.empty.setGeometry(self._view.rect())

    def _scope_chosen(self, key: str) -> None:
        self._state.show_everything(key == ALL)

    def _scope_switched(self) -> None:
        self._state.show_everything(self._scope.isChecked())


def point_title(file: OpenFile, point: str) -> str:
    """The title of a point, or the words for none."""
    found = next((one for one in file.frame.points if one.id == point), None)
    return found.title if found else translate("ListTitle", "No point")
