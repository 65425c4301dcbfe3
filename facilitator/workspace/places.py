"""Finding what a person names: an item by id, a session by code, a point by id or title."""

from __future__ import annotations

from facilitator.changes import ItemState, fold
from facilitator.directory import fold_name
from facilitator.domain import DiscussionPoint, Records, Session
from facilitator.errors import NotFoundInFileError
from facilitator.store import log
from facilitator.store.opening import Connection


def item_state(connection: Connection, item: str) -> ItemState:
    """What an item's changes mean. Raises NotFoundInFileError where there are none."""
    history = log.history(connection, item)
    if not history:
        raise NotFoundInFileError(
            "There is no item “{item}” in this file; “facilitator show” lists the ids.", item=item
        )
    return fold(history)


def find_session(records: Records, code: str | None) -> Session:
    """The session with this code or id; without one, the only one held. Raises NotFoundInFileError."""
    held = [session for session in records.sessions if session.held]
    if not code:
        if len(held) == 1:
            return held[0]
        if not held:
            raise NotFoundInFileError("This file holds no session; make one with “facilitator new”.")
        raise NotFoundInFileError(
            "This file holds the sessions {choices}; add --session CODE.",
            choices=", ".join(session.code for session in held),
        )
    for session in records.sessions:
        if code in (session.code, session.id):
            return session
    codes = ", ".join(session.code for session in held or records.sessions)
    raise NotFoundInFileError(
        "There is no session “{code}” in this file; choose one of {codes}.", code=code, codes=codes
    )


def find_point(records: Records, name: str, session: Session) -> DiscussionPoint:
    """The discussion point with this id or title, of the session before others. Raises NotFoundInFileError."""
    wanted = fold_name(name)
    own = [point for point in records.points if point.session == session.id]
    for point in (*own, *records.points):
        if name == point.id or wanted in (fold_name(point.title), fold_name(point.short_title) or None):
            return point
    begun = [point for point in own if wanted and fold_name(point.title).startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    titles = "; ".join(f"“{point.title}”" for point in own) or "none yet"
    raise NotFoundInFileError(
        "There is no discussion point “{name}” in Session {code}; it has: {titles}.",
        name=name,
        code=session.code,
        titles=titles,
    )
