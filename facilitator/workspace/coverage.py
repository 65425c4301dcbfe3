"""Which discussion points have notes, and which a person marks as not discussed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.domain import DISCUSSED_NOT
from facilitator.errors import FacilitatorError
from facilitator.store.opening import SessionFile
from facilitator.store.programme import count_under, record_counts
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep, session_of_point, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state

__all__ = ["DISCUSSED_NOT", "Coverage", "coverage", "mark_discussed"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Numbers of records: ``notes`` by point, ``loose`` by session for those without a point; zeros left out."""

    notes: Mapping[str, int] = field(default_factory=dict[str, int])
    loose: Mapping[str, int] = field(default_factory=dict[str, int])


def coverage(file: SessionFile) -> Coverage:
    """Counts the records under every point."""
    with file.reading() as connection:
        rows = record_counts(connection)
    notes: dict[str, int] = {}
    loose: dict[str, int] = {}
    for point, session, count in rows:
        kept, key = (notes, point) if point else (loose, session)
        kept[key] = kept.get(key, 0) + count
    return Coverage(notes, loose)


def mark_discussed(file: SessionFile, point: str, discussed: bool, author: str | None = None) -> Changed:
    """Marks a point as “not discussed”, or takes the mark back.

    Raises FacilitatorError for a point with notes, NotFoundInFileError where there is no such point.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        session_of_point(connection, point)
        state = item_state(connection, point)
        count = 0 if discussed else count_under(connection, point)
        if count:
            notes = "1 note" if count == 1 else f"{count} notes"
            title = state.value("short_title") or state.value("title")
            raise FacilitatorError(
                "“{title}” has {notes}, so it was discussed; move or delete them before you mark it.",
                title=title,
                notes=notes,
            )
        changes = set_field(pen, state, "coverage", "" if discussed else DISCUSSED_NOT)
        keep(file, connection, pen, changes)
        return Changed((point,), frozenset({"point"}), changes=tuple(change.id for change in changes))
