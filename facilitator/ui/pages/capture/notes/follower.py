"""Where the list is scrolled to while it changes: at the end it stays at the end, elsewhere it stays put."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.ui.pages.capture.notes.anchor import Anchor
from facilitator.ui.pages.capture.notes.feed import NotesFeed
from facilitator.ui.pages.capture.notes.new_button import NewButton
from facilitator.ui.pages.capture.notes.selection import NoteSelection
from facilitator.ui.pages.capture.notes.view import NotesView
from facilitator.ui.theme.theme import Theme


class Follower(QObject):
    """Watches the model and moves the view. ``button`` stands at the foot while there are new notes below."""

    def __init__(self, theme: Theme, view: NotesView, selection: NoteSelection, feed: NotesFeed) -> None:
        super().__init__(view)
        self.view, self._selection, self._feed = view, selection, feed
        self._model = view.notes
        self.button = NewButton(theme, view)
        self._at_end = True
        self._anchor: Anchor | None = None
        self._place: tuple[Anchor, tuple[str, ...]] | None = None
        self._last = ""
        self._due = False
        feed.about_to_change.connect(self._before)
        feed.changed.connect(self._after)
        feed.about_to_load.connect(self._before_load)
        feed.loaded.connect(self._after_load)
        feed.came.connect(self._came)
        self.button.clicked.connect(self._show_end)
        view.moved.connect(self._moved)

    def remember_place(self, words: str) -> None:
        """A search begins: the end of it comes back to here."""
        if not words:
            self._place = (Anchor.of(self.view, self._known), self._selection.ids)

    def _known(self, row: int) -> bool:
        return self.view.is_measured(row)

    def _before(self) -> None:
        self._at_end = self._end_in_sight()
        self._anchor = Anchor.of(self.view, self._known)
        self._selection.hold()

    def _after(self) -> None:
        self.view.updateGeometries()
        if self._anchor is not None:
            self._anchor.restore(self.view)
        self.view.measure(self._anchor)
        self._selection.restore()
        self.view.viewport().update()

    def _end_in_sight(self) -> bool:
        row = self._model.order.last_row(self._model.target)
        return row < 0 or self.view.in_sight(row)

    def _came(self, item: str) -> None:
        row = self._model.order.row_of(item)
        if self._at_end and row == self._model.order.last_row(self._model.target):
            self.view.reveal(row)
        elif not self.view.in_sight(row) and row > self.view.visible_rows()[1] - 1:
            self._last = item
            self.button.count(self.button.counted + 1)

    def _before_load(self, fresh: bool) -> None:
        self._anchor = None if fresh else Anchor.of(self.view, self._known)
        self._selection.hold()

    def _after_load(self, fresh: bool) -> None:
        self.view.forget_heights()
        place, ids = None, None
        if fresh:
            self.button.count(0)
            if self._place and not self._feed.words:
                (place, ids), self._place = self._place, None
        else:
            place = self._anchor
        self._selection.restore(ids)
        if place is not None:
            self.view.updateGeometries()
            place.restore(self.view)
            self.view.measure(place)
        elif self._feed.words:
            self.view.verticalScrollBar().setValue(0)
            self.view.measure()
        else:
            self.view.updateGeometries()
            self._show_end()
        self.view.viewport().update()

    def _show_end(self) -> None:
        self.button.count(0)
        self._due = not self.view.isVisible()  # nothing has its size yet: once more when it is seen
        self.view.show_end(self._model.order.last_row(self._model.target))

    def _moved(self) -> None:
        if self._due and self.view.isVisible():
            self._show_end()
        row = self._model.order.row_of(self._last) if self._last else -1
        if self.button.counted and (row < 0 or self.view.in_sight(row)):
            self.button.count(0)
