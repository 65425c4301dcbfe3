"""The notes that are here whole: those looked at last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from facilitator.workspace.listing import Row

_HELD = 2000


class RowStore:
    """Rows by id, and the ids that were asked for and have not come yet."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._rows = OrderedDict((row.id, row) for row in rows)
        self._asked: set[str] = set()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the notes that are here, those looked at last at the end."""
        return tuple(self._rows)

    def get(self, item: str) -> Row | None:
        """A note, if it is here."""
        return self._rows.get(item)

    def missing(self, ids: Iterable[str]) -> list[str]:
        """Those of the ids that are neither here nor asked for."""
        return [item for item in ids if item not in self._rows and item not in self._asked]

    def ask(self, ids: Iterable[str]) -> None:
        """These are asked for."""
        self._asked.update(ids)

    def hold(self, rows: Iterable[Row]) -> None:
        """Keeps rows, and lets go of those looked at longest ago."""
        for row in rows:
            self._rows[row.id] = row
            self._rows.move_to_end(row.id)
            self._asked.discard(row.id)
        while len(self._rows) > _HELD:
            self._rows.popitem(last=False)

    def forget(self, ids: Iterable[str]) -> None:
        """These are not here any more, nor asked for."""
        for item in ids:
            self._rows.pop(item, None)
            self._asked.discard(item)
