"""What is done with a reading in the room: confirmed, amended, set aside, taken up again, taken on by its lead.

Each is one step that undo takes back. A confirmation names the words it was given to, so that words changed since,
here or in a copy, are known for others than the room heard. What people differed on is settled by what the room says.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from facilitator.changes import Change, ItemState, Pen, fold, join_ids, sealed, split_ids
from facilitator.domain import ActionStatus, Kind
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store import drafts, log
from facilitator.store.derived import versions
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.store.rows import session_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.read_back_marks import write_mark
from facilitator.workspace.zones import zone_of

__all__ = ["amend", "confirm", "confirm_by_lead", "park", "reopen", "reword"]

_CONFIRMED, _PARKED, _LEAD, _TEXT, _STATUS = "confirmed", "parked", "lead_confirmed", "text", "status"


class _Deed:
    """One transaction on the records of a reading: the changes made so far, and what each record is by now."""

    def __init__(self, file: SessionFile, connection: Connection, pen: Pen, items: Sequence[str]) -> None:
        self.file, self.connection, self.pen = file, connection, pen
        self.items = tuple(dict.fromkeys(items))
        self.states = {item: _state(connection, item) for item in self.items}
        self.made: list[Change] = []

    def mark(self, *, amended: bool = False, words: str = "") -> str:
        """The present moment at the venue."""
        zone = zone_of(load_frame(self.connection))
        return write_mark(self.file.clock.now(), zone, amended=amended, words=words)

    def set(self, item: str, field: str, value: str, naming: Sequence[bytes] = ()) -> None:
        """One change; it settles what people differed on in that field, and names what else it was made on."""
        state = self.states[item]
        if field in state.conflicts:
            parents = [version.id for version in versions(state, field)]
            made = [self.pen.change(session_of(state), item, field, value, (*parents, *naming))]
        else:
            made = set_field(self.pen, state, field, value)
            if naming and not made:  # said again within the minute, perhaps of other words
                made = [self.pen.change(session_of(state), item, field, value, _heads(state, field))]
            made = [_naming(change, naming) for change in made]
        self.made += made

    def kept(self) -> Changed:
        """Stores what was made."""
        keep(self.file, self.connection, self.pen, self.made)
        return Changed(self.items, frozenset({"record"}), changes=tuple(change.id for change in self.made))


def confirm(file: SessionFile, items: Sequence[str], text: str, *, by: str = "", author: str | None = None) -> Changed:
    """The room agreed to the words as shown. ``items`` are a reading's ids, ``text`` its stored text; ``by`` says in
    words who spoke for the room. An action that was proposed is agreed from now on.

    Raises FacilitatorError where the words are others by now, NotFoundInFileError where they are gone.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        deed = _Deed(file, connection, pen, items)
        state = deed.states[items[0]]
        if state.value(_TEXT) != text:
            raise FacilitatorError("The words were changed meanwhile; read them out again, then confirm them.")
        if _TEXT in state.conflicts:
            deed.set(state.item, _TEXT, text)
        _agree(deed, deed.mark(words=by), [*_heads(state, _TEXT), *(change.id for change in deed.made)])
        return deed.kept()


def amend(
    file: SessionFile,
    items: Sequence[str],
    text: str,
    seen: Collection[bytes],
    *,
    by: str = "",
    author: str | None = None,
) -> Changed:
    """The room agreed to the words as amended on the spot. ``text`` is the whole new text; ``seen`` are the ids of the
    record's changes when the amending began: what came in since stands beside it, as a conflict.

    Raises NotFoundInFileError, FacilitatorError for no words.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        deed = _Deed(file, connection, pen, items)
        _reword(deed, text, seen)
        amended = bool(deed.made)
        named = [change.id for change in deed.made] or _heads(deed.states[items[0]], _TEXT)
        _agree(deed, deed.mark(amended=amended, words=by), named)
        drafts.discard(connection, pen.writer, items[0], _TEXT)
        return deed.kept()


def reword(file: SessionFile, item: str, text: str, seen: Collection[bytes], author: str | None = None) -> Changed:
    """Keeps words that were being amended when the page was left: nobody has agreed to them."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        deed = _Deed(file, connection, pen, [item])
        _reword(deed, text, seen)
        drafts.discard(connection, pen.writer, item, _TEXT)
        return deed.kept()


