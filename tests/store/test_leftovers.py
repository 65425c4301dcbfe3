"""What a killed program left half made goes at the next occasion: it holds words that may have been struck since."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.workspace import files
from facilitator.workspace.backups import make_backup
from facilitator.workspace.handing_over import pack
from facilitator.workspace.papers import export

_LEFT = (".a1b2c3d_.part", ".a1b2c3d_.part-journal")
_OTHERS = (".notes.part", "a1b2c3d4.part", ".a1b2c3d4.pdf")


def _aged(path: Path, hours: float) -> Path:
    moment = path.stat().st_mtime - hours * 3600
    os.utime(path, (moment, moment))
    return path


def _backup(laptop: Laptop, folder: Path) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        make_backup(file, folder)


def _pack(laptop: Laptop, folder: Path) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        pack(file, folder / "pack.facilitator")


def _paper(laptop: Laptop, folder: Path) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        export(file, "summary", folder / "summary.md")


def _new(laptop: Laptop, folder: Path) -> None:
    files.new_empty(folder / "new.facilitator", laptop.clock)


@pytest.mark.parametrize("make", [_backup, _pack, _paper, _new])
def test_an_old_half_made_file_goes_and_nothing_else(tmp_path: Path, make: Callable[[Laptop, Path], None]) -> None:
    laptop, folder = new_laptop(tmp_path / "ann.facilitator"), tmp_path / "made"
    keep(laptop, "the den lies in the third valley")
    folder.mkdir()
    for name in (*_LEFT, *_OTHERS):
        (folder / name).write_bytes(b"the den lies in the third valley")
        _aged(folder / name, 2)
    (folder / ".f0lder__.part").mkdir()
    (folder / ".f0lder__.part" / "pack").touch()
    _aged(folder / ".f0lder__.part", 2)
    young = folder / ".young123.part"
    young.touch()
    before = set(_OTHERS)
    make(laptop, folder)
    left = {path.name for path in folder.iterdir()}
    assert left & {*_LEFT, ".f0lder__.part"} == set()
    assert before | {young.name} <= left
    assert len(left) == len(before) + 2
