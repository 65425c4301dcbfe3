"""Reads what the details show, in the worker thread: the records asked for, again when they change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from facilitator.domain import Note
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.details.field_names import moment
from facilitator.workspace import record_details
from facilitator.workspace.changed import Changed
from facilitator.workspace.name_candidates import Names, load_names, no_names
from facilitator.workspace.record_details import Brief, Details

_NOTHING = Details(Note(id="", kind="", text=""), False, (), {}, {}, (), (), frozenset())
# What the form shows besides the record itself.
_NAMED = frozenset({"everything", "point", "session", "participant", "term"})


class DetailsFeed(QObject):
    """``one`` tells a View, ``many`` (a View that gives the names, the records in lines), ``none`` whether
    the record is deleted. An answer that is out of date is passed over."""

    one = Signal(object)
    many = Signal(object, tuple)
    none = Signal(bool)

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._names = no_names()
        self._asked = 0
        self._items: tuple[str, ...] = ()
        file.changed.connect(self._changed)
        file.frame_changed.connect(self._renew_names)
        self._renew_names()

    @property
    def items(self) -> tuple[str, ...]:
        """The records asked for, by id."""
        return self._items

    def follow(self, items: tuple[str, ...]) -> None:
        """Asks for other records."""
        self._items = items
        self.load()

    def load(self) -> None:
        """Reads the records again."""
        self._asked += 1
        items, asked = self._items, self._asked
        if len(items) == 1:
            self._file.ask(lambda file: record_details.details(file, items[0]), lambda found: self._one(asked, found))
        elif items:
            self._file.ask(lambda file: record_details.several(file, items), lambda found: self._many(asked, found))
        else:
            self.none.emit(False)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _NAMED or any(item in changed.items for item in self._items):
            self.load()

    def _renew_names(self) -> None:
        directory = self._file.directory
        self._names = replace(self._names, directory=directory)
        self._file.ask(lambda file: load_names(file, directory), self._names_came)

    def _names_came(self, names: Names) -> None:
        self._names = names
        if self._items:
            self.load()

    def _one(self, asked: int, found: Details | None) -> None:
        if asked != self._asked:
            return
        if found is None or found.deleted:
            self.none.emit(found is not None)
        else:
            self.one.emit(self._view(found))

    def _many(self, asked: int, found: tuple[Brief, ...]) -> None:
        if asked != self._asked:
            return
        if found:
            self.many.emit(self._view(_NOTHING), found)
        else:
            self.none.emit(False)

    def _view(self, details: Details) -> View:
        zone = self._file.zone
        at = moment(details.record.at, zone) or datetime.now(UTC).astimezone(zone)
        return View(details, self._names, self._file.frame, zone, at.date())