def park(file: SessionFile, items: Sequence[str], author: str | None = None) -> Changed:
    """The room sets it aside: not agreed, whatever was said before."""
    return _withdrawn(file, items, author, parked=True)


def reopen(file: SessionFile, items: Sequence[str], author: str | None = None) -> Changed:
    """Takes back that it was confirmed or set aside: it is to be read again."""
    return _withdrawn(file, items, author, parked=False)


def confirm_by_lead(
    file: SessionFile, item: str, *, on: bool = True, by: str = "", author: str | None = None
) -> Changed:
    """Who leads an action takes it on, or with ``on`` False does not any more; ``by`` says in words who spoke.

    Raises FacilitatorError for what is no action.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        deed = _Deed(file, connection, pen, [item])
        if deed.states[item].value("kind") != Kind.ACTION:
            raise FacilitatorError("Only an action has a lead who can confirm it; choose an action.")
        deed.set(item, _LEAD, deed.mark(words=by) if on else "")
        return deed.kept()


def _agree(deed: _Deed, mark: str, words: Sequence[bytes]) -> None:
    first = deed.items[0]
    deed.set(first, _CONFIRMED, mark, words)
    for item, state in deed.states.items():
        deed.set(item, _PARKED, "")
        proposed = state.value(_STATUS) in ("", ActionStatus.PROPOSED) and _STATUS not in state.conflicts
        if item == first and state.value("kind") == Kind.ACTION and proposed:
            deed.set(item, _STATUS, ActionStatus.AGREED)


def _withdrawn(file: SessionFile, items: Sequence[str], author: str | None, *, parked: bool) -> Changed:
    """An action is agreed no longer where it was the room that made it so."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        deed = _Deed(file, connection, pen, items)
        for item, state in deed.states.items():
            was_agreed = bool(state.value(_CONFIRMED)) and state.value(_STATUS) == ActionStatus.AGREED
            if state.value("kind") == Kind.ACTION and was_agreed and _STATUS not in state.conflicts:
                deed.set(item, _STATUS, ActionStatus.PROPOSED)
            deed.set(item, _CONFIRMED, "")
            deed.set(item, _PARKED, deed.mark() if parked and item == deed.items[0] else "")
        return deed.kept()


def _reword(deed: _Deed, text: str, seen: Collection[bytes]) -> None:
    """The text changed on what was seen of it, if it changes."""
    item = deed.items[0]
    if not text.strip():
        raise FacilitatorError("There are no words left; type them, or press Esc to keep the old ones.")
    history = log.history(deed.connection, item)
    state = fold([one for one in history if one.id in seen or one.writer == deed.pen.writer] or history)
    if _TEXT in state.conflicts:
        parents = [version.id for version in versions(state, _TEXT)]
        deed.made.append(deed.pen.change(session_of(state), item, _TEXT, text, parents))
    else:
        deed.made += set_field(deed.pen, state, _TEXT, text)


def _heads(state: ItemState, field: str) -> list[bytes]:
    return [head.id for head in state.live.get(field, ())]


def _naming(change: Change, naming: Sequence[bytes]) -> Change:
    """The change with more parents than those it replaces."""
    if not naming:
        return change
    return sealed(change._replace(parents=join_ids((*split_ids(change.parents), *naming))))


def _state(connection: Connection, item: str) -> ItemState:
    history = log.history(connection, item)
    state = fold(history) if history else None
    if state is None or state.deleted:
        raise NotFoundInFileError("It is not in this file any more; go on to the next.")
    return state
