"""The changes that the action items of a file stand on, so that a plan read back names just those."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.changes import Change, ItemState, fold, redacts
from facilitator.domain import Records
from facilitator.store.derived import histories
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load
from facilitator.summary.action_plan_version import SHORT, heads_text

# Column of the plan → the stored fields, or sets of them, that it shows.
FIELDS: dict[str, tuple[str, ...]] = {
    "action": ("text",),
    "leads": ("leads/",),
    "partners": ("partners/",),
    "contact": ("contact",),
    "focal_point": ("focal_point",),
    "due": ("due", "due_text"),
    "status": ("status",),
    "asked": ("asked",),
    "reminded": ("reminded",),
    "replied": ("replied",),
}
STRUCK = "struck"


def load_with_versions(file: SessionFile) -> Records:
    """Everything current, and what its action items stand on, as one view of the file."""
    with file.reading() as connection:
        records = load(connection)
        return replace(records, versions=versions_of(connection, [record.id for record in records.actions]))


def versions_of(connection: Connection, items: list[str]) -> dict[str, str]:
    """Item → its heads by column, as text."""
    if not items:
        return {}
    return {found[0].item: heads_text(heads_of(fold(found))) for found in histories(connection, items)}


def heads_of(state: ItemState) -> dict[str, tuple[str, ...]]:
    """Column → the beginnings of the ids of the changes that an edit of it is to name, in hex."""
    heads = {column: _short(standing(state, names)) for column, names in FIELDS.items()}
    struck = _short(change for name, found in state.live.items() if redacts(name) for change in found)
    return {**heads, STRUCK: struck} if struck else heads


def standing(state: ItemState, names: Iterable[str]) -> list[Change]:
    """The heads that show, of stored fields and, where a name ends in a slash, of every member of a set."""
    wanted = tuple(names)
    found = [heads for field, heads in sorted(state.live.items()) if covers(wanted, field)]
    return [head for heads in found for head in heads if head.value == heads[0].value]


def covers(names: Iterable[str], field: str) -> bool:
    """Whether a stored field is one of those, or a member of a set among them."""
    return any(field == name or (name.endswith("/") and field.startswith(name)) for name in names)


def _short(changes: Iterable[Change]) -> tuple[str, ...]:
    return tuple(change.id.hex()[:SHORT] for change in changes)
