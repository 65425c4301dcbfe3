"""Where a member of a set is stored: under its own name where that is a key or an id, else as a value without name."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from facilitator.set_members import MARK, SETS, hidden_field, hidden_value, is_hidden
from facilitator.store import log


class MemberPlaces:
    """What a pen asks before it writes a member; ``chance`` gives 8 random bytes or more."""

    def __init__(self, connection: sqlite3.Connection, chance: Callable[[], bytes]) -> None:
        self._connection, self._chance = connection, chance
        self._asked: dict[str, bool] = {}

    def place(self, field: str, value: str, parents: Sequence[bytes]) -> tuple[str, str]:
        """Field and value as they are stored. A word stays in the field where it stands already."""
        base, _, word = field.partition("/")
        if base not in SETS or not word or is_hidden(field) or self._is_known(word):
            return field, value
        here = self._standing(base, parents)
        if not (here or value):  # a member of an older file, whose name has the word: taking it out adds none
            return field, value
        return here or hidden_field(base, self._chance()), hidden_value(value, word)

    def _is_known(self, word: str) -> bool:
        """Whether a member is the key of a term or the id of an item. Asked once for each: a word that becomes a key
        meanwhile reads the same either way."""
        known = self._asked.get(word)
        if known is None:
            asked = "SELECT 1 FROM terms WHERE key=? UNION ALL SELECT 1 FROM change WHERE item=? LIMIT 1"
            known = self._asked[word] = self._connection.execute(asked, (word, word)).fetchone() is not None
        return known

    def _standing(self, base: str, parents: Sequence[bytes]) -> str:
        asked = "SELECT field FROM change WHERE id=?"
        if not parents:
            return ""
        rows = [self._connection.execute(asked, (parent,)).fetchone() for parent in parents]
        names = (field for (field,) in filter(None, rows))
        return min((name for name in names if name.startswith(base + MARK) and is_hidden(name)), default="")


def told_fields(connection: sqlite3.Connection, found: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Item → names of its fields as stored, given back with the words of members in place of names without any."""
    told: dict[str, set[str]] = defaultdict(set)
    for item, fields in found.items():
        told[item] = set(fields)
        if any(is_hidden(field) for field in told[item]):
            now = {change.id: change.field for change in log.history(connection, item)}
            names = {change.field: now[change.id] for change in log.stored(connection, item)}
            told[item] = {names.get(field, field) for field in told[item]}
    return dict(told)
