"""Backups: whole, proved, named for people, never in place of another, and a sentence where none can be made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop, rewrite

from facilitator.errors import SessionFileError
from facilitator.store import copying
from facilitator.workspace import files, proving
from facilitator.workspace.backups import backup_folder, backup_name, make_backup


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    laptop = new_laptop(tmp_path / "2.1 Moderator.facilitator", 1, "Ann")
    keep(laptop, "Corridors first", "무엇보다 먼저 서식지", "ACTION: NIE to map it by Friday")
    return laptop


def test_a_backup_is_the_same_file_again(ann: Laptop, tmp_path: Path) -> None:
    with files.opened(ann.path, ann.clock) as file:
        digest = proving.digest(file)
        made = make_backup(file, backup_folder(ann.path, ""))
        assert make_backup(file, tmp_path / "Backups").path != made.path
    assert made.verified
    assert made.path == tmp_path / "Backups" / "2.1 Moderator before merge 29 Aug 21.00.facilitator"
    with files.opened(made.path, ann.clock) as copy:
        assert proving.digest(copy) == digest
        assert proving.check(copy) == []
    assert sorted(path.name for path in made.path.parent.iterdir()) == [
        "2.1 Moderator before merge 29 Aug 21.00 (2).facilitator",
        "2.1 Moderator before merge 29 Aug 21.00.facilitator",
    ]


def test_the_open_file_keeps_its_locks(ann: Laptop, tmp_path: Path) -> None:
    """A second descriptor of it, once closed, would let others write in the middle of a transaction."""
    with files.opened(ann.path, ann.clock) as file:
        make_backup(file, tmp_path)
        with file.writing() as connection:
            connection.execute("INSERT INTO local VALUES('x', 'y')")
            assert "locked" in rewrite_at_once(ann.path)


def test_what_is_read_stays_locked_when_its_copy_has_been_compared(ann: Laptop, tmp_path: Path) -> None:
    with files.opened(ann.path, ann.clock) as file, file.reading() as connection:
        assert connection.execute("SELECT count(*) FROM change").fetchone() > (0,)
        assert copying.copy_whole(connection, tmp_path / "Backups", "one.facilitator")
        assert "locked" in rewrite_at_once(ann.path)


@pytest.mark.parametrize("there", [True, False])
def test_a_file_that_another_took_the_place_of_is_copied_as_it_is_open(
    ann: Laptop, tmp_path: Path, there: bool
) -> None:
    with files.opened(ann.path, ann.clock) as file:
        digest = proving.digest(file)
        ann.path.rename(tmp_path / "away.facilitator")
        if there:
            new_laptop(ann.path, 2, "Bo")
        made = make_backup(file, tmp_path / "Backups")
    with files.opened(made.path, ann.clock) as copy:
        assert proving.digest(copy) == digest


def rewrite_at_once(path: Path) -> str:
    """What another program is told that wants to write now; in this one SQLite knows better than the locks."""
    deed = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0); c.execute('DELETE FROM local'); c.commit()"
    )
    done = subprocess.run([sys.executable, "-c", deed, str(path)], capture_output=True, text=True, check=False)
    return done.stderr


def test_where_none_can_be_made_a_sentence_says_so(ann: Laptop, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    with files.opened(ann.path, ann.clock) as file:
        with pytest.raises(SessionFileError, match=r"No backup could be made in .*taken.*settings"):
            make_backup(file, tmp_path / "taken")
        assert proving.check(file) == []


def test_a_copy_that_differs_is_no_backup(ann: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync = copying.sync

    def flip(path: Path) -> None:
        sync(path)
        if path.suffix == ".part":
            rewrite(path, "UPDATE change SET value='Corridors last' WHERE value='Corridors first'")

    monkeypatch.setattr(copying, "sync", flip)
    with files.opened(ann.path, ann.clock) as file, pytest.raises(SessionFileError, match="not the same as the file"):
        make_backup(file, tmp_path / "Backups")
    assert not (tmp_path / "Backups").exists()


def test_long_names_and_the_chosen_folder(ann: Laptop, tmp_path: Path) -> None:
    name = backup_name(Path("雪豹" * 60 + ".facilitator"), ann.at)
    assert name.endswith(" before merge 29 Aug 12.00.facilitator") and len(name.encode()) < 240
    assert backup_folder(ann.path, str(tmp_path / "elsewhere")) == tmp_path / "elsewhere"
