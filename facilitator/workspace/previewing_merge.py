"""A dry run of one source into the open file: what would come in, from whom, and where it could not."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

from facilitator.changes import fold
from facilitator.errors import FacilitatorError
from facilitator.merge.foreign import UnfinishedText, opened_foreign
from facilitator.merge.receipt import Receipt
from facilitator.merge.union import Terms, merge_source
from facilitator.store import arrivals, log
from facilitator.store.lookup import found_item, venue_zone, workshops
from facilitator.store.opening import Connection, SessionFile
from facilitator.workspace.arriving_strikes import Strike, strikes_of
from facilitator.workspace.settling import title_of

__all__ = ["Incoming", "Preview", "Receipt", "Strike", "UnfinishedText", "preview", "preview_steps"]

MOST_LISTED = 5000  # new items, and as many changed ones: nobody reads more, and a million would fill the memory


@dataclass(frozen=True, slots=True)
class Incoming:
    """Something that would come in or change. ``before`` is its text now, "" for a new one; ``fields`` are the
    fields that would be set; ``deleted``: it would go."""

    item: str
    kind: str
    text: str
    author: str
    before: str
    fields: tuple[str, ...]
    new: bool
    deleted: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a dry run found. ``last`` is the latest change of the source, ms since 1970 UTC, 0 for none.

    ``other_workshop`` is the title of another workshop the source belongs to: then nothing else was looked
    at. ``refused`` is the sentence why a source cannot be merged at all. ``zone`` is the venue's time zone as
    it would be after the merge, "" where nobody tells one. ``strikes`` is what redactions in it would take away here.
    ``items`` are the first thousands of what would come in, ``more`` is how many come beside them.
    """

    source: Path
    receipt: Receipt
    authors: tuple[str, ...] = ()
    last: int = 0
    items: tuple[Incoming, ...] = ()
    other_workshop: str = ""
    refused: str = ""
    is_itself: bool = False
    zone: str = ""
    strikes: tuple[Strike, ...] = ()
    more: int = 0


def preview(file: SessionFile, source: Path, *, other_workshop: bool = False) -> Preview:
    """A dry run at once; nothing is written."""
    steps = preview_steps(file, source, other_workshop=other_workshop)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def preview_steps(file: SessionFile, source: Path, *, other_workshop: bool = False) -> Generator[None, None, Preview]:
    """A dry run in steps, between which it can be dropped; nothing is written."""
    try:
        if _is_open_here(file, source):
            return Preview(source, Receipt(source.name, seen_before=True), is_itself=True)
        stranger, ids = _introduced(file, source)
        if stranger and not other_workshop:
            return Preview(source, Receipt(source.name), other_workshop=stranger)
        yield
        return _tried(file, source, ids, other_workshop=other_workshop)
    except FacilitatorError as error:
        return Preview(source, Receipt(source.name), refused=str(error))


def _is_open_here(file: SessionFile, source: Path) -> bool:
    """Not even to be read: closing it would give up the locks on it."""
    return source.exists() and file.path.exists() and source.samefile(file.path)


def _introduced(file: SessionFile, source: Path) -> tuple[str, bytes]:
    """The title of another workshop it belongs to, "" where it is ours, and the ids of what it holds."""
    with file.reading() as connection:
        here = workshops(connection)
    with opened_foreign(source) as opening:
        foreign = opening.introduced()
        theirs = foreign.workshops()
        strange = bool(here and theirs) and not (here.keys() & theirs.keys())
        return (next(iter(theirs.values())) or source.stem) if strange else "", foreign.ids


def _tried(file: SessionFile, source: Path, ids: bytes, *, other_workshop: bool) -> Preview:
    with file.trying() as connection:
        before = arrivals.mark(connection)
        receipt = merge_source(connection, source, file.wall(), Terms(other_workshop))
        came = arrivals.since(connection, before)
        authors, last = arrivals.writers_among(connection, ids)
        fresh, _ = arrivals.writers_among(connection, came)
        fields = arrivals.written_since(connection, before, MOST_LISTED)
        after = {item: _seen(connection, item) for item in fields}
        zone = venue_zone(connection)
        strikers = arrivals.redactions_since(connection, before) if receipt.redactions else []
    with file.reading() as connection:
        now = {item: _seen(connection, item) for item in fields}
        strikes = strikes_of(connection, strikers)
    items = tuple(_incoming(item, fields[item], after[item], now[item]) for item in fields)
    listed = tuple(sorted(items, key=lambda one: not one.new))
    more = max(0, receipt.new + receipt.changed - len(listed))
    return Preview(source, receipt, _most_first(fresh or authors), last, listed, zone=zone, strikes=strikes, more=more)


def _most_first(counted: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(counted, key=lambda author: (-counted[author], author)))


@dataclass(frozen=True, slots=True)
class _Seen:
    """An item as it stands: its kind, words and author; shown or deleted."""

    kind: str
    text: str
    author: str
    shown: bool


def _seen(connection: Connection, item: str) -> _Seen | None:
    found = found_item(connection, item)
    if found:
        return _Seen(found.kind, found.text, found.author, True)
    history = log.history(connection, item)
    if not history:
        return None
    state = fold(history)
    return _Seen(state.value("kind"), title_of(state), history[0].author, not state.deleted)


def _incoming(item: str, fields: Iterable[str], after: _Seen | None, now: _Seen | None) -> Incoming:
    told = after or now or _Seen("", item, "", False)
    deleted = not told.shown and bool(now and now.shown)
    return Incoming(
        item, told.kind, told.text, told.author, now.text if now else "", tuple(sorted(fields)), now is None, deleted
    )
