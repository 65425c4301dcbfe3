"""The backups of a file: which there are, how many are kept, which hold struck words, and going back to one."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.clock import Clock
from facilitator.errors import FacilitatorError, SessionFileError
from facilitator.store.faults import faults
from facilitator.store.header import SUFFIX
from facilitator.store.opening import SessionFile, open_file
from facilitator.store.struck import still_held, struck_ids
from facilitator.store.syncing import sync, sync_folder
from facilitator.workspace.backups import Occasion, backup_stem, make_backup
from facilitator.workspace.moment_names import moment_name
from facilitator.workspace.proving import check

_NAME = r"{stem} ({occasions}) \d{{1,2}} [A-Z][a-z]{{2}} \d\d\.\d\d( \(\d+\))?"
_COMPANIONS = ("", "-journal", "-wal", "-shm")
FEWEST_KEPT, USUAL_KEPT = 3, 50


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup on disk. ``at`` in seconds since 1970 UTC, ``size`` in bytes, ``struck`` the number of words struck
    in the file since that it still holds; -1 where it cannot be read."""

    path: Path
    occasion: Occasion
    at: float
    size: int
    struck: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of the file as it was: a backup of it, or, where it was broken, the file itself under ``path``;
    None where there was none."""

    before: Path | None


def kept_backups(file: Path, folder: Path) -> tuple[Kept, ...]:
    """The backups of a file in a folder, the newest first."""
    pattern = re.compile(_NAME.format(stem=re.escape(backup_stem(file)), occasions="|".join(map(re.escape, Occasion))))
    found: list[Kept] = []
    with faults(folder):
        for path in folder.iterdir() if folder.is_dir() else ():
            match = pattern.fullmatch(path.stem) if path.suffix == SUFFIX else None
            if match and path.is_file():
                status = path.stat()
                found.append(Kept(path, Occasion(match[1]), status.st_mtime, status.st_size))
    return tuple(sorted(found, key=lambda one: (-one.at, one.path.name)))


def with_struck(file: SessionFile, backups: Sequence[Kept]) -> tuple[Kept, ...]:
    """The same, with how many of the words struck in the open file each still holds."""
    with file.reading() as connection:
        ids = struck_ids(connection)
    return tuple(Kept(one.path, one.occasion, one.at, one.size, still_held(one.path, ids)) for one in backups)


def delete_backups(backups: Sequence[Kept]) -> None:
    """Deletes backups for good. Raises SessionFileError."""
    for one in backups:
        with faults(one.path):
            one.path.unlink(missing_ok=True)


def wanted_number(setting: str) -> int:
    """The limit a setting names; what is no number counts as the usual one."""
    return int(setting) if setting.strip().isdecimal() else USUAL_KEPT


def keep_at_most(file: Path, folder: Path, limit: int) -> tuple[Path, ...]:
    """Deletes the oldest backups beyond a limit, never one made by hand; those that went."""
    made = [one for one in kept_backups(file, folder) if one.occasion is not Occasion.BY_HAND]
    gone = made[max(limit, FEWEST_KEPT) :]
    delete_backups(gone)
    return tuple(one.path for one in gone)


def restore_backup(file: Path, backup: Path, folder: Path, clock: Clock) -> Restored:
    """Puts a proved copy of a backup in the place of a file that nobody has open; what stood there is kept.

    Raises SessionFileError: then the file is as it was.
    """
    with faults(file), tempfile.TemporaryDirectory(prefix=".", suffix=".part", dir=file.resolve().parent) as beside:
        part = Path(beside) / "restored"
        _copy_proved(backup, part, clock)
        before = _put_aside(file, folder, clock)
        part.replace(file)
        sync_folder(file.resolve().parent)
    return Restored(before)


def _copy_proved(backup: Path, part: Path, clock: Clock) -> None:
    opened = open_file(backup, clock)  # says what is wrong with it; and plays back a journal beside it
    opened.close()
    shutil.copyfile(backup, part)
    sync(part)
    copy = open_file(part, clock)
    try:
        found = check(copy)
    finally:
        copy.close()
    if found:
        raise SessionFileError(
            "The backup {name} is not sound ({fault}), so nothing was changed; take another one.",
            name=backup.name,
            fault=found[0],
        )


def _put_aside(file: Path, folder: Path, clock: Clock) -> Path | None:
    """Keeps what stands in the place: as a backup, or, where the file is too broken for that, under another name."""
    try:
        opened = open_file(file, clock)
    except FacilitatorError:
        return _under_another_name(file, clock)
    try:
        return make_backup(opened, folder, Occasion.RESTORE).path
    except FacilitatorError:
        if _is_sound(opened):  # the disk is to blame
            raise
    finally:
        opened.close()
    return _under_another_name(file, clock)


def _is_sound(file: SessionFile) -> bool:
    try:
        return not check(file)
    except FacilitatorError:
        return False


def _under_another_name(file: Path, clock: Clock) -> Path | None:
    """A broken file keeps its journal. Under the old name none stays: it would be played back into the restored file.

    The file itself stays where it is until another takes its place: a power cut in between leaves no gap.
    """
    stem = f"{backup_stem(file)} broken {moment_name(clock.now())}"
    number = 1
    while (place := file.with_name(f"{stem}{f' ({number})' if number > 1 else ''}{SUFFIX}")).exists():
        number += 1
    there = [ending for ending in _COMPANIONS if file.with_name(file.name + ending).exists()]
    for ending in there:
        _name_twice(file.with_name(file.name + ending), place.with_name(place.name + ending))
    sync_folder(file.resolve().parent)
    for ending in there:
        if ending:
            file.with_name(file.name + ending).unlink()
    sync_folder(file.resolve().parent)
    return place if "" in there else None


def _name_twice(path: Path, other: Path) -> None:
    try:
        other.hardlink_to(path)
    except OSError:  # sticks know no links
        shutil.copyfile(path, other)
        sync(other)
