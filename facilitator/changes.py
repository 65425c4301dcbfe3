"""Changes, their ids, and what a set of them means for one item (pure).

A change sets one field of one item and names the changes it replaces. Its id is the hash of its
content, so that a session file is a set, and merging is the union of two sets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from facilitator.change import (
    FORMAT,
    ID_BYTES,
    MAGIC,
    SALT_BYTES,
    WRITER_BYTES,
    Change,
    MalformedChangeError,
    change_id,
    content_id,
    join_ids,
    mend,
    parents_are_sorted,
    sealed,
    split_ids,
    verifies,
)
from facilitator.errors import FacilitatorError
from facilitator.set_members import MARK, SETS, is_hidden, named, spelling

__all__ = [
    "DELETED",
    "FORMAT",
    "ID_BYTES",
    "LONGEST_VALUE",
    "MAGIC",
    "NEVER_IN_CONFLICT",
    "REDACTED",
    "SALT_BYTES",
    "SETS",
    "WRITER_BYTES",
    "YES",
    "Change",
    "ItemState",
    "MalformedChangeError",
    "Pen",
    "change_id",
    "content_id",
    "depths",
    "fold",
    "join_ids",
    "mend",
    "parents_are_sorted",
    "redactions_among",
    "redacts",
    "sealed",
    "split_ids",
    "verifies",
]

LONGEST_VALUE = 8 * 2**20  # bytes of UTF-8; half of what the reader of foreign files takes
DELETED = "deleted"
REDACTED = "redacted"
YES = "1"
# Two people who reorder, star or fold away the same thing do not disagree about its content.
NEVER_IN_CONFLICT = frozenset({
    "order", "placed", "placed_message", "starred", "layout", "cleared_by", "cleared_on",
})  # fmt: skip
Placing = Callable[[str, str, Sequence[bytes]], tuple[str, str]]


def _check_length(*texts: str) -> None:
    if any(len(text.encode()) > LONGEST_VALUE for text in texts):
        raise FacilitatorError("A text of more than 8 MB cannot be kept; split it and try again.")


class Pen:
    """Writes changes for one opening of a file: it has a writer of its own and counts."""

    def __init__(
        self,
        author: str,
        writer: bytes,
        wall: Callable[[], int],
        salt: Callable[[], bytes],
        place: Placing | None = None,
    ) -> None:
        """``place`` says under which name and as which value a member of a set is stored: with the parents given."""
        self.author = mend(author)
        self.writer = writer
        self._wall = wall
        self._salt = salt
        self._place = place
        self._seq = 0

    def change(self, session: str, item: str, field: str, value: str, parents: Iterable[bytes] = ()) -> Change:
        """A new change, sealed. Raises FacilitatorError for a text that no merge would take."""
        if max(len(value), len(field)) > LONGEST_VALUE // 4:
            _check_length(mend(value), mend(field))
        if self._place is not None and "/" in field:
            parents = tuple(parents)
            field, value = self._place(mend(field), value, parents)
        self._seq += 1
        draft = Change(
            b"", FORMAT, session, item, mend(field), mend(value), self._salt(), join_ids(parents), self.writer,
            self._seq, self.author, self._wall(),
        )  # fmt: skip
        return draft._replace(id=change_id(draft))


class ItemState(NamedTuple):
    """What an item's changes mean together. A tuple, because a merge makes one for each item.

    ``live`` maps a field to its heads, the one that shows first. ``missed`` are the deletions and the
    edits that did not know of each other: then the item stays visible. ``struck`` maps the id of a
    struck change to the redaction that struck it. ``exposed`` maps a field to the redactions that its
    live edits did not know of, nor they of the edits: struck by one, edited by another. ``origin`` is the
    change the item began with: its author and time are the item's, whatever was made of its kind since.
    """

    item: str
    live: Mapping[str, tuple[Change, ...]]
    deleted: bool
    missed: tuple[Change, ...]
    struck: Mapping[bytes, Change]
    exposed: Mapping[str, tuple[Change, ...]]
    origin: Change

    def value(self, field: str) -> str:
        """The value that shows, "" where there is none."""
        heads = self.live.get(field)
        return (heads[0].value or "") if heads else ""

    def members(self, field: str) -> tuple[str, ...]:
        """The members of a set-valued field, by the number they carry, then by name."""
        opening = field + "/"
        found = [
            (heads[0].value or "", name[len(opening) :])
            for name, heads in self.live.items()
            if name.startswith(opening) and heads[0].value
        ]
        return tuple(member for _, member in sorted(found, key=_member_order))

    def spelled(self, field: str) -> str:
        """The name under which a member of a set stands here, however its word is written; else the field itself."""
        return field if "/" not in field or field in self.live else spelling(field, self.live)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The names of the fields with more than one distinct live value, sorted."""
        fields = {field for field, heads in self.live.items() if len(heads) > 1 and _clash(field, heads)}
        return tuple(sorted(fields | self.exposed.keys() | ({DELETED} if self.missed else set())))


