"""Each line of lines.tsv is read as the table says, and as nothing more."""

from __future__ import annotations

import pytest
from line_fixture import DAY, Row, directory, table

from facilitator.capture.line import read_line

DIRECTORY = directory()
SINGLE = {"sp": "speaker", "st": "speaker_text", "due": "due", "dt": "due_text"}
MANY = {
    "cand": "candidates",
    "tags": "tags",
    "people": "people",
    "sup": "supports",
    "res": "reservations",
    "leads": "leads",
    "partners": "partners",
    "warn": "warnings",
}


def _expected(fields: str) -> dict[str, object]:
    values: dict[str, object] = dict.fromkeys(SINGLE.values(), "") | dict.fromkeys(MANY.values(), ())
    for field in filter(None, fields.split("; ")):
        name, value = field.split("=", 1)
        if name in SINGLE:
            values[SINGLE[name]] = value
        else:
            values[MANY[name]] = tuple(value.split(","))
    return values


def test_the_table_is_long_and_no_line_comes_twice() -> None:
    lines = [row.line for row in table()]
    assert len(lines) >= 200
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("row", table(), ids=lambda row: row.line)
def test_a_line_is_read_as_the_table_says(row: Row) -> None:
    reading = read_line(row.line, DIRECTORY, DAY)
    assert reading.prefix + reading.text == row.line
    assert (reading.prefix, reading.kind) == (row.prefix, row.kind)
    wanted = _expected(row.fields)
    assert {name: getattr(reading, name) for name in wanted} == wanted
