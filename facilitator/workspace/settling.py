"""Conflicts as a person settles them: both versions, where they differ, a proposed text, the field's past."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.changes import (
    DELETED,
    REDACTED,
    SETS,
    YES,
    Change,
    ItemState,
    Pen,
    ancestors,
    depths,
    fold,
    redacts,
    split_ids,
)
from facilitator.errors import FacilitatorError
from facilitator.merge.differences import Place, Range, only_in, places
from facilitator.merge.text import common_ancestor, proposal
from facilitator.store import log
from facilitator.store.derived import versions
from facilitator.store.opening import Connection, SessionFile
from facilitator.store.reading import conflicts as read_conflicts
from facilitator.store.rows import session_of
from facilitator.store.tables import RECORD_TABLES, table_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import resolve
from facilitator.workspace.field_changes import keep
from facilitator.workspace.files import pen_for
from facilitator.workspace.places import item_state

__all__ = [
    "DELETED", "Comparison", "OpenConflict", "Past", "Place", "Range", "Version", "compare", "field_past", "keep_both",
    "open_conflicts", "resolve", "title_of",
]  # fmt: skip

_TEXT, _POINT = "text", "point"
_RECORD_KINDS = frozenset(kind for table in RECORD_TABLES for kind in table.kinds)
# Values of these have a form of their own, or name something: a text put together of two of them is none.
_NOT_FREE = frozenset({
    "kind", "point", "slot", "session", "speaker", "status", "due", "day", "start", "end", "order", "type", "coverage",
    "first_day", "last_day", "zone", "constituency", "delegation", "organization", "vocabulary", "key", "group",
    "template", "language", "body", "tree", "digest", "bases", "cleared_on", "asked", "reminded", "replied", "cost",
})  # fmt: skip
# What belongs to the one record only: who supports it, that it is starred, what it was said to be the same as.
_NOT_COPIED = frozenset({
    DELETED, REDACTED, "confirmed", "layout", "lead_confirmed", "parked", "reservations", "same_as", "starred",
    "supports", "text", "translation",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a conflict. ``change`` is a hex id, ``at`` in ms. ``role`` is value, deletes or strikes."""

    change: str
    field: str
    value: str
    author: str
    at: int
    role: str


