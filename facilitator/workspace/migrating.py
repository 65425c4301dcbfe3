"""A file that an older version made: kept as it was before its tables are made anew."""

from __future__ import annotations

from pathlib import Path

from facilitator.clock import Clock
from facilitator.settings import read_settings, settings_path
from facilitator.store import log, opening
from facilitator.store.opening import SessionFile
from facilitator.workspace.backup_files import Occasion, backup_folder, make_backup_of
from facilitator.workspace.zones import zone_named


def open_file(path: Path, clock: Clock) -> SessionFile:
    """Opens a session file; a backup is made first of one that is to be migrated. Raises SessionFileError."""
    return opening.open_file(path, clock, _backed_up)


def _backed_up(file: SessionFile) -> None:
    folder = backup_folder(file.path, read_settings(settings_path())["backups"])
    with file.reading() as connection:  # its tables are of another version: nothing but the changes is looked at
        zone = log.last_written(connection, "zone")
        at = file.clock.now().astimezone(zone_named(zone) if zone else None)
        make_backup_of(file, connection, folder, at, Occasion.MIGRATION)
