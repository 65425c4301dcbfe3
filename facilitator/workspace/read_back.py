"""What is read back in the room: each agreement and action in turn, as it may be shown, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from facilitator.capture.programme_places import shown_order
from facilitator.domain import ActionItem, Kind, Record, Records
from facilitator.store.opening import SessionFile
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.read_back_marks import Mark, read_mark
from facilitator.workspace.read_back_words import unmasked
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.shown_words import shown_words

if TYPE_CHECKING:
    from facilitator.summary.entries import Entry
    from facilitator.summary.material import Material

__all__ = ["Mark", "ReadBack", "Reading", "State", "list_readings", "read_back"]


class State(StrEnum):
    """How far a reading has come."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Reading:
    """An agreement or action as the room may see it, at a level of attribution.

    ``ids`` are the records that say it, the one whose words these are first. ``before`` and ``after`` are what stands
    around ``words`` in the record and is not read out: a would-be speaker, tags. ``text`` is all of it as stored.
    ``point`` and ``session`` are titles, ``label`` is what papers call an action, ``by`` its day or the words for it.
    ``others`` are the other versions of the words, ``disputed`` the fields on which people differ.
    ``reworded``: confirmed, and the words are others since.
    """

    ids: tuple[str, ...]
    kind: str
    words: str
    text: str
    before: str = ""
    after: str = ""
    language: str = ""
    session: str = ""
    point: str = ""
    label: str = ""
    leads: tuple[str, ...] = ()
    by: str = ""
    state: State = State.OPEN
    said: Mark | None = None
    parked: Mark | None = None
    lead_said: Mark | None = None
    others: tuple[str, ...] = ()
    disputed: tuple[str, ...] = ()
    reworded: bool = False

    @property
    def id(self) -> str:
        """The record whose words these are."""
        return self.ids[0]

    def amended_to(self, typed: str) -> str:
        """The whole text of the record with other words in it; names that were not shown come back."""
        end = len(self.text) - len(self.after)
        return f"{self.before}{unmasked(typed, self.words, self.text[len(self.before) : end])}{self.after}"

    @property
    def is_action(self) -> bool:
        """Whether somebody leads it, or is to."""
        return self.kind == Kind.ACTION

    @property
    def amended(self) -> bool:
        """Whether it was confirmed in words amended in the room."""
        return self.state == State.CONFIRMED and self.said is not None and self.said.amended


@dataclass(frozen=True, slots=True)
class ReadBack:
    """All readings: in the order of the programme, what was set aside at the end."""

    readings: tuple[Reading, ...] = ()

    def count(self, state: State) -> int:
        """How many stand so."""
        return sum(one.state == state for one in self.readings)

    @property
    def amended(self) -> int:
        """How many were confirmed as amended."""
        return sum(one.amended for one in self.readings)

    @property
    def still_open(self) -> tuple[Reading, ...]:
        """What the room has not agreed to."""
        return tuple(one for one in self.readings if one.state != State.CONFIRMED or one.reworded)


def read_back(file: SessionFile, level: str = "") -> ReadBack:
    """The readings of an open file at a level of attribution, "" for that of the template."""
    return list_readings(with_attribution(records_at_hand(file), level))


def list_readings(records: Records) -> ReadBack:
    """The readings in these records (pure)."""
    from facilitator.summary.material import gather, sessions_with_records
    from facilitator.workspace.papers import paper_wording

    known = {record.id: record for record in (*records.notes, *records.actions) if _is_read(record)}
    # What is read is little of what there is: the rest need not be sorted and joined.
    own = replace(
        records, notes=tuple(one for one in records.notes if one.id in known), proposals=(), cleared=(), issued=()
    )
    material = gather(own, sessions_with_records(own), paper_wording())
    places = _places(material)
    versions = _versions(records)
    found = [
        (_place(places, item), _reading(material, item, known, versions))
        for item in material.entries
        if item.record.id in known
    ]
    return ReadBack(tuple(one for _, one in sorted(found, key=lambda pair: (pair[1].state == State.PARKED, pair[0]))))


