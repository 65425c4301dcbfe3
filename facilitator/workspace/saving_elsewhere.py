"""A copy of the open file in another place, with the line that could not be written any more; or what is left as text.

A file that was deleted or replaced can still be read through the descriptor that is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from facilitator.clock import Clock
from facilitator.domain import ActionItem, Proposal, Record
from facilitator.errors import SessionFileError
from facilitator.store.copying import copy_whole
from facilitator.store.opening import SessionFile
from facilitator.store.whereabouts import Look, Whereabouts, look
from facilitator.workspace.drafting import LineDraft, keep_line_draft
from facilitator.workspace.files import opened
from facilitator.workspace.listing import Row

__all__ = [
    "Look", "Whereabouts", "can_be_opened", "keep_line_in", "look", "records_left", "row_left", "save_elsewhere",
]  # fmt: skip


def save_elsewhere(file: SessionFile, out: Path, line: LineDraft | None = None) -> Path:
    """Copies the file, proved change by change, with the line in it; the place of the copy, as nothing is overwritten.

    Raises SessionFileError: then there is no copy.
    """
    with file.reading() as connection:
        place = copy_whole(connection, out.parent, out.name)
    if place is None:
        raise SessionFileError(
            "The copy in {folder} was not the same as the file, so it was not kept; check the disk, or choose"
            " another place.",
            folder=out.parent,
        )
    if line is not None and line.typed.line.strip():
        keep_line_in(place, file.clock, line)
    return place


def can_be_opened(path: Path, clock: Clock) -> bool:
    """Whether a session file stands in a place: the stick may be back while what was open of it is dead."""
    try:
        with opened(path, clock):
            return True
    except SessionFileError:
        return False


def keep_line_in(path: Path, clock: Clock, line: LineDraft) -> None:
    """Puts a line being typed into a file that is not open. Raises SessionFileError."""
    with opened(path, clock) as file:
        keep_line_draft(file, line)


def records_left(file: SessionFile) -> Mapping[str, str]:
    """The records that are still in memory as lines of text, by id; nothing is read."""
    if file.at_hand is None:
        return {}
    records = file.at_hand[1]
    listed: tuple[Record | Proposal | ActionItem, ...] = (*records.notes, *records.proposals, *records.actions)
    return {record.id: _line(record.kind, record.prefix, record.text, record.author) for record in listed}


def row_left(row: Row) -> str:
    """A row of a list as a line of text."""
    return _line(row.kind, row.prefix, row.text, row.author)


def _line(kind: str, prefix: str, text: str, author: str) -> str:
    return f"[{kind}, {author}] {prefix}{text}" if author else f"[{kind}] {prefix}{text}"
