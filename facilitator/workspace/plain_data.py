"""Records as plain data for JSON, under the keys of the command line's contract (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from facilitator.directory import Directory
from facilitator.domain import ActionItem, Conflict, Note, Proposal, Record, Records, Session, UnknownSpeaker

Data = dict[str, object]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WORKSHOP = "id template title venue first_day last_day zone"
_SESSION = "id code title kind held moderators rapporteurs"
_SLOT = "id session title day start end"
_POINT = "id session slot title kind themes coverage"
_PERSON = "id name aliases abbreviation organization delegation constituency role present same_as"
_RECORD = "id kind text prefix author session starred verbatim confirmed parked tags same_as takes_up conflicts"
_RECORD_NAMES = "people supports reservations"
_PROPOSAL = "sites duration cost currency status"
_PROPOSAL_NAMES = "range_states partners"
_ACTION = "due_text status contact focal_point asked reminded replied lead_confirmed"
_CLEARED = "id paper covers part body cleared_by cleared_on author conflicts"
_ISSUED = "id paper covers version status day by attribution digest author conflicts"
_ACTION_NAMES = "leads partners"


def moment(wall: int) -> str:
    """A wall time as ISO 8601 in UTC; a number no calendar has stays a number in words."""
    try:
        return (_EPOCH + timedelta(milliseconds=wall)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except OverflowError:
        return f"{wall} ms"


def as_json(records: Records) -> Data:
    """Everything current; see docs/command-line.md."""
    directory = Directory(records.terms, records.participants)
    held = [session for session in records.sessions if session.held]
    return {
        "workshop": _pick(records.workshop, _WORKSHOP),
        "session": session_data(held[0]) if len(held) == 1 else None,
        "sessions": [session_data(session) for session in records.sessions],
        "slots": [_pick(slot, _SLOT) for slot in records.slots],
        "discussion_points": [{**_pick(point, _POINT), "slot": point.slot or None} for point in records.points],
        "notes": [_record(note, directory) for note in records.notes],
        "proposals": [_record(proposal, directory) for proposal in records.proposals],
        "action_items": [_record(action, directory) for action in records.actions],
        "participants": [_pick(person, _PERSON) for person in records.participants],
        "cleared_parts": [{**_pick(part, _CLEARED), "at": moment(part.at)} for part in records.cleared],
        "issued_papers": [{**_pick(paper, _ISSUED), "at": moment(paper.at)} for paper in records.issued],
        "conflicts": [conflict_data(conflict) for conflict in records.conflicts],
        "unknown_speakers": [_unknown(unknown, directory) for unknown in records.unknown_speakers],
        "other": [{**other, "at": moment(_whole(other["at"]))} for other in records.other],
    }


def _pick(thing: object, names: str) -> Data:
    """Some fields of a dataclass, tuples as lists."""
    found = ((name, getattr(thing, name)) for name in names.split())
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found}


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def session_data(session: Session) -> Data:
    """One session of the programme."""
    return _pick(session, _SESSION)


def _unknown(unknown: UnknownSpeaker, directory: Directory) -> Data:
    refs = directory.find(unknown.text)
    return {
        "text": unknown.text,
        "notes": list(unknown.notes),
        "candidates": [directory.name(ref) for ref in refs],
        "ambiguous": len(refs) > 1,
    }


def _record(record: Record, directory: Directory) -> Data:
    shown = _pick(record, _RECORD) | _named(record, _RECORD_NAMES, directory)
    shown |= {
        "at": moment(record.at),
        "point": record.point or None,
        "speaker": directory.name(record.speaker) if record.speaker else None,
        "speaker_ref": record.speaker or None,
        "other": dict(record.other),
    }
    if isinstance(record, Note):
        shown["lesson"] = dict(record.lesson)
    if isinstance(record, Proposal):
        shown |= _pick(record, _PROPOSAL) | _named(record, _PROPOSAL_NAMES, directory)
        shown["title"] = record.title or record.text
    if isinstance(record, ActionItem):
        shown |= _pick(record, _ACTION) | _named(record, _ACTION_NAMES, directory)
        shown["due"] = record.due or None
    return shown


def _named(record: Record, names: str, directory: Directory) -> Data:
    return {name: _names(getattr(record, name), directory) for name in names.split()}


def _names(refs: Sequence[str] | Iterable[str], directory: Directory) -> list[str]:
    return [directory.name(ref) for ref in refs]


def conflict_data(conflict: Conflict) -> Data:
    """One conflict with its versions, the one that shows first."""
    return {
        "item": conflict.item,
        "field": conflict.field,
        "values": [
            {**_pick(version, "change value author field"), "at": moment(version.at)} for version in conflict.versions
        ],
    }
