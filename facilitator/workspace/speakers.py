"""Unknown and ambiguous speakers: assigned by hand, or by the roster as soon as it knows them."""

from __future__ import annotations

import re

from facilitator.changes import Change, ItemState, Pen
from facilitator.directory import Directory
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store import log
from facilitator.store.lookup import unknown_speakers
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state


def assign(file: SessionFile, text: str, who: str, author: str | None = None) -> Changed:
    """Makes what opened notes like a speaker their speaker, for all of its notes at once.

    ``who`` is a name of the roster or the vocabularies, or anything else, which then stays text.
    Raises NotFoundInFileError when no note waits for it, FacilitatorError when the name is ambiguous.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        refs = _directory(connection).find(who)
        if len(refs) > 1:
            raise FacilitatorError("“{who}” fits several people of the roster; give the full name or the id.", who=who)
        notes = unknown_speakers(connection).get(text, [])
        if not notes:
            raise NotFoundInFileError(
                "No note waits for the speaker “{text}”; “facilitator show” lists who is unknown.", text=text
            )
        return _assign(file, connection, pen, {text: (refs[0] if refs else who, notes)})


def assign_known(file: SessionFile, author: str | None = None) -> Changed:
    """Assigns every unknown speaker whom the roster knows by now, as after a merge that brought the roster."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        return _assign(file, connection, pen, _known(connection))


def waiting_for_known(file: SessionFile) -> int:
    """How many records wait for a speaker whom the roster knows."""
    with file.reading() as connection:
        return sum(len(notes) for _, notes in _known(connection).values())


def assign_in(connection: Connection, pen: Pen) -> list[str]:
    """Like ``assign_known``, inside the caller's transaction; the ids of the records."""
    found = _known(connection)
    log.append(connection, _changes(connection, pen, found))
    return [item for _, notes in found.values() for item in notes]


def known_changes(connection: Connection, pen: Pen) -> list[Change]:
    """The changes that assign every unknown speaker whom the roster knows by now; the caller stores them."""
    return _changes(connection, pen, _known(connection))


def speaker_changes(connection: Connection, pen: Pen, text: str, ref: str) -> list[Change]:
    """The changes that make one unknown speaker the speaker of all notes that wait; the caller stores them."""
    return _changes(connection, pen, {text: (ref, unknown_speakers(connection).get(text, []))})


def _directory(connection: Connection) -> Directory:
    frame = load_frame(connection)
    return Directory(frame.terms, frame.participants)


def _known(connection: Connection) -> dict[str, tuple[str, list[str]]]:
    """Would-be speaker as typed → (the ref it fits, the records that open with it)."""
    directory = _directory(connection)
    fits = {text: (directory.find(text), notes) for text, notes in unknown_speakers(connection).items()}
    return {text: (refs[0], notes) for text, (refs, notes) in fits.items() if len(refs) == 1}


def _assign(file: SessionFile, connection: Connection, pen: Pen, found: dict[str, tuple[str, list[str]]]) -> Changed:
    changes = _changes(connection, pen, found)
    keep(file, connection, pen, changes)
    items = tuple(item for _, notes in found.values() for item in notes)
    return Changed(items, frozenset({"record"}), changes=tuple(change.id for change in changes))


def _changes(connection: Connection, pen: Pen, found: dict[str, tuple[str, list[str]]]) -> list[Change]:
    return [
        change
        for text, (ref, notes) in found.items()
        for item in notes
        for change in _assigned(pen, item_state(connection, item), text, ref)
    ]


def _assigned(pen: Pen, state: ItemState, text: str, ref: str) -> list[Change]:
    """Speaker set; the name leaves the text for the prefix, so that the line typed stays what it was."""
    words = state.value("text")
    opening = re.match(rf"{re.escape(text)}\s*[:：]\s*", words)
    changes = [*set_field(pen, state, "speaker", ref), *set_field(pen, state, "speaker_text", "")]
    if opening:
        changes += set_field(pen, state, "prefix", state.value("prefix") + opening.group())
        changes += set_field(pen, state, "text", words[opening.end() :])
    return changes
