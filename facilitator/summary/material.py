"""Everything a paper is composed from, looked up and sorted once (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from facilitator.directory import Directory
from facilitator.domain import (
    ActionItem,
    DiscussionPoint,
    Kind,
    Proposal,
    Record,
    Records,
    Session,
    Slot,
    Term,
    Vocabulary,
)
from facilitator.summary.attribution import Attribution, make_attribution
from facilitator.summary.entries import Entry, clusters, entries_of, session_finder
from facilitator.summary.labels import make_labels
from facilitator.summary.ladder import DELEGATION, Ladder, Standing, delegations_of, read_ladder, standings
from facilitator.summary.masking import Mask
from facilitator.summary.memo import Memo
from facilitator.summary.whole_numbers import whole_number
from facilitator.summary.wording import Wording, capital, override

MadeT = TypeVar("MadeT")
_PICTURE = "paper.logo"


@dataclass(frozen=True, slots=True)
class Material:
    """The sessions of one paper and their entries; ``left_out`` are ids of entries dropped for length.

    ``present`` are the delegations of which somebody was marked present, empty where attendance was not taken;
    ``absent`` those of the roster of which then nobody was.
    """

    records: Records
    sessions: tuple[Session, ...]
    slots: tuple[Slot, ...]
    points: tuple[DiscussionPoint, ...]
    entries: tuple[Entry, ...]
    labels: Mapping[str, str]
    directory: Directory
    attribution: Attribution
    ladder: Ladder
    wording: Wording
    left_out: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    absent: frozenset[Standing] = frozenset()
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)

    def once(self, key: tuple[object, ...], make: Callable[[], MadeT]) -> MadeT:
        """What ``make`` gives, made once for this key and all material of the same gathering: fitting to length
        composes the same entries many times over."""
        return self.memo.once(key, make)

    def of_entries(self, name: object, make: Callable[[tuple[Entry, ...]], MadeT]) -> MadeT:
        """What ``make`` gives of the entries, made once for them; ``in_session`` has others."""
        # The entries are kept with what was found, so that their identity cannot be another's later.
        _, found = self.once((name, id(self.entries)), lambda: (self.entries, make(self.entries)))
        return found

    def setting(self, name: str, otherwise: str = "") -> str:
        """A setting of the workshop's template."""
        return self.records.workshop.settings.get(name, "").strip() or otherwise

    def number(self, name: str, otherwise: int) -> int:
        """A setting that is a whole number."""
        return whole_number(self.setting(name), otherwise)

    def of(self, *kinds: Kind) -> tuple[Entry, ...]:
        """Entries of these kinds, in order."""
        return self.of_entries(("of", kinds), lambda entries: _of(entries, kinds))

    @property
    def notes(self) -> tuple[Entry, ...]:
        return tuple(item for item in self.entries if item.kind not in (Kind.PROPOSAL, Kind.ACTION))

    @property
    def proposals(self) -> tuple[tuple[Entry, Proposal], ...]:
        return tuple((item, item.record) for item in self.entries if isinstance(item.record, Proposal))

    @property
    def actions(self) -> tuple[tuple[Entry, ActionItem], ...]:
        return tuple((item, item.record) for item in self.entries if isinstance(item.record, ActionItem))

    def kept(self, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """Entries that were not left out for length."""
        return tuple(item for item in entries if item.record.id not in self.left_out)

    def backers(self, item: Entry) -> tuple[Standing, ...]:
        """The distinct delegations, organizations and others who said or supported it.

        A delegation of the roster of which nobody was marked present did not: it does not count.
        """

        def present() -> tuple[Standing, ...]:
            return tuple(one for one in standings(self.directory, item.backers) if one not in self.absent)

        return self.once(("backers", item.backers), present)

    def label(self, item: Entry) -> str:
        """2.1-A1; several labels where sessions said the same; "" for a note without one."""
        return ", ".join(dict.fromkeys(self.labels[one] for one in item.ids if one in self.labels))

    def terms(self, vocabulary: Vocabulary) -> tuple[Term, ...]:
        """The terms of a vocabulary, in the template's order."""
        return tuple(sorted(self.directory.vocabulary(vocabulary), key=lambda term: (term.order, term.id)))

    def codes(self, item: Entry) -> str:
        """The codes of the sessions an entry comes from, such as “2.1, 2.2”."""
        return ", ".join(session.code for session in self.sessions if session.id in item.sessions)

    def in_session(self, session: Session) -> Material:
        """The part of the material that belongs to one session."""
        points = tuple(point for point in self.points if point.session == session.id)
        keys = frozenset(point.id for point in points)
        return replace(
            self,
            sessions=(session,),
            slots=tuple(slot for slot in self.slots if slot.session == session.id),
            points=points,
            entries=self.of_entries(("within", session.id), lambda entries: _in_session(entries, session, keys)),
        )

    def programme_name(self, session: Session) -> str:
        """Session 2.1."""
        return self.wording.say("session_code", code=session.code)


def gather(records: Records, sessions: tuple[str, ...], wording: Wording) -> Material:
    """The material of a paper on these sessions (ids). Independent of the order of the input's tuples."""
    own = override(wording, records.workshop.settings)
    terms = sorted(records.terms, key=lambda term: (term.order, term.id))
    directory = Directory(terms, sorted(records.participants, key=lambda person: person.id))
    attribution = make_attribution(records, directory, own)
    records = masked_programme(records, attribution.mask)
    held = tuple(item for item in _sorted_sessions(records) if item.id in sessions)
    attended, present = delegations_of(directory, records.participants)
    return Material(
        records=records,
        sessions=held,
        slots=_slots(records, sessions),
        points=_points(records, sessions),
        entries=_entries(records, sessions),
        labels=make_labels(records),
        directory=directory,
        attribution=attribution,
        ladder=read_ladder(records.workshop.settings).fitted(len(present)),
        wording=own,
        present=present,
        absent=frozenset(Standing(DELEGATION, key) for key in attended - present) if present else frozenset(),
    )


def masked_programme(records: Records, mask: Mask) -> Records:
    """The records with no person's name in the words of the programme, of the workshop and of its settings, where
    none may be given."""
    hide = mask.hide
    head = records.workshop
    printed = {name: value if name == _PICTURE else hide(value) for name, value in head.settings.items()}
    workshop = replace(
        head, title=hide(head.title), programme=hide(head.programme), venue=hide(head.venue), settings=printed
    )
    sessions = (
        replace(one, title=hide(one.title), short_title=hide(one.short_title), description=hide(one.description))
        for one in records.sessions
    )
    slots = (replace(one, title=hide(one.title)) for one in records.slots)
    points = (replace(one, title=hide(one.title), short_title=hide(one.short_title)) for one in records.points)
    return replace(records, workshop=workshop, sessions=tuple(sessions), slots=tuple(slots), points=tuple(points))


def parallel_sessions(records: Records) -> tuple[str, ...]:
    """Ids of the parallel sessions held; where none is parallel, of all sessions held."""
    held = [session for session in _sorted_sessions(records) if session.held]
    parallel = [session.id for session in held if session.kind == "parallel"]
    return tuple(parallel or [session.id for session in held])


def sessions_with_records(records: Records) -> tuple[str, ...]:
    """Ids of the sessions held, and of those under which something was recorded all the same."""
    everything: tuple[Record, ...] = (*records.notes, *records.proposals, *records.actions)
    used = set(map(session_finder(records), everything))
    return tuple(one.id for one in _sorted_sessions(records) if one.held or one.id in used)


def next_plenary(material: Material) -> str:
    """“(Session 3)” for the first plenary after the sessions of the paper; "" without one."""
    last = material.sessions[-1] if material.sessions else None
    for session in _sorted_sessions(material.records):
        if last and session.kind == "plenary" and (session.order, session.id) > (last.order, last.id):
            return material.programme_name(session)
    return ""


def session_name(material: Material, session: Session) -> str:
    """“Session 2.1”; the title alone of what is no session, such as the opening."""
    return short_title(session) if session.kind == "other" else material.programme_name(session)


def short_title(session: Session) -> str:
    """A session's short title with a capital."""
    return capital(session.short_title or session.title)


def point_title(point: DiscussionPoint) -> str:
    """A point's short title."""
    return point.short_title or point.title


def _of(entries: Iterable[Entry], kinds: tuple[Kind, ...]) -> tuple[Entry, ...]:
    return tuple(item for item in entries if item.kind in kinds)


def _in_session(entries: tuple[Entry, ...], session: Session, points: frozenset[str]) -> tuple[Entry, ...]:
    return tuple(_within(item, points) for item in entries if session.id in item.sessions)


def _within(item: Entry, points: frozenset[str]) -> Entry:
    """The entry under these points only: one of another session is none here."""
    return (
        item
        if points.issuperset(item.points)
        else replace(item, points=tuple(one for one in item.points if one in points))
    )


def _sorted_sessions(records: Records) -> list[Session]:
    return sorted(records.sessions, key=lambda item: (item.order, item.id))


def _slots(records: Records, sessions: tuple[str, ...]) -> tuple[Slot, ...]:
    own = (slot for slot in records.slots if slot.session in sessions)
    return tuple(sorted(own, key=lambda slot: (slot.day, slot.start, slot.order, slot.id)))


def _points(records: Records, sessions: tuple[str, ...]) -> tuple[DiscussionPoint, ...]:
    order = {item.id: index for index, item in enumerate(_sorted_sessions(records))}
    own = (point for point in records.points if point.session in sessions)
    return tuple(sorted(own, key=lambda point: (order.get(point.session, 0), point.order, point.id)))


def _entries(records: Records, sessions: tuple[str, ...]) -> tuple[Entry, ...]:
    everything: tuple[Record, ...] = (*records.notes, *records.proposals, *records.actions)
    session_of = session_finder(records)
    wanted = {*sessions, ""} if len(sessions) != 1 else set(sessions)
    points = frozenset(point.id for point in records.points if point.session in sessions)
    place = {item.id: index for index, item in enumerate(_sorted_sessions(records))}
    own = sorted(
        (record for record in everything if session_of(record) in wanted),
        key=lambda record: (place.get(session_of(record), len(place)), record.order, record.id),
    )
    return tuple(entries_of(clusters(own), session_of, points))
