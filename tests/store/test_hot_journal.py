"""A power cut in the middle of a commit: the journal beside the file gives back what was."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import keep, new_laptop

from facilitator.store import schema
from facilitator.workspace import files, merging, proving


def _cut(path: Path, folder: Path) -> Path:
    """The file as a cut leaves it: its head is of the new length already, its last pages are not there."""
    left = folder / "cut.facilitator"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=5")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version=1")
        connection.execute("UPDATE change SET wall=wall+1")
        connection.execute("UPDATE local SET value=value || hex(zeroblob(100000))")
        shutil.copyfile(path, left)
        shutil.copyfile(path.with_name(path.name + "-journal"), left.with_name(left.name + "-journal"))
        connection.execute("ROLLBACK")
    data = bytearray(left.read_bytes())
    pages = len(data) // 4096 + 7
    data[28:32] = pages.to_bytes(4, "big")
    left.write_bytes(data)
    return left


def test_a_file_with_a_journal_opens_as_it_was_before_the_cut(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator", 1, "Ann")
    keep(laptop, "fences for cranes")
    with files.opened(laptop.path, laptop.clock) as file:
        before = proving.digest(file)
    left = _cut(laptop.path, tmp_path)
    assert left.stat().st_size < int.from_bytes(left.read_bytes()[28:32], "big") * 4096
    with files.opened(left, laptop.clock) as file:
        assert proving.digest(file) == before
        assert proving.check(file) == []


def test_a_stick_pulled_out_in_the_middle_is_merged_as_it_was(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator", 1, "Ann")
    keep(laptop, "fences for cranes")
    left = _cut(laptop.path, tmp_path)
    merging.merge(tmp_path / "into.facilitator", [left], laptop.clock)
    with (
        files.opened(tmp_path / "into.facilitator", laptop.clock) as into,
        files.opened(laptop.path, laptop.clock) as own,
    ):
        assert proving.digest(into) == proving.digest(own)


class _FullDisk:
    """A connection on a disk that fills at the first table dropped."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def execute(self, statement: str, *_: object) -> None:
        self.asked.append(statement)
        if statement.startswith("DROP"):
            raise sqlite3.OperationalError("database or disk is full")


def test_a_disk_that_fails_while_tables_are_made_anew_is_no_broken_table() -> None:
    full = _FullDisk()
    with pytest.raises(sqlite3.OperationalError, match="full"):
        schema.drop_derived(full)  # type: ignore[arg-type]
    assert not any("writable_schema" in statement for statement in full.asked)
