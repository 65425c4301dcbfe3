"""Who wrote items down: the author and the opening of the file in which each was made."""

from __future__ import annotations

import sqlite3


def hands(connection: sqlite3.Connection) -> dict[str, str]:
    """Item → its author and the writer of its making, as one text that is equal for the same hand only."""
    rows = connection.execute("SELECT item, author, hex(writer) FROM change WHERE field='kind' AND parents=x''")
    return {item: f"{author}\x00{writer}" for item, author, writer in rows}
