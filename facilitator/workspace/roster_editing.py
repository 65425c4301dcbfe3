"""The roster by hand: people added, changed, deleted, present, linked as the same person. Each verb is one step."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from facilitator.changes import DELETED, YES, Change, Pen
from facilitator.errors import FacilitatorError
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.store.rows import session_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import all_heads, field_change, keep, members, set_field, whole_set
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state
from facilitator.workspace.same_links import Link, link_changes, part_changes

_SEPARATORS = re.compile(r"\s*[;；,，、|｜\n]\s*")


def split_aliases(cell: str) -> tuple[str, ...]:
    """The names in a cell of aliases, each once, in order."""
    return tuple(dict.fromkeys(name for name in _SEPARATORS.split(cell.strip()) if name))


def add_participant(
    file: SessionFile, values: Mapping[str, str], author: str | None = None, aliases: Sequence[str] = ()
) -> Changed:
    """Adds a person, given the fields by name ("name" at least). Raises FacilitatorError without a name."""
    if not values.get("name", "").strip():
        raise FacilitatorError("Give the participant a name first.")
    pen = pen_for(file, author)
    with file.writing() as connection:
        changes = new_person(file, pen, values, aliases)
        keep(file, connection, pen, changes)
    return _changed(changes)


def new_person(file: SessionFile, pen: Pen, values: Mapping[str, str], aliases: Sequence[str] = ()) -> list[Change]:
    """The changes that make a new participant; the caller stores them."""
    given = [(name, value.strip()) for name, value in values.items() if value.strip()]
    item = file.clock.new_id()
    fields = [("kind", "participant"), *given, *members("aliases", aliases)]
    return [pen.change("", item, name, value) for name, value in fields]


def set_cell(file: SessionFile, item: str, field: str, value: str, author: str | None = None) -> Changed:
    """Sets one cell of the roster; aliases are given parted by commas or semicolons.

    Raises FacilitatorError when a name is taken away, NotFoundInFileError for an unknown person.
    """
    if field == "name" and not value.strip():
        raise FacilitatorError("A participant needs a name; to take somebody off the list, delete the row.")
    pen = pen_for(file, author)
    with file.writing() as connection:
        state = item_state(connection, item)
        fields = [(field, value.strip())]
        if field == "aliases":
            fields = whole_set(state, "aliases", split_aliases(value))
        changes = [change for name, cell in fields for change in set_field(pen, state, name, cell)]
        keep(file, connection, pen, changes)
    return _changed(changes, [item])


def set_present(file: SessionFile, items: Sequence[str], present: bool, author: str | None = None) -> Changed:
    """Says of people whether they are there."""
    return _each(file, items, author, lambda one, pen, item: field_change(one, pen, item, "present", YES * present))


def delete_people(file: SessionFile, items: Sequence[str], author: str | None = None) -> Changed:
    """Takes people off the roster; what names them keeps the name only if it was stored as text."""
    return _each(file, items, author, _deletion)


def link_people(file: SessionFile, items: Sequence[str], author: str | None = None) -> Changed:
    """Marks rows as the same person; nothing is erased, their names and aliases all lead to one."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        changes = link_changes(connection, pen, items)
        keep(file, connection, pen, changes)
    return _changed(changes, items)


def part_people(file: SessionFile, items: Sequence[str], author: str | None = None) -> Changed:
    """Takes rows out of those linked as the same person, each."""

    def parted(connection: Connection, pen: Pen, item: str) -> list[Change]:
        return part_changes(connection, pen, item, _links(connection))

    return _each(file, items, author, parted)


def _each(
    file: SessionFile,
    items: Sequence[str],
    author: str | None,
    make: Callable[[Connection, Pen, str], list[Change]],
) -> Changed:
    pen = pen_for(file, author)
    changes: list[Change] = []
    with file.writing() as connection:
        for item in dict.fromkeys(items):
            made = make(connection, pen, item)
            keep(file, connection, pen, made)
            changes += made
    return _changed(changes, items)


def _deletion(connection: Connection, pen: Pen, item: str) -> list[Change]:
    state = item_state(connection, item)
    return [] if state.deleted else [pen.change(session_of(state), item, DELETED, YES, all_heads(state))]


def _links(connection: Connection) -> list[Link]:
    return [(person.id, other) for person in load_frame(connection).participants for other in person.same_as]


def _changed(changes: Sequence[Change], items: Sequence[str] = ()) -> Changed:
    touched = dict.fromkeys([*items, *(change.item for change in changes)])
    return Changed(tuple(touched), frozenset({"participant"}), changes=tuple(change.id for change in changes))