def _clash(field: str, heads: Sequence[Change]) -> bool:
    if field in NEVER_IN_CONFLICT or redacts(field):
        return False
    if MARK in field and is_hidden(field):  # only struck words, and that somebody took them out
        return False
    values = {head.value for head in heads}
    if field.partition("/")[0] in SETS and "/" in field:
        return len({None if value is None else bool(value) for value in values}) > 1
    return len(values) > 1


def _member_order(member: tuple[str, str]) -> tuple[int, str]:
    value, name = member
    return (int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0, name)


def fold(changes: Sequence[Change]) -> ItemState:
    """What the changes of one item mean together; the order they come in does not matter.

    A member whose word is in its value shows as any other: ``live`` has it as “tags/WORD” with its number.

    Raises IndexError when there are none.
    """
    item = changes[0].item
    live = {change.field: (change,) for change in changes}
    names = "\n".join(live)
    if MARK in names:
        changes = named(changes)
        live = {change.field: (change,) for change in changes}
    # Most items have each field once. A field that only looks like a redaction costs the longer way, no more.
    if len(live) == len(changes) and DELETED not in live and REDACTED not in names:
        origin = live["kind"][0] if "kind" in live else min(changes)
        return ItemState(item, live, False, (), {}, {}, origin)
    by_field: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_field[change.field].append(change)
    return _fold_history(item, {change.id: change for change in changes}, by_field)


def redacts(field: str) -> bool:
    """Whether changes of this field are redactions."""
    return field[:8] == REDACTED and (len(field) == 8 or field[8] == "/")


def redactions_among(changes: Iterable[Change]) -> list[Change]:
    """Those of the changes that are redactions; most are not, and are passed over without a call."""
    return [change for change in changes if change.field[:8] == REDACTED and redacts(change.field)]


def _fold_history(item: str, known: Mapping[bytes, Change], by_field: Mapping[str, list[Change]]) -> ItemState:
    depth = depths(known)
    live = {field: _heads(field, found, depth) for field, found in by_field.items()}
    missed = _missed(known, live)
    deletions = live.get(DELETED, ())
    deleted = bool(deletions) and deletions[0].value == YES and not missed
    redactions = sorted(change for field, found in by_field.items() if redacts(field) for change in found)
    struck = {parent: change for change in redactions for parent in split_ids(change.parents) if parent in known}
    origin = min(by_field.get("kind") or known.values(), key=lambda change: (depth[change.id], change.id))
    return ItemState(item, live, deleted, missed, struck, _exposed(known, live, redactions), origin)


def _exposed(
    known: Mapping[bytes, Change], live: Mapping[str, tuple[Change, ...]], redactions: Sequence[Change]
) -> dict[str, tuple[Change, ...]]:
    """Field → the redactions of it that a live edit did not see and that did not see the edit."""
    found: dict[str, set[Change]] = defaultdict(set)
    children = _children(known) if redactions else {}
    for redaction in redactions:
        related = _related(known, children, redaction.id)
        for field in {known[key].field for key in split_ids(redaction.parents) if key in known}:
            if any(_stands(head) and head.id not in related for head in live[field]):
                found[field].add(redaction)
    return {field: tuple(sorted(strikers)) for field, strikers in found.items()}


