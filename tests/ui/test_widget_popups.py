"""What comes and goes: popups, menus, messages, empty states, dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from shown_parts import applied, count, made_parts, show

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.theme.theme import Theme


@pytest.fixture
def theme(context: Context) -> Iterator[Theme]:
    """A theme that is on."""
    with applied(context) as on:
        yield on


def test_the_popup_leaves_the_focus_with_the_field(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QRect, Qt
    from PySide6.QtWidgets import QLineEdit, QListView

    from facilitator.ui.widgets.popup_list import MOST_ROWS, PopupList, PopupRow

    field = QLineEdit()
    window = show(qtbot, field)
    field.setFocus()
    popup = PopupList(theme, window)
    rows = [PopupRow(f"tag-{number}", "снег", "tag-outline", "9 notes", ((0, 3),)) for number in range(9)]
    assert popup.current == -1
    popup.show_rows(rows, QRect(400, 400, 30, 20), "Tab take")
    qtbot.waitUntil(popup.isVisible)
    assert field.hasFocus()
    assert popup.geometry().bottom() < 400
    view = popup.findChild(QListView)
    assert isinstance(view, QListView)
    assert view.height() // view.sizeHintForRow(0) == MOST_ROWS
    seen: list[int] = []
    for step in (0, 1, -1, -1, 1, 7, 1):
        popup.move(step)
        seen.append(popup.current)
    assert seen == [0, 1, 0, 8, 0, 7, 8]
    assert view.visualRect(view.currentIndex()).bottom() <= view.viewport().rect().bottom()
    popup.move(-8)
    told: list[int] = []
    popup.taken.connect(told.append)
    place = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert (told, field.hasFocus()) == ([2], True)
    popup.show_rows([], QRect(400, 400, 30, 20))
    assert (popup.isVisible(), popup.current) == (False, -1)


def test_the_popup_stays_on_the_screen(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import QRect

    from facilitator.ui.widgets.popup_list import PopupList, PopupRow

    popup = PopupList(theme)
    qtbot.addWidget(popup)
    room = popup.screen().availableGeometry()
    for at in (room.topLeft(), room.topRight(), room.bottomLeft(), room.bottomRight()):
        token = QRect(at.x(), at.y(), 20, 20)
        popup.show_rows([PopupRow("leopard " * 20, "hint")] * 4, token)
        assert room.contains(popup.geometry())
        assert not popup.geometry().intersects(token)


def test_a_popup_s_mask_holds_all_that_is_painted_and_no_corner(theme: Theme) -> None:
    from PySide6.QtCore import QPoint, QRect, Qt
    from PySide6.QtGui import QImage, QPainter

    from facilitator.ui.widgets.painting import paint_box, rounded_region

    for wide, high, radius in ((40, 30, 8), (81, 17, 8), (60, 50, 16)):
        image = QImage(wide, high, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        paint_box(painter, QRect(0, 0, wide, high), radius, theme.colour("raised"), theme.colour("control"))
        painter.end()
        region = rounded_region(wide, high, radius)
        inked = [QPoint(x, y) for x in range(wide) for y in range(high) if image.pixelColor(x, y).alpha() > 24]
        assert all(region.contains(point) for point in inked)
        assert not region.contains(QPoint(0, 0))
        assert not region.contains(QPoint(wide - 1, high - 1))


def test_a_menu_has_round_corners_at_every_size(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu

    from facilitator.ui.widgets.menus import rounded

    menu = rounded(theme, QMenu())
    qtbot.addWidget(menu)
    for words in ("Undo", "Undo the edit of the note of the second delegation"):
        menu.addAction(words)
        menu.popup(QPoint(20, 20))
        qtbot.waitUntil(menu.isVisible)
        assert menu.mask().boundingRect() == menu.rect()
        assert not menu.mask().contains(QPoint(0, 0))
        menu.close()


def test_matched_letters_are_counted_in_characters(theme: Theme) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QFontMetricsF, QImage, QPainter

    from facilitator.ui.theme.theme import Use
    from facilitator.ui.widgets.painting import paint_matched

    def painted(matched: tuple[tuple[int, int], ...]) -> QImage:
        image = QImage(120, 24, QImage.Format.Format_RGB32)
        image.fill(theme.colour("surface"))
        painter = QPainter(image)
        paint_matched(painter, theme, QRectF(0, 0, 120, 24), "🐆🐆ab", Use.BASE, theme.colour("text"), matched)
        painter.end()
        return image

    plain, marked = painted(((3, 1),)), painted(((2, 1),))
    left = next(x for x in range(120) if plain.copy(x, 0, 1, 24) != marked.copy(x, 0, 1, 24))
    before = QFontMetricsF(theme.font(Use.BASE)).horizontalAdvance("🐆🐆")
    assert abs(left - before) <= 2  # the two pictures before it, each of two units, are not underlined


def test_the_message_bar_says_and_does(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QPushButton, QToolButton

    from facilitator.ui.widgets.message_bar import MessageBar

    bar = MessageBar(theme)
    assert not bar.isVisible()
    show(qtbot, bar)
    bar.hide()
    did: list[str] = []
    bar.say("error", "The disk is full; free some room.", "Try again", lambda: did.append("again"))
    assert (bar.isVisible(), bar.level, bar.sentence) == (True, "error", "The disk is full; free some room.")
    assert bar.accessibleName() == "The disk is full; free some room."
    button = bar.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (did, bar.isVisible()) == (["again"], False)
    bar.say("done", "Saved.")
    assert not button.isVisible()
    cross = bar.findChild(QToolButton)
    assert isinstance(cross, QToolButton)
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()


@pytest.mark.parametrize("level", ["done", "care", "error"])
def test_levels_are_told_by_an_icon_too(theme: Theme, qtbot: QtBot, level: str) -> None:
    from facilitator.ui.widgets.message_bar import MessageBar

    bar = MessageBar(theme)
    show(qtbot, bar)
    bar.say(level, "Sentence.")
    tone = {"done": "accent", "care": "care", "error": "clash"}[level]
    bar.grab()
    image = bar.grab().toImage()
    sign = image.copy(8, 0, 40, image.height())
    ground = {"done": "tint", "care": "caretint", "error": "clashtint"}[level]
    assert count(sign, theme.colour(ground)) < 40 * image.height() - 80
    assert count(image.copy(0, 0, 3, image.height()), theme.colour(tone)) == 3 * image.height()


def test_an_empty_state_says_what_to_do(theme: Theme, qtbot: QtBot) -> None:
    from facilitator.ui.widgets.empty import EmptyState

    state = EmptyState(theme, "note-text-outline", "No notes yet", "What you type shows up here.")
    show(qtbot, state)
    assert (state.accessibleName(), state.accessibleDescription()) == ("No notes yet", "What you type shows up here.")
    state.show_words("Nothing found")
    assert (state.accessibleName(), state.accessibleDescription()) == ("Nothing found", "")


def test_a_closed_dialog_is_gone_from_memory(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.widgets.dialog import Dialog

    dialog = Dialog(theme, "Settings")
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(gone))


def test_parts_that_are_gone_are_not_told_of_the_theme(theme: Theme, qtbot: QtBot) -> None:
    gone: list[bool] = []
    parts = [make(theme) for make in made_parts().values()]
    for part in parts:
        part.destroyed.connect(lambda: gone.append(True))
        part.deleteLater()
    qtbot.waitUntil(lambda: len(gone) == len(parts))
    theme.scale_to(1.25)
    assert theme.scale == 1.25


def test_keys_are_written_as_on_the_keyboard() -> None:
    from facilitator.ui.widgets.painting import shown_keys

    assert [shown_keys(keys) for keys in ("Ctrl+Return", "Ctrl+PgDown", "Ctrl++", "F8", "")] == [
        "Ctrl+Enter",
        "Ctrl+Page Down",
        "Ctrl++",
        "F8",
        "",
    ]
