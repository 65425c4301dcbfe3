"""Words being typed, on disk before they are a change: of the capture line, and of fields edited in place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from facilitator.changes import Pen, mend
from facilitator.errors import NotFoundInFileError
from facilitator.store import drafts
from facilitator.store.drafts import Draft
from facilitator.store.opening import Connection, SessionFile, local, set_local
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state
from facilitator.workspace.reading_line import Correction, Typed

__all__ = [
    "LINE", "Draft", "LineDraft", "adopt_drafts", "drop_draft", "forget_line", "keep_draft", "keep_line_draft",
    "line_drafts",
]  # fmt: skip

LINE = "line"  # the field of a draft without item: a line not yet captured
_BESIDE = "line_draft"


@dataclass(frozen=True, slots=True)
class LineDraft:
    """An unfinished line, and the session and the point ("" for none) it was typed under."""

    typed: Typed
    session: str = ""
    point: str = ""


def keep_draft(file: SessionFile, item: str, field: str, value: str, heads: Iterable[bytes] = ()) -> None:
    """Keeps an unfinished text in place of the last; ``heads`` are the ids of the values it was begun on."""
    pen = pen_for(file, None)
    with file.writing() as connection:
        _save(file, connection, pen, item, field, value, heads)


def drop_draft(file: SessionFile, item: str, field: str) -> None:
    """Forgets an unfinished text of this opening, because it became a change or was given up."""
    pen = pen_for(file, None)
    with file.writing() as connection:
        drafts.discard(connection, pen.writer, item, field)


def keep_line_draft(file: SessionFile, draft: LineDraft) -> None:
    """Keeps the line being typed with what was chosen for it; a line without words is forgotten."""
    pen = pen_for(file, None)
    with file.writing() as connection:
        if not draft.typed.line.strip():
            forget_line(connection, pen)
            return
        _save(file, connection, pen, "", LINE, draft.typed.line)
        set_local(connection, _BESIDE, json.dumps(_beside(pen, draft), ensure_ascii=False))


def forget_line(connection: Connection, pen: Pen) -> None:
    """Forgets the line of this opening, inside the transaction that keeps it as a record."""
    drafts.discard(connection, pen.writer, "", LINE)


def adopt_drafts(file: SessionFile) -> tuple[Draft, ...]:
    """Takes over what earlier openings left unfinished, newest last. Only for the one window that may write.

    An edit that says what its field says already, or whose item is gone, is forgotten.
    """
    pen = pen_for(file, None)
    with file.writing() as connection:
        if not drafts.pending(connection):
            return ()
        file.note_opening(connection, pen)
        for draft in drafts.pending(connection):
            if draft.item and _is_settled(connection, draft):
                drafts.discard(connection, draft.writer, draft.item, draft.field)
        adopted = drafts.adopt(connection, pen.writer)
    # Where two openings left the same field, the one that is this writer's now comes last, as the newest.
    return tuple(sorted(adopted, key=lambda draft: draft.writer == pen.writer))


def line_drafts(file: SessionFile, found: Iterable[Draft]) -> tuple[LineDraft, ...]:
    """The unfinished lines among drafts, newest last, each with its place as far as it is known."""
    with file.reading() as connection:
        beside = _read_beside(local(connection, _BESIDE))
    lines = [draft for draft in found if not draft.item and draft.field == LINE and draft.value.strip()]
    return tuple(
        _line_draft(draft.value, beside if beside.get("line") == _fingerprint(draft.value) else {}) for draft in lines
    )


def _save(
    file: SessionFile, connection: Connection, pen: Pen, item: str, field: str, value: str, heads: Iterable[bytes] = ()
) -> None:
    file.note_opening(connection, pen)
    words = Draft(pen.writer, item, field, drafts.begun_on(heads), mend(value), pen.author, file.wall())
    drafts.save(connection, words)


def _is_settled(connection: Connection, draft: Draft) -> bool:
    try:
        state = item_state(connection, draft.item)
    except NotFoundInFileError:
        return True
    return state.value(draft.field) == draft.value


def _beside(pen: Pen, draft: LineDraft) -> dict[str, object]:
    """What belongs to the line and is none of its words; ``line`` is the hash of its words."""
    typed = draft.typed
    return {
        "line": _fingerprint(mend(typed.line)),
        "session": draft.session,
        "point": draft.point,
        "starred": typed.starred,
        "corrections": [[one.field, mend(one.read), mend(one.meant)] for one in typed.corrections],
    }


def _fingerprint(line: str) -> str:
    return sha256(line.encode()).hexdigest()


def _read_beside(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _line_draft(line: str, beside: dict[str, Any]) -> LineDraft:
    corrections = tuple(Correction(*map(str, one)) for one in beside.get("corrections", []) if len(one) == 3)
    typed = Typed(line, corrections, bool(beside.get("starred")))
    return LineDraft(typed, str(beside.get("session", "")), str(beside.get("point", "")))
