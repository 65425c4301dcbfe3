"""Who spoke and is not known: what their notes say, who they may be, and how they become known."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.changes import Change, Pen
from facilitator.directory import Directory, fold_name
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store import lookup
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.store.record_values import Brief, brief_records
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import field_change, keep
from facilitator.workspace.files import pen_for
from facilitator.workspace.roster_editing import new_person
from facilitator.workspace.speakers import speaker_changes

__all__ = ["Brief", "Waiting", "add_speaker", "assign_speaker", "waiting_speakers"]

_LINES = 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """A would-be speaker: the words as typed, the notes that wait, the first of them, and the refs that fit."""

    text: str
    notes: tuple[str, ...]
    first: tuple[Brief, ...]
    candidates: tuple[str, ...]


def waiting_speakers(file: SessionFile) -> tuple[Waiting, ...]:
    """Every unknown or ambiguous speaker of the file, those of most notes first."""
    with file.reading() as connection:
        frame = load_frame(connection)
        directory = Directory(frame.terms, frame.participants)
        found = [
            Waiting(text, tuple(notes), tuple(brief_records(connection, notes[:_LINES])), directory.find(text))
            for text, notes in lookup.unknown_speakers(connection).items()
        ]
    return tuple(sorted(found, key=lambda one: (-len(one.notes), fold_name(one.text), one.text)))


def assign_speaker(file: SessionFile, text: str, ref: str, author: str | None = None) -> Changed:
    """Makes a ref, or a name nobody knows, the speaker of all notes that wait for this one.

    Raises NotFoundInFileError when none does.
    """
    pen = pen_for(file, author)
    with file.writing() as connection:
        changes = _assigned(file, connection, pen, text, ref)
    return _changed(changes)


def add_speaker(file: SessionFile, text: str, name: str, ref: str = "", author: str | None = None) -> Changed:
    """Takes a speaker into the roster and assigns the notes: as a new participant of this name, or, where
    ``ref`` is a participant's id, as another name of theirs. One step.

    Raises FacilitatorError without a name, NotFoundInFileError when no note waits.
    """
    if not ref and not name.strip():
        raise FacilitatorError("Give the new participant a name first.")
    pen = pen_for(file, author)
    with file.writing() as connection:
        if ref:
            made = field_change(connection, pen, ref, f"aliases/{text}", "1")
        else:
            aliases = () if fold_name(text) == fold_name(name) else (text,)
            made = new_person(file, pen, {"name": name}, aliases)
        keep(file, connection, pen, made)
        changes = [*made, *_assigned(file, connection, pen, text, ref or made[0].item)]
    return _changed(changes)


def _assigned(file: SessionFile, connection: Connection, pen: Pen, text: str, ref: str) -> list[Change]:
    changes = speaker_changes(connection, pen, text, ref)
    if not changes:
        raise NotFoundInFileError("No note waits for the speaker “{text}” any more.", text=text)
    keep(file, connection, pen, changes)
    return changes


def _changed(changes: list[Change]) -> Changed:
    items = dict.fromkeys(change.item for change in changes)
    in_roster = any(change.field == "name" or change.field.startswith("aliases/") for change in changes)
    kinds = frozenset({"record", "participant"} if in_roster else {"record"})
    return Changed(tuple(items), kinds, changes=tuple(change.id for change in changes))
