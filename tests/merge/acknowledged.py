"""What was ever acknowledged by a verb: the rows it left, and the values people gave. None of it may be lost."""

from __future__ import annotations

from pathlib import Path

import oracle


class Acknowledged:
    """Grows with every verb."""

    def __init__(self) -> None:
        self._rows: dict[bytes, oracle.Row] = {}
        self._given: list[tuple[str, str, str]] = []

    def take(self, path: Path) -> None:
        """All rows of a file as a verb left it."""
        for key, row in oracle.rows(path).items():
            if row.value is not None or key not in self._rows:
                self._rows[key] = row

    def give(self, item: str, field: str, value: str) -> None:
        """A person gave a field a value."""
        self._given.append((item, field, value))

    def lost(self, path: Path) -> list[str]:
        """What a file that should hold everything does not; a struck value is not lost."""
        rows = oracle.rows(path)
        struck = {(rows[key].item, rows[key].field) for key in oracle.struck(rows)}
        kept = {(row.item, row.field, row.value) for row in rows.values()}
        gone = [given for given in self._given if given not in kept and given[:2] not in struck]
        return [f"lost: {fault}" for fault in (*oracle.lost(self._rows, path), *gone)]
