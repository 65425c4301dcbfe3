"""What a moderator should look at before the paper goes out."""

from __future__ import annotations

import re

from facilitator.domain import DISCUSSED_NOT, ActionItem, Kind, Record, Records
from facilitator.errors import sentence, told
from facilitator.summary.attribution import LEVELS
from facilitator.summary.coverage import DISCUSSED, coverage_grid, under
from facilitator.summary.entries import session_finder
from facilitator.summary.findings_names import absent, hidden, hidden_titles, single_members, telling_quotations
from facilitator.summary.ladder import PERSON, standing
from facilitator.summary.material import Material, gather
from facilitator.summary.typed import hides_opening
from facilitator.summary.what import other_day
from facilitator.summary.wording import Wording, day

_AGREED = re.compile(r"\bagreed\b", re.IGNORECASE)


def findings(records: Records, session: str, wording: Wording) -> tuple[str, ...]:
    """Sentences on one session's records (by id): hidden names, unknown speakers, doubtful agreements."""
    material = gather(records, (session,), wording)
    session_of = session_finder(records)
    own = [record for record in _records(records) if session_of(record) == session]
    confirmed = frozenset(one for item in material.entries if item.confirmed for one in item.ids)
    found = [
        *_level(material),
        *single_members(material, own),
        *hidden_titles(material, records),
        *(one for record in own for one in hidden(material, record)),
        *_unknown(material, own),
        *absent(material, own),
        *telling_quotations(material, own),
        *(one for record in own for one in _leads(material, record)),
        *(one for record in own for one in _days(material, record)),
        *(one for record in own for one in _agreements(record, confirmed)),
        *_coverage(material),
    ]
    return tuple(dict.fromkeys(found))


def _records(records: Records) -> tuple[Record, ...]:
    everything: tuple[Record, ...] = (*records.notes, *records.proposals, *records.actions)
    return tuple(sorted(everything, key=lambda record: (record.order, record.id)))


def _level(material: Material) -> list[str]:
    asked = material.setting("paper.attribution", "delegation")
    if asked in LEVELS:
        return []
    return [told("The setting paper.attribution is “{asked}”; it was taken as “delegation”.", asked=asked)]


def _unknown(material: Material, own: list[Record]) -> list[str]:
    ids = {record.id for record in own}
    return [
        _opens(material, speaker.text, len(ids & set(speaker.notes)))
        for speaker in sorted(material.records.unknown_speakers, key=lambda item: item.text)
        if ids & set(speaker.notes)
    ]


def _opens(material: Material, opening: str, number: int) -> str:
    notes = sentence("one note") if number == 1 else sentence("{number} notes", number=number)
    refs = material.directory.find(opening)
    if len(refs) > 1:
        why = sentence("fits more than one on the roster")
    else:
        why = sentence("is on the roster") if refs else sentence("is not on the roster")
    shown = material.wording.say("hidden") if hides_opening(material, opening) else sentence("typed")
    return told(
        "“{opening}” opens {notes}, {why} and is printed as {shown}; assign it with “facilitator assign”.",
        opening=opening,
        notes=notes,
        why=why,
        shown=shown,
    )


def _leads(material: Material, record: Record) -> list[str]:
    if not isinstance(record, ActionItem):
        return []
    unknown = [lead for lead in record.leads if standing(material.directory, lead).group == PERSON]
    return [
        told(
            "Record {record}: the lead “{lead}” is no known delegation or organization.",
            record=record.id,
            lead=material.directory.name(lead),
        )
        for lead in sorted(unknown)
    ]


def _days(material: Material, record: Record) -> list[str]:
    """The words say another day than the due date: the paper prints the due date alone."""
    typed = other_day(record.text, record.due, record.due_text) if isinstance(record, ActionItem) else ""
    if not isinstance(record, ActionItem) or not typed:
        return []
    due = day(material.wording, record.due) if record.due else f"“{record.due_text.strip()}”"
    return [
        told(
            "Record {record} says “{typed}”; only its due date, {due}, is printed.",
            record=record.id,
            typed=typed,
            due=due,
        )
    ]


def _agreements(record: Record, confirmed: frozenset[str]) -> list[str]:
    """``confirmed``: ids of records whose words, or those of another that says the same, were read back."""
    if record.kind == Kind.AGREEMENT:
        if "kind" in record.conflicts:
            return [
                told(
                    "Record {record}: whether it was agreed is disputed; it is printed as a suggestion.",
                    record=record.id,
                )
            ]
        if record.parked and record.id not in confirmed:
            return [
                told(
                    "Record {record}: the agreement was set aside in the room; it is printed as a suggestion.",
                    record=record.id,
                )
            ]
        if record.reworded and record.id not in confirmed:
            return [
                told(
                    "Record {record}: the words were changed after the room confirmed them; read them back again.",
                    record=record.id,
                )
            ]
        read_back = record.confirmed or record.id in confirmed
        return (
            []
            if read_back
            else [told("Record {record}: the agreement was not read back in the room.", record=record.id)]
        )
    if record.kind not in (Kind.ACTION, Kind.PROPOSAL) and _AGREED.search(record.text):
        return [told("Record {record} says “agreed” and is not recorded as an agreement.", record=record.id)]
    return []


def _coverage(material: Material) -> list[str]:
    """Marks that records speak against, and slots of which nothing came though others have records."""
    marked: list[str] = [
        told("“{title}” is marked as not discussed and has records.", title=point.title)
        for point in material.points
        if point.coverage == DISCUSSED_NOT and under(material, point)
    ]
    grid = coverage_grid(material)
    covered = {one.slot for one in grid if one.state == DISCUSSED}
    silent = [slot for slot in material.slots if slot.id in {one.slot for one in grid} - covered]
    if not silent or not covered:
        return marked
    names = "; ".join(f"{day(material.wording, one.day, year=False)}, {one.start}–{one.end}" for one in silent)
    return [*marked, told("Nothing was recorded under the points of a slot: {names}.", names=names)]
