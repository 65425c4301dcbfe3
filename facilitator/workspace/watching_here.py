"""A file of a watched folder into the open file: held redactions, a backup where one is due, one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from facilitator.changes import mend
from facilitator.errors import FacilitatorError
from facilitator.store import arrivals, redactions
from facilitator.store.opening import SessionFile
from facilitator.workspace.arriving_strikes import Strike, held_strikes
from facilitator.workspace.backups import Backup, make_backup
from facilitator.workspace.changed import Changed
from facilitator.workspace.kept_backups import keep_at_most
from facilitator.workspace.merging_here import Merged, Wanted, merge_one
from facilitator.workspace.taking_back import take_back


@dataclass(frozen=True, slots=True)
class Place:
    """Where backups go, and how many are kept there."""

    folder: Path
    limit: int


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of a file. ``held`` are the redactions that came with it and are held back, each told once."""

    merged: Merged
    held: tuple[Strike, ...] = ()
    backup: Backup | None = None


def take_in(file: SessionFile, path: Path, backups: Place | None, after: Merged | None = None) -> Arrived:
    """Merges a file; ``after`` is the one before it that is to be taken back together with it.

    ``backups`` where one is due: it is made first, and goes again when nothing came. Raises SessionFileError when it
    cannot be made: then nothing is merged.
    """
    with file.reading() as connection:
        before = redactions.held_ids(connection)
    backup = make_backup(file, backups.folder) if backups else None
    merged = merge_one(file, Wanted(path, hold_redactions=True), after)
    if backup and backups and not merged.brought:
        backup.path.unlink(missing_ok=True)
        backup = None
    elif backup and backups:
        keep_at_most(file.path, backups.folder, backups.limit)
    came = merged.receipt is not None and bool(merged.receipt.held)
    held = tuple(one for one in held_strikes(file) if one.id not in before) if came else ()
    return Arrived(merged, held, backup)


def take_back_this(file: SessionFile, merged: Merged) -> Changed:
    """Takes back what came with this source and those before it, as long as it came last. Raises FacilitatorError."""
    with file.reading() as connection:
        is_last = arrivals.number_after(connection, mend(merged.source.name), merged.at) > 0
    if not is_last:
        raise FacilitatorError(
            "Another merge came since, so this one cannot be taken back alone; the backups hold the file as it was."
        )
    return take_back(file)
