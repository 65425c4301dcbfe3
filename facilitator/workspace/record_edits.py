"""Edits of records from a pane that shows them: made on what the person saw, many records in one step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from facilitator.changes import Change, ItemState, Pen, fold
from facilitator.errors import NotFoundInFileError
from facilitator.store import log
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.record_values import same_links
from facilitator.workspace.changed import Changed, told_kind
from facilitator.workspace.field_changes import keep, session_of_point, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.same_links import group_of, link_changes, part_changes
from facilitator.workspace.values import Part, stored_fields

__all__ = ["Part", "edit_all", "edit_seen", "link_records", "part_record"]


def edit_seen(
    file: SessionFile, item: str, parts: Iterable[Part], seen: Collection[bytes], author: str | None = None
) -> Changed:
    """Sets fields of one item as it stood when only ``seen`` of its changes, and this opening's own, were there.

    What came in meanwhile stays beside the edit, as a conflict where both set the same field.
    Raises NotFoundInFileError for an item or a field that is not there.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        history = [one for one in log.history(connection, item) if one.id in seen or one.writer == pen.writer]
        changes = _edits(connection, pen, _state(item, history), list(parts))
        keep(file, connection, pen, changes)
    return _changed([item], changes, "record")


def edit_all(file: SessionFile, items: Sequence[str], parts: Iterable[Part], author: str | None = None) -> Changed:
    """Sets the same fields of many items as they stand, in one transaction. Raises NotFoundInFileError."""
    pen = pen_for(file, author)
    given = list(parts)
    kinds: set[str] = set()
    with file.writing() as connection:
        changes: list[Change] = []
        for item in dict.fromkeys(items):
            state = _state(item, log.history(connection, item))
            kinds.add(told_kind(state.value("kind")))
            changes += _edits(connection, pen, state, given)
        keep(file, connection, pen, changes)
    return Changed(tuple(dict.fromkeys(items)), frozenset(kinds), changes=tuple(change.id for change in changes))


def link_records(file: SessionFile, items: Sequence[str], author: str | None = None) -> Changed:
    """Marks records as saying the same; nothing is erased."""
    return _linked(file, items, author, lambda connection, pen: link_changes(connection, pen, items))


def part_record(file: SessionFile, item: str, author: str | None = None) -> Changed:
    """Takes a record out of those that say the same; the others stay linked with each other."""

    def parted(connection: Connection, pen: Pen) -> list[Change]:
        return part_changes(connection, pen, item, same_links(connection))

    return _linked(file, [item], author, parted)


def _linked(
    file: SessionFile, items: Sequence[str], author: str | None, make: Callable[[Connection, Pen], list[Change]]
) -> Changed:
    """Everybody in the groups as they were and as they are now is told of."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        before = same_links(connection)
        changes = make(connection, pen)
        keep(file, connection, pen, changes)
        links = [*before, *same_links(connection)]
    return _changed([*items, *(one for item in items for one in group_of(item, links))], changes, "record")


def _changed(items: Iterable[str], changes: Sequence[Change], kind: str) -> Changed:
    return Changed(tuple(dict.fromkeys(items)), frozenset({kind}), changes=tuple(change.id for change in changes))


def _state(item: str, history: Sequence[Change]) -> ItemState:
    if not history:
        raise NotFoundInFileError("The note is not in this file any more; choose another one.")
    return fold(history)


def _edits(connection: Connection, pen: Pen, state: ItemState, parts: Sequence[Part]) -> list[Change]:
    wanted = dict(found for part in parts for found in stored_fields(state, part, lambda _: ()))
    goes_to = session_of_point(connection, wanted["point"]) if wanted.get("point") else ""
    return [
        change
        for name, value in wanted.items()
        for change in set_field(pen, state, name, value, goes_to if name == "point" else "")
    ]
