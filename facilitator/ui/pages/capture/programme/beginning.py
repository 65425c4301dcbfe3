"""Where capture begins in a file: the point used last, else the one whose time it is."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from facilitator.ui.open_file import OpenFile
from facilitator.ui.remembered import Remembered
from facilitator.workspace.coverage import Coverage
from facilitator.workspace.programme import present_slot, starting_point


def remembered_point(remembered: Remembered, file: OpenFile, session: str = "") -> str:
    """The point used last in this file, or in one of its sessions; "" where it is not there any more."""
    kept = remembered.text(_key(file.path, session))
    return kept if any(point.id == kept and session in ("", point.session) for point in file.frame.points) else ""


def remember_point(remembered: Remembered, file: OpenFile, point: str, session: str) -> None:
    """Keeps the point used last."""
    for name in ("", session):
        remembered.keep_text(_key(file.path, name), point)


def first_session(file: OpenFile) -> str:
    """The session that runs, else the first one held."""
    held = [session.id for session in file.frame.sessions if session.held]
    return next((session for session in held if runs_now(file, session)), next(iter(held), ""))


def runs_now(file: OpenFile, session: str) -> bool:
    """Whether a slot of the session runs, or has only just ended."""
    own = [slot for slot in file.frame.slots if slot.session == session]
    return present_slot(own, file.now(), file.zone) is not None


def first_point(file: OpenFile, session: str, counts: Coverage) -> str:
    """The point to begin with in a session, "" where it has none."""
    found = starting_point(file.frame, session, counts.notes, file.now(), file.zone)
    return found.id if found else ""


def _key(path: Path, session: str) -> str:
    name = sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return f"point/{name}{'.' + session if session else ''}"
