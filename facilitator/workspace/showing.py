"""What a file holds, as plain data for JSON: everything current, histories, conflicts, hits."""

from __future__ import annotations

from facilitator.changes import Change, depths, fold, split_ids
from facilitator.domain import Records
from facilitator.merge.text import proposal
from facilitator.set_members import told_name
from facilitator.store import log
from facilitator.store.lookup import found_item
from facilitator.store.opening import SessionFile
from facilitator.store.reading import conflicts as read_conflicts
from facilitator.store.reading import load, load_frame
from facilitator.store.search import search as find
from facilitator.workspace.editing import replaced_by
from facilitator.workspace.places import item_state
from facilitator.workspace.plain_data import Data, as_json, conflict_data, moment

__all__ = ["Data", "as_json", "conflicts", "history", "load_programme", "load_records", "records_at_hand", "search"]


def load_records(file: SessionFile) -> Records:
    """Everything current; the read is over when it returns."""
    with file.reading() as connection:
        return load(connection)


def records_at_hand(file: SessionFile) -> Records:
    """Everything current, read again only where something was written since: what the pages share."""
    with file.reading() as connection:
        connection.execute("SELECT 1 FROM change LIMIT 1").fetchone()  # from here on the view is fixed
        stamp = file.stamp()
        if file.at_hand is None or file.at_hand[0] != stamp:
            file.at_hand = None  # not both in memory at once
            file.at_hand = (stamp, load(connection))
    return file.at_hand[1]


def load_programme(file: SessionFile) -> Records:
    """The programme, the vocabularies and the roster, without any record."""
    with file.reading() as connection:
        return load_frame(connection)


def conflicts(file: SessionFile) -> list[Data]:
    """Every open conflict; the version that shows comes first, ``proposal`` is a merged text or None."""
    with file.reading() as connection:
        found = [(conflict, log.history(connection, conflict.item)) for conflict in read_conflicts(connection)]
    return [
        {**conflict_data(conflict), "proposal": proposal(fold(changes), changes, conflict.field)}
        for conflict, changes in found
    ]


def history(file: SessionFile, item: str) -> list[Data]:
    """Every value every field of an item ever had, oldest first within a field. Raises NotFoundInFileError."""
    with file.reading() as connection:
        state = item_state(connection, item)
        changes = log.history(connection, item)
    replacing = replaced_by(changes)
    fields = {change.id: change.field for change in changes}
    depth = depths({change.id: change for change in changes})

    def entry(change: Change) -> Data:
        redaction = state.struck.get(change.id)
        return {
            "field": told_name(change.field),
            "value": change.value,
            "author": change.author,
            "at": moment(change.wall),
            "change": change.id.hex(),
            "replaces": [key.hex() for key in split_ids(change.parents) if fields.get(key) == change.field],
            "replaced_by": sorted(one.id.hex() for one in replacing.get(change.id, ())),
            "struck": None if redaction is None else {"by": redaction.author, "reason": redaction.value},
        }

    return [entry(change) for change in sorted(changes, key=lambda one: (one.field, depth[one.id], one.id))]


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
