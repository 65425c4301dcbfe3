"""The text of a record as a person sees it when an edit begins; and edits that a crash left unfinished."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.changes import Change, Pen, fold, split_ids
from facilitator.errors import NotFoundInFileError
from facilitator.store import drafts, log
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.rows import session_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.drafting import Draft, adopt_drafts
from facilitator.workspace.field_changes import keep
from facilitator.workspace.files import pen_for


@dataclass(frozen=True, slots=True)
class SeenText:
    """``heads`` are the ids of the live changes of the text, the one that shows first; ``seen`` those of every
    change of the item that was there."""

    item: str
    text: str
    heads: tuple[bytes, ...]
    seen: frozenset[bytes]


def seen_text(file: SessionFile, item: str) -> SeenText:
    """What there is to edit. Raises NotFoundInFileError where the record is not in the file."""
    with file.reading() as connection:
        history = log.history(connection, item)
    if not history:
        raise NotFoundInFileError("The note is not in this file any more; choose another one.")
    state = fold(history)
    heads = tuple(head.id for head in state.live.get("text", ()))
    return SeenText(item, state.value("text"), heads, frozenset(change.id for change in history))


def keep_unfinished(file: SessionFile) -> Changed:
    """Makes edits that earlier openings left unfinished the edits they were to be, on the words they began with.

    What was changed since stands beside them as a conflict. Only for the one window that may write.
    """
    pen = pen_for(file, None)
    found = [draft for draft in adopt_drafts(file) if draft.item]
    changes: list[Change] = []
    with file.writing() as connection:
        for draft in found:
            changes += _finished(connection, pen, draft)
            drafts.discard(connection, draft.writer, draft.item, draft.field)
        keep(file, connection, pen, changes)
    if not changes:
        return Changed()
    items = tuple(dict.fromkeys(change.item for change in changes))
    return Changed(items, frozenset({"record"}), changes=tuple(change.id for change in changes))


def _finished(connection: Connection, pen: Pen, draft: Draft) -> list[Change]:
    history = log.history(connection, draft.item)
    if not history:
        return []
    state = fold(history)
    if state.value(draft.field) == draft.value:
        return []
    known = {change.id for change in history}
    begun_on = [key for key in split_ids(draft.heads) if key in known]
    return [pen.change(session_of(state), draft.item, draft.field, draft.value, begun_on)]
