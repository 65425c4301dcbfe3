"""The rows of the derived tables as plain values: sets as tuples, maps as dictionaries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from facilitator.store.opening import Connection
from facilitator.store.tables import TABLES, Table, columns, forms


def plain_rows(connection: Connection) -> Iterator[tuple[Table, dict[str, Any]]]:
    """(table, column → value) of every row, table by table, in the order of the ids."""
    for table in TABLES:
        names = columns(table)
        listed = ", ".join(f'"{name}"' for name in names)
        for row in connection.execute(f"SELECT {listed} FROM {table.name} ORDER BY id"):
            found = dict(zip(names, row, strict=True))
            for field, (_, form) in forms(table).items():
                if form in ("set", "map"):
                    value = json.loads(found[field])
                    found[field] = tuple(value) if form == "set" else value
            yield table, found
