"""The text of a record as a person sees it when an edit begins, and what it was made of."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.changes import fold
from facilitator.errors import NotFoundInFileError
from facilitator.store import log
from facilitator.store.opening import SessionFile


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
