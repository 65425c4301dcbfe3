"""What the room may see of a session: its agreements and actions as they are kept, who speaks, what comes next.

Everything given out is made fit for the level of attribution first: nothing else reaches the projector. Drafts are
no records, so none is here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from facilitator.assets import asset
from facilitator.capture.slot_times import begins, in_time_order, is_running, next_slot
from facilitator.domain import ActionItem, ActionStatus, Kind, Records, Session, Slot
from facilitator.store import reading
from facilitator.store.opening import SessionFile
from facilitator.summary.attribution import Attribution
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material, gather, short_title
from facilitator.summary.sentences import capitalize, dashed
from facilitator.summary.typed import drop_tags, words
from facilitator.summary.what import what
from facilitator.summary.wording import days, read_wording
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.shown_words import shown_words
from facilitator.workspace.zones import zone_of

_MOST = 40  # more than any screen has room for
_SHORT_NAME = re.compile(r"\(([^()\s]{2,12})\)\s*$")


@dataclass(frozen=True, slots=True)
class Item:
    """An agreement or an action. ``due`` is an ISO day, else the words typed; ``detail`` a translation.

    ``unsettled``: people disagree on what it says. ``at`` is when it was kept, in milliseconds since 1970 UTC;
    ``language`` that of the words, "" where nobody said.
    """

    id: str
    text: str
    at: int
    leads: tuple[str, ...] = ()
    due: str = ""
    detail: str = ""
    language: str = ""
    unsettled: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """The newest items, oldest first, and the number of all there are."""

    items: tuple[Item, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """What a point is called; ``kind`` is discussion or presentation."""

    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Named:
    """A session: “Session 2.1”, "" for what is none (a break), and its titles."""

    name: str
    title: str
    short: str


@dataclass(frozen=True, slots=True)
class Projection:
    """All that may be seen of one session, by id, at one level; ``place`` says which workshop, where and when."""

    session: str
    place: str
    sessions: Mapping[str, Named]
    points: Mapping[str, Heading]
    slots: Mapping[str, str]
    agreed: Listed
    actions: Listed
    attribution: Attribution

    @property
    def level(self) -> str:
        """How people are named: named, delegation, constituency or none."""
        return self.attribution.level

    def speaker(self, ref: str) -> str:
        """The name under which somebody may stand in the queue; "" where none may."""
        shown = self.attribution.who(ref)
        return shown[:1].upper() + shown[1:]


@dataclass(frozen=True, slots=True)
class Coming:
    """The slot that comes next in the room, and the one of another kind that runs meanwhile (a break)."""

    slot: Slot | None = None
    seconds: int = 0
    today: bool = False
    meanwhile: Slot | None = None


def load_outcomes(file: SessionFile) -> Records:
    """The frame with what ``project`` needs of the records: few, where there may be many thousand notes."""
    with file.reading() as connection:
        return reading.load_outcomes(connection)


def project(records: Records, session: str, level: str) -> Projection:
    """What may be seen of a session (id); ``level`` "" stands for the template's (pure)."""
    wording = read_wording(asset("wording/en.toml").read_text(encoding="utf-8"))
    material = gather(with_attribution(records, level), (session,), wording)
    workshop, mask = records.workshop, material.attribution.mask
    when = days(material.wording, workshop.first_day, workshop.last_day)
    short = _SHORT_NAME.search(workshop.programme)
    venue = workshop.venue.partition(",")[0]  # the room knows the country
    parts = (short[1] if short else workshop.programme or workshop.title, venue, when)
    return Projection(
        session,
        mask.hide(", ".join(part for part in parts if part)),
        {one.id: _named(material, one) for one in material.records.sessions},
        {one.id: Heading(one.title, one.kind) for one in material.records.points},
        {one.id: mask.hide(one.title) for one in records.timetable if one.title},
        _listed(material, material.of(Kind.AGREEMENT), _agreement),
        _listed(material, (item for item, record in material.actions if _goes_on(record)), _action),
        material.attribution,
    )


def _named(material: Material, session: Session) -> Named:
    """The names of a session; the masking of the programme is done already."""
    name = "" if session.kind == "other" else material.programme_name(session)
    return Named(name, session.title, short_title(session))


def _goes_on(record: ActionItem) -> bool:
    return record.status != ActionStatus.WITHDRAWN or "status" in record.conflicts


def _listed(material: Material, entries: Iterable[Entry], made: Callable[[Material, Entry], Item | None]) -> Listed:
    """The newest of those that have words; only they are made fit to be seen, for that takes its time."""
    worded = sorted((one for one in entries if one.record.text.strip()), key=lambda one: (one.record.at, one.record.id))
    items = tuple(item for one in worded[-_MOST:] if (item := made(material, one)))
    return Listed(items, len(worded) - len(worded[-_MOST:]) + len(items))


def _agreement(material: Material, item: Entry) -> Item | None:
    """An agreement in the words typed, without who said it; None where no words are left of it."""
    record = item.record
    bare = words(material, _without_opening(item), item.tags)
    if not bare:
        return None
    shown = bare if record.verbatim else capitalize(dashed(bare))
    detail = words(material, record.translation) if record.translation else ""
    return Item(
        record.id, shown, record.at, detail=detail, language=record.language,
        unsettled=bool({"text", "deleted"} & set(record.conflicts)),
    )  # fmt: skip


def _action(material: Material, item: Entry) -> Item | None:
    """An action with its leads and its date apart, as in the papers."""
    record = item.record
    assert isinstance(record, ActionItem)
    untagged = drop_tags(_without_opening(item), item.tags, material.directory)
    # Shortened as typed, before names are replaced: else the leads in the line are not known for what they are.
    whose = (*record.leads, *record.partners)
    bare = words(material, what(untagged, whose, record.due, record.due_text, material.directory.find))
    if not bare:
        return None
    due = record.due or words(material, record.due_text)
    unsettled = bool({"text", "deleted", "leads", "due", "due_text"} & set(record.conflicts))
    return Item(
        record.id, dashed(bare), record.at, material.attribution.leads(record.leads), due,
        language=record.language, unsettled=unsettled,
    )  # fmt: skip


def _without_opening(item: Entry) -> str:
    return shown_words(item.record.text, item.record.speaker_text, item.record.kind)


def coming(frame: Records, session: str, now: datetime) -> Coming:
    """What comes next for those in the room of a session: its own slots and those of everybody (pure)."""
    zone = zone_of(frame)
    elsewhere = {one.id for one in frame.sessions if one.kind == "parallel" and one.id != session}
    aside = {one.id for one in frame.sessions if one.kind == "other"}
    slots = in_time_order(slot for slot in frame.timetable or frame.slots if slot.session not in elsewhere)
    runs = [slot for slot in slots if slot.session != session and is_running(slot, now, zone)]
    found = next_slot((slot for slot in slots if slot.session not in aside), now, zone) or next_slot(slots, now, zone)
    start = begins(found, zone) if found else None
    if found is None or start is None:
        return Coming(meanwhile=next(iter(runs), None))
    today = found.day == now.astimezone(zone).date().isoformat()
    return Coming(found, max(0, -int((now - start).total_seconds() // 1)), today, next(iter(runs), None))
