"""Three hundred hostile files, the same ones each time, merged into a good one; more by ``python -m tests.hostile``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.changes import Change
from facilitator.merge import foreign
from tests.hostile import trial
from tests.hostile.files import MAKERS
from tests.hostile.trial import attempt, originals

COUNT = int(os.environ.get("HOSTILE_FILES", "300"))


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A good target and a good source."""
    return originals(tmp_path_factory.mktemp("originals"))


@pytest.mark.parametrize("kind", range(len(MAKERS)), ids=[make.__name__ for make in MAKERS])
def test_no_file_crashes_changes_its_source_or_brings_a_row_in_unproved(
    pair: tuple[Path, Path], tmp_path: Path, kind: int
) -> None:
    found = [attempt(tmp_path, *pair, seed, papers=2) for seed in range(kind, COUNT, len(MAKERS))]
    assert found
    assert not [(one.seed, one.faults) for one in found if one.faults]


def test_the_trial_sees_a_row_that_was_let_in_unproved(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = foreign.unpacked

    def credulous(body: bytes) -> tuple[list[Change], list[Change]]:
        good, bad = true(body)
        return [*good, *bad], []

    monkeypatch.setattr(foreign, "unpacked", credulous)
    forged = next(index for index, make in enumerate(MAKERS) if make.__name__ == "forged")
    assert any("do not verify" in fault for fault in attempt(tmp_path, *pair, forged).faults)


def test_the_trial_sees_what_takes_too_much_memory(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = next(index for index, make in enumerate(MAKERS) if make.__name__ == "deep")
    assert attempt(tmp_path, *pair, deep).faults == ()
    monkeypatch.setattr(trial, "MEGABYTES", 5)
    assert any("its reader" in fault for fault in attempt(tmp_path, *pair, deep).faults)
    true = foreign.check_header

    def greedy(path: Path) -> None:
        true(path)
        assert len(b"x" * 300_000_000)

    monkeypatch.setattr(trial, "MEGABYTES", 290)
    monkeypatch.setattr(foreign, "check_header", greedy)
    assert any(fault.startswith("it took") for fault in attempt(tmp_path, *pair, deep).faults)


def test_the_trial_sees_a_source_that_was_written_to(
    pair: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = foreign.check_header

    def scribbling(path: Path) -> None:
        true(path)
        with path.open("ab") as stream:
            stream.write(b"x")

    monkeypatch.setattr(foreign, "check_header", scribbling)
    sealed = next(index for index, make in enumerate(MAKERS) if make.__name__ == "deep")
    assert "the source was changed" in attempt(tmp_path, *pair, sealed).faults


def test_rows_on_pages_out_of_order_come_in_or_are_listed(pair: tuple[Path, Path], tmp_path: Path) -> None:
    """Looking for a rowid missed 52 rows of this file that going through all of them finds."""
    assert MAKERS[592 % len(MAKERS)].__name__ == "swapped"
    assert attempt(tmp_path, *pair, 592).faults == ()
