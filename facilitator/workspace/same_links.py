"""Items that are the same: linked, never fused, and parted again (changes for other verbs to store)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.changes import Change, Pen
from facilitator.directory import representatives
from facilitator.store.opening import Connection
from facilitator.workspace.field_changes import field_change

Link = tuple[str, str]


def group_of(item: str, links: Iterable[Link]) -> tuple[str, ...]:
    """All items linked with this one, directly or through others, itself included, sorted."""
    found = list(links)
    stands_for = representatives({item, *(end for link in found for end in link)}, found)
    return tuple(sorted(one for one, first in stands_for.items() if first == stands_for[item]))


def link_changes(connection: Connection, pen: Pen, items: Sequence[str]) -> list[Change]:
    """Links each item with the first of them."""
    first, *others = items
    return [change for other in others if other != first for change in _set(connection, pen, other, first, linked=True)]


def part_changes(connection: Connection, pen: Pen, item: str, links: Sequence[Link]) -> list[Change]:
    """Takes an item out of its group; those that only it held together are linked with each other again."""
    group = group_of(item, links)
    cut = [link for link in links if item in link]
    changes = [change for one, other in cut for change in _set(connection, pen, one, other, linked=False)]
    left = [one for one in group if one != item]
    kept = [link for link in links if item not in link]
    stands_for = representatives(left, kept)
    roots = [one for one in left if stands_for[one] == one]
    return changes + (link_changes(connection, pen, roots) if roots else [])


def _set(connection: Connection, pen: Pen, item: str, other: str, *, linked: bool) -> list[Change]:
    return field_change(connection, pen, item, f"same_as/{other}", "1" if linked else "")
