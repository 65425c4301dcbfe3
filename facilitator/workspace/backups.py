"""A backup before something that touches much: a whole copy, proved, under a name that people understand."""

from __future__ import annotations

from pathlib import Path

from facilitator.store.opening import SessionFile
from facilitator.store.reading import load_frame
from facilitator.workspace.backup_files import (
    Backup,
    Occasion,
    backup_folder,
    backup_name,
    backup_stem,
    make_backup_of,
)
from facilitator.workspace.zones import zone_of

__all__ = ["Backup", "Occasion", "backup_folder", "backup_name", "backup_stem", "make_backup"]


def make_backup(file: SessionFile, folder: Path, occasion: Occasion = Occasion.MERGE) -> Backup:
    """Copies the open file as it stands into a folder. Raises SessionFileError: then there is no backup."""
    with file.reading() as connection:
        frame = load_frame(connection)
        # A file without a programme yet has no venue: then the hour is that of this computer.
        at = file.clock.now().astimezone(zone_of(frame) if frame.workshop.zone else None)
        return make_backup_of(file, connection, folder, at, occasion)
