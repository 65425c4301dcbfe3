"""Search in all scripts: words by their beginnings, unspaced scripts by any part."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.store.words import query, query_words

# Looking at every hit of a word that stands in each of 100,000 notes costs more than a key press may.
_RANKED = 1000


@dataclass(frozen=True, slots=True)
class Hit:
    """An item in which all words were found; a lower score is a better hit."""

    item: str
    score: float


def search(connection: sqlite3.Connection, text: str, limit: int = 100) -> tuple[Hit, ...]:
    """The items that hold all words of a text, best first; () where the text has no word.

    Best are the words side by side, then most of them whole, then the shortest text; ties by item id.
    Where more than 1,000 items hit, the latest to come into this file are ranked.
    """
    wanted = query(text)
    if not wanted:
        return ()
    words = query_words(text)
    rows = connection.execute(
        "SELECT item, words FROM search_document WHERE number IN"
        " (SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?)",
        (wanted, _RANKED),
    )
    hits = sorted((score(words, found), item) for item, found in rows)
    return tuple(Hit(item, rank) for rank, item in hits[:limit])


def score(wanted: Sequence[str], words: str) -> float:
    """How far a text, as indexed words parted by spaces, is from a query; lower is better."""
    padded = f" {words} "
    beside = f" {' '.join(wanted)}" in padded
    whole = sum(f" {word} " in padded for word in wanted)
    return -4.0 * beside - 2.0 * whole / len(wanted) + len(words) / (len(words) + 200)