def _stands(head: Change) -> bool:
    """Whether words are there; a member whose words were struck, and that another took out, is of one mind."""
    return head.value is not None and bool(head.value or not is_hidden(head.field))


def _related(known: Mapping[bytes, Change], children: Mapping[bytes, Sequence[bytes]], start: bytes) -> set[bytes]:
    """A change with its ancestors and its descendants."""
    return _reach(start, lambda key: split_ids(known[key].parents), known) | _reach(
        start, lambda key: children.get(key, ()), known
    )


def _heads(field: str, changes: Sequence[Change], depth: Mapping[bytes, int]) -> tuple[Change, ...]:
    if len(changes) == 1:
        return tuple(changes)
    replaced = {parent for change in changes for parent in split_ids(change.parents)}
    # Only forged struck rows can replace each other in a ring; then all of them stand.
    heads = [change for change in changes if change.id not in replaced] or list(changes)

    def rank(change: Change) -> tuple[bool, bool, int, bytes]:
        visible = field != DELETED or change.value != YES
        return (change.value is not None, visible, depth[change.id], change.id)

    return tuple(sorted(heads, key=rank, reverse=True))


def depths(known: Mapping[bytes, Change]) -> dict[bytes, int]:
    """The longest way from each change down to one without present parents: 0 for such a one.

    Counted from the graph itself, never from what a row claims. A cycle, which only a forged struck
    row could make, counts from 0.
    """
    waiting = {key: [p for p in split_ids(change.parents) if p in known] for key, change in known.items()}
    children: dict[bytes, list[bytes]] = defaultdict(list)
    for key, parents in waiting.items():
        for parent in parents:
            children[parent].append(key)
    missing = {key: len(parents) for key, parents in waiting.items()}
    depth = dict.fromkeys(known, 0)
    ready = [key for key, count in missing.items() if count == 0]
    while ready:
        key = ready.pop()
        for child in children.get(key, ()):
            depth[child] = max(depth[child], depth[key] + 1)
            missing[child] -= 1
            if missing[child] == 0:
                ready.append(child)
    return depth


def ancestors(change: Change, known: Mapping[bytes, Change]) -> set[bytes]:
    """The ids of all present changes that a change goes back to, itself left out."""
    seen: set[bytes] = set()
    waiting = split_ids(change.parents)
    while waiting:
        key = waiting.pop()
        if key in known and key not in seen:
            seen.add(key)
            waiting += split_ids(known[key].parents)
    return seen


def _missed(known: Mapping[bytes, Change], live: Mapping[str, tuple[Change, ...]]) -> tuple[Change, ...]:
    """Deletions and edits of which neither is the other's ancestor."""
    edits = [head for field, heads in live.items() if field != DELETED and not redacts(field) for head in heads]
    missed: dict[bytes, Change] = {}
    deletions = [head for head in live.get(DELETED, ()) if head.value == YES]
    children = _children(known) if deletions else {}
    for deletion in deletions:
        related = _related(known, children, deletion.id)
        strangers = [edit for edit in edits if edit.id not in related]
        if strangers:
            missed[deletion.id] = deletion
            missed.update((edit.id, edit) for edit in strangers)
    return tuple(sorted(missed.values(), key=lambda change: (change.field != DELETED, change.field, change.id)))


def _children(known: Mapping[bytes, Change]) -> dict[bytes, list[bytes]]:
    children: dict[bytes, list[bytes]] = defaultdict(list)
    for key, change in known.items():
        for parent in split_ids(change.parents):
            children[parent].append(key)
    return children


def _reach(start: bytes, step: Callable[[bytes], Iterable[bytes]], known: Mapping[bytes, Change]) -> set[bytes]:
    seen = {start}
    waiting = [start]
    while waiting:
        for key in step(waiting.pop()):
            if key in known and key not in seen:
                seen.add(key)
                waiting.append(key)
    return seen
