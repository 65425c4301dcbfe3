"""The list of the programme: points dragged to order, notes dropped on them, menus, width, keys left to others."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from programme_scene import Shown, focus_list, middle, panel, points_shown, row_named, show, state, the_row

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.capture.programme.panel import ProgrammePanel
    from facilitator.ui.pages.capture.state import CaptureState

pytest.importorskip("PySide6")
__all__ = ["panel", "show", "state"]  # fixtures


def drag(qtbot: QtBot, panel: ProgrammePanel, title: str, to: QPoint, *, escape: bool = False) -> None:
    from PySide6.QtCore import QPoint, Qt

    viewport, start = panel.view.viewport(), middle(panel, title)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.7, 1.0):
        between = QPoint(start.x(), round(start.y() + (to.y() - start.y()) * share))
        _move(viewport, between)
    if escape:
        qtbot.keyClick(viewport, Qt.Key.Key_Escape)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=to)


def _move(widget: object, place: QPoint) -> None:
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication, QWidget

    assert isinstance(widget, QWidget)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(place), QPointF(widget.mapToGlobal(place)), Qt.MouseButton.NoButton, left, none
    )
    QApplication.sendEvent(widget, event)


def test_points_are_dragged_to_order_and_between_slots(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile, state: CaptureState
) -> None:
    from PySide6.QtCore import QPoint

    shown = state.point
    top = panel.view.rect_of(row_named(panel, "Global")).topLeft() + QPoint(40, 3)
    drag(qtbot, panel, "Methodologies", top)
    qtbot.waitUntil(lambda: points_shown(panel)[0] == "Methodologies")
    drag(qtbot, panel, "Methodologies", middle(panel, "10:40"))
    qtbot.waitUntil(lambda: the_row(panel, "10:40").count == 9)
    example_file.steps.undo()
    example_file.steps.undo()
    qtbot.waitUntil(lambda: points_shown(panel)[3] == "Methodologies")
    assert state.point == shown, "a drag shows no other point"


def test_a_drag_ends_where_it_began_or_by_escape_without_a_change(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile
) -> None:
    before = points_shown(panel)
    drag(qtbot, panel, "Methodologies", middle(panel, "Methodologies"))
    drag(qtbot, panel, "Methodologies", middle(panel, "Global"), escape=True)
    example_file.ask(lambda _: 1, lambda _: None)
    assert points_shown(panel) == before
    assert example_file.steps.undo_title == ""


def drop(panel: ProgrammePanel, title: str, ids: list[str], mime: str) -> bool:
    """Drops notes on a row, as a drag from the list does; whether they were taken."""
    from PySide6.QtCore import QMimeData, QPointF, Qt
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    data = QMimeData()
    data.setData(mime, "\n".join(ids).encode())
    place, viewport = middle(panel, title), panel.view.viewport()
    # The one way that all versions of Qt have to make these is called old by some.
    warnings.simplefilter("ignore", DeprecationWarning)
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, move, data, left, none)
    QApplication.sendEvent(viewport, enter)
    over = QDragMoveEvent(place, move, data, left, none)
    QApplication.sendEvent(viewport, over)
    if not (enter.isAccepted() and over.isAccepted()):
        return False
    QApplication.sendEvent(viewport, QDropEvent(QPointF(place), move, data, left, none))
    return True


def test_notes_dropped_on_a_point_go_there_in_one_step(
    qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile
) -> None:
    from facilitator.ui.pages.capture.programme.drag import RECORDS_MIME
    from facilitator.workspace.showing import load_records

    found: list[str] = []
    methods = next(point.id for point in example_file.frame.points if point.title == "Methodologies")
    example_file.ask(load_records, lambda all_: found.extend(n.id for n in all_.notes if n.point == methods))
    qtbot.waitUntil(lambda: len(found) == 8)
    assert drop(panel, "Technical", found[:3], RECORDS_MIME)
    qtbot.waitUntil(lambda: (the_row(panel, "Technical").count, the_row(panel, "Methodo").count) == (8, 6))
    assert example_file.steps.undo_title == "Move of 3 notes"
    example_file.steps.undo()
    qtbot.waitUntil(lambda: (the_row(panel, "Technical").count, the_row(panel, "Methodo").count) == (5, 9))
    assert drop(panel, "No point", found[:1], RECORDS_MIME)
    qtbot.waitUntil(lambda: the_row(panel, "No point").count == 3)
    assert not drop(panel, "Technical", found[:3], "text/plain")
    assert not drop(panel, "10:40", found[:3], RECORDS_MIME), "a slot is no point"
    assert not drop(panel, "15:30", found[:3], RECORDS_MIME)
    qtbot.waitUntil(lambda: "Follow-up activities" in points_shown(panel))  # a folded slot opens under the drag


def test_escape_is_left_to_the_page(qtbot: QtBot, panel: ProgrammePanel) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    focus_list(qtbot, panel)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_F7):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(panel.view, event)
        assert panel.view.hasFocus()
    assert panel.view.cursor_row() is not None


def test_every_row_has_a_menu_that_means_that_row(qtbot: QtBot, panel: ProgrammePanel, example_file: OpenFile) -> None:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication, QMenu

    def titles(name: str) -> dict[str, Callable[[], None]]:
        place = middle(panel, name)
        viewport = panel.view.viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, event)
        (menu,) = (one for one in panel.view.findChildren(QMenu) if one.isVisible())
        found = {action.text(): action.trigger for action in menu.actions() if action.text()}
        menu.close()
        return found

    assert list(titles("Methodologies")) == ["Rename", "Mark “not discussed”", "Move up", "Move down"]
    titles("Methodologies")["Move up"]()
    qtbot.waitUntil(lambda: points_shown(panel)[2] == "Methodologies")
    slot = titles("09:00")
    assert list(slot) == ["Add discussion point", "Change the times …", "Swap with the next slot"]
    slot["Swap with the next slot"]()
    qtbot.waitUntil(lambda: the_row(panel, "10:40").count == 45)


def test_the_width_stays_when_the_list_begins_to_scroll(qtbot: QtBot, panel: ProgrammePanel) -> None:
    before = panel.view.viewport().width()
    panel.window().resize(248, 300)
    qtbot.waitUntil(lambda: panel.view.verticalScrollBar().maximum() > 0)
    assert panel.view.viewport().width() == before


def test_answers_that_come_after_the_panel_is_gone_harm_nobody(
    qtbot: QtBot, show: Shown, example_file: OpenFile
) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QMainWindow
    from shiboken6 import isValid

    panel = show(example_file)
    view = panel.view
    panel.counts.ask()
    window = panel.window()
    assert isinstance(window, QMainWindow)
    window.takeCentralWidget().deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    answered: list[int] = []
    example_file.ask(lambda _: 1, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert not isValid(view)
