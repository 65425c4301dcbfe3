"""The merge page used as people use it: files added, looked at, merged and taken back; typing goes on meanwhile."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Callable, Generator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from builders import NOON as NOW
from builders import Laptop, keep, new_laptop
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy as Spy
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from facilitator.clock import seeded_clock
from facilitator.store import drafts
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.incoming_dialog import IncomingDialog
from facilitator.ui.pages.merge.page import MergePage
from facilitator.ui.pages.merge.source_list import Stage
from facilitator.ui.pages.merge.source_table import SourceTable
from facilitator.ui.pages.merge.source_words import figure, state_of
from facilitator.workspace import files, proving
from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records

_WAIT = 20_000
Merge = tuple[MergePage, OpenFile]


@pytest.fixture
def moderator(demo_folder: Path, tmp_path: Path) -> Path:
    """The moderator's file: a copy of Oyun's, before anything was merged."""
    return Path(shutil.copy(demo_folder / "2.1 Oyun.facilitator", tmp_path / "2.1 Moderator.facilitator"))


@pytest.fixture
def bada(demo_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_folder / "2.1 Bada.facilitator", tmp_path / "2.1 Bada.facilitator"))


@pytest.fixture
def show(qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile]) -> Callable[[Path], Merge]:
    """Shows the page on a file in a window, as the desk does."""

    def made(path: Path) -> Merge:
        file = open_path(path)
        window = context.actions.parent()
        assert isinstance(window, QMainWindow)
        page = MergePage(context, file)
        window.setCentralWidget(page)
        window.resize(1366, 768)
        context.actions.show_page("merge", file_open=True)
        with qtbot.waitExposed(window):
            window.show()
        page.shown()
        qtbot.waitUntil(lambda: page.issues.loaded, timeout=_WAIT)
        return page, file

    return made


def settled(qtbot: QtBot, page: MergePage) -> None:
    qtbot.waitUntil(lambda: not page.sources.busy, timeout=_WAIT)


def asked(qtbot: QtBot, file: OpenFile, work: Callable[[SessionFile], object]) -> object:
    found: list[object] = []
    file.ask(work, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=_WAIT)
    return found[0]


def keys(qtbot: QtBot, page: MergePage, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    qtbot.keyClick(QApplication.focusWidget() or page, key, held)


CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def merge_by_keys(qtbot: QtBot, page: MergePage) -> None:
    page.focus_first()
    with qtbot.waitSignal(page.sources.merged, timeout=_WAIT):
        keys(qtbot, page, Qt.Key.Key_Return, CTRL, SHIFT)
    settled(qtbot, page)


def stage(page: MergePage, path: Path) -> Stage:
    found = page.sources.list.find(path)
    assert found
    return found.stage


def words(page: MergePage, file: OpenFile, path: Path) -> str:
    found = page.sources.list.find(path)
    assert found
    return " · ".join(filter(None, state_of(found, file.zone)))


def test_a_file_is_looked_at_merged_and_taken_back(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path
) -> None:
    page, file = show(moderator)
    before = asked(qtbot, file, proving.digest)
    page.add_files([bada])
    assert stage(page, bada) is Stage.LOOKING
    settled(qtbot, page)
    assert words(page, file, bada) == "Dry run"
    foot = page.files.foot
    assert foot.sentence.words() == (
        "50 new, 26 changed and 3 conflicts would come in from 1 file. Nothing is written yet. A backup is made first."
    )
    assert foot.run.text() == "Merge 1 file" and foot.run.isEnabled()
    assert asked(qtbot, file, proving.digest) == before
    with qtbot.waitSignal(page.backed_up, timeout=_WAIT) as made:
        merge_by_keys(qtbot, page)
    backup = made.args[0]
    assert backup.verified and backup.path.parent == moderator.parent / "Backups"
    assert backup.path.name.startswith("2.1 Moderator before merge 29 Aug 10.05")
    assert words(page, file, bada) == "Merged 10:05"
    found = page.sources.list.find(bada)
    assert found and [figure(found, name) for name in ("new", "changed", "conflicts")] == ["50", "26", "3"]
    assert asked(qtbot, file, proving.digest) != before
    qtbot.waitUntil(foot.back.isEnabled, timeout=_WAIT)
    with qtbot.waitSignal(page.sources.taken_back, timeout=_WAIT):
        keys(qtbot, page, Qt.Key.Key_U, CTRL, SHIFT)
    settled(qtbot, page)
    assert asked(qtbot, file, proving.digest) == before
    assert asked(qtbot, file, proving.check) == []
    assert words(page, file, bada) == "Dry run"
    qtbot.waitUntil(lambda: not foot.back.isVisible(), timeout=_WAIT)


def test_every_state_has_its_words(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.facilitator"
    letter.write_text("Dear all")
    twin = Path(shutil.copy(moderator, tmp_path / "twin.facilitator"))
    (tmp_path / "else").mkdir()
    stranger = new_laptop(tmp_path / "else" / "stranger.facilitator", 4, "Zed")
    keep(stranger, "Of another workshop")
    with files.opened(bada, stranger.clock) as other, other.writing() as connection:
        drafts.save(connection, drafts.Draft(b"w" * 16, "", "text", b"", "half a li", "Bada P.", 1))
    page, file = show(moderator)
    page.add_files([letter, twin, stranger.path, bada, tmp_path / "missing.facilitator", moderator])
    settled(qtbot, page)
    told = {one.path.name: " · ".join(filter(None, state_of(one, file.zone))) for one in page.sources.list.listed}
    assert told["letter.facilitator"].startswith("Refused · letter.facilitator is not a session file")
    assert told["twin.facilitator"] == "Nothing new, already merged"
    assert told["stranger.facilitator"] == "Of another workshop"
    assert told["2.1 Bada.facilitator"] == "Dry run · 1 unfinished line"
    assert told["missing.facilitator"].startswith("Refused · There is no file missing.facilitator")
    assert told["2.1 Moderator.facilitator"] == "This is the open file"
    page.files.table.choose(letter)
    assert "not a session file" in page.files.foot.sentence.words()
    page.files.table.choose(stranger.path)
    assert "belongs to another workshop, “Two sessions”" in page.files.foot.sentence.words()
    qtbot.mouseClick(page.files.foot.anyway, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert stage(page, stranger.path) is Stage.READY
    assert page.files.foot.run.text() == "Merge 2 files"


def test_what_would_come_in_can_be_read(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path, context: Context
) -> None:
    with files.opened(bada, seeded_clock(lambda: Laptop(bada, 1).at, 7)) as other, other.writing() as connection:
        drafts.save(connection, drafts.Draft(b"w" * 16, "", "text", b"", "끝나지 않은 줄", "Bada P.", 1))
    page, _ = show(moderator)
    page.add_files([bada])
    settled(qtbot, page)
    page.focus_first()
    keys(qtbot, page, Qt.Key.Key_W, ALT)
    dialog = page.findChild(IncomingDialog)
    assert dialog and dialog.isVisible()
    model = dialog.list.model()
    lines = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert len(lines) == 50 + 26 + 1
    assert lines[0].startswith("New · ") and lines[-1] == "Unfinished line · Bada P.: 끝나지 않은 줄"
    assert any(line.startswith("Changed · ") and "\nnow: " in line for line in lines)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.findChild(IncomingDialog) is None)


def test_a_file_is_taken_off_the_list(qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path) -> None:
    page, _ = show(moderator)
    page.add_files([bada])
    page.files.table.setFocus()
    keys(qtbot, page, Qt.Key.Key_Delete, CTRL)  # while it is being looked at
    assert page.sources.list.listed == []
    settled(qtbot, page)
    assert page.sources.list.listed == [] and not page.files.table.isVisible()


def test_files_are_dropped_on_the_page(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path
) -> None:
    page, _ = show(moderator)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(bada)), QUrl("https://example.org/x.facilitator")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # said by some versions; Qt has no other way to make one
        enter = QDragEnterEvent(QPoint(40, 200), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(40, 200), Qt.DropAction.CopyAction, data, left, none))
    settled(qtbot, page)
    assert [one.path for one in page.sources.list.listed] == [bada]


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
    qtbot.waitUntil(lambda: "merged" in order, timeout=_WAIT)
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
    qtbot.waitUntil(lambda: ended == ["search"], timeout=_WAIT)
    monkeypatch.undo()
    loaded = Spy(page.issues.changed)
    page.shown()  # and begins anew when one comes back
    qtbot.waitUntil(lambda: loaded.count() > 0 and page.issues.searched, timeout=_WAIT)


def test_the_focus_leads_from_adding_over_merging_to_deciding(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path
) -> None:
    page, _ = show(moderator)
    nothing = page.deciding.desks.nothing
    page.focus_first()
    assert page.files.head.add.hasFocus()
    page.add_files([bada])
    settled(qtbot, page)
    assert page.files.foot.run.hasFocus()
    assert nothing.accessibleName() == "Next: merge the 1 file above"
    with qtbot.waitSignal(page.sources.merged, timeout=_WAIT):
        keys(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.deciding.issue is not None, timeout=_WAIT)
    where = QApplication.focusWidget()
    assert where and page.deciding.desks.isAncestorOf(where)
    while page.deciding.issue and page.deciding.issue.is_open:
        before = page.deciding.issue
        keys(qtbot, page, Qt.Key.Key_1, ALT)
        qtbot.waitUntil(lambda before=before: page.deciding.issue is not before, timeout=_WAIT)
    assert page.deciding.desks.decided.on.hasFocus()


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
    with qtbot.waitSignal(file.said, timeout=_WAIT) as said:
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


def test_the_receipt_is_a_paper(
    qtbot: QtBot, show: Callable[[Path], Merge], moderator: Path, bada: Path, tmp_path: Path
) -> None:
    from facilitator.document import Part
    from facilitator.workspace.receipts import Listed, make_receipt

    letter = tmp_path / "letter.facilitator"
    letter.write_text("Dear all")
    page, file = show(moderator)
    page.add_files([bada])
    settled(qtbot, page)
    with qtbot.waitSignal(page.sources.merged, timeout=_WAIT) as told:
        page.focus_first()
        keys(qtbot, page, Qt.Key.Key_Return, CTRL, SHIFT)
    listed = [Listed(one, ("Bada P.",)) for one in told.args[0]]
    made = asked(qtbot, file, lambda f: make_receipt(f, listed, tmp_path / "before.facilitator"))
    assert made.pdf.startswith(b"%PDF")  # type: ignore[attr-defined]
    (part,) = made.document.parts  # type: ignore[attr-defined]
    assert isinstance(part, Part)
    assert "50" in str(part) and "2.1 Bada.facilitator" in str(part) and "three conflicts" in str(part)
    assert page.files.head.receipt.text() == "Print receipt"


def test_a_new_file_tells_the_hours_of_the_venue_before_it_knows_it(
    qtbot: QtBot, show: Callable[[Path], Merge], bada: Path, tmp_path: Path
) -> None:
    path = tmp_path / "new.facilitator"
    files.new_empty(path, seeded_clock(lambda: NOW, 3))
    page, file = show(path)
    page.add_files([bada])
    table = page.findChild(SourceTable)
    settled(qtbot, page)
    told = _column(table, "Last change")
    assert told and file.zone.key == "UTC"
    with qtbot.waitSignal(file.frame_changed, timeout=_WAIT):
        page.sources.merge()
    assert file.zone.key == "Asia/Seoul"
    assert _column(table, "Last change") == told
    page.files.table.use_zone(ZoneInfo("UTC"))
    assert _column(table, "Last change") != told


def _column(table: SourceTable, title: str) -> str:
    model = table.model()
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return str(model.index(0, titles.index(title)).data() or "")
