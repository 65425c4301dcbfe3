"""Backups by the command line: made before a merge, listed, kept to a number, gone back to, rid of struck words."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from terminal import good, quick

from facilitator.workspace.kept_backups import keep_at_most, kept_backups


def _backups(room: Path) -> list[str]:
    folder = room / "Backups"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_merge_that_brings_something_makes_a_backup_of_what_was(room: Path) -> None:
    before = good("digest", "ana.facilitator").out
    good("merge", "ana.facilitator", "bo.facilitator")
    assert _backups(room) == ["ana before merge 29 Aug 12.40.facilitator"]
    assert good("digest", f"Backups/{_backups(room)[0]}").out == before
    good("merge", "ana.facilitator", "bo.facilitator")
    assert len(_backups(room)) == 1  # nothing new: nothing to go back to


def test_a_new_target_and_a_dry_run_make_none(room: Path) -> None:
    good("merge", "made.facilitator", "ana.facilitator")
    good("merge", "ana.facilitator", "bo.facilitator", "--dry-run")
    assert _backups(room) == []


def test_going_back_keeps_what_was(room: Path) -> None:
    before = good("show", "ana.facilitator", "--json").out
    good("merge", "ana.facilitator", "bo.facilitator")
    merged = good("digest", "ana.facilitator").out
    told = good("backups", "ana.facilitator", "--restore", _backups(room)[0]).out
    assert good("show", "ana.facilitator", "--json").out == before
    (kept,) = [name for name in _backups(room) if "before restore" in name]
    assert kept in told and good("digest", f"Backups/{kept}").out == merged
    good("note", "ana.facilitator", "on we go")
    assert good("check", "ana.facilitator").code == 0


def test_a_broken_file_is_kept_with_its_journal_when_one_goes_back(room: Path) -> None:
    good("backups", "ana.facilitator", "--make")
    digest = good("digest", "ana.facilitator").out
    (room / "ana.facilitator").write_bytes(b"SQLite format 3\0" + bytes(50))
    (room / "ana.facilitator-journal").write_bytes(b"what would be played back")
    good("backups", "ana.facilitator", "--restore", _backups(room)[0])
    assert good("digest", "ana.facilitator").out == digest
    broken = [path.name for path in room.iterdir() if " broken " in path.name]
    assert sorted(name.rpartition("-")[2] for name in broken)[-1] == "journal" and len(broken) == 2
    assert not (room / "ana.facilitator-journal").exists()


def test_a_backup_brings_back_a_file_that_is_gone(room: Path) -> None:
    good("backups", "ana.facilitator", "--make")
    digest = good("digest", "ana.facilitator").out
    (room / "ana.facilitator").unlink()
    good("backups", "ana.facilitator", "--restore", _backups(room)[0])
    assert good("digest", "ana.facilitator").out == digest


def test_a_backup_with_a_changed_word_is_not_put_in_place(room: Path) -> None:
    good("backups", "ana.facilitator", "--make")
    with closing(sqlite3.connect(room / "Backups" / _backups(room)[0])) as connection:
        connection.execute("UPDATE change SET value='forged' WHERE field='text'")
        connection.commit()
    before = (room / "ana.facilitator").read_bytes()
    found = quick("backups", "ana.facilitator", "--restore", _backups(room)[0])
    assert found.code == 1 and "is not sound" in found.err and found.err.count("\n") == 1
    assert (room / "ana.facilitator").read_bytes() == before


def test_backups_with_struck_words_are_named_and_can_be_deleted(room: Path) -> None:
    note = good("note", "ana.facilitator", "the den is at 43.21 N").lines[0]
    good("backups", "ana.facilitator", "--make")
    good("redact", "ana.facilitator", note, "--reason", "a den")
    good("backups", "ana.facilitator", "--make")
    listed = good("backups", "ana.facilitator", "--json").json
    assert sorted(one["struck"] > 0 for one in listed) == [False, True]
    assert "holds" in good("backups", "ana.facilitator").out
    good("backups", "ana.facilitator", "--delete-struck")
    assert len(_backups(room)) == 1
    assert not any(b"43.21" in (room / "Backups" / name).read_bytes() for name in _backups(room))


def test_the_oldest_go_beyond_the_limit_and_those_made_by_hand_stay(room: Path) -> None:
    good("backups", "ana.facilitator", "--make")
    by_hand = _backups(room)[0]
    folder = room / "Backups"
    for number in range(6):
        path = folder / f"ana hourly 29 Aug 0{number}.00.facilitator"
        path.write_bytes((room / "ana.facilitator").read_bytes())
        os.utime(path, (number, number))
    (folder / "ana hourly notes.facilitator").write_bytes(b"somebody's own")
    os.utime(folder / by_hand, (0, 0))
    gone = keep_at_most(room / "ana.facilitator", folder, 4)
    assert sorted(path.name[12:20] for path in gone) == ["9 Aug 00", "9 Aug 01"]
    assert {by_hand, "ana hourly notes.facilitator"} <= set(_backups(room))
    assert [one.at for one in kept_backups(room / "ana.facilitator", folder)] == [5, 4, 3, 2, 0]


@pytest.mark.parametrize("arguments", [["--restore", "nothing.facilitator"], ["--restore", "far.facilitator/x"]])
def test_a_backup_that_is_not_there_is_one_sentence(room: Path, arguments: list[str]) -> None:
    found = quick("backups", "ana.facilitator", *arguments)
    assert found.code == 1 and found.err.count("\n") == 1 and "Traceback" not in found.err