@dataclass(frozen=True, slots=True)
class OpenConflict:
    """A field of an item with more than one version. ``title`` are the item's words, ``point`` the id of where it
    stands. ``base`` is what all versions go back to, None where that is not known; ``proposal`` a text of all
    versions where they come clean. ``free`` tells a field whose text anybody may write, ``order`` the item's place,
    ``currency`` that of its cost."""

    item: str
    field: str
    kind: str
    title: str
    point: str
    versions: tuple[Version, ...]
    base: str | None
    proposal: str | None
    free: bool
    order: str
    currency: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Item and field."""
        return self.item, self.field

    @property
    def can_keep_both(self) -> bool:
        """Two texts become two records; a member that one put in and one took out stays in."""
        return (self.field == _TEXT and self.kind in _RECORD_KINDS and self._has_values) or _is_member(self.field)

    @property
    def _has_values(self) -> bool:
        return all(version.role == "value" for version in self.versions)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions side by side: what only one of them has, and both in one text."""

    only_in_one: tuple[Range, ...]
    only_in_other: tuple[Range, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One step of a field's history. ``what`` is wrote, edited, settled, deleted, restored or struck;
    ``unseen`` are the times (ms) of earlier steps it was made without having seen."""

    at: int
    author: str
    what: str
    value: str
    unseen: tuple[int, ...]


def open_conflicts(file: SessionFile) -> tuple[OpenConflict, ...]:
    """Every open conflict, by item and field."""
    with file.reading() as connection:
        fields = [(found.item, found.field) for found in read_conflicts(connection)]
        histories = {item: log.history(connection, item) for item, _ in fields}
    return tuple(_conflict(histories[item], field) for item, field in fields)


def _conflict(history: Sequence[Change], field: str) -> OpenConflict:
    state = fold(history)
    kind = state.value("kind")
    sides = tuple(sorted(map(_version, versions(state, field)), key=lambda side: side.role != "deletes"))
    values = field if field != DELETED else next((side.field for side in sides if side.role == "value"), field)
    base = _base(history, state, values)
    return OpenConflict(
        state.item, field, kind, title_of(state), state.value(_POINT), sides, base,
        proposal(state, history, field), _is_free(kind, field), state.value("order"), state.value("currency"),
    )  # fmt: skip


def _version(change: Change) -> Version:
    strikes = redacts(change.field)
    role = "strikes" if strikes else "deletes" if change.field == DELETED and change.value == YES else "value"
    return Version(change.id.hex(), change.field, change.value or "", change.author, change.wall, role)


def _base(history: Sequence[Change], state: ItemState, field: str) -> str | None:
    heads = state.live.get(field, ())
    if len(heads) == 1:  # edited by one, deleted by the other: what the edit was made on
        known = {change.id: change for change in history if change.field == field}
        older = [known[key] for key in split_ids(heads[0].parents) if key in known]
        return older[0].value if len(older) == 1 else None
    found = common_ancestor(history, heads) if heads else None
    return found.value if found else None


def title_of(state: ItemState) -> str:
    """The words an item is known by; its id where it has none."""
    if state.value("kind") == "cleared part":
        return _part_title(state.value("body")) or state.value("part")
    for field in ("title", "text", "name", "short_title", "code"):
        if state.value(field):
            return state.value(field)
    return next((heads[0].value for heads in state.live.values() if heads[0].value), "") or state.item


def _part_title(body: str) -> str:
    from facilitator.summary.clearing import read_body  # with it comes all that composes papers

    found = read_body(body)
    return found.part.title if found else ""


def _is_free(kind: str, field: str) -> bool:
    form = next((one.form for one in table_of(kind).fields if one.name == field), "text")
    return form == "text" and "/" not in field and field not in _NOT_FREE and field != DELETED


def _is_member(field: str) -> bool:
    return "/" in field and field.partition("/")[0] in SETS


def compare(conflict: OpenConflict, one: int, other: int) -> Comparison:
    """Two versions of a conflict by their places in it; the proposed text of all versions where there is one."""
    left, right = (conflict.versions[place] for place in (one, other))
    if left.role != "value" or right.role != "value":
        shown = right if right.role == "value" and conflict.base is not None else None
        return Comparison((), only_in(shown.value, conflict.base or "") if shown else (), ())
    if not conflict.free:
        return Comparison((), (), ())
    made = (Place(conflict.proposal),) if conflict.proposal is not None else ()
    return Comparison(
        only_in(left.value, right.value),
        only_in(right.value, left.value),
        made or places(conflict.base, left.value, right.value),
    )


def field_past(file: SessionFile, item: str, field: str) -> tuple[Past, ...]:
    """What happened to a field, and to its item as a whole where that was deleted or struck; oldest first."""
    with file.reading() as connection:
        history = log.history(connection, item)
    told = [
        change
        for change in history
        if change.field == field or change.field == DELETED or redacts(change.field) or field == DELETED
    ]
    if field == DELETED:
        told = [change for change in told if change.field in (DELETED, _TEXT, "title") or redacts(change.field)]
    known = {change.id: change for change in history}
    depth = depths(known)
    told.sort(key=lambda change: (change.wall, depth[change.id], change.id))
    return tuple(_past(change, told[:place], known) for place, change in enumerate(told))


def _past(change: Change, earlier: Sequence[Change], known: Mapping[bytes, Change]) -> Past:
    seen = ancestors(change, known)
    unseen = tuple(one.wall for one in earlier if one.id not in seen and one.field == change.field)
    own = [key for key in split_ids(change.parents) if key in known and known[key].field == change.field]
    if redacts(change.field):
        what = "struck"
    elif change.field == DELETED:
        what = "deleted" if change.value == YES else "restored"
    else:
        what = "settled" if len(own) > 1 else "edited" if own else "wrote"
    return Past(change.wall, change.author, what, change.value or "", unseen)


def keep_both(file: SessionFile, item: str, field: str, this: str, that: str, author: str | None = None) -> Changed:
    """Settles a conflict so that nothing of it is given up: this text stays, that one becomes a record of its own
    with the same attribution, point and kind; of a set's member, it stays in.

    ``this`` and ``that`` are the hex ids of changes. Raises FacilitatorError where both cannot be kept.
    """
    if _is_member(field):
        return _keep_member(file, item, field, (this, that), author)
    pen = pen_for(file, author)
    with file.writing() as connection:
        state = item_state(connection, item)
        heads = {change.id.hex(): change for change in versions(state, field)} if field in state.conflicts else {}
        if field != _TEXT or state.value("kind") not in _RECORD_KINDS or this not in heads or that not in heads:
            raise FacilitatorError("Only two texts of one record can both be kept; take one of them.")
        made = _two_records(file, pen, state, heads, this, that)
        keep(file, connection, pen, made)
    return Changed((state.item, made[0].item), frozenset({"record"}), changes=tuple(change.id for change in made))


def _two_records(
    file: SessionFile, pen: Pen, state: ItemState, heads: Mapping[str, Change], this: str, that: str
) -> list[Change]:
    """The second record first, so that undo ends with the conflict as it stood."""
    session, second = session_of(state), file.clock.new_id()
    fields = [("kind", state.value("kind")), (_TEXT, heads[that].value or "")]
    fields += [
        (name, value)
        for name, found in sorted(state.live.items())
        if (value := found[0].value or "") and name != "kind" and name.partition("/")[0] not in _NOT_COPIED
    ]
    parents = [change.id for change in heads.values()]
    if state.deleted:
        parents += [head.id for head in state.live[DELETED]]
    return [
        *(pen.change(session, second, name, value) for name, value in fields),
        pen.change(session, state.item, _TEXT, heads[this].value or "", parents),
    ]


def _keep_member(file: SessionFile, item: str, field: str, chosen: Sequence[str], author: str | None) -> Changed:
    with file.reading() as connection:
        values = _values(connection, item, field)
    inside = next((key for key in chosen if values.get(key)), None)
    if inside is None:
        raise FacilitatorError("Neither version has this member; take one of them.")
    return resolve(file, item, field, take=inside, author=author)


def _values(connection: Connection, item: str, field: str) -> dict[str, str]:
    return {change.id.hex(): change.value or "" for change in versions(item_state(connection, item), field)}
