"""The merge page used as people use it: files added, looked at, merged and taken back."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from builders import NOON as NOW
from builders import Laptop, keep, new_laptop
from merge_page_scene import (
    ALT,
    CTRL,
    SHIFT,
    WAIT,
    Merge,
    asked,
    bada_file,
    keys,
    merge_by_keys,
    moderator_file,
    opener,
    settled,
    stage,
    words,
)
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.clock import seeded_clock
from facilitator.store import drafts
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.incoming_dialog import IncomingDialog
from facilitator.ui.pages.merge.source_list import Stage
from facilitator.ui.pages.merge.source_table import SourceTable
from facilitator.ui.pages.merge.source_words import figure, state_of
from facilitator.workspace import files, proving


@pytest.fixture
def moderator(demo_folder: Path, tmp_path: Path) -> Path:
    return moderator_file(demo_folder, tmp_path)


@pytest.fixture
def bada(demo_folder: Path, tmp_path: Path) -> Path:
    return bada_file(demo_folder, tmp_path)


@pytest.fixture
def show(qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile]) -> Callable[[Path], Merge]:
    return opener(qtbot, context, open_path)


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
    with qtbot.waitSignal(page.backed_up, timeout=WAIT) as made:
        merge_by_keys(qtbot, page)
    backup = made.args[0]
    assert backup.verified and backup.path.parent == moderator.parent / "Backups"
    assert backup.path.name.startswith("2.1 Moderator before merge 29 Aug 10.05")
    assert words(page, file, bada) == "Merged 10:05"
    found = page.sources.list.find(bada)
    assert found and [figure(found, name) for name in ("new", "changed", "conflicts")] == ["50", "26", "3"]
    assert asked(qtbot, file, proving.digest) != before
    qtbot.waitUntil(foot.back.isEnabled, timeout=WAIT)
    with qtbot.waitSignal(page.sources.taken_back, timeout=WAIT):
        keys(qtbot, page, Qt.Key.Key_U, CTRL, SHIFT)
    settled(qtbot, page)
    assert asked(qtbot, file, proving.digest) == before
    assert asked(qtbot, file, proving.check) == []
    assert words(page, file, bada) == "Dry run"
    qtbot.waitUntil(lambda: not foot.back.isVisible(), timeout=WAIT)


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
    with qtbot.waitSignal(page.sources.merged, timeout=WAIT):
        keys(qtbot, page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.deciding.issue is not None, timeout=WAIT)
    where = QApplication.focusWidget()
    assert where and page.deciding.desks.isAncestorOf(where)
    while page.deciding.issue and page.deciding.issue.is_open:
        before = page.deciding.issue
        keys(qtbot, page, Qt.Key.Key_1, ALT)
        qtbot.waitUntil(lambda before=before: page.deciding.issue is not before, timeout=WAIT)
    assert page.deciding.desks.decided.on.hasFocus()


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
    with qtbot.waitSignal(page.sources.merged, timeout=WAIT) as told:
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
    with qtbot.waitSignal(file.frame_changed, timeout=WAIT):
        page.sources.merge()
    assert file.zone.key == "Asia/Seoul"
    assert _column(table, "Last change") == told
    page.files.table.use_zone(ZoneInfo("UTC"))
    assert _column(table, "Last change") != told


def _column(table: SourceTable, title: str) -> str:
    model = table.model()
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return str(model.index(0, titles.index(title)).data() or "")
