"""The last word on a paper is a person's: parts settled in the app, or read back from a corrected Word file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from facilitator.changes import DELETED, Change, Pen, fold
from facilitator.clock import encode_id
from facilitator.document import Document, Ids, Part
from facilitator.domain import ClearedPart, Records
from facilitator.errors import NotFoundInFileError
from facilitator.store import log
from facilitator.store.opening import Connection, SessionFile
from facilitator.summary import Body, basis
from facilitator.summary.clearing import cleared_parts, topic_records
from facilitator.summary.material import gather
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import all_heads, keep, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.papers import compose, compose_whole, paper_wording
from facilitator.workspace.showing import load_records
from facilitator.workspace.zones import zone_of

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
    behind = {part.key: part.records for part in whole.parts}
    if any("/" in one.key for one in wanted):
        behind |= {key: () for key in cleared_parts(records, document.key, document.covers) if "/" in key}
        behind |= topic_records(gather(records, (document.covers,), paper_wording()), whole)
    _check([*(part.key for part in document.parts), *behind], wanted)
    pen = pen_for(file, author)
    day = now.astimezone(zone_of(records)).date().isoformat()
    signed = {"cleared_by": pen.author, "cleared_on": day}
    fields = {one.key: _fields(records, document, behind, one, attribution, signed) for one in wanted}
    own = document.covers
    with file.writing() as connection:
        changes = [
            change
            for key, values in fields.items()
            for change in changes_of(connection, pen, item_of(records, paper, own, key), own, values)
        ]
        keep(file, connection, pen, changes)
    items = tuple(item_of(records, paper, own, key) for key in fields)
    return Changed(items, frozenset({KIND}), changes=tuple(change.id for change in changes))


def settled_parts(records: Records, paper: str, session: str | None, now: datetime) -> Mapping[str, ClearedPart]:
    """Part key → what a person settled in a paper."""
    covers = compose(records, paper, session, now).covers
    return {one.part: one for one in records.cleared if (one.paper, one.covers) == (paper, covers) and one.body}


def _check(keys: Iterable[str], wanted: tuple[Settled, ...]) -> None:
    known = dict.fromkeys(keys)
    for one in wanted:
        if one.key not in known:
            choices = ", ".join(key for key in known if "/" not in key)
            raise NotFoundInFileError(
                "This paper has no part “{part}”; choose one of {choices}.", part=one.key, choices=choices
            )


def _fields(
    records: Records,
    document: Document,
    behind: Mapping[str, Ids],
    one: Settled,
    attribution: str,
    signed: Mapping[str, str],
) -> Mapping[str, str]:
    if one.part is None:
        return {"body": ""}
    ids = behind.get(one.key, ())
    part = replace(one.part, key=one.key, cleared="", stale=False)
    return {
        "kind": KIND,
        "paper": document.key,
        "covers": document.covers,
        "part": one.key,
        "body": Body(part, attribution or document.attribution, "" if one.outdated else basis(records, ids)).to_json(),
        **signed,
    }


def changes_of(connection: Connection, pen: Pen, item: str, session: str, values: Mapping[str, str]) -> list[Change]:
    """The changes that give an item these fields, made on what stands; one that was undone is there again."""
    history = log.history(connection, item)
    if history:
        state = fold(history)
        back = [pen.change(session, item, DELETED, "", all_heads(state))] if state.deleted and values["body"] else []
        return [*back, *(change for name, value in values.items() for change in set_field(pen, state, name, value))]
    return [pen.change(session, item, name, value, ()) for name, value in values.items() if value or name == "kind"]


def item_of(records: Records, paper: str, covers: str, key: str) -> str:
    """The same item on every laptop, so that two people who settle one part differently see a conflict."""
    named = "\x00".join((KIND, records.workshop.id, paper, covers, key))
    return encode_id(sha256(named.encode("utf-8", "surrogatepass")).digest())
