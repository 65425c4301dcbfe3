"""The files that backups are: where they go, how they are named, one made and proved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from facilitator.errors import SessionFileError
from facilitator.store.copying import copy_whole
from facilitator.store.header import SUFFIX
from facilitator.store.opening import Connection, SessionFile
from facilitator.workspace.moment_names import moment_name

_LONGEST_STEM = 160  # bytes of UTF-8: with the moment and a number it stays under the 255 a name may have


class Occasion(StrEnum):
    """Why a backup was made, as its name says it."""

    MERGE = "before merge"
    MIGRATION = "before migration"
    SETTLING = "before settling all"
    RESTORE = "before restore"
    HOURLY = "hourly"
    BY_HAND = "backup"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy on disk. ``at`` in the venue's zone; ``verified``: opened anew and compared change by change."""

    path: Path
    at: datetime
    verified: bool


def backup_folder(file: Path, setting: str) -> Path:
    """Where the backups of a file go: the folder of the setting, else “Backups” beside the file."""
    return Path(setting).expanduser() if setting.strip() else file.resolve().parent / "Backups"


def make_backup_of(file: SessionFile, connection: Connection, folder: Path, at: datetime, occasion: Occasion) -> Backup:
    """The same of what the caller's transaction sees, at a moment in the zone to be named."""
    try:
        path = copy_whole(connection, folder, backup_name(file.path, at, occasion))
    except SessionFileError as error:
        raise SessionFileError(
            "No backup could be made in {folder}, so nothing was changed: {error} Another folder for"
            " backups can be chosen in the settings.",
            folder=folder,
            error=error,
        ) from error
    if path is None:
        raise SessionFileError(
            "The backup in {folder} was not the same as the file, so nothing was changed; check the"
            " disk, or choose another folder for backups in the settings.",
            folder=folder,
        )
    return Backup(path, at, verified=True)


def backup_name(file: Path, at: datetime, occasion: Occasion = Occasion.MERGE) -> str:
    """Such as “2.1 Moderator before merge 29 Aug 12.04.facilitator”."""
    return f"{backup_stem(file)} {occasion} {moment_name(at)}{SUFFIX}"


def backup_stem(file: Path) -> str:
    """What the names of all backups of a file begin with."""
    return file.stem.encode()[:_LONGEST_STEM].decode(errors="ignore").strip() or "File"
