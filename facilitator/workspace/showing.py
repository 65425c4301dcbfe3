"""What a file holds, as plain data for JSON: everything current, histories, conflicts, hits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from facilitator.changes import Change, fold
from facilitator.directory import Directory
from facilitator.domain import ActionItem, Conflict, Proposal, Record, Records, Session
from facilitator.merge.text import proposal
from facilitator.store import log
from facilitator.store.lookup import found_item
from facilitator.store.opening import SessionFile
from facilitator.store.reading import conflicts as read_conflicts
from facilitator.store.reading import load
from facilitator.store.search import search as find
from facilitator.workspace.editing import replaced_by
from facilitator.workspace.places import item_state

Data = dict[str, object]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def load_records(file: SessionFile) -> Records:
    """Everything current; the read is over when it returns."""
    with file.reading() as connection:
        return load(connection)


def moment(wall: int) -> str:
    """A wall time as ISO 8601 in UTC; a number no calendar has stays a number in words."""
    try:
        return (_EPOCH + timedelta(milliseconds=wall)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    except OverflowError:
        return f"{wall} ms"


def as_json(records: Records) -> Data:
    """Records under the keys of the command line's contract; see docs/command-line.md."""
    directory = Directory(records.terms, records.participants)
    held = [session for session in records.sessions if session.held]
    return {
        "workshop": {
            "id": records.workshop.id,
            "template": records.workshop.template,
            "title": records.workshop.title,
            "venue": records.workshop.venue,
            "first_day": records.workshop.first_day,
            "last_day": records.workshop.last_day,
            "zone": records.workshop.zone,
        },
        "session": _session(held[0]) if len(held) == 1 else None,
        "sessions": [_session(session) for session in records.sessions],
        "slots": [
            {
                "id": slot.id,
                "session": slot.session,
                "title": slot.title,
                "day": slot.day,
                "start": slot.start,
                "end": slot.end,
            }
            for slot in records.slots
        ],
        "discussion_points": [
            {
                "id": point.id,
                "session": point.session,
                "slot": point.slot or None,
                "title": point.title,
                "kind": point.kind,
                "themes": list(point.themes),
                "coverage": point.coverage,
            }
            for point in records.points
        ],
        "notes": [_record(note, directory) for note in records.notes],
        "proposals": [_record(proposal, directory) for proposal in records.proposals],
        "action_items": [_record(action, directory) for action in records.actions],
        "participants": [
            {
                "id": person.id,
                "name": person.name,
                "aliases": list(person.aliases),
                "abbreviation": person.abbreviation,
                "organization": person.organization,
                "delegation": person.delegation,
                "constituency": person.constituency,
                "role": person.role,
                "present": person.present,
                "same_as": list(person.same_as),
            }
            for person in records.participants
        ],
        "conflicts": [_conflict(conflict) for conflict in records.conflicts],
        "unknown_speakers": [
            {
                "text": unknown.text,
                "notes": list(unknown.notes),
                "candidates": [directory.name(ref) for ref in directory.find(unknown.text)],
                "ambiguous": len(directory.find(unknown.text)) > 1,
            }
            for unknown in records.unknown_speakers
        ],
        "other": [{**other, "at": moment(_whole(other["at"]))} for other in records.other],
    }


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _session(session: Session) -> Data:
    return {
        "id": session.id,
        "code": session.code,
        "title": session.title,
        "kind": session.kind,
        "held": session.held,
        "moderators": list(session.moderators),
        "rapporteurs": list(session.rapporteurs),
    }


def _record(record: Record, directory: Directory) -> Data:
    shown: Data = {
        "id": record.id,
        "kind": record.kind,
        "text": record.text,
        "prefix": record.prefix,
        "author": record.author,
        "at": moment(record.at),
        "session": record.session,
        "point": record.point or None,
        "speaker": directory.name(record.speaker) if record.speaker else None,
        "speaker_ref": record.speaker or None,
        "tags": list(record.tags),
        "people": _names(record.people, directory),
        "starred": record.starred,
        "verbatim": record.verbatim,
        "confirmed": record.confirmed,
        "supports": _names(record.supports, directory),
        "reservations": _names(record.reservations, directory),
        "same_as": list(record.same_as),
        "conflicts": list(record.conflicts),
        "other": dict(record.other),
    }
    if isinstance(record, Proposal):
        shown |= {
            "title": record.title or record.text,
            "sites": record.sites,
            "range_states": _names(record.range_states, directory),
            "partners": _names(record.partners, directory),
            "duration": record.duration,
            "cost": record.cost,
            "currency": record.currency,
            "status": record.status,
        }
    if isinstance(record, ActionItem):
        shown |= {
            "leads": _names(record.leads, directory),
            "partners": _names(record.partners, directory),
            "due": record.due or None,
            "due_text": record.due_text,
            "status": record.status,
        }
    return shown


def _names(refs: Sequence[str], directory: Directory) -> list[str]:
    return [directory.name(ref) for ref in refs]


def _conflict(conflict: Conflict) -> Data:
    return {
        "item": conflict.item,
        "field": conflict.field,
        "values": [
            {
                "change": version.change,
                "value": version.value,
                "author": version.author,
                "at": moment(version.at),
                "field": version.field,
            }
            for version in conflict.versions
        ],
    }


def conflicts(file: SessionFile) -> list[Data]:
    """Every open conflict; the version that shows comes first, ``proposal`` is a merged text or None."""
    with file.reading() as connection:
        found = [(conflict, log.history(connection, conflict.item)) for conflict in read_conflicts(connection)]
    return [
        {**_conflict(conflict), "proposal": proposal(fold(changes), changes, conflict.field)}
        for conflict, changes in found
    ]


def history(file: SessionFile, item: str) -> list[Data]:
    """Every value every field of an item ever had, oldest first within a field. Raises NotFoundInFileError."""
    with file.reading() as connection:
        state = item_state(connection, item)
        changes = log.history(connection, item)
    replacing = replaced_by(changes)

    def entry(change: Change) -> Data:
        by = sorted(replacing.get(change.id, ()), key=lambda one: one.id)
        redaction = state.struck.get(change.id)
        return {
            "field": change.field,
            "value": change.value,
            "author": change.author,
            "at": moment(change.wall),
            "change": change.id.hex(),
            "replaces": [one.id.hex() for one in changes if change in replacing.get(one.id, ())],
            "replaced_by": [one.id.hex() for one in by],
            "struck": None if redaction is None else {"by": redaction.author, "reason": redaction.value},
        }

    ordered = sorted(changes, key=lambda change: (change.field, len(_ancestors(change, changes)), change.id))
    return [entry(change) for change in ordered]


def _ancestors(change: Change, changes: Sequence[Change]) -> set[bytes]:
    known: Mapping[bytes, Change] = {one.id: one for one in changes if one.field == change.field}
    seen: set[bytes] = set()
    waiting = [change]
    while waiting:
        parents = waiting.pop().parents
        for at in range(0, len(parents), 32):
            found = known.get(parents[at : at + 32])
            if found is not None and found.id not in seen:
                seen.add(found.id)
                waiting.append(found)
    return seen


def search(file: SessionFile, words: str, limit: int = 100) -> list[Data]:
    """Items that hold all the words, best first: id, kind, text and the point they stand under."""
    with file.reading() as connection:
        hits = find(connection, words, limit)
        found = [(hit, found_item(connection, hit.item)) for hit in hits]
    return [
        {
            "id": hit.item,
            "kind": item.kind,
            "text": item.text,
            "author": item.author,
            "point": item.point or None,
            "score": -hit.score,
        }
        for hit, item in found
        if item
    ]
