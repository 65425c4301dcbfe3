"""From an item's state to its row in a derived table (pure)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from facilitator.changes import DELETED, REDACTED, Change, ItemState
from facilitator.store.tables import Table, columns, table_of

Value = str | int
_NOT_SHOWN = frozenset({"kind", DELETED, REDACTED, "layout"})


def derived_row(state: ItemState) -> tuple[Table, tuple[Value, ...]]:
    """The table an item belongs to and its row there, in the order of ``columns(table)``."""
    table = table_of(state.value("kind"))
    shown = _texts(table, state)
    return table, tuple(map(shown.__getitem__, columns(table)))


def _texts(table: Table, state: ItemState) -> dict[str, Value]:
    first = _origin(state)
    shown: dict[str, Value] = {
        "id": state.item,
        "kind": state.value("kind"),
        "session": session_of(state),
        "author": first.author,
        "at": first.wall,
        "conflicts": _json(state.conflicts),
    }
    grouped = {name.partition("/")[0] for name in state.live if "/" in name}
    for field in table.fields:
        name = field.name
        if field.form == "text":
            heads = state.live.get(name)
            shown[name] = (heads[0].value or "") if heads else ""
        elif field.form == "flag":
            shown[name] = int(bool(state.value(name)))
        elif field.form == "set":
            shown[name] = _json(state.members(name)) if name in grouped else "[]"
        else:
            shown[name] = _json(_map(state, name))
    shown["other"] = _other(table, state, grouped)
    return shown


def _origin(state: ItemState) -> Change:
    """The change an item's author and time are those of: the head of its kind, else any first one."""
    heads = state.live.get("kind")
    return heads[0] if heads else min(found[0] for found in state.live.values())


def session_of(state: ItemState) -> str:
    """The session an item stands in: that of its last move to a point, else that of its making."""
    heads = state.live.get("point") or state.live.get("kind")
    return heads[0].session if heads else _origin(state).session


def _map(state: ItemState, field: str) -> dict[str, str]:
    opening = field + "/"
    return {name[len(opening) :]: state.value(name) for name in sorted(state.live) if name.startswith(opening)}


def _other(table: Table, state: ItemState, grouped: set[str]) -> str:
    """Fields this version does not know, and what was struck, so that nothing is hidden."""
    known = _NOT_SHOWN | {field.name for field in table.fields}
    names = state.live.keys() if not grouped <= known or not state.live.keys() - grouped <= known else ()
    found: dict[str, object] = {
        name: state.value(name) for name in sorted(names) if name.partition("/")[0] not in known
    }
    if state.struck:
        found["struck"] = _struck(state)
    return _json(found) if found else "{}"


def _struck(state: ItemState) -> dict[str, dict[str, str]]:
    return {
        head.field: {"by": state.struck[head.id].author, "reason": state.struck[head.id].value or ""}
        for _, heads in sorted(state.live.items())
        for head in heads
        if head.id in state.struck and head.value is None
    }


def _json(value: object) -> str:
    if not value and isinstance(value, tuple):
        return "[]"
    return json.dumps(value, ensure_ascii=False)


def search_text(table: Table, row: Mapping[str, Value] | Callable[[str], Value]) -> str:
    """The text of a row that search looks into, "" for a table that is not searched."""
    take = row if callable(row) else row.__getitem__
    return "\n".join(str(take(name)) for name in table.searched if take(name))
