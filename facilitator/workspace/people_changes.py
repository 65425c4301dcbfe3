"""People of a registration list into a file's roster: who is there already, what would change (changes to store)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from facilitator.capture.import_plan import Person
from facilitator.changes import Change, Pen, mend
from facilitator.clock import encode_id
from facilitator.directory import fold_name
from facilitator.domain import Participant
from facilitator.store import log
from facilitator.store.opening import Connection
from facilitator.workspace.field_changes import field_change, members

PERSON_TEXTS = ("name", "abbreviation", "organization", "delegation", "constituency", "role")


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell of the roster that a list fills or changes; ``before`` is "" where it was empty."""

    field: str
    before: str
    after: str


class Known:
    """A roster, looked up by name, then by alias; a name that several people bear fits nobody."""

    def __init__(self, participants: Iterable[Participant]) -> None:
        self._by_name: dict[str, list[Participant]] = {}
        self._by_alias: dict[str, list[Participant]] = {}
        for person in participants:
            self._by_name.setdefault(fold_name(person.name), []).append(person)
            for alias in person.aliases:
                self._by_alias.setdefault(fold_name(alias), []).append(person)

    def fitting(self, person: Person) -> Participant | None:
        """The one participant whom a row of a list means, None for a new or a doubtful one."""
        same = self._by_name.get(fold_name(person.name), [])
        if not same:
            same = self._by_alias.get(fold_name(person.name), [])
        return same[0] if len(same) == 1 else None


def imported_item(session: str, key: str) -> str:
    """An id from content alone: never from the path, the author or the time."""
    return encode_id(sha256(f"import\x00{session}\x00{key}".encode()).digest())


def filled_cells(known: Participant, person: Person) -> Iterator[Filled]:
    """What a row would fill or change of a participant, in the order of the columns."""
    for name, value in _texts(known, person):
        before: str = getattr(known, name)
        if value and value != before:
            yield Filled(name, before, value)
    if person.present is not None and person.present != known.present:
        yield Filled("present", "1" if known.present else "", "1" if person.present else "")
    for alias in _new_aliases(known, person):
        yield Filled("aliases", "", alias)


def person_changes(connection: Connection, pen: Pen, known: Known, person: Person) -> tuple[str, list[Change]]:
    """The participant a row means, as id, and the changes it makes; the caller stores them."""
    found = known.fitting(person)
    item = found.id if found else imported_item("", person.key)
    if found is None and not log.exists(connection, item):
        return item, [pen.change("", item, name, value) for name, value in person_fields(person)]
    if found is None:  # imported before, and renamed or deleted since
        fields = [(name, value) for name, value in person_fields(person)]
    else:
        fields = [
            (f"aliases/{mend(filled.after)}" if filled.field == "aliases" else filled.field, filled.after)
            for filled in filled_cells(found, person)
        ]
        fields = [(name, "1" if "/" in name else value) for name, value in fields]
    return item, [change for name, value in fields for change in field_change(connection, pen, item, name, value)]


def person_fields(person: Person) -> Iterator[tuple[str, str]]:
    """A row as the fields of a new participant."""
    yield "kind", "participant"
    yield from ((name, getattr(person, name)) for name in PERSON_TEXTS if getattr(person, name))
    if person.present is not None:
        yield "present", "1" if person.present else ""
    yield from members("aliases", [mend(alias) for alias in person.aliases])


def _texts(known: Participant, person: Person) -> Iterator[tuple[str, str]]:
    """The cells of a row; somebody known by an alias keeps the name of the roster."""
    by_name = fold_name(known.name) == fold_name(person.name)
    return ((name, getattr(person, name)) for name in PERSON_TEXTS if by_name or name != "name")


def _new_aliases(known: Participant, person: Person) -> Iterator[str]:
    have = {fold_name(name) for name in (known.name, *known.aliases)}
    for alias in person.aliases:
        if alias not in known.aliases and fold_name(alias) not in have:
            yield alias
