"""The summary page: the records behind sentences, dragged, put in order, found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from summary_page_scene import go, key, settle, show_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.summary.page import SummaryPage

_PLATFORM = "Knowledge sharing (platform)"


@pytest.fixture
def file(open_path: Callable[[Path], OpenFile], demo_folder: Path, tmp_path: Path) -> OpenFile:
    """The file of the whole example workshop, open."""
    return open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "roundtable.facilitator")))


@pytest.fixture
def page(qtbot: QtBot, context: Context, file: OpenFile) -> SummaryPage:
    """The page on session 2.1, at the point on the platform."""
    made = show_page(qtbot, context, file)
    go(made, _PLATFORM)
    made.sentences.focus_sentences()
    settle(qtbot, made)
    return made


def test_a_record_dragged_on_a_sentence_is_behind_it_then(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    view, marked = page.sentences.view, page.unused.list
    record = marked.rows.sources[0].id
    data = marked.rows.mimeData([marked.rows.index(0)])
    at, copy = view.rect_of(2).center(), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(at, copy, data, left, none))
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        QApplication.sendEvent(view.viewport(), QDropEvent(QPointF(at), copy, data, left, none))
    settle(qtbot, page)
    assert [chip.record for chip in view.rows.rows[2].chips][-1] == record
    assert view.currentIndex().row() == 2


def test_alt_right_changes_the_order_of_the_records_and_composed_words_follow(qtbot: QtBot, page: SummaryPage) -> None:
    from PySide6.QtCore import Qt

    view = page.sentences.view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    row = page.sentences.current
    assert row is not None and row.label == "Differing views"
    first, second = (chip.record for chip in row.chips)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, page)
    after = page.sentences.current
    assert after is not None and [chip.record for chip in after.chips] == [second, first]
    assert after.text != row.text and page.file.steps.undo_title == "Order of records"


def test_any_record_of_the_session_is_found_as_a_source(qtbot: QtBot, page: SummaryPage, context: Context) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.pages.summary.source_dialog import SourceDialog

    key(qtbot, page.sentences.view, "Ctrl+Shift+I")
    dialog = page.window().findChild(SourceDialog)
    assert dialog is not None
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        qtbot.keyClick(dialog.records.field, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.records.field, Qt.Key.Key_Return)
    settle(qtbot, page)
    row = page.sentences.current
    assert row is not None and len(row.chips) == 3


@pytest.mark.parametrize("name", ["sentences", "unused"])
def test_a_menu_comes_at_the_mouse_or_below_the_row_one_is_on(page: SummaryPage, name: str) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication, QMenu

    view = page.sentences.view if name == "sentences" else page.unused.list
    told: list[QPoint] = []
    view.menu.asked.connect(told.append)
    view.setCurrentIndex(view.model().index(0, 0))
    row, viewport = view.visualRect(view.model().index(1, 0)), view.viewport()
    there = viewport.mapToGlobal(row.center())
    for target, reason in ((viewport, QContextMenuEvent.Reason.Mouse), (view, QContextMenuEvent.Reason.Keyboard)):
        QApplication.sendEvent(target, QContextMenuEvent(reason, row.center(), there))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu) and menu.actions()
        menu.close()
        assert view.currentIndex().row() == 1, "the mouse goes to its row, a key stays"
    below = viewport.mapFromGlobal(told[1])
    assert told[0] == there and below.y() == row.bottom() and below.x() > row.left()
