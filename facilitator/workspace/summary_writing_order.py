"""Order by drag: where a record stands among those that feed a part of the summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facilitator.changes import Change
from facilitator.domain import Kind
from facilitator.errors import FacilitatorError, NotFoundInFileError, Sentence, sentence
from facilitator.store.opening import SessionFile
from facilitator.summary.entries import Entry
from facilitator.summary.labels import LESSONS
from facilitator.summary.placing import ORDER, PLACED, PLACED_MESSAGE, keys_in_order
from facilitator.workspace.changed import Changed
from facilitator.workspace.field_changes import keep, set_field
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.summary_desk_making import MadeDesk, feeding, make_desk, stands
from facilitator.workspace.summary_desk_sources import everything
from facilitator.workspace.summary_writing_store import found

__all__ = ["place_record"]

# Parts that go by the order of their records, and whose.
_ORDERED: Mapping[str, tuple[Kind, ...]] = {
    "presentations": (Kind.PRESENTATION,),
    "proposals": (Kind.PROPOSAL,),
    "actions": (Kind.ACTION,),
    "questions": (Kind.QUESTION,),
}
_BY_WEIGHT = frozenset({"other", "lessons"})
_LABELLED = frozenset({*LESSONS, Kind.PROPOSAL, Kind.ACTION})


def place_record(
    file: SessionFile, session: str, part: str, record: str, after: str, author: str | None = None
) -> Changed:
    """Order by drag: puts a record behind another among those that feed a part (``PartView.sources``), "" for before
    all. Composed words follow; written words stay as they are. (To star a record: ``record_edits.edit_all`` with
    Part("starred", "yes"); to mark a point as not discussed: ``coverage.mark_discussed``.)

    What stands before the record then keeps its place too; what comes later stands behind. Raises FacilitatorError
    for a part whose order follows from elsewhere.
    """
    field = field_of(part)
    made = make_desk(records_at_hand(file), session, file.clock.now())
    listed = _moved(_listed(made, part), record, after)
    own = listed if field == ORDER else listed[: 1 + [record in item.ids for item in listed].index(True)]
    keys = keys_in_order(_keys(made, own, field))
    ids = {item.record.id: item.ids for item in own}
    pen = pen_for(file, author)
    with file.writing() as connection:
        changes: list[Change] = []
        for name, key in keys.items():
            for one in ids[name]:
                changes += set_field(pen, item_state(connection, one), field, key)
        keep(file, connection, pen, changes)
    touched = tuple(one for name in keys for one in ids[name])
    warnings = _warnings(made, own, keys) if field == ORDER else ()
    return Changed(touched, frozenset({"record"}), warnings, tuple(one.id for one in changes))


def field_of(part: str) -> str:
    """The field in which the order of a part is kept. Raises FacilitatorError where it follows from elsewhere."""
    if "/" in part or part in _BY_WEIGHT:
        return PLACED
    if part == "messages":
        return PLACED_MESSAGE
    if part in _ORDERED:
        return ORDER
    raise FacilitatorError("The order here follows from the points and the programme; order the notes there.")


def _listed(made: MadeDesk, part: str) -> list[Entry]:
    """What feeds the part, each thing said once, in the order of its sentences or of the records."""
    kinds = _ORDERED.get(part)
    if kinds is not None:
        return list(made.material.of(*kinds))
    entries = {one: item for item in made.material.entries for one in item.ids}
    fed = (entries[one] for one in feeding(found(stands(made), part)) if one in entries)
    return list({item.record.id: item for item in fed}.values())


def _moved(listed: list[Entry], record: str, after: str) -> list[Entry]:
    moved = _named(listed, record)
    if after in moved.ids:
        return listed
    rest = [item for item in listed if item is not moved]
    at = rest.index(_named(rest, after)) + 1 if after else 0
    return [*rest[:at], moved, *rest[at:]]


def _named(listed: Sequence[Entry], record: str) -> Entry:
    for item in listed:
        if record in item.ids:
            return item
    raise NotFoundInFileError("This note does not feed this part any more; look at it as it stands now.")


def _keys(made: MadeDesk, own: Sequence[Entry], field: str) -> list[tuple[str, str]]:
    """(id, key) of each entry: one of several records stands where the first of them does."""
    if field != ORDER:
        return [(item.record.id, item.placed if field == PLACED else item.placed_message) for item in own]
    orders = {one.id: one.order for one in everything(made.records)}
    return [(item.record.id, min(orders[one] for one in item.ids)) for item in own]


def _warnings(made: MadeDesk, own: Sequence[Entry], keys: Mapping[str, str]) -> tuple[Sentence, ...]:
    """The labels of proposals, actions and lessons follow their order."""
    labels = [made.material.label(item) for item in own if item.kind in _LABELLED and item.record.id in keys]
    if not labels:
        return ()
    return (
        sentence("The labels follow the order: papers already printed call {label} by its old one.", label=labels[0]),
    )
