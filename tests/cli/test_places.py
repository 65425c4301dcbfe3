"""A place that is read-only or full, a file that another process is writing: a sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Answer, command, environment, good, quick, records, refused

_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def mount(place: Path, options: str) -> None:
    """Mounts a small disk in memory; skips the test where that is not allowed."""
    if shutil.which("mount") is None or not _ROOT:
        pytest.skip("mounting a small disk takes Linux and root")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], capture_output=True, timeout=20, check=False
    )
    if done.returncode:
        pytest.skip(f"no disk in memory can be mounted here: {done.stderr.decode().strip()}")


def unmount(place: Path) -> None:
    subprocess.run(["umount", "-l", str(place)], timeout=20, check=True)


@pytest.fixture
def fixed(room: Path) -> Iterator[Path]:
    """A folder with copies of ana and bo in which nobody may write."""
    if os.name == "nt":
        pytest.skip("a folder's mode says nothing on Windows")
    place = room / "fixed"
    place.mkdir()
    if _ROOT:
        mount(place, "size=8m")
        for name in ("ana", "bo"):
            shutil.copyfile(room / f"{name}.facilitator", place / f"{name}.facilitator")
        subprocess.run(["mount", "-o", "remount,ro", str(place)], timeout=20, check=True)
        yield place
        unmount(place)
        return
    for name in ("ana", "bo"):
        shutil.copyfile(room / f"{name}.facilitator", place / f"{name}.facilitator")
        (place / f"{name}.facilitator").chmod(0o444)
    place.chmod(0o555)
    yield place
    place.chmod(0o755)


@pytest.fixture
def tight(room: Path) -> Iterator[Path]:
    """A disk with a copy of ana and 64 kB of room besides."""
    place = room / "tight"
    place.mkdir()
    mount(place, "size=2m")
    shutil.copyfile(room / "ana.facilitator", place / "ana.facilitator")
    yield place
    unmount(place)


def fill(place: Path, leave: int) -> Path:
    """Fills the disk but for some bytes."""
    filler = place / "filler"
    free = shutil.disk_usage(place).free - leave
    filler.write_bytes(bytes(max(0, free)))
    return filler


def test_a_read_only_place_can_be_read(room: Path, fixed: Path, ana: Path) -> None:
    shown = good("show", ana, "--json").out
    assert good("show", fixed / "ana.facilitator", "--json").out == shown
    assert good("digest", fixed / "ana.facilitator").out == good("digest", ana).out
    good("search", fixed / "ana.facilitator", "camera")
    good("conflicts", fixed / "ana.facilitator")
    good("export", fixed / "ana.facilitator", "summary", "-o", room / "paper.md")
    good("merge", room / "t.facilitator", fixed / "ana.facilitator", fixed / "bo.facilitator")


def test_a_read_only_place_cannot_be_written(room: Path, fixed: Path, bo: Path) -> None:
    file = fixed / "ana.facilitator"
    before = file.read_bytes()
    item = next(iter(records(file)))
    for asked in (
        ("note", file, "x"),
        ("edit", file, item, "text=x"),
        ("delete", file, item),
        ("merge", file, bo),
        ("import", file, room / "source.txt"),
    ):
        (room / "source.txt").write_text("Nobody: one\n")
        assert "ana.facilitator cannot be written where it is" in refused(quick(*asked)), asked
    made = fixed / "made.facilitator"
    for asked in (
        ("new", made, "--template", "workshop", "--session", "1", "--author", "A"),
        ("merge", made, bo),
        ("export", bo, "summary", "-o", fixed / "paper.md"),
    ):
        said = refused(quick(*asked))
        assert ("made" in said or "paper.md" in said) and "where it is" in said, said
    assert sorted(path.name for path in fixed.iterdir()) == ["ana.facilitator", "bo.facilitator"]
    assert file.read_bytes() == before


def test_a_full_disk_loses_nothing(room: Path, tight: Path, bo: Path) -> None:
    file = tight / "ana.facilitator"
    good("note", bo, "-", data="\n".join(f"line {number} of many" for number in range(400)).encode())
    item = next(iter(records(file)))
    shown, digest = good("show", file, "--json").out, good("digest", file).out
    filler = fill(tight, 0)
    long = "a line that takes room " * 2000
    for asked in (
        ("note", file, long),
        ("edit", file, item, f"text={long}"),
        ("merge", file, bo),
        ("export", file, "summary", "-o", tight / "paper.pdf"),
        ("new", tight / "made.facilitator", "--template", "workshop", "--session", "1", "--author", "A"),
        ("merge", tight / "made.facilitator", bo),
    ):
        said = refused(quick(*asked))
        assert "is full" in said, said
    assert sorted(path.name for path in tight.iterdir()) == ["ana.facilitator", "filler"]
    assert good("show", file, "--json").out == shown
    filler.unlink()
    assert good("digest", file).out == digest
    good("check", file)
    good("note", file, "room again")


def test_a_disk_that_fills_in_the_middle_loses_nothing(tight: Path) -> None:
    file = tight / "ana.facilitator"
    filler = fill(tight, 150_000)
    kept = records(file)
    for number in range(60):
        answer = quick("note", file, f"{number} " + "много слов о снежном барсе " * 200)
        if answer.code:
            assert "is full" in refused(answer)
            break
        kept = records(file)
    else:
        pytest.fail("the disk never filled")
    assert records(file) == kept
    filler.unlink()
    good("check", file)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_limit_on_the_size_of_files_loses_nothing(ana: Path) -> None:
    """Where nothing can be mounted, this still stops a write halfway."""
    import resource

    digest = good("digest", ana).out
    limit = ana.stat().st_size
    done = subprocess.run(
        command("note", ana, "a line that takes room " * 3000),
        capture_output=True,
        env=environment(),
        timeout=30,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    said = refused(Answer(done.returncode, done.stdout.decode(), done.stderr.decode()))
    assert "ana.facilitator" in said
    assert good("digest", ana).out == digest
    good("check", ana)


_HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
connection.execute("UPDATE local SET value='Held' WHERE name='author'")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_file_that_another_process_writes(room: Path, ana: Path, bo: Path) -> None:
    digest = good("digest", ana).out
    item = next(iter(records(ana)))
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(ana)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == b"held\n"
    asked = {
        "note": ("note", ana, "x"),
        "edit": ("edit", ana, item, "text=x"),
        "show": ("show", ana),
        "merge target": ("merge", ana, bo),
        "export": ("export", ana, "summary", "-o", room / "paper.md"),
        "digest": ("digest", ana),
    }
    try:
        # All at once: each waits its three seconds.
        waiting = {
            form: subprocess.Popen(command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
            for form, words in asked.items()
        }
        for form, process in waiting.items():
            out, err = process.communicate(timeout=60)
            said = refused(Answer(process.returncode, out.decode(), err.decode()))
            assert "ana.facilitator is being written by another program" in said, form
        as_source = quick("merge", room / "t.facilitator", ana)
        assert as_source.code == 0 or refused(as_source)
    finally:
        holder.kill()
        holder.communicate()
    assert not (room / "paper.md").exists()
    assert good("digest", ana).out == digest
    if as_source.code == 0:
        assert good("digest", "t.facilitator").out == digest
    good("check", ana)
    good("note", ana, "the other one has gone")


def test_several_who_write_at_once_all_keep_their_lines(ana: Path) -> None:
    writing = [
        subprocess.Popen(command("note", ana, f"from {name}"), stdout=subprocess.PIPE, env=environment())
        for name in range(4)
    ]
    ids = [process.communicate(timeout=60)[0].decode().strip() for process in writing]
    shown = records(ana)
    assert {shown[item]["text"] for item in ids} == {f"from {name}" for name in range(4)}
    good("check", ana)
