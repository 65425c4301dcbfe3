"""Sources that are being written, are the target itself, lie in bad company, or hold very long texts."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.changes import LONGEST_VALUE
from facilitator.errors import FacilitatorError, SessionFileError
from facilitator.merge import foreign
from facilitator.merge.union import merge_source
from facilitator.workspace import files, proving
from facilitator.workspace.merging import merge


def _digest(laptop: Laptop) -> str:
    with files.opened(laptop.path, laptop.clock) as file:
        return proving.digest(file)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Laptop, Laptop]:
    here, there = new_laptop(tmp_path / "here.facilitator", 1), new_laptop(tmp_path / "there.facilitator", 2, "Ben")
    keep(there, "Roads are bad", "Fires are worse")
    return here, there


def _at_first_copy(monkeypatch: pytest.MonkeyPatch, before: Callable[[], object], after: Callable[[], object]) -> None:
    copy = shutil.copyfile
    waiting = [True]

    def disturbed(source: Path, target: Path) -> object:
        first = waiting and waiting.pop()
        if first:
            before()
        made = copy(source, target)
        if first:
            after()
        return made

    monkeypatch.setattr(foreign.shutil, "copyfile", disturbed)


def test_a_journal_copied_once_does_not_undo_the_next_copy(
    two: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = two
    writer = sqlite3.connect(there.path, isolation_level=None)
    writer.execute("PRAGMA cache_size=5")
    copy = foreign._copy
    turns: list[int] = []

    def while_written(source: Path, folder: Path) -> tuple[Path, str] | None:
        turns.append(1)
        if len(turns) > 1:
            return copy(source, folder)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO draft SELECT randomblob(16), '', '', x'', hex(randomblob(200000)), 'a', 1")
        found = copy(source, folder)
        writer.execute("COMMIT")
        writer.close()
        keep(there, "Acknowledged while the merge was looking")
        return found

    monkeypatch.setattr(foreign, "_copy", while_written)
    merge(here.path, [there.path], here.clock)
    assert len(turns) > 1
    assert _digest(here) == _digest(there)


def test_a_journal_that_goes_away_is_looked_for_again(
    two: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = two
    journal = there.path.with_name(there.path.name + "-journal")
    journal.write_bytes(b"\0" * 512)
    _at_first_copy(monkeypatch, lambda: None, journal.unlink)
    merge(here.path, [there.path], here.clock)
    assert _digest(here) == _digest(there)


def test_a_name_that_leaves_no_room_for_a_journal(two: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    here, there = two
    long = there.path.rename(tmp_path / ("n" * 238 + ".facilitator"))
    merge(here.path, [long], here.clock)
    there.path = long
    assert _digest(here) == _digest(there)


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_name_that_is_no_text(two: tuple[Laptop, Laptop], tmp_path: Path) -> None:
    here, there = two
    odd = there.path.rename(tmp_path / os.fsdecode(b"caf\xe9.facilitator"))
    merge(here.path, [odd], here.clock)
    there.path = odd
    assert _digest(here) == _digest(there)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("link", ["symlink_to", "hardlink_to"])
def test_merging_a_file_into_itself_keeps_its_lock(two: tuple[Laptop, Laptop], tmp_path: Path, link: str) -> None:
    _, there = two
    alias = tmp_path / "alias.facilitator"
    getattr(alias, link)(there.path)
    ask = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    with files.opened(there.path, there.clock) as file, file.writing() as connection:
        assert merge_source(connection, alias, 0).nothing_new
        other = subprocess.run([sys.executable, "-c", ask, str(there.path)], capture_output=True, text=True)
    assert "locked" in other.stderr


def test_nothing_in_the_folder_one_works_in_is_run(
    two: tuple[Laptop, Laptop], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = two
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "json.py").write_text(f"open({str(stick / 'was-run')!r}, 'w')", encoding="utf-8")
    monkeypatch.chdir(stick)
    merge(here.path, [there.path], here.clock)
    assert not (stick / "was-run").exists()


def test_smaller_pipes_will_do(two: tuple[Laptop, Laptop], monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = two
    run = foreign._run

    def refused(command: list[str], environment: dict[str, str], pipe: int) -> object:
        if pipe > 0:
            raise PermissionError(1, "Operation not permitted")
        return run(command, environment, pipe)

    monkeypatch.setattr(foreign, "_run", refused)
    merge(here.path, [there.path], here.clock)
    assert _digest(here) == _digest(there)


def test_long_texts_can_be_merged_or_are_refused_when_typed(two: tuple[Laptop, Laptop]) -> None:
    here, there = two
    keep(there, *["ж" * (LONGEST_VALUE // 4) for _ in range(25)])
    with pytest.raises(FacilitatorError, match="split it") as refused:
        keep(there, "ж" * (LONGEST_VALUE // 2 + 1))
    assert not isinstance(refused.value, SessionFileError)
    merge(here.path, [there.path], here.clock)
    assert _digest(here) == _digest(there)
