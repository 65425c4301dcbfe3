"""Where struck words stand besides, now or once, such as in a paper that was settled: found before they are gone."""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.changes import redacts
from facilitator.set_members import is_hidden, set_of, word_in
from facilitator.store.log import StruckValue
from facilitator.store.member_places import told_fields

LONG_ENOUGH = 12  # characters: shorter words are looked for only where they are the whole of a value
LONG_HERE = 3  # in the same item, whose tags stand in its text, too

# Ids, keys, days and digests: nobody's words.
_CODES = frozenset({
    "kind", "order", "point", "slot", "session", "speaker", "status", "due", "day", "start", "end", "type", "coverage",
    "first_day", "last_day", "zone", "vocabulary", "key", "group", "template", "language", "layout", "digest", "bases",
    "after", "cleared_on", "asked", "reminded", "replied", "currency", "paper", "covers", "version", "attribution",
    "held", "present", "starred", "verbatim", "placed", "placed_message", "part", "deleted",
})  # fmt: skip
# What many items share by right, and whole papers, which are never found again word for word.
_SHARED = frozenset({
    "prefix", "organization", "delegation", "constituency", "role", "abbreviation", "cost", "duration", "due_text",
    "confirmed", "parked", "lead_confirmed", "cleared_by", "by", "body", "tree",
})  # fmt: skip
_TAG = re.compile(r"[#＃][^\s#＃]+")

Struck = dict[str, str]
"""Words, folded, of what is struck → the reason given."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A field of an item, of this kind, that holds struck words, by the name ``redact`` takes, and why they went."""

    item: str
    kind: str
    field: str
    reason: str


def fold_words(text: str) -> str:
    """Words for comparison: NFC, case folded, single spaces."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).split())


def words_of(struck: Iterable[StruckValue]) -> Struck:
    """The words of values that were struck; besides without tags and a last full stop, as papers have them."""
    return {form: one.reason for one in struck for form in _forms(_own_words(one.field, one.value))}


def standing(connection: sqlite3.Connection, gone: Collection[StruckValue]) -> tuple[Standing, ...]:
    """Every field in which words that were struck stand besides, now or once; what a template says is not looked at."""
    struck = words_of(gone)
    if not struck:
        return ()
    asked = "SELECT item, field, value FROM change WHERE value IS NOT NULL AND author<>''"
    found: dict[str, dict[str, str]] = defaultdict(dict)
    long = [words for words in struck if len(words) >= LONG_ENOUGH]
    near = [words for words in struck if len(words) >= LONG_HERE]
    same = {one.item for one in gone}
    for item, field, value in connection.execute(asked):
        looked_for = near if item in same else long
        hit = _hit(struck, looked_for, field, value) if field not in _CODES and not redacts(field) else None
        if hit is not None:
            found[item].setdefault(field, struck[hit])
    return tuple(one for item, fields in sorted(found.items()) for one in _told(connection, item, fields))


def says(gone: Iterable[StruckValue], text: str) -> bool:
    """Whether a text says words that were struck."""
    struck = words_of(gone)
    return _hit(struck, [words for words in struck if len(words) >= LONG_ENOUGH], "", text) is not None


def _told(connection: sqlite3.Connection, item: str, fields: Mapping[str, str]) -> Iterator[Standing]:
    row = connection.execute("SELECT value FROM change WHERE item=? AND field='kind' LIMIT 1", (item,)).fetchone()
    names = told_fields(connection, {item: fields})[item]
    reason = next(iter(fields.values()))
    for name in sorted(names):
        yield Standing(item, (row[0] if row else "") or "", name, fields.get(name, reason))


def _own_words(field: str, value: str) -> str:
    """The words of a value that can be looked for elsewhere, "" for none."""
    if is_hidden(field):
        return word_in(value)
    none = field in _CODES or field in _SHARED or redacts(field) or set_of(field)
    return "" if none else value


def _forms(text: str) -> set[str]:
    bare = fold_words(_TAG.sub(" ", text))
    forms = {fold_words(text), *((bare,) if len(bare) >= LONG_ENOUGH else ())}
    return {form for one in forms for form in (one, one.rstrip(" .")) if form}


def _hit(struck: Struck, long: Collection[str], field: str, value: str) -> str | None:
    for text in _texts(word_in(value) if is_hidden(field) else value):
        words = fold_words(text)
        hit = words if words in struck else next((one for one in long if one in words), None)
        if hit is not None:
            return hit
    return None


def _texts(value: str) -> Iterator[str]:
    """A value; of stored JSON every text in it, and those that stand side by side as one."""
    if value[:1] in ("{", "["):
        try:
            data = json.loads(value)
            yield from list(_leaves(data))
        except (ValueError, RecursionError):
            yield value
    else:
        yield value


def _leaves(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for each in data.values():
            yield from _leaves(each)
    elif isinstance(data, list):
        yield "".join(each["text"] for each in data if isinstance(each, dict) and isinstance(each.get("text"), str))
        for each in data:
            yield from _leaves(each)
