"""The centre of the capture page: the head of the list, the filter, the notes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.capture.notes.commands import NoteCommands
from facilitator.ui.pages.capture.notes.feed import NotesFeed
from facilitator.ui.pages.capture.notes.filter_bar import FilterBar
from facilitator.ui.pages.capture.notes.follower import Follower
from facilitator.ui.pages.capture.notes.in_place import InPlaceEdit
from facilitator.ui.pages.capture.notes.list_head import ALL, POINT, ListHead
from facilitator.ui.pages.capture.notes.row_cache import RowCache
from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.pages.capture.notes.rows_model import NotesModel
from facilitator.ui.pages.capture.notes.selection import NoteSelection
from facilitator.ui.pages.capture.notes.view import NotesView
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.labels import Hairline
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.listing import Choices, Key, choices, last_own
from facilitator.workspace.seen_text import keep_unfinished

_IN_MENU = ("note.edit", "note.star", "note.move", "note.delete", "note.restore")


class NotesPane(QWidget):
    """The list of notes of a point, of all points, or of what a search found.

    ``search_ended`` tells that a search was ended here: the field it was typed in is to be emptied.
    """

    search_ended = Signal()

    def __init__(self, context: Context, file: OpenFile, state: CaptureState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._file, self._state = context, file, state
        self._to_edit = ""
        theme = context.theme
        self.model = NotesModel(self)
        self._cache = RowCache(theme, file, self.title_of, self)
        self._delegate = RowDelegate(theme, self.model, self._cache, self)
        self.head = ListHead(theme, context.actions, self)
        self.filter_bar = FilterBar(theme, self)
        self.view = NotesView(theme, self.model, self._delegate, self)
        self._empty = EmptyState(theme, "text-box-edit-outline", "", "", self.view)
        self.selection = NoteSelection(self.view, state)
        self.feed = NotesFeed(file, state, self.model, self)
        self.follower = Follower(theme, self.view, self.selection, self.feed)
        self.edit = InPlaceEdit(theme, file, self.view, self._delegate)
        self.commands = NoteCommands(context, file, state, self._chosen, self)
        self.model.spoken, self.model.title = self._cache.spoken, self.title_of
        self._lay_out()
        self._connect()
        self._show_head()
        self.feed.load()
        if not file.read_only:
            file.do(translate("NotesPane", "Unfinished edit"), keep_unfinished, self._kept_unfinished)

    def focus_list(self) -> None:
        """Puts the focus in the list, on a note."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._entered()

    def _entered(self) -> None:
        """The keyboard came into the list: it begins at the note at the end, or at the best hit."""
        if not self.selection.ids:
            order = self.model.order
            last = 0 if self.feed.words else order.last_row(self._state.point)
            if 0 <= last < len(order) and (item := order.id_at(last)):
                self.selection.select_only(item)

    def edit_last_own(self) -> None:
        """Opens the note one wrote last, wherever it is."""
        ask(self, self._file, lambda file: last_own(file, self._file.author), self._edit_found)

    def search(self, text: str) -> None:
        """Lists what the whole file has on these words, best first, the words marked; "" ends it."""
        if text.strip() == self.feed.words:
            return
        self.edit.keep()
        self.follower.remember_place(self.feed.words)
        self._cache.search(text.strip())
        self.feed.search(text)
        self._show_head()

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
        found = next((one for one in self._file.frame.points if one.id == point), None)
        return found.title if found else translate("NotesPane", "No point")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self.feed.words:
            self._end_search()
        else:
            super().keyPressEvent(event)

    def _end_search(self) -> None:
        if self.feed.words:
            self.search("")
            self.search_ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.view.viewport() and event.type() == QEvent.Type.Resize:
            self._empty.setGeometry(self.view.rect())
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.filter_bar, Hairline(self._context.theme, False, self)):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        self.filter_bar.hide()
        self._empty.hide()
        self._empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.view.viewport().installEventFilter(self)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Base)
        self.setFocusProxy(self.view)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.view.addActions([self._context.actions[name] for name in _IN_MENU])

    def _connect(self) -> None:
        actions, state = self._context.actions, self._state
        actions.on("note.edit", self._edit_current)
        actions.on("view.filter", self._toggle_filter)
        actions.on("view.scope", self._scope_action)
        self.view.asked.connect(self._asked)
        self.view.focus_changed.connect(self._selection_look)
        self.view.entered.connect(self._entered)
        self.head.filter_pressed.connect(self._toggle_filter)
        self.head.scope_chosen.connect(self._scope_chosen)
        self.head.point_chosen.connect(state.show_point)
        self.filter_bar.changed.connect(self._sifted)
        self.filter_bar.opened.connect(self._offer)
        self.filter_bar.closed.connect(self._close_filter)
        state.selected_changed.connect(self._selection_look)
        state.scope_changed.connect(self._show_head)
        state.point_changed.connect(self._show_head)
        actions["view.details"].toggled.connect(self._selection_look)
        self.feed.about_to_load.connect(self._about_to_load)
        self.feed.loaded.connect(self._loaded)
        self.feed.counted.connect(self._show_head)
        self._file.frame_changed.connect(self._frame_changed)
        self._context.theme.changed.connect(self.view.viewport().update)

    def _kept_unfinished(self, changed: Changed) -> None:
        if changed.items:
            words = translate(
                "NotesPane", "%n edit(s) that last time left unfinished were kept.", "", len(changed.items)
            )
            self._file.said.emit("care", words)

    def _asked(self, what: str, item: str) -> None:
        if what == "star":
            self.commands.star((item,))
        elif what == "delete":
            self.commands.delete()
        elif item:
            self._edit(item)

    def _edit_current(self) -> None:
        item = self.view.current_id or (self._state.selected[0] if self._state.selected else "")
        if item:
            self._edit(item)

    def _edit(self, item: str, *, from_line: bool = False) -> None:
        row = self.model.order.row_of(item)
        if self._file.read_only:  # says so
            self._file.do("", lambda _: Changed())
            return
        if row < 0:
            return
        self.selection.select_only(item)
        self.view.reveal(row)
        held = self.model.held.get(item)
        if held is None or held.struck:
            return
        self.edit.begin(item, held.text, self._to_line if from_line else self.view.setFocus)

    def _edit_found(self, key: Key | None) -> None:
        if key is None:
            return
        _, _, item, point = key
        if self.model.order.row_of(item) >= 0 and self.model.held.get(item):
            self._edit(item, from_line=True)
            return
        self._to_edit = item
        self.filter_bar.clear()
        self._end_search()
        if point != self._state.point:
            self._state.show_point(point)
        elif self.feed.settled:
            self.feed.load()

    def _to_line(self) -> None:
        self._context.actions["view.line"].trigger()

    def _about_to_load(self, fresh: bool) -> None:
        if fresh:
            self.edit.keep()

    def _loaded(self, fresh: bool) -> None:
        wanted, self._to_edit = self._to_edit, ""
        if wanted:
            self._edit(wanted, from_line=True)

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus in (self.view, self.edit.editor) and bool(self._chosen())

    def _chosen(self) -> tuple[str, ...]:
        return (self.edit.item,) if self.edit.item else self.selection.ids

    def _selection_look(self) -> None:
        """One note selected stays tinted as long as the details show it."""
        count = len(self._state.selected)
        self._delegate.kept = count == 1 and self._context.actions["view.details"].isChecked()
        self._delegate.several = count != 1
        self.view.viewport().update()

    def _frame_changed(self) -> None:
        self._show_head()
        self.view.measure()
        self.view.viewport().update()

    def _show_head(self) -> None:
        count = self.model.order.note_count
        if self.feed.words:
            title = translate("NotesPane", "Found in all notes")
            words = translate("NotesPane", "%n note(s)", "", count)
        else:
            title = translate("NotesPane", "All notes") if self._state.everything else self.title_of(self._state.point)
            words = translate("NotesPane", "%n note(s)", "", count)
        self.head.show_title(title, words)
        self.head.show_scope(ALL if self._state.everything else POINT)
        self.head.show_points([(one.id, one.title) for one in self._file.frame.points])
        self._context.actions["view.scope"].setChecked(self._state.everything)
        self._show_empty()

    def _show_empty(self) -> None:
        none = self.feed.settled and not self.model.order.note_count
        if none and self.feed.words:
            self._empty.show_words(
                translate("NotesPane", "Nothing found"),
                translate("NotesPane", "No note has “{words}”. Esc goes back.").format(words=self.feed.words),
            )
        elif none and self.filter_bar.filtering:
            self._empty.show_words(
                translate("NotesPane", "No note passes the filter"),
                translate("NotesPane", "Take a chip away to see more."),
            )
        elif none:
            self._empty.show_words(
                translate("NotesPane", "No notes yet"),
                translate("NotesPane", "Type below what is said; Enter keeps it."),
            )
        self._empty.setVisible(none)
        self._empty.setGeometry(self.view.rect())

    def _scope_chosen(self, key: str) -> None:
        self._state.show_everything(key == ALL)

    def _scope_action(self) -> None:
        self._state.show_everything(self._context.actions["view.scope"].isChecked())

    def _toggle_filter(self) -> None:
        if self.filter_bar.isVisibleTo(self) and not self.filter_bar.filtering:
            self._close_filter()
            return
        self.filter_bar.show()
        self.filter_bar.focus_first()

    def _close_filter(self) -> None:
        if not self.filter_bar.filtering:
            self.filter_bar.hide()
        self.focus_list()

    def _sifted(self, sieve: object) -> None:
        self.edit.keep()
        self.head.show_filtering(self.filter_bar.filtering)
        self.feed.sift(self.filter_bar.sieve)
        self._show_head()

    def _offer(self) -> None:
        def offer(found: Choices) -> None:
            self.filter_bar.offer(found, self._file.directory)

        sieve = self.feed.sieve
        ask(self, self._file, lambda file: choices(file, sieve), offer)
