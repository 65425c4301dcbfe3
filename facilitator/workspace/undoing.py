"""Undo: new changes that take back one's own of this opening, as long as nobody has built on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.changes import DELETED, YES, Change, ItemState, Pen, fold, split_ids
from facilitator.errors import FacilitatorError
from facilitator.store import log
from facilitator.store.derived import versions
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.rows import session_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import all_heads, keep
from facilitator.workspace.files import pen_for


def undo(file: SessionFile, done: Changed, author: str | None = None) -> Changed:
    """Takes back what a verb of this opening did; what this gives can be undone in turn.

    Undoing a settlement writes each of its versions again, so that the conflict stands as before.
    Raises FacilitatorError when a change is not one's own of this opening, or no longer the only head.
    """
    pen = pen_for(file, author)
    made: list[Change] = []
    with file.writing() as connection:
        gone: set[str] = set()
        for key in reversed(done.changes):
            chain, history = _own(connection, pen, key)
            change = chain[0]
            if change.item in gone:
                continue
            if change.field == "kind" and not change.parents:
                gone.add(change.item)
            else:
                step = _taken_back(pen, chain, history)
                keep(file, connection, pen, step)
                made += step
        for item in sorted(gone):
            state = fold(log.history(connection, item))
            step = [pen.change(session_of(state), item, DELETED, YES, all_heads(state))]
            keep(file, connection, pen, step)
            made += step
    return Changed(done.items, done.kinds, changes=tuple(change.id for change in made))


def _own(connection: Connection, pen: Pen, key: bytes) -> tuple[tuple[Change, ...], list[Change]]:
    """A change to take back, with what was done and taken back upon it since; and its item's history."""
    found = log.find(connection, key)
    if found is None or found.writer != pen.writer:
        raise FacilitatorError("Only what was done since this file was opened can be undone.")
    history = log.history(connection, found.item)
    change = next(one for one in history if one.id == key)
    heads = fold(history).live.get(change.field, ())
    chain = _chain(heads[0], change, history) if len(heads) == 1 else ()
    if not chain:
        others = ", ".join(sorted({head.author for head in heads if head.id != key})) or "a later step"
        raise FacilitatorError(
            "This cannot be undone any more: {others} has changed it since; edit it instead.", others=others
        )
    return chain, history


def _chain(head: Change, change: Change, history: Sequence[Change]) -> tuple[Change, ...]:
    """From a change to the head that says the same again, by the same writer: steps forth and back.

    () where the head says anything else than the change, or anybody else wrote in between.
    """
    known = {one.id: one for one in history}
    chain = [head]
    while chain[0].id != change.id:
        before = _replaced(chain[0], known)
        if before is None or before.writer != head.writer:
            return ()
        chain[:0] = [before]
    return tuple(chain) if head.value == change.value else ()


def _replaced(change: Change, known: Mapping[bytes, Change]) -> Change | None:
    """The one change of the same field that a change names, None where there is none or several."""
    named = [known[key] for key in split_ids(change.parents) if key in known and known[key].field == change.field]
    return named[0] if len(named) == 1 else None


def _taken_back(pen: Pen, chain: Sequence[Change], history: Sequence[Change]) -> list[Change]:
    change, head = chain[0], chain[-1]
    undone = {one.id for one in chain}
    before = fold([one for one in history if one.id not in undone])
    session = session_of(before)
    if change.field == DELETED and not before.missed:
        value = YES if before.deleted else ""
        return [pen.change(session, change.item, DELETED, value, all_heads(fold(history)))]
    said = {(one.field, one.value): one for one in reversed(_settled(change, before))}
    settled = list(said.values())[::-1]  # what several said alike is one version
    if len(settled) > 1:
        return [pen.change(one.session, one.item, one.field, one.value or "", [head.id]) for one in settled]
    value = settled[0].value if settled else ""
    return [pen.change(session, change.item, change.field, value or "", [head.id])]


def _settled(change: Change, before: ItemState) -> tuple[Change, ...]:
    """The versions a change replaced: all heads of its field that it names, or the two sides of a deletion."""
    if change.field == DELETED:
        return versions(before, DELETED)
    named = set(split_ids(change.parents))
    return tuple(head for head in before.live.get(change.field, ()) if head.id in named)