def _is_read(record: Record) -> bool:
    return record.kind == Kind.AGREEMENT or isinstance(record, ActionItem)


def _places(material: Material) -> dict[str, int]:
    """Session and point → place in the programme; what stands under no point comes last in its session."""
    places: dict[str, int] = {}
    for session in material.sessions:
        for point in shown_order(material.records, session.id):
            places[point.id] = len(places)
        places[session.id] = len(places)
    return places


def _place(places: Mapping[str, int], item: Entry) -> tuple[int, str, str]:
    point = next((one for one in item.points if one in places), "")
    session = next((one for one in item.sessions if one in places), "")
    return places.get(point, places.get(session, len(places))), item.record.order, item.record.id


def _versions(records: Records) -> dict[str, tuple[str, ...]]:
    """Record → the versions of its words, the one that shows first."""
    return {
        one.item: tuple(version.value for version in one.versions if version.value and version.field == "text")
        for one in records.conflicts
        if one.field == "text"
    }


def _reading(
    material: Material, item: Entry, known: Mapping[str, Record], versions: Mapping[str, tuple[str, ...]]
) -> Reading:
    from facilitator.summary.entries import in_the_room
    from facilitator.summary.material import point_title
    from facilitator.summary.wording import day

    record = item.record
    group = [known[one] for one in (record.id, *(one for one in item.ids if one != record.id)) if one in known]
    agreed = min(filter(in_the_room, group), key=lambda one: one.reworded, default=None)
    parked = next((one for one in group if one.parked), None)
    before, bare, after = _parts(material, record)
    action = record if isinstance(record, ActionItem) else None
    return Reading(
        ids=tuple(one.id for one in group),
        kind=Kind.ACTION if action else Kind.AGREEMENT,
        words=_masked(material, record, bare),
        text=record.text,
        before=before,
        after=after,
        language=record.language,
        session=_session(material, item),
        point=next((point_title(one) for one in material.points if one.id in item.points), ""),
        label=material.label(item) if action else "",
        leads=material.attribution.leads(action.leads) if action else (),
        by=(day(material.wording, action.due) or _hidden(material, action.due_text).strip()) if action else "",
        state=State.CONFIRMED if agreed else State.PARKED if parked else State.OPEN,
        said=read_mark(agreed.confirmed) if agreed else None,
        parked=read_mark(parked.parked) if parked else None,
        lead_said=read_mark(action.lead_confirmed) if action else None,
        others=tuple(_masked(material, record, one) for one in versions.get(record.id, ())[1:]),
        disputed=tuple(dict.fromkeys(field for one in group for field in one.conflicts)),
        reworded=agreed is not None and agreed.reworded,
    )


def _parts(material: Material, record: Record) -> tuple[str, str, str]:
    """A text as what is not read out before the words, the words, and the tags behind them."""
    from facilitator.summary.typed import drop_tags

    opened = record.text if record.speaker else shown_words(record.text, record.speaker_text, record.kind)
    before = record.text[: len(record.text) - len(opened)] if record.text.endswith(opened) else ""
    bare = drop_tags(opened, record.tags, material.directory)
    return before, bare, opened[len(bare) :] if opened.startswith(bare) else ""


def _masked(material: Material, record: Record, bare: str) -> str:
    from facilitator.summary.typed import said

    return _hidden(material, said(material, record, bare)).strip()


def _hidden(material: Material, text: str) -> str:
    """Words without the names that may not be given at this level; lines stay lines."""
    from facilitator.summary.typed import name_people

    return material.attribution.mask.hide(name_people(text, material.attribution))


def _session(material: Material, item: Entry) -> str:
    from facilitator.summary.material import short_title

    own: Iterable[str] = (
        f"{material.programme_name(one)}  ·  {short_title(one)}" for one in material.sessions if one.id in item.sessions
    )
    return next(iter(own), "")
