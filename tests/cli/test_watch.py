"""A folder that others fill: whole files come in as they are, nothing is written there."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import pytest
from terminal import good, quick

from facilitator.clock import system_clock
from facilitator.workspace.watching import Taken, Watch, synchronizer, watched


@pytest.fixture
def shared(room: Path) -> Path:
    folder = room / "shared"
    folder.mkdir()
    return folder


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_there_comes_in_and_the_folder_stays_as_it_is(room: Path, shared: Path) -> None:
    shutil.copyfile(room / "ana.facilitator", shared / "ana.facilitator")
    (shared / "deeper").mkdir()
    shutil.copyfile(room / "bo.facilitator", shared / "deeper" / "ana.sync-conflict-20240829-1200-X.facilitator")
    (shared / "notes.txt").write_text("no session file")
    before = _bytes(shared)
    good("watch", shared, "into.facilitator", "--once")
    good("merge", "both.facilitator", "ana.facilitator", "bo.facilitator")
    assert good("digest", "into.facilitator").out == good("digest", "both.facilitator").out
    assert _bytes(shared) == before


def test_half_a_file_is_said_and_comes_in_when_it_is_whole(room: Path, shared: Path) -> None:
    whole = (room / "ana.facilitator").read_bytes()
    watch = Watch(shared, room / "into.facilitator")
    looks: list[list[Taken]] = []

    def look() -> list[Taken]:
        looks.append(list(watch.look(system_clock())))
        return looks[-1]

    half = shared / "ana.facilitator"
    half.write_bytes(whole[: len(whole) // 2])
    assert look() == []  # it may still grow
    (refused,) = look()
    assert refused.receipt is None and "cut short" in refused.refused
    assert look() == []  # said once
    half.write_bytes(whole)
    assert look() == []
    (taken,) = look()
    assert taken.receipt is not None and taken.receipt.new > 0
    assert look() == []


def test_the_file_it_merges_into_is_no_source_and_names_on_their_way_are_none(room: Path, shared: Path) -> None:
    into = shared / "into.facilitator"
    shutil.copyfile(room / "ana.facilitator", into)
    for name in (".syncthing.bo.facilitator", "~bo.facilitator"):
        shutil.copyfile(room / "bo.facilitator", shared / name)
    before = into.read_bytes()
    assert good("watch", shared, into, "--once").out == ""
    assert into.read_bytes() == before


def test_it_goes_on_until_it_is_told_to_stop(room: Path, shared: Path) -> None:
    watch, stop, taken = Watch(shared, room / "into.facilitator"), threading.Event(), list[Taken]()

    def run() -> None:
        taken.extend(watched(watch, system_clock(), lambda: not stop.wait(0.05)))

    thread = threading.Thread(target=run)
    thread.start()
    for name in ("ana", "bo"):
        shutil.copyfile(room / f"{name}.facilitator", shared / f"{name}.facilitator")
        for _ in range(200):
            if len(watch.done) == (1 if name == "ana" else 2):
                break
            time.sleep(0.05)
    stop.set()
    thread.join(20)
    assert [one.path.stem for one in taken if one.receipt] == ["ana", "bo"]


def test_a_folder_that_is_not_there_is_one_sentence(room: Path) -> None:
    found = quick("watch", "nowhere", "into.facilitator", "--once")
    assert found.code == 1 and found.err.count("\n") == 1
    assert not (room / "into.facilitator").exists()


def test_another_workshop_is_refused_unless_it_is_meant(room: Path, shared: Path) -> None:
    shutil.copyfile(room / "far.facilitator", shared / "far.facilitator")
    assert "another workshop" in quick("watch", shared, "ana.facilitator", "--once").err
    assert quick("watch", shared, "ana.facilitator", "--once", "--other-workshop").err == ""


@pytest.mark.parametrize(
    ("trace", "program"),
    [(".stfolder/", "Syncthing"), (".sync_journal.db", "Nextcloud"), ("", ""), (".dropbox", "Dropbox")],
)
def test_a_live_file_in_a_folder_that_synchronizes_is_warned_about(
    room: Path, shared: Path, trace: str, program: str
) -> None:
    if trace:
        (shared / trace).mkdir() if trace.endswith("/") else (shared / trace).write_text("")
    (shared / "deep").mkdir()
    into = shared / "deep" / "into.facilitator"
    assert synchronizer(into) == program
    said = quick("watch", shared, into, "--once").err
    assert (program in said) if program else said == ""


def test_what_left_the_folder_is_looked_at_again_when_it_comes_back(room: Path, shared: Path) -> None:
    watch = Watch(shared, room / "into.facilitator")
    half = shared / "ana.facilitator"
    half.write_bytes((room / "ana.facilitator").read_bytes()[:9000])
    looks = [list(watch.look(system_clock())) for _ in range(3)]
    assert [len(taken) for taken in looks] == [0, 1, 0]
    half.rename(room / "away")
    assert list(watch.look(system_clock())) == []
    (room / "away").rename(half)
    assert [len(list(watch.look(system_clock()))) for _ in range(3)] == [0, 1, 0]


def test_the_backups_of_the_file_are_no_source(room: Path, shared: Path) -> None:
    into, backups = shared / "into.facilitator", shared / "Backups"
    shutil.copyfile(room / "ana.facilitator", into)
    backups.mkdir()
    shutil.copyfile(room / "bo.facilitator", backups / "bo.facilitator")
    watch = Watch(shared, into, backups=backups)
    assert [len(list(watch.look(system_clock()))) for _ in range(3)] == [0, 0, 0]
