"""The last word on a paper is a person's: parts settled in the app, or read back from a corrected Word file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from facilitator.changes import Change, Pen, fold
from facilitator.clock import encode_id
from facilitator.document import Document, Part
from facilitator.domain import ClearedPart, Records
from facilitator.errors import NotFoundInFileError
from facilitator.store import log
from facilitator.store.opening import Connection, SessionFile
from facilitator.summary import Body, basis
from facilitator.workspace.capturing import zone_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.papers import compose, compose_whole
from facilitator.workspace.showing import load_records

KIND = "cleared part"


@dataclass(frozen=True, slots=True)
class Settled:
    """A part of a paper as a person wants it; ``part`` None gives the composed part back.

    ``outdated``: the records behind it have changed since the person saw them, so it is stale from the start.
    """

    key: str
    part: Part | None
    outdated: bool = False


def settle_parts(
    file: SessionFile,
    paper: str,
    session: str | None,
    settled: Iterable[Settled],
    author: str | None = None,
    attribution: str = "",
) -> Changed:
    """Keeps parts of a paper as a person settled them, each as one change that may conflict with another's.

    ``attribution`` is the level the words were written at, "" for that of the template. Raises
    NotFoundInFileError for an unknown paper, session or part.
    """
    records = load_records(file)
    now = file.clock.now()
    document = compose(records, paper, session, now)
    whole = compose_whole(records, paper, session, now)
    wanted = tuple(settled)
    _check(document, wanted)
    pen = pen_for(file, author)
    day = now.astimezone(zone_of(records)).date().isoformat()
    signed = {"cleared_by": pen.author, "cleared_on": day}
    fields = {one.key: _fields(records, document, whole, one, attribution, signed) for one in wanted}
    own = document.covers
    with file.writing() as connection:
        changes = [
            change
            for key, values in fields.items()
            for change in _changes(connection, pen, _item(records, paper, own, key), own, values)
        ]
        keep(file, connection, pen, changes)
    items = tuple(_item(records, paper, own, key) for key in fields)
    return Changed(items, frozenset({KIND}), changes=tuple(change.id for change in changes))


def settled_parts(records: Records, paper: str, session: str | None, now: datetime) -> Mapping[str, ClearedPart]:
    """Part key → what a person settled in a paper."""
    covers = compose(records, paper, session, now).covers
    return {one.part: one for one in records.cleared if (one.paper, one.covers) == (paper, covers) and one.body}


def _check(document: Document, wanted: tuple[Settled, ...]) -> None:
    keys = [part.key for part in document.parts]
    for one in wanted:
        if one.key not in keys:
            raise NotFoundInFileError(
                "This paper has no part “{part}”; choose one of {choices}.", part=one.key, choices=", ".join(keys)
            )


def _fields(
    records: Records, document: Document, whole: Document, one: Settled, attribution: str, signed: Mapping[str, str]
) -> Mapping[str, str]:
    if one.part is None:
        return {"body": ""}
    ids = next((part.records for part in whole.parts if part.key == one.key), ())
    part = replace(one.part, key=one.key, cleared="", stale=False)
    return {
        "kind": KIND,
        "paper": document.key,
        "covers": document.covers,
        "part": one.key,
        "body": Body(part, attribution or document.attribution, "" if one.outdated else basis(records, ids)).to_json(),
        **signed,
    }


def _changes(connection: Connection, pen: Pen, item: str, session: str, values: Mapping[str, str]) -> list[Change]:
    history = log.history(connection, item)
    if history:
        state = fold(history)
        return [change for name, value in values.items() for change in set_field(pen, state, name, value)]
    return [pen.change(session, item, name, value, ()) for name, value in values.items() if value or name == "kind"]


def _item(records: Records, paper: str, covers: str, key: str) -> str:
    """The same item on every laptop, so that two people who settle one part differently see a conflict."""
    named = "\x00".join((KIND, records.workshop.id, paper, covers, key))
    return encode_id(sha256(named.encode("utf-8", "surrogatepass")).digest())
