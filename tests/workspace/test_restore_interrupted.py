"""Going back to a backup where something came in between: a power cut, a full disk."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.errors import SessionFileError
from facilitator.workspace import files, proving
from facilitator.workspace.backups import Occasion, make_backup
from facilitator.workspace.kept_backups import restore_backup


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    laptop = new_laptop(tmp_path / "ann.facilitator")
    keep(laptop, "fences for cranes", "two wells")
    return laptop


def _backup(laptop: Laptop) -> Path:
    with files.opened(laptop.path, laptop.clock) as file:
        return make_backup(file, laptop.path.parent / "Backups", Occasion.BY_HAND).path


def _digest(laptop: Laptop) -> str:
    with files.opened(laptop.path, laptop.clock) as file:
        assert proving.check(file) == []
        return proving.digest(file)


def test_a_journal_that_a_cut_left_without_its_file_is_not_played_back_into_the_restored_one(laptop: Laptop) -> None:
    backup, before = _backup(laptop), _digest(laptop)
    journal, left = (laptop.path.with_name(laptop.path.name + ending) for ending in ("-journal", "-left"))
    with closing(sqlite3.connect(laptop.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=5")
        connection.execute("UPDATE change SET author='somebody else'")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE change SET wall=wall+1")
        connection.execute("UPDATE local SET value=value || hex(zeroblob(100000))")
        shutil.copyfile(journal, left)
        connection.execute("ROLLBACK")
    laptop.path.unlink()
    left.rename(journal)
    restore_backup(laptop.path, backup, laptop.path.parent / "Backups", laptop.clock)
    assert _digest(laptop) == before


def test_a_sound_file_of_which_no_backup_can_be_made_stays_in_its_place(laptop: Laptop, tmp_path: Path) -> None:
    backup = _backup(laptop)
    keep(laptop, "typed since")
    before = _digest(laptop)
    no_folder = tmp_path / "a file"
    no_folder.touch()
    with pytest.raises(SessionFileError, match="nothing was changed"):
        restore_backup(laptop.path, backup, no_folder, laptop.clock)
    assert _digest(laptop) == before
    assert not list(tmp_path.glob("*broken*"))


def test_a_broken_file_is_kept_under_another_name(laptop: Laptop) -> None:
    backup, before = _backup(laptop), _digest(laptop)
    broken = laptop.path.read_bytes()[:5000]
    laptop.path.write_bytes(broken)
    kept = restore_backup(laptop.path, backup, laptop.path.parent / "Backups", laptop.clock).before
    assert kept is not None
    assert kept.read_bytes() == broken
    assert _digest(laptop) == before
