"""What comes in with one source, shown portion by portion: a source of a million changes is never held whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.changes import Change, redactions_among
from facilitator.store import derived, log
from facilitator.store.opening import Connection

AT_ONCE = 60_000  # changes: some 90 MB


class Arriving:
    """Takes in the changes of one source after they are stored; shows the items that are new with each portion.

    ``known`` is what was here before. ``count`` changes have come so far, of the items ``touched``; those that
    people wrote, not a template, are ``written``. ``old`` items were here before, ``strikers`` redact, ``struck``
    is what they struck here.
    """

    def __init__(self, connection: Connection, known: log.Known) -> None:
        self.count = 0
        self.touched: set[str] = set()
        self.written: set[str] = set()
        self.old: set[str] = set()
        self.strikers: list[Change] = []
        self.struck: list[log.StruckValue] = []
        self._connection, self._known = connection, known
        self._waiting: list[Change] = []
        self._shown: set[str] = set()
        self._apart: set[str] = set()

    def store(self, changes: Sequence[Change]) -> None:
        """Stores changes and takes them in."""
        self.struck += log.insert(self._connection, changes)
        self.add(changes)

    def add(self, changes: Iterable[Change]) -> None:
        """Changes that have just been stored."""
        self._waiting += changes
        if len(self._waiting) >= AT_ONCE:
            self._show()

    def finish(self, redacted: Iterable[str]) -> None:
        """Shows the rest, and from the log what is more than these changes: old items, ``redacted`` ones, and
        those whose changes came in several portions."""
        self._show()
        derived.refresh(self._connection, self._apart.union(redacted))

    def _show(self) -> None:
        came = {change.item for change in self._waiting}
        self.count += len(self._waiting)
        self.touched |= came
        self.written.update(change.item for change in self._waiting if change.author)
        strikers = redactions_among(self._waiting)
        self.strikers += strikers
        self.old |= log.known_items(self._connection, came - self.old, self._known)
        # What was struck is shown from the log, which lacks the words, not from what came.
        self._apart |= (came & (self.old | self._shown)) | {change.item for change in strikers}
        self._shown |= came - self._apart
        apart = not came.isdisjoint(self._apart)
        derived.show_new(
            self._connection,
            [change for change in self._waiting if change.item not in self._apart] if apart else self._waiting,
        )
        self._waiting = []
