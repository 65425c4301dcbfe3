"""Who wrote items down: the author and the opening of the file in which each was made."""

from __future__ import annotations

import sqlite3


def hands(connection: sqlite3.Connection) -> dict[str, str]:
    """Item → its author and the writer of its making, as one text that is equal for the same hand only."""
    rows = connection.execute("SELECT item, author, hex(writer) FROM change WHERE field='kind' AND parents=x''")
    once: dict[str, str] = {}  # a hand has many items: its text is kept once
    return {item: once.setdefault(hand, hand) for item, hand in ((row[0], f"{row[1]}\x00{row[2]}") for row in rows)}
