"""Which note stands in which row: groups of keys in order, with or without heads (pure)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from facilitator.workspace.listing import Key


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group: the point it stands for ("" for none) and how many notes it has."""

    point: str
    count: int


@dataclass(slots=True)
class _Group:
    point: str
    keys: list[Key] = field(default_factory=list[Key])


class NoteRows:
    """The rows of a list as they are read. Without heads everything is one group, in the order of the keys."""

    def __init__(
        self,
        groups: Iterable[tuple[str, list[Key]]] = (),
        places: dict[str, Key] | None = None,
        points: Sequence[str] = (),
        *,
        heads: bool = False,
    ) -> None:
        self.heads = heads
        self._points = {point: rank for rank, point in enumerate(points)}
        self._groups = [_Group(point, keys) for point, keys in groups]
        self._places = {} if places is None else places
        self._starts: list[int] = []
        self._renumber()

    def __len__(self) -> int:
        return self._length

    @property
    def note_count(self) -> int:
        """The number of notes, heads not counted."""
        return len(self._places)

    def __getitem__(self, row: int) -> Key | Head:
        """What stands in a row. Raises IndexError."""
        if not 0 <= row < self._length:
            raise IndexError(row)
        at = bisect_right(self._starts, row) - 1
        group = self._groups[at]
        inside = row - self._starts[at] - self.heads
        return Head(group.point, len(group.keys)) if inside < 0 else group.keys[inside]

    def id_at(self, row: int) -> str:
        """The id in a row, "" for a head."""
        found = self[row]
        return "" if isinstance(found, Head) else found[2]

    def row_of(self, item: str) -> int:
        """The row of a note, -1 where it is not listed."""
        key = self._places.get(item)
        if key is None:
            return -1
        at, inside = self._find(key)
        return self._starts[at] + self.heads + inside

    def head_row(self, point: str) -> int:
        """The row of the head of a point, -1 where there is none."""
        if not self.heads:
            return -1
        return next(
            (start for start, group in zip(self._starts, self._groups, strict=True) if group.point == point), -1
        )

    def group_head(self, row: int) -> int:
        """The row of the head above a row, -1 where there are none."""
        if not self.heads or not self._groups:
            return -1
        return self._starts[max(0, bisect_right(self._starts, row) - 1)]

    def last_row(self, point: str) -> int:
        """The last row of the group of a point, of the whole list without heads; -1 where there is none."""
        if not self.heads:
            return self._length - 1
        for start, group in zip(self._starts, self._groups, strict=True):
            if group.point == point:
                return start + len(group.keys)
        return -1

    def ids(self, first: int, last: int) -> list[str]:
        """The ids of the notes in rows ``first`` to ``last``, inclusive."""
        found: list[str] = []
        for start, group in zip(self._starts, self._groups, strict=True):
            above = start + self.heads
            if above <= last and above + len(group.keys) > first:
                found += [key[2] for key in group.keys[max(first - above, 0) : last + 1 - above]]
        return found

    def key(self, item: str) -> Key | None:
        """The key under which a note is listed."""
        return self._places.get(item)

    def _find(self, key: Key) -> tuple[int, int]:
        at = self._group_place(key[3])
        return at, bisect_left(self._groups[at].keys, key)

    def _group_place(self, point: str) -> int:
        if not self.heads:
            return 0
        return bisect_left(self._groups, self.rank(point), key=lambda group: self.rank(group.point))

    def rank(self, point: str) -> tuple[int, str]:
        """Points in the order of the programme, then those nobody knows, then no point."""
        return (self._points.get(point, len(self._points) + (not point)), point)

    def _renumber(self) -> None:
        self._starts = []
        row = 0
        for group in self._groups:
            self._starts.append(row)
            row += len(group.keys) + self.heads
        self._length = row


class NoteOrder(NoteRows):
    """The rows of a list, and how notes come into it and leave it."""

    def room_for(self, key: Key) -> tuple[int, int]:
        """The rows (first, last) that ``insert`` would fill: one, or two where its group begins with it."""
        at = self._group_place(key[3])
        if at < len(self._groups) and self._is_of(self._groups[at], key[3]):
            row = self._starts[at] + self.heads + bisect_left(self._groups[at].keys, key)
            return row, row
        row = self._starts[at] if at < len(self._groups) else self._length
        return row, row + self.heads

    def insert(self, key: Key) -> None:
        """Puts a note where it belongs."""
        at = self._group_place(key[3])
        if at == len(self._groups) or not self._is_of(self._groups[at], key[3]):
            self._groups.insert(at, _Group(key[3]))
        keys = self._groups[at].keys
        keys.insert(bisect_left(keys, key), key)
        self._places[key[2]] = key
        self._renumber()

    def rows_of(self, item: str, kept: str | None = None) -> tuple[int, int]:
        """The rows (first, last) that ``remove`` would empty; (-1, -1) where the note is not listed.

        The head of an empty group goes too, but that of the point ``kept``.
        """
        row = self.row_of(item)
        if row < 0:
            return -1, -1
        at, _ = self._find(self._places[item])
        alone = self.heads and len(self._groups[at].keys) == 1 and self._groups[at].point != kept
        return (row - 1, row) if alone else (row, row)

    def remove(self, item: str, kept: str | None = None) -> None:
        """Takes a note out."""
        at, inside = self._find(self._places[item])
        del self._groups[at].keys[inside]
        del self._places[item]
        if not self._groups[at].keys and (not self.heads or self._groups[at].point != kept):
            del self._groups[at]
        self._renumber()

    def _is_of(self, group: _Group, point: str) -> bool:
        return not self.heads or group.point == point


def found_order(keys: list[Key]) -> NoteOrder:
    """The rows of what a search found, best first."""
    return NoteOrder([("", keys)] if keys else [], {key[2]: key for key in keys})


def listed_order(
    groups: Sequence[tuple[str, list[Key]]],
    points: Sequence[str],
    places: dict[str, Key],
    *,
    heads: bool,
    target: str | None = None,
) -> NoteOrder:
    """The rows of a list; with heads the point ``target`` has one even without notes: new notes go there."""
    order = NoteOrder((), {}, points, heads=heads)
    shown = list(groups)
    if heads and target is not None and all(point != target for point, _ in shown):
        shown.append((target, []))
        shown.sort(key=lambda group: order.rank(group[0]))
    return NoteOrder(shown, places, points, heads=heads)
