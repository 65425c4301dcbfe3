"""From an item's state to its row in a derived table (pure)."""

from __future__ import annotations

import json
from collections.abc import Sequence

from facilitator.changes import DELETED, REDACTED, ItemState
from facilitator.set_members import told_name
from facilitator.store.tables import HEAD, Table, blanks, forms, searched_places, table_of

Value = str | int
_NOT_SHOWN = frozenset({"kind", DELETED, REDACTED, "layout"})
_HEAD = len(HEAD)
_NO_COLUMN = (0, "")


def derived_row(state: ItemState, conflicts: Sequence[str]) -> tuple[Table, tuple[Value, ...]]:
    """The table an item belongs to and its row there, in the order of ``columns(table)``."""
    kind = state.value("kind")
    table = table_of(kind)
    fields, hidden = _fields(table, state)
    other = _other(table, state) if hidden or state.struck else "{}"
    shown = _json(conflicts) if conflicts else "[]"
    return table, (state.item, kind, session_of(state), *fields, state.origin.author, state.origin.wall, shown, other)


def _fields(table: Table, state: ItemState) -> tuple[list[Value], bool]:
    """The columns of the fields, and whether the item may have fields that have no column.

    Goes by the fields an item has, which are few, and not by the columns of its table, which are many.
    """
    places, row = forms(table), list(blanks(table))
    groups: set[str] = set()
    hidden = False
    for name, heads in state.live.items():
        at, form = places.get(name, _NO_COLUMN)
        if form == "text":
            row[at - _HEAD] = heads[0].value or ""
        elif form == "flag":
            row[at - _HEAD] = int(bool(heads[0].value))
        elif "/" in name:
            groups.add(name.partition("/")[0])
        else:
            hidden = hidden or (not form and name not in _NOT_SHOWN)
    for name in groups:
        at, form = places.get(name, _NO_COLUMN)
        if form == "set":
            row[at - _HEAD] = _json(state.members(name))
        elif form == "map":
            row[at - _HEAD] = _json(_map(state, name))
        hidden = hidden or (not form and name not in _NOT_SHOWN)
    return row, hidden


def session_of(state: ItemState) -> str:
    """The session an item stands in: that of its last move to a point, else that of its making."""
    heads = state.live.get("point") or state.live.get("kind")
    return heads[0].session if heads else state.origin.session


def _map(state: ItemState, field: str) -> dict[str, str]:
    opening = field + "/"
    return {name[len(opening) :]: state.value(name) for name in sorted(state.live) if name.startswith(opening)}


def _other(table: Table, state: ItemState) -> str:
    """Fields this version does not know, and what was struck, so that nothing is hidden."""
    known = _NOT_SHOWN | forms(table).keys()
    found: dict[str, object] = {
        # A field of that name is none of ours, and must not pass for what was struck.
        f"{name}/" if name == "struck" else name: state.value(name)
        for name in sorted(state.live)
        if name.partition("/")[0] not in known
    }
    if state.struck:
        found["struck"] = _struck(state)
    return _json(found) if found else "{}"


def _struck(state: ItemState) -> dict[str, dict[str, str]]:
    return {
        told_name(head.field): {"by": state.struck[head.id].author, "reason": state.struck[head.id].value or ""}
        for _, heads in sorted(state.live.items())
        for head in heads
        if head.id in state.struck and head.value is None
    }


def _json(value: object) -> str:
    text = json.dumps(value)  # ten times as fast as with any argument, and the same where nothing is escaped
    return json.dumps(value, ensure_ascii=False) if "\\u" in text else text


def search_text(table: Table, row: Sequence[Value]) -> str:
    """The text of a row that search looks into, "" for a table that is not searched."""
    return "\n".join([str(row[at]) for at in searched_places(table) if row[at]])
