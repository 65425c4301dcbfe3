"""A transcript, a table or a roster into a file: the same source again adds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from fractional_indexing import generate_key_between, generate_n_keys_between

from facilitator.capture.import_plan import Entry, Import, Person
from facilitator.capture.source import read_source
from facilitator.changes import Change, Pen
from facilitator.directory import Directory, fold_name
from facilitator.domain import Records, Session
from facilitator.errors import ImportFileError
from facilitator.store import log
from facilitator.store.lookup import can_be_followed, last_order
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import pen_for
from facilitator.workspace.people_changes import Known, imported_item, person_changes
from facilitator.workspace.places import find_session
from facilitator.workspace.speakers import assign_in
from facilitator.workspace.zones import zone_of


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a source. ``present`` are records the file held already."""

    records: tuple[str, ...] = ()
    present: int = 0
    people: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    changes: tuple[bytes, ...] = ()

    def changed(self) -> Changed:
        """The same as every verb tells it."""
        touched = ((self.people, "participant"), (self.points, "point"), ((*self.records, *self.assigned), "record"))
        kinds = frozenset(kind for items, kind in touched if items)
        items = (*self.people, *self.points, *self.records, *self.assigned)
        return Changed(tuple(dict.fromkeys(items)), kinds, self.warnings, self.changes)


@dataclass(frozen=True, slots=True)
class Planned:
    """A source as it was read, for one session; ``frame`` is the programme and the roster it was read with."""

    frame: Records
    session: Session
    plan: Import


def import_source(
    file: SessionFile, source: Path, session: str | None, author: str | None, *, dry_run: bool = False
) -> Imported:
    """Takes a source in, in one transaction. Raises ImportFileError or NotFoundInFileError."""
    with file.reading() as connection:
        frame = load_frame(connection)
    return take_in(file, read_plan(frame, source, session, file.clock.now()), author, dry_run=dry_run)


def read_plan(frame: Records, source: Path, session: str | None, now: datetime) -> Planned:
    """Reads a source without touching any file but it; ``now`` is aware. Raises as ``import_source``."""
    data = _bytes(source)
    _refuse_plan(frame, source.name, data)
    chosen = find_session(frame, session)
    titles = [point.title for point in frame.points if point.session == chosen.id]
    today = now.astimezone(zone_of(frame)).date()
    plan = read_source(source.name, data, Directory(frame.terms, frame.participants), titles, today)
    return Planned(frame, chosen, plan)


def take_in(file: SessionFile, planned: Planned, author: str | None, *, dry_run: bool = False) -> Imported:
    """Stores what was read, in one transaction; a dry run takes it back."""
    pen = pen_for(file, author)
    with file.trying() if dry_run else file.writing() as connection:
        before = log.last_row(connection)
        done = _take_in(file, connection, pen, planned.frame, planned.session, planned.plan)
        return replace(done, changes=_in_order(log.since(connection, before)))


def _in_order(made: Sequence[Change]) -> tuple[bytes, ...]:
    """What made an item comes last, so that undo, which goes backwards, takes it back as a whole."""
    return tuple(change.id for change in sorted(made, key=lambda one: one.field == "kind" and not one.parents))


def _refuse_plan(frame: Records, name: str, data: bytes) -> None:
    """An action plan of ours is changed actions, and would else become as many new ones."""
    from facilitator.workspace.action_plan import holds_plan

    if holds_plan(frame, name, data):
        raise ImportFileError("“{name}” is an action plan; take it in with “facilitator import”.", name=name)


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except FileNotFoundError:
        raise ImportFileError(
            "There is no file {source} in {folder}; check the name.", source=source.name, folder=source.parent
        ) from None
    except IsADirectoryError:
        raise ImportFileError("{source} is a folder; name a file in it.", source=source.name) from None
    except OSError as error:
        raise ImportFileError(
            "{source} cannot be read ({reason}); check it and try again.", source=source.name, reason=error.strerror
        ) from None


def _take_in(
    file: SessionFile, connection: Connection, pen: Pen, frame: Records, session: Session, plan: Import
) -> Imported:
    file.note_opening(connection, pen)
    people = tuple(_people(connection, pen, frame, plan.people))
    points, new_points = _points(connection, pen, frame, session, plan.points)
    records, present = _entries(connection, pen, session, points, plan.entries)
    assigned = assign_in(connection, pen) if plan.people else []
    return Imported(tuple(records), present, people, tuple(new_points), tuple(assigned), plan.warnings)


def _people(connection: Connection, pen: Pen, frame: Records, people: Iterable[Person]) -> Iterator[str]:
    known = Known(frame.participants)
    for person in people:
        item, changes = person_changes(connection, pen, known, person)
        if changes:
            log.append(connection, changes)
            yield item


def _points(
    connection: Connection, pen: Pen, frame: Records, session: Session, titles: Iterable[str]
) -> tuple[dict[str, str], list[str]]:
    """Folded title or id → id of every point of the session, and the ids of those made now."""
    own = [point for point in frame.points if point.session == session.id]
    known = {fold_name(point.title): point.id for point in own} | {point.id: point.id for point in own}
    missing = [title for title in titles if fold_name(title) not in known]
    keys = generate_n_keys_between(
        max((point.order for point in own if can_be_followed(point.order)), default=None), None, len(missing)
    )
    made: list[str] = []
    for title, order in zip(missing, keys, strict=True):
        item = imported_item(session.id, f"point\x00{fold_name(title)}")
        known[fold_name(title)] = item
        if not log.exists(connection, item):
            fields = (("kind", "point"), ("title", title), ("type", "discussion"), ("order", order))
            log.append(connection, [pen.change(session.id, item, name, value) for name, value in fields])
            made.append(item)
    return known, made


def _entries(
    connection: Connection, pen: Pen, session: Session, points: dict[str, str], entries: Iterable[Entry]
) -> tuple[list[str], int]:
    order = last_order(connection)
    changes: list[Change] = []
    made: dict[str, None] = {}
    present = 0
    for entry in entries:
        item = imported_item(session.id, entry.key)
        if item in made or log.exists(connection, item):
            present += 1
            continue
        order = generate_key_between(order or None, None)
        point = points.get(entry.point) or points.get(fold_name(entry.point), "")
        changes += [pen.change(session.id, item, name, value) for name, value in _entry_fields(entry, point, order)]
        made[item] = None
    log.append(connection, changes)
    return list(made), present


def _entry_fields(entry: Entry, point: str, order: str) -> Iterator[tuple[str, str]]:
    yield from (("kind", entry.kind), ("text", entry.text), ("order", order))
    optional = (
        ("prefix", entry.prefix),
        ("point", point),
        ("speaker", entry.speaker),
        ("speaker_text", entry.speaker_text),
    )
    yield from ((name, value) for name, value in (*optional, *entry.fields) if value)
