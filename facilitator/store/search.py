"""Search in all scripts: words by their beginnings, unspaced scripts by any part."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from facilitator.store.words import query

# Ranking every hit of a word that stands in each of 100,000 notes costs more than a key press may.
_RANKED = 1000


@dataclass(frozen=True, slots=True)
class Hit:
    """An item in which all words were found; a lower score is a better hit."""

    item: str
    score: float


def search(connection: sqlite3.Connection, text: str, limit: int = 100) -> tuple[Hit, ...]:
    """The items that hold all words of a text, best first; () where the text has no word.

    The best of the newest 1,000 hits; ties by item id, so that equal files answer alike.
    """
    wanted = query(text)
    if not wanted:
        return ()
    rows = connection.execute(
        "SELECT search_document.item, found.score FROM"
        " (SELECT rowid AS number, round(bm25(search), 6) AS score FROM search WHERE search MATCH ?"
        "  ORDER BY rowid DESC LIMIT ?) AS found"
        " JOIN search_document ON search_document.number=found.number ORDER BY found.score, search_document.item"
        " LIMIT ?",
        (wanted, _RANKED, limit),
    )
    return tuple(Hit(item, score) for item, score in rows)
