"""What the file says of the notes to be listed: their order, and the rows that are wanted at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facilitator.ui.pages.capture.notes.note_order import NoteOrder, found_order, listed_order
from facilitator.workspace.files import SessionFile
from facilitator.workspace.listing import Row, Sieve, found_notes, list_notes, note_rows

_SCREEN = 60


@dataclass(frozen=True, slots=True)
class Loaded:
    """A list: its order, and the rows read so far."""

    order: NoteOrder
    rows: tuple[Row, ...]


def listed(sieve: Sieve, target: str, seen: Sequence[str], *, heads: bool) -> Callable[[SessionFile], Loaded]:
    """Reads the notes let through, in their order, with the rows ``seen`` and those near the end of the point
    ``target``; ``heads``: with the points between them."""

    def work(file: SessionFile) -> Loaded:
        found = list_notes(file, sieve)
        points = [point for point, _ in found.points]
        order = listed_order(found.groups, points, found.places, heads=heads, target=target)
        end = order.last_row(target)
        near = order.ids(end - _SCREEN, end) or order.ids(0, _SCREEN)
        return Loaded(order, note_rows(file, list(dict.fromkeys([*near, *seen]))))

    return work


def searched(words: str, sieve: Sieve, seen: Sequence[str]) -> Callable[[SessionFile], Loaded]:
    """Reads the notes found on these words, best first, with the rows ``seen`` and the best ones."""

    def work(file: SessionFile) -> Loaded:
        keys, rows = found_notes(file, words, sieve, _SCREEN)
        return Loaded(found_order(keys), (*note_rows(file, seen), *rows))

    return work
