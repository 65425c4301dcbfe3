"""Sources that are missing, torn, in use or half written, and readers that die: nothing is lost or changed."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

import oracle
import pytest
from builders import Laptop, keep

from facilitator.errors import FacilitatorError, MergeError, SessionFileError
from facilitator.merge import foreign
from facilitator.workspace import merging


def test_a_source_that_breaks_off_leaves_those_before_it_merged_and_says_so(
    ann: Laptop, bada: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    third = tmp_path / "third.facilitator"
    shutil.copyfile(bada.path, third)
    keep(Laptop(third, 3, bada.at), "one more line")
    whole = foreign.Foreign.rows

    def broken(self: foreign.Foreign, wanted: bytes) -> object:
        if self.name == third.name:
            self.process.kill()
        return whole(self, wanted)

    monkeypatch.setattr(foreign.Foreign, "rows", broken)
    with pytest.raises(MergeError, match=r"Merged before it: bada\.facilitator\."):
        merging.merge(ann.path, [bada.path, third], ann.clock)
    assert oracle.rows(bada.path).keys() <= oracle.rows(ann.path).keys()
    assert not oracle.rows(third).keys() <= oracle.rows(ann.path).keys()


def test_the_bytes_of_a_source_never_change(ann: Laptop, bada: Laptop) -> None:
    before = bada.path.read_bytes()
    merging.merge(ann.path, [bada.path], ann.clock)
    bada.path.chmod(0o444)
    merging.merge(ann.path, [bada.path], ann.clock, dry_run=True)
    assert bada.path.read_bytes() == before


def test_a_missing_source_is_named_before_anything_is_merged(ann: Laptop, bada: Laptop, tmp_path: Path) -> None:
    before = ann.path.read_bytes()
    with pytest.raises(SessionFileError, match=r"There is no file nowhere\.facilitator"):
        merging.merge(ann.path, [bada.path, tmp_path / "nowhere.facilitator"], ann.clock)
    assert ann.path.read_bytes() == before


@pytest.mark.parametrize("share", [0, 10, 50, 99, 512 / 1000, 30.5])
def test_a_truncated_source_is_refused_with_a_sentence(ann: Laptop, bada: Laptop, share: float) -> None:
    whole = bada.path.read_bytes()
    bada.path.write_bytes(whole[: int(len(whole) * share / 100)])
    before = oracle.rows(ann.path)
    left = "salvage" if share else "is empty"
    with pytest.raises(FacilitatorError, match=rf"bada\.facilitator .*{left}"):
        merging.merge(ann.path, [bada.path], ann.clock)
    assert oracle.rows(ann.path) == before


def test_a_damaged_page_never_changes_a_word_that_is_taken_in(ann: Laptop, bada: Laptop, tmp_path: Path) -> None:
    """Every page in turn is overwritten: refused with a sentence, or whatever comes in is word for word."""
    whole, truth = bada.path.read_bytes(), oracle.rows(bada.path)
    size = int.from_bytes(whole[16:18], "big")
    pages = len(whole) // size
    for page in range(1, pages, max(1, pages // 12)):
        bada.path.write_bytes(whole[: page * size + 8] + b"\xa5" * 40 + whole[page * size + 48 :])
        target = tmp_path / f"page {page}.facilitator"
        try:
            merging.merge(target, [bada.path], ann.clock)
        except FacilitatorError as error:
            assert "bada.facilitator" in str(error)
            continue
        assert oracle.rows(target).items() <= truth.items()
        assert oracle.faults(target) == []


def test_a_source_in_wal_mode_comes_with_its_companion(ann: Laptop, bada: Laptop, tmp_path: Path) -> None:
    live = sqlite3.connect(bada.path)
    live.execute("PRAGMA journal_mode=WAL")
    live.execute("PRAGMA wal_autocheckpoint=0")
    live.close()
    holder = sqlite3.connect(bada.path)
    holder.execute("BEGIN")
    holder.execute("SELECT count(*) FROM change").fetchone()
    (late,) = keep(bada, "committed, and only in the -wal")
    assert bada.path.with_name("bada.facilitator-wal").stat().st_size > 0
    target = tmp_path / "target.facilitator"
    merging.merge(target, [bada.path], ann.clock)
    holder.close()
    assert late in {row.item for row in oracle.rows(target).values()}


def test_a_source_left_in_the_middle_of_a_commit_is_read_as_before_it(
    ann: Laptop, bada: Laptop, tmp_path: Path
) -> None:
    """A hot journal: the changed pages are in the file, the commit never came."""
    before = oracle.rows(bada.path)
    writing = sqlite3.connect(bada.path, isolation_level=None)
    writing.execute("PRAGMA cache_size=1")
    writing.execute("PRAGMA cache_spill=1")
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("UPDATE change SET author='Nobody'")
    writing.execute("CREATE TABLE filler AS SELECT zeroblob(200000) AS z")
    crashed = tmp_path / "crashed.facilitator"
    shutil.copyfile(bada.path, crashed)
    shutil.copyfile(f"{bada.path}-journal", f"{crashed}-journal")
    writing.execute("ROLLBACK")
    writing.close()
    target = tmp_path / "target.facilitator"
    (receipt,) = merging.merge(target, [crashed], ann.clock)
    assert receipt.quarantined == 0
    assert oracle.rows(target) == before


def test_a_reader_that_dies_gives_a_sentence(ann: Laptop, bada: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    before = oracle.rows(ann.path)
    true_start = foreign._start  # pyright: ignore[reportPrivateUsage]

    def killed(copy: Path, *, broken: bool) -> subprocess.Popen[bytes]:
        process = true_start(copy, broken=broken)
        process.kill()
        process.wait()
        return process

    monkeypatch.setattr(foreign, "_start", killed)
    with pytest.raises(MergeError, match=r"bada\.facilitator could not be read to its end, so nothing of it"):
        merging.merge(ann.path, [bada.path], ann.clock)
    assert oracle.rows(ann.path) == before


def test_a_reader_that_dies_midway_leaves_nothing(ann: Laptop, bada: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    before = oracle.rows(ann.path)
    true_rows = foreign.Foreign.rows

    def killed(self: foreign.Foreign, wanted: bytes) -> object:
        found = true_rows(self, wanted)
        yield next(found)
        raise MergeError(f"{self.name} could not be read to its end")

    monkeypatch.setattr(foreign.Foreign, "rows", killed)
    with pytest.raises(MergeError):
        merging.merge(ann.path, [bada.path], ann.clock)
    assert oracle.rows(ann.path) == before
    assert oracle.faults(ann.path) == []
