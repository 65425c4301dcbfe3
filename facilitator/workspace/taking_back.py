"""Taking back the last merge: just the changes that came with it leave the file again.

Changes are only ever added, with this one exception: a union that a person did not want is undone as long
as nobody has built on it. What came is still in the sources, and in the backup made before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.changes import Change
from facilitator.errors import FacilitatorError
from facilitator.store import arrivals
from facilitator.store.lookup import found_item
from facilitator.store.opening import Connection, SessionFile
from facilitator.workspace.changed import Changed

_NAMED = 3
_WHAT = {"deleted": "deletion", "same_as": "link", "starred": "star"}  # fields that are no words of the people


@dataclass(frozen=True, slots=True)
class LastMerge:
    """The merge that could be taken back: names of its sources, when (ms since 1970 UTC), how many changes."""

    sources: tuple[str, ...]
    at: int
    changes: int


def last_merge(file: SessionFile) -> LastMerge | None:
    """What can be taken back, None where nothing can."""
    with file.reading() as connection:
        found = arrivals.remembered(connection)
    if not any(one.ids or one.kept_apart > one.before.kept_apart for one in found):
        return None
    return LastMerge(tuple(one.source for one in found), found[-1].at, sum(len(one.ids) // 32 for one in found))


def take_back(file: SessionFile) -> Changed:
    """Takes the last merge out of the file. Raises FacilitatorError with what stands on it."""
    with file.writing() as connection:
        found = arrivals.remembered(connection)
        if not found:
            raise FacilitatorError("There is no merge to take back in this file.")
        _check(connection, found)
        items = arrivals.take_out(connection, found)
    return Changed(items, frozenset({"everything"}))


def _check(connection: Connection, found: tuple[arrivals.Arrival, ...]) -> None:
    later = arrivals.standing_on(connection, found)
    if later:
        raise FacilitatorError(
            "This merge cannot be taken back any more, because {told} came after it and stands on it;"
            " open the backup made before the merge instead.",
            told=_told(connection, later),
        )
    if arrivals.struck_by(connection, found):
        raise FacilitatorError(
            "This merge struck words that stood here, and struck words do not come back; open the backup made before"
            " the merge instead."
        )


def _told(connection: Connection, later: Iterable[Change]) -> str:
    """Such as: the text of “Corridors first” by Ann and 2 more."""
    named: dict[str, None] = {}
    for change in sorted(later, key=lambda one: one.wall):
        found = found_item(connection, change.item)
        text = " ".join((found.text if found else change.item).split())
        short = text if len(text) <= 48 else text[:47].rstrip() + "…"
        field = change.field.partition("/")[0]
        named.setdefault(f"the {_WHAT.get(field, field.replace('_', ' '))} of “{short}” by {change.author}")
    told = list(named)
    more = f" and {len(told) - _NAMED} more" if len(told) > _NAMED else ""
    return ", ".join(told[:_NAMED]) + more
