"""A folder to work in, with files that were made once and are copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from terminal import good


@pytest.fixture(scope="session")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ana: a file with a note, a proposal and an action; bo: her copy, edited apart; cy: another session;
    far: another workshop."""
    folder = tmp_path_factory.mktemp("originals")
    ana, bo, cy, far = (folder / f"{name}.facilitator" for name in ("ana", "bo", "cy", "far"))
    good("new", ana, "--template", "neaspec-2024", "--session", "2.1", "--author", "Ana")
    made = good(
        "note", ana, "JP: camera traps in 12 sites #snow-leopard", "! One database for tigers", "> NIE to report by Fri"
    ).lines
    shutil.copyfile(ana, bo)
    good("edit", ana, made[0], "text=camera traps at 12 sites", "--author", "Ana")
    good("edit", bo, made[0], "text=camera traps in 14 sites", "--author", "Bo")
    good("delete", ana, made[1], "--author", "Ana")
    good("edit", bo, made[1], "text=Two databases for tigers", "--author", "Bo")
    good("new", cy, "--template", "neaspec-2024", "--session", "2.2", "--author", "Cy")
    good("note", cy, "ROK: spoonbills winter here")
    good("new", far, "--template", "workshop", "--session", "1", "--author", "Fay")
    good("note", far, "a word from elsewhere")
    return folder


@pytest.fixture
def room(originals: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder one works in, with a copy of every original and settings of its own."""
    for path in originals.iterdir():
        shutil.copyfile(path, tmp_path / path.name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.fixture
def ana(room: Path) -> Path:
    return room / "ana.facilitator"


@pytest.fixture
def bo(room: Path) -> Path:
    return room / "bo.facilitator"


@pytest.fixture
def both(room: Path, ana: Path, bo: Path) -> Path:
    """The merge of ana and bo: two conflicts, one of them a deletion against an edit."""
    target = room / "both.facilitator"
    good("merge", target, ana, bo)
    return target
