"""The files opened last: what is in them, when they were written, and why one is not there."""

from __future__ import annotations

import os
import string
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path, PurePath

from facilitator.store.glance import glance

_STICKS = ("/media", "/run/media", "/mnt", "/Volumes")


class Missing(StrEnum):
    """Why a file is not there: the stick or disk is out, its folder is gone, or the file alone is."""

    UNPLUGGED = "unplugged"
    FOLDER = "folder"
    FILE = "file"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class RecentFile:
    """``written`` is aware, None where the file is missing; ``held`` are the codes of its sessions."""

    path: Path
    missing: Missing | None
    written: datetime | None
    held: tuple[str, ...]
    unfinished: bool


def look_at(path: Path) -> RecentFile:
    """Looks at a file without opening it. Never raises for what a file or a disk can be."""
    try:
        written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return RecentFile(path, _reason(path), None, (), unfinished=False)
    except OSError:
        return RecentFile(path, Missing.CLOSED, None, (), unfinished=False)
    seen = glance(path)
    return RecentFile(path, None, written, seen.held if seen else (), unfinished=bool(seen and seen.unfinished))


def _reason(path: Path) -> Missing:
    if path.parent.is_dir():
        return Missing.FILE
    stick = stick_root(path)
    unplugged = stick is not None and not (stick.is_dir() and _is_full(stick))
    return Missing.UNPLUGGED if unplugged or not Path(path.anchor or "/").exists() else Missing.FOLDER


def _is_full(folder: Path) -> bool:
    try:
        with os.scandir(folder) as found:
            return any(True for _ in found)
    except OSError:
        return False


def stick_root(path: Path) -> Path | None:
    """The folder under which a stick or a foreign disk of this path is mounted, None for the computer itself."""
    parts = path.parts
    for place in _STICKS:
        depth = len(PurePath(place).parts)
        if parts[:depth] == PurePath(place).parts and len(parts) > depth + 1:
            # /media and /run/media have a folder for each person.
            return Path(*parts[: depth + (2 if "media" in place and len(parts) > depth + 2 else 1)])
    return None


def place_words(folder: Path, home: Path) -> tuple[str, tuple[str, ...]]:
    """A folder as people speak of it: (name of its stick or "", the folders in it or under the home folder)."""
    stick = stick_root(folder / "x")
    if stick is not None:
        return stick.name, folder.parts[len(stick.parts) :]
    if folder.is_relative_to(home):
        return "", folder.relative_to(home).parts
    drive = folder.drive.rstrip(":")
    if drive and drive in string.ascii_letters and not home.drive.startswith(folder.drive):
        return folder.drive, folder.parts[1:]
    return "", folder.parts[1:] if folder.anchor == "/" else folder.parts
