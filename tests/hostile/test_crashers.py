"""What once made the program stumble over rows that verify: the smallest of each, merged in and worked with."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from builders import NOON, change, keep, new_laptop

from facilitator.changes import Change
from facilitator.domain import Records, Session, Workshop
from facilitator.workspace import files, merging, proving
from facilitator.workspace.listing import Sieve, list_notes, note_rows
from facilitator.workspace.papers import PAPERS, compose
from facilitator.workspace.showing import load_records

_PUT = "INSERT INTO change VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def merged(folder: Path, rows: list[Change]) -> Path:
    """A good file into which one came that holds these rows besides."""
    target, source = (new_laptop(folder / f"{name}.facilitator", seed) for seed, name in ((1, "ann"), (2, "bo")))
    keep(target, "a good note")
    with closing(sqlite3.connect(source.path)) as connection:
        connection.executemany(_PUT, rows)
        connection.commit()
    merging.merge(target.path, [source.path], target.clock)
    return target.path


@pytest.mark.parametrize("rows", [
    [change("n", "kind", "statement"), change("n", "text", "words"), change("n", "struck", "by nobody")],
    [change("n", "kind", "statement"), change("n", "text", "words"), change("n", "to come", "struck")],
    [change("n", "kind", "statement"), change("n", "text", "words"), change("n", "struck/text", "1")],
])  # fmt: skip
def test_a_field_called_struck_does_not_pass_for_a_redaction(tmp_path: Path, rows: list[Change]) -> None:
    path = merged(tmp_path, rows)
    with files.opened(path, new_laptop(tmp_path / "c.facilitator", 3).clock) as file:
        ids = [key[2] for _, keys in list_notes(file, Sieve()).groups for key in keys]
        shown = {row.id: row for row in note_rows(file, ids)}
        assert shown["n"].text == "words" and shown["n"].struck == ""
        note = next(one for one in load_records(file).notes if one.id == "n")
        assert not isinstance(note.other.get("struck"), str)
        assert note.other  # nothing is hidden
        assert proving.check(file) == []


@pytest.mark.parametrize("value", ["9" * 4400, "1" * 30, "\u00b2", "-1", "0", "{", ",", ""])
@pytest.mark.parametrize(
    "name", ["paper.words", "heading.items", "review.days", "ladder.many", "paper.minutes", "wording.months"]
)
def test_a_setting_that_is_no_number_leaves_the_usual_one(name: str, value: str) -> None:
    workshop = Workshop("w", "", "", "", "", "2024-08-28", "2024-08-29", "Asia/Seoul", {name: value})
    session = Session("s", "1", "Cats", "", "parallel", "", (), (), True, "a0")
    for last_day in ("2024-08-29", "9999-12-31", "soon"):
        records = Records(replace(workshop, last_day=last_day), sessions=(session,))
        for paper in PAPERS:
            assert compose(records, paper, None, NOON).parts
