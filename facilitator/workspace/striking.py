"""Striking words: gone here and wherever the redaction arrives; told where else they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator.changes import DELETED, REDACTED, Change, Pen, redacts
from facilitator.errors import FacilitatorError, NotFoundInFileError, Sentence, sentence
from facilitator.set_members import set_of, spelling
from facilitator.store import drafts, log
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.rows import session_of
from facilitator.store.standing_words import Standing, says, standing
from facilitator.workspace.changed import Changed, told_kind
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state
from facilitator.workspace.struck_elsewhere import goes_along, still_standing, struck_too

if TYPE_CHECKING:
    from facilitator.workspace.struck_fingerprints import Loosened


def redact(
    file: SessionFile, item: str, field: str | None, reason: str, author: str | None = None, *, everywhere: bool = False
) -> Changed:
    """Strikes the words of an item, of one field or of one list: gone here and wherever the redaction arrives.

    Where the same words stand besides, now or once, is told in a warning each; ``everywhere`` strikes them there too.
    Raises NotFoundInFileError for no such words, FacilitatorError without a reason.
    """
    from facilitator.workspace.struck_fingerprints import to_loosen  # with it comes all that composes papers

    if not reason.strip():
        raise FacilitatorError("Say why the words are struck: add --reason with a few words.")
    pen = pen_for(file, author)
    with file.writing() as connection:
        kind = item_state(connection, item).value("kind")
        digests = to_loosen(connection, item, file.clock.now())
        made = [_redaction(connection, pen, item, field, reason)]
        struck = _strike(file, connection, pen, made[0])
        if says(struck, reason):
            raise FacilitatorError(
                "The reason says the words themselves, and stays for everybody to read; give another."
            )
        others = standing(connection, struck)
        if everywhere:
            made += [_redaction(connection, pen, one.item, one.field, reason) for one in others]
            for one in made[1:]:
                _strike(file, connection, pen, one)
        made += _loosen(connection, pen, digests, reason)
    kinds = frozenset({told_kind(kind), *(told_kind(one.kind) for one in others if everywhere)})
    told = _told(file, others, digests, everywhere=everywhere)
    return Changed(tuple(dict.fromkeys(one.item for one in made)), kinds, told, tuple(one.id for one in made))


def _told(
    file: SessionFile, others: Sequence[Standing], digests: Sequence[Loosened], *, everywhere: bool
) -> tuple[Sentence, ...]:
    places = [struck_too(one) if everywhere else still_standing(str(file.path), one) for one in others]
    older = sentence("Papers settled or issued before may rest on it, and count as older than their records now.")
    return (*places, *([older] if digests else []))


def _loosen(connection: Connection, pen: Pen, digests: Sequence[Loosened], reason: str) -> list[Change]:
    from facilitator.workspace.struck_fingerprints import loosening

    made: list[Change] = []
    for one in digests:
        changes = loosening(connection, pen, one, reason)
        log.append(connection, changes)
        made += changes
    return made


def _redaction(connection: Connection, pen: Pen, item: str, field: str | None, reason: str) -> Change:
    state, named = item_state(connection, item), _to_strike(log.history(connection, item), field)
    if not named:
        raise NotFoundInFileError(
            "{item} has no words in “{field}” to strike; “facilitator history” lists them.", item=item, field=field
        )
    # The name of a redaction travels and stays: of a list it says that, and none of the words.
    name = f"{REDACTED}/{set_of(field) or field}" if field else REDACTED
    return pen.change(session_of(state), item, name, reason, named)


def _strike(file: SessionFile, connection: Connection, pen: Pen, redaction: Change) -> list[log.StruckValue]:
    drafts.discard_item(connection, redaction.item)
    file.note_opening(connection, pen)
    return log.append(connection, [redaction])


def _to_strike(history: Sequence[Change], field: str | None) -> list[bytes]:
    """Every change of a field, of a whole list, of a member of it however written; without a field, of all words."""
    words = [change for change in history if not redacts(change.field)]
    if not field:
        return [change.id for change in words if change.field not in ("kind", "order", "point", DELETED)]
    wanted = spelling(field, {change.field for change in words})
    gone = {wanted, *goes_along(wanted)}
    return [change.id for change in words if change.field in gone or set_of(change.field) == wanted]
