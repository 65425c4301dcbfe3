"""A new session file stands under its name whole, or not at all."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from builders import NOON, write_template

from facilitator.clock import seeded_clock
from facilitator.errors import SessionFileError
from facilitator.store.opening import making
from facilitator.workspace import files, proving, showing

CLOCK = seeded_clock(lambda: NOON, random.Random(1).getrandbits(64))
# Ends, as a power cut does, at the first change that is written.
_CUT = """
import os, sys
from facilitator.store import log
log.append = lambda *_: os._exit(9)
from facilitator.cli import run
run(["new", *sys.argv[1:], "--session", "1", "--author", "Ann"])
"""


def test_a_cut_while_a_file_is_made_leaves_none_and_nothing_in_the_way(tmp_path: Path) -> None:
    template, path = write_template(tmp_path), tmp_path / "ann.facilitator"
    command = [sys.executable, "-c", _CUT, str(path), "--template", str(template)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    assert subprocess.run(command, timeout=60, check=False, env=environment).returncode == 9
    assert list(tmp_path.glob("*.facilitator")) == []
    files.new(path, str(template), "1", "Ann", CLOCK)
    with files.opened(path, CLOCK) as file:
        assert proving.check(file) == []
        assert [session.code for session in showing.load_records(file).sessions if session.held] == ["1"]


def test_what_fails_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SessionFileError, match="no room"), making(tmp_path / "a.facilitator", CLOCK):
        raise SessionFileError("no room")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_another_program_makes_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", _no_links)
    path = tmp_path / "a.facilitator"
    with pytest.raises(SessionFileError, match="exists already"), making(path, CLOCK):
        path.write_bytes(b"another's")
    assert path.read_bytes() == b"another's"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_made_where_there_are_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", _no_links)
    files.new_empty(tmp_path / "a.facilitator", CLOCK)
    with files.opened(tmp_path / "a.facilitator", CLOCK) as file:
        assert proving.check(file) == []
    assert [path.name for path in tmp_path.iterdir()] == ["a.facilitator"]


def _no_links(_: Path, target: Path) -> None:
    raise PermissionError(1, "Operation not permitted", str(target))
