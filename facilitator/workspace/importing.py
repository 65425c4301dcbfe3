"""A transcript, a table or a roster into a file: the same source again adds nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from fractional_indexing import generate_key_between, generate_n_keys_between

from facilitator.capture.import_plan import Entry, Import, Person
from facilitator.capture.source import read_source
from facilitator.changes import Change, Pen, mend
from facilitator.clock import encode_id
from facilitator.directory import Directory, fold_name
from facilitator.domain import Participant, Records, Session
from facilitator.errors import ImportFileError
from facilitator.store import log
from facilitator.store.lookup import can_be_followed, last_order
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import load_frame
from facilitator.workspace.capturing import zone_of
from facilitator.workspace.field_changes import field_change, members
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import find_session
from facilitator.workspace.speakers import assign_in

_PERSON_TEXTS = ("name", "abbreviation", "organization", "delegation", "constituency", "role")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a source. ``present`` are records the file held already."""

    records: tuple[str, ...] = ()
    present: int = 0
    people: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    assigned: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())


def import_source(
    file: SessionFile, source: Path, session: str | None, author: str | None, *, dry_run: bool = False
) -> Imported:
    """Takes a source in, in one transaction. Raises ImportFileError or NotFoundInFileError."""
    data = _bytes(source)
    pen = pen_for(file, author)
    with file.reading() as connection:
        frame = load_frame(connection)
    chosen = find_session(frame, session)
    titles = [point.title for point in frame.points if point.session == chosen.id]
    today = file.clock.now().astimezone(zone_of(frame)).date()
    plan = read_source(source.name, data, Directory(frame.terms, frame.participants), titles, today)
    with file.trying() if dry_run else file.writing() as connection:
        return _take_in(file, connection, pen, frame, chosen, plan)


def _bytes(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except FileNotFoundError:
        raise ImportFileError(f"There is no file {source.name} in {source.parent}; check the name.") from None
    except IsADirectoryError:
        raise ImportFileError(f"{source.name} is a folder; name a file in it.") from None
    except OSError as error:
        raise ImportFileError(f"{source.name} cannot be read ({error.strerror}); check it and try again.") from None


def _take_in(
    file: SessionFile, connection: Connection, pen: Pen, frame: Records, session: Session, plan: Import
) -> Imported:
    file.note_opening(connection, pen)
    people = tuple(_people(connection, pen, frame, plan.people))
    points, new_points = _points(connection, pen, frame, session, plan.points)
    records, present = _entries(connection, pen, session, points, plan.entries)
    assigned = assign_in(connection, pen) if plan.people else []
    return Imported(tuple(records), present, people, tuple(new_points), tuple(assigned), plan.warnings)


def _item(session: str, key: str) -> str:
    """An id from content alone: never from the path, the author or the time."""
    return encode_id(sha256(f"import\x00{session}\x00{key}".encode()).digest())


def _people(connection: Connection, pen: Pen, frame: Records, people: Iterable[Person]) -> Iterator[str]:
    by_name: dict[str, list[Participant]] = {}
    for known in frame.participants:
        by_name.setdefault(fold_name(known.name), []).append(known)
    for person in people:
        same = by_name.get(fold_name(person.name), [])
        item = same[0].id if len(same) == 1 else _item("", person.key)
        if not log.exists(connection, item):
            log.append(connection, [pen.change("", item, name, value) for name, value in _person_fields(person)])
            yield item
        else:
            changes = [
                change
                for name, value in _person_fields(person)
                if "/" not in name
                for change in field_change(connection, pen, item, name, value)
            ]
            changes += [
                change
                for alias in person.aliases
                if not (same and alias in same[0].aliases)
                for change in field_change(connection, pen, item, f"aliases/{mend(alias)}", "1")
            ]
            if changes:
                log.append(connection, changes)
                yield item


def _person_fields(person: Person) -> Iterator[tuple[str, str]]:
    yield "kind", "participant"
    for name in _PERSON_TEXTS:
        if getattr(person, name):
            yield name, getattr(person, name)
    if person.present is not None:
        yield "present", "1" if person.present else ""
    yield from members("aliases", person.aliases)


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
        item = _item(session.id, f"point\x00{fold_name(title)}")
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
        item = _item(session.id, entry.key)
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
