"""A file of an older version is kept as it was before its tables are made anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop, rewrite

from facilitator.errors import SessionFileError
from facilitator.workspace import files, merging, proving
from facilitator.workspace.backups import Occasion
from facilitator.workspace.kept_backups import kept_backups
from facilitator.workspace.showing import load_records


@pytest.fixture
def old(tmp_path: Path) -> Laptop:
    """A file as a version before made it: its list of notes has a column less."""
    laptop = new_laptop(tmp_path / "old.facilitator")
    keep(laptop, "Corridors first")
    rewrite(laptop.path, "ALTER TABLE notes DROP COLUMN text")
    rewrite(laptop.path, "UPDATE local SET value='0' WHERE name='derived'")
    return laptop


def _derived(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT value FROM local WHERE name='derived'").fetchone()[0]


def test_opening_an_older_file_leaves_a_backup_of_it(old: Laptop) -> None:
    folder = old.path.parent / "Backups"
    with files.opened(old.path, old.clock) as file:
        assert load_records(file).notes[0].text == "Corridors first"
        assert proving.check(file) == []
    (backup,) = kept_backups(old.path, folder)
    assert backup.occasion is Occasion.MIGRATION and _derived(backup.path) == "0"
    assert backup.path.stem.endswith("29 Aug 21.00")  # at the venue, as all others
    with files.opened(old.path, old.clock):
        pass
    assert len(kept_backups(old.path, folder)) == 1


def test_an_older_file_that_is_merged_into_is_backed_up_too(old: Laptop, tmp_path: Path) -> None:
    other = new_laptop(tmp_path / "other.facilitator", 2, "Bo")
    merging.merge(old.path, [other.path], old.clock)
    assert [one.occasion for one in kept_backups(old.path, tmp_path / "Backups")] == [Occasion.MIGRATION]


def test_without_a_place_for_the_backup_nothing_is_changed(old: Laptop) -> None:
    (old.path.parent / "Backups").write_text("in the way")
    before = old.path.read_bytes()
    with pytest.raises(SessionFileError, match="No backup could be made"), files.opened(old.path, old.clock):
        pass
    assert old.path.read_bytes() == before
