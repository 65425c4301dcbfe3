"""Media that take nothing: a disk filled to the last byte, one that may only be read; a file taken away while open."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import Laptop, keep, new_laptop
from tests.faults.standing import asked, texts

pty, resource = pytest.importorskip("pty"), pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts, limits and terminals are Linux's")
_PAGE = 4096
_COMMANDS = {
    "note": ("note", "{ann}", "a line more"),
    "edit": ("edit", "{ann}", "{item}", "text=other words"),
    "merge": ("merge", "{ann}", "{bo}"),
    "backup": ("backups", "{ann}", "--make"),
    "pdf": ("export", "{ann}", "summary", "-o", "{disk}/paper.pdf"),
    "pack": ("pack", "{ann}", "-o", "{disk}/pack.facilitator"),
    "new": ("new", "{disk}/new.facilitator", "--template", "workshop", "--session", "1", "--author", "Ann"),
}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte of its own; skipped where none may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    if shutil.which("mount") is None:
        pytest.skip("there is no mount here")
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk may be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def laptops(tmp_path: Path) -> tuple[Laptop, Laptop, str]:
    """Ann's file and Bo's, and the id of Ann's first note."""
    ann, bo = new_laptop(tmp_path / "ann.facilitator"), new_laptop(tmp_path / "bo.facilitator", 2, "Bo")
    (first, _) = keep(ann, "cranes in the marsh", "two wells")
    keep(bo, *(f"from Bo {number}" for number in range(40)))
    return ann, bo, first


def _filled(filler: Path, free: int) -> None:
    """Fills a disk to the last byte, then gives so many pages free."""
    filler.unlink(missing_ok=True)
    with filler.open("wb", buffering=0) as stream:
        for size in (_PAGE * 16, _PAGE, 1):
            try:
                while True:
                    stream.write(b"\0" * size)
            except OSError:
                continue
        stream.truncate(max(0, stream.tell() - free * _PAGE))


def _names(disk: Path) -> set[str]:
    return {str(path.relative_to(disk)) for path in disk.rglob("*") if path.is_file() and path.name != "filler"}


@pytest.mark.parametrize("name", _COMMANDS)
def test_a_full_disk_keeps_what_was_there_and_says_so(
    disk: Path, laptops: tuple[Laptop, Laptop, str], name: str
) -> None:
    ann = Path(shutil.copy(laptops[0].path, disk))
    words = {"ann": str(ann), "bo": str(laptops[1].path), "item": laptops[2], "disk": str(disk)}
    command = [word.format(**words) for word in _COMMANDS[name]]
    before, there = asked("digest", str(ann)), _names(disk)
    refused = 0
    for free in range(0, 240, 1 if name in ("note", "edit", "pdf") else 12):
        _filled(disk / "filler", free)
        done, said = asked(*command)
        assert asked("check", str(ann))[0]
        if done:
            break
        refused += 1
        assert "is full" in said
        assert "Traceback" not in said
        assert asked("digest", str(ann)) == before
        assert _names(disk) == there
    assert done
    assert refused
    made = [path for path in disk.rglob("*.facilitator") if path != ann]
    assert all(asked("check", str(path))[0] for path in made)


def test_a_file_that_may_not_grow_keeps_what_it_has(laptops: tuple[Laptop, Laptop, str]) -> None:
    """By a limit, where nothing may be mounted: the file may not become longer than it is."""
    path = laptops[0].path
    size, before = path.stat().st_size, texts(path)

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    lines = [f"a line more, number {number}" for number in range(400)]
    command = [sys.executable, "-m", "facilitator", "note", str(path), *lines]
    done = subprocess.run(command, preexec_fn=limited, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "ann.facilitator could not be read or written" in done.stderr  # SQLite tells no more of a limit
    assert texts(path) == before
    assert asked("check", str(path))[0]
    assert asked("note", str(path), *lines)[0]


@pytest.fixture
def read_only(disk: Path, laptops: tuple[Laptop, Laptop, str]) -> Callable[[Callable[[Path], object]], Path]:
    """Makes the disk one that may only be read, with Ann's file on it as somebody left it."""

    def made(leave: Callable[[Path], object]) -> Path:
        ann = Path(shutil.copy(laptops[0].path, disk))
        leave(ann)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        return ann

    return made


def test_what_lies_on_a_medium_to_be_read_is_read_merged_and_printed_and_never_written(
    read_only: Callable[..., Path], laptops: tuple[Laptop, Laptop, str], tmp_path: Path
) -> None:
    ann, (_, bo, item) = read_only(lambda _: None), laptops
    before = ann.read_bytes()
    for command in (("show",), ("check",), ("export", "summary", "-o", str(tmp_path / "paper.pdf"))):
        assert asked(command[0], str(ann), *command[1:])[0]
    assert asked("merge", str(bo.path), str(ann))[0]
    assert "cranes in the marsh" in texts(bo.path).values()
    refused = (("note", "a line"), ("edit", item, "text=other"), ("backups", "--make"), ("merge", str(bo.path)))
    for command in refused:
        done, said = asked(command[0], str(ann), *command[1:])
        assert not done
        assert "may write" in said or "cannot be written" in said
    assert ann.read_bytes() == before


def test_a_commit_cut_short_on_a_medium_to_be_read_says_to_copy_it(
    read_only: Callable[..., Path], tmp_path: Path
) -> None:
    def leave(path: Path) -> None:
        journal, left = path.with_name(f"{path.name}-journal"), tmp_path / "left"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size=5")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE change SET wall=wall+1")
            connection.execute("UPDATE local SET value=value || hex(zeroblob(100000))")
            shutil.copyfile(path, left)
            shutil.copyfile(journal, left.with_name("left-journal"))
            connection.execute("ROLLBACK")
        shutil.copyfile(left, path)
        shutil.copyfile(left.with_name("left-journal"), journal)

    ann = read_only(leave)
    done, said = asked("show", str(ann))
    assert not done
    assert "copy it to a place where you may write" in said
    for ending in ("", "-journal"):
        shutil.copy(f"{ann}{ending}", tmp_path / f"copy.facilitator{ending}")
    assert "cranes in the marsh" in texts(tmp_path / "copy.facilitator").values()


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_who_types_on_is_told_that_the_file_is_gone(laptops: tuple[Laptop, Laptop, str], how: str) -> None:
    path = laptops[0].path
    terminal, screen = pty.openpty()
    command = [sys.executable, "-m", "facilitator", "note", str(path), "-"]
    with subprocess.Popen(command, stdin=screen, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        os.write(terminal, b"before it goes\n")
        first = process.stdout.readline().strip()
        away = path.with_name("away.facilitator")
        shutil.copy(path, away)
        if how == "deleted":
            path.unlink()
        elif how == "moved":
            path.replace(away)
        else:
            shutil.copy(path, path.with_name("other"))
            path.with_name("other").replace(path)
        os.write(terminal, b"after it went\n")
        out, err = process.communicate(timeout=60)
    os.close(terminal)
    os.close(screen)
    assert (process.returncode, out) == (1, "")
    assert "ann.facilitator was deleted, moved or replaced by another program" in err
    assert texts(away)[first] == "before it goes"
    assert "after it went" not in texts(away).values()
