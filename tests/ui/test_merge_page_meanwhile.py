"""Merging while other work goes on, stopped halfway, or not possible."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from builders import Laptop
from merge_page_scene import (
    CTRL,
    SHIFT,
    WAIT,
    Merge,
    asked,
    bada_file,
    keys,
    moderator_file,
    opener,
    settled,
    stage,
)
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy as Spy
from pytestqt.qtbot import QtBot

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.source_list import Stage
from facilitator.workspace import files, proving
from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records


@pytest.fixture
def moderator(demo_folder: Path, tmp_path: Path) -> Path:
    return moderator_file(demo_folder, tmp_path)


@pytest.fixture
def bada(demo_folder: Path, tmp_path: Path) -> Path:
    return bada_file(demo_folder, tmp_path)


@pytest.fixture
def show(qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile]) -> Callable[[Path], Merge]:
    return opener(qtbot, context, open_path)


def test_typing_goes_on_while_several_files_are_merged(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path, tmp_path: Path
) -> None:
    sources = [bada]
    for number in range(3):
        one = Laptop(Path(shutil.copy(moderator, tmp_path / f"{number}.facilitator")), 90 + number)
        with files.opened(one.path, one.clock) as other:
            Capture(other, None, None, f"Taker {number}").keep([f"Words of note-taker {number}"])
        sources.append(one.path)
    page, file = show(moderator)
    page.add_files(sources)
    settled(qtbot, page)
    order: list[str] = []
    page.sources.merged.connect(lambda _: order.append("merged"))

    def typed(done: int, _total: int, _name: str) -> None:
        if done == 1 and not order:
            order.append("typing")
            file.do(
                "Note", lambda f: Capture(f, None, None, None).keep(["Typed meanwhile"]), lambda _: order.append("kept")
            )

    page.sources.working.connect(typed)
    page.focus_first()
    keys(qtbot, page, Qt.Key.Key_Return, CTRL, SHIFT)
    qtbot.waitUntil(lambda: "merged" in order, timeout=WAIT)
    assert order == ["typing", "kept", "merged"]
    settled(qtbot, page)
    records = asked(qtbot, file, load_records)
    texts = [note.text for note in records.notes]  # type: ignore[attr-defined]
    assert {"Typed meanwhile", "Words of note-taker 0", "Words of note-taker 2"} <= set(texts)
    assert page.sources.list.of(Stage.MERGED) == page.sources.list.listed


def test_a_long_search_for_duplicates_holds_nobody_up(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, file = show(moderator)
    ended: list[str] = []

    def endless(_: SessionFile) -> Generator[None]:
        try:
            while True:
                yield
        finally:
            ended.append("search")

    monkeypatch.setattr("facilitator.ui.pages.merge.issues.duplicates_steps", endless)
    page.issues.load(duplicates=True)
    records = asked(qtbot, file, load_records)
    assert records and not ended  # what was asked after the search came first
    page.finish()  # another page is shown
    qtbot.waitUntil(lambda: ended == ["search"], timeout=WAIT)
    monkeypatch.undo()
    loaded = Spy(page.issues.changed)
    page.shown()  # and begins anew when one comes back
    qtbot.waitUntil(lambda: loaded.count() > 0 and page.issues.searched, timeout=WAIT)


def test_a_merge_is_stopped_between_two_files(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path, demo_folder: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(demo_folder / "2.1.facilitator", tmp_path / "other.facilitator"))
    page, file = show(moderator)
    page.add_files([bada, other])
    settled(qtbot, page)

    def stop(done: int, total: int, _name: str) -> None:
        if done == 0 and total == 2 and page.files.foot.stop.isVisible():
            qtbot.mouseClick(page.files.foot.stop, Qt.MouseButton.LeftButton)

    page.sources.working.connect(stop)
    page.focus_first()
    before = asked(qtbot, file, proving.digest)
    with qtbot.waitSignal(page.sources.changed):
        keys(qtbot, page, Qt.Key.Key_Return, CTRL, SHIFT)
    settled(qtbot, page)
    assert page.sources.list.of(Stage.MERGING) == []
    assert stage(page, other) is Stage.READY
    if stage(page, bada) is not Stage.MERGED:
        assert asked(qtbot, file, proving.digest) == before


def test_no_merge_without_a_backup(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path, context: Context, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    context.preferences.set("backups", str(tmp_path / "taken"))
    page, file = show(moderator)
    page.add_files([bada])
    settled(qtbot, page)
    before = asked(qtbot, file, proving.digest)
    page.focus_first()
    with qtbot.waitSignal(file.said, timeout=WAIT) as said:
        keys(qtbot, page, Qt.Key.Key_Return, CTRL, SHIFT)
    assert said.args[0] == "error" and "No backup could be made" in said.args[1]
    settled(qtbot, page)
    assert asked(qtbot, file, proving.digest) == before
    assert stage(page, bada) is Stage.READY


def test_a_window_that_only_reads_merges_nothing(
    qtbot: QtBot, show: Callable[[Path], Merge], open_path: Callable[[Path], OpenFile], moderator: Path, bada: Path
) -> None:
    open_path(moderator)
    page, file = show(moderator)
    assert file.read_only
    page.add_files([bada])
    settled(qtbot, page)
    page.focus_first()
    with qtbot.waitSignal(file.said) as said:
        keys(qtbot, page, Qt.Key.Key_Return, CTRL, SHIFT)
    assert "only reads" in said.args[1] and stage(page, bada) is Stage.READY
