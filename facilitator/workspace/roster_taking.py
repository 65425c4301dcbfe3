"""A registration list into the roster: first what would come in, then all of it as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.capture.import_plan import Person
from facilitator.capture.pasted_roster import read_pasted_roster
from facilitator.capture.source import read_source
from facilitator.changes import Change, Pen
from facilitator.directory import Directory
from facilitator.domain import Records
from facilitator.errors import ImportFileError
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep
from facilitator.workspace.files import pen_for
from facilitator.workspace.people_changes import Filled, Known, filled_cells, person_changes
from facilitator.workspace.speakers import known_changes

__all__ = ["Filled", "Person", "RosterPlan", "RosterRow", "plan_file", "plan_paste", "take_roster"]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of a list. ``item`` is the participant meant, "" for a new one; ``known_as`` the name there;
    ``filled`` are the cells that would be filled or changed."""

    person: Person
    item: str
    known_as: str
    filled: tuple[Filled, ...]


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What would come in. ``others`` counts what the source holds besides people, which is left out here."""

    rows: tuple[RosterRow, ...]
    warnings: tuple[str, ...] = ()
    others: int = 0


def plan_paste(file: SessionFile, text: str) -> RosterPlan:
    """What a pasted list would bring. Raises ImportFileError where it names nobody."""
    people, warnings = read_pasted_roster(text)
    if not people:
        raise ImportFileError("The clipboard holds no list of people; copy the rows of the list, with its titles.")
    return RosterPlan(_rows(_frame(file), people), warnings)


def plan_file(file: SessionFile, path: Path) -> RosterPlan:
    """What a file would bring to the roster. Raises ImportFileError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportFileError(
            "{path} cannot be read ({reason}); check it and try again.", path=path.name, reason=error.strerror
        ) from None
    frame = _frame(file)
    today = file.clock.now().date()
    found = read_source(path.name, data, Directory(frame.terms, frame.participants), (), today)
    if not found.people:
        raise ImportFileError("“{path}” names no people; choose a list with a column “Name”.", path=path.name)
    return RosterPlan(_rows(frame, found.people), found.warnings, len(found.entries))


def take_roster(file: SessionFile, people: Sequence[Person], author: str | None = None) -> Changed:
    """Takes people in and assigns the speakers whom the roster knows by then, in one transaction."""
    pen = pen_for(file, author)
    with file.writing() as connection:
        known = Known(load_frame(connection).participants)
        changes: list[Change] = []
        for person in people:
            _, made = person_changes(connection, pen, known, person)
            keep(file, connection, pen, made)
            changes += made
        assigned = assign_after(file, connection, pen) if changes else []
    kinds = frozenset({"participant", "record"} if assigned else {"participant"})
    items = dict.fromkeys(change.item for change in (*changes, *assigned))
    return Changed(tuple(items), kinds, changes=tuple(change.id for change in (*changes, *assigned)))


def assign_after(file: SessionFile, connection: Connection, pen: Pen) -> list[Change]:
    """Assigns every waiting speaker whom the roster knows now, inside the caller's transaction."""
    changes = known_changes(connection, pen)
    keep(file, connection, pen, changes)
    return changes


def _frame(file: SessionFile) -> Records:
    with file.reading() as connection:
        return load_frame(connection)


def _rows(frame: Records, people: Sequence[Person]) -> tuple[RosterRow, ...]:
    known = Known(frame.participants)
    return tuple(_row(known, person) for person in people)


def _row(known: Known, person: Person) -> RosterRow:
    found = known.fitting(person)
    if found is None:
        return RosterRow(person, "", "", ())
    return RosterRow(person, found.id, found.name, tuple(filled_cells(found, person)))
