"""The command palette: by real keys from a few letters to the action done."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.dialogs.palette import CommandPalette
    from facilitator.ui.dialogs.palette_rows import Command


@pytest.fixture
def did(context: Context) -> list[str]:
    """The actions done, of those bound: everything but the merge page's."""
    from facilitator.ui.actions import ACTIONS

    done: list[str] = []
    for action in ACTIONS:
        if action.menu != "merge":
            context.actions.on(action.id, lambda name=action.id: done.append(name))
    context.actions.show_page("capture", file_open=True)
    return done


@pytest.fixture
def palette(context: Context, did: list[str], qtbot: QtBot) -> Iterator[CommandPalette]:
    """The palette, open over the window."""
    from PySide6.QtWidgets import QMainWindow

    from facilitator.ui.dialogs.palette import CommandPalette

    window = context.actions.parent()
    assert isinstance(window, QMainWindow)
    window.resize(1000, 700)
    window.show()
    made = CommandPalette(context, window)
    made.open()
    qtbot.waitUntil(made.field.hasFocus)
    yield made


def _command(title: str, *, alive: bool = True, menu: str = "Edit", keys: str = "") -> Command:
    from facilitator.ui.dialogs.palette_rows import Command

    return Command(title, title, menu, keys, "", alive)


def _titles(commands: list[Command], typed: str) -> list[str]:
    from facilitator.ui.dialogs.palette_rows import hits

    return [hit.command.title for hit in hits(commands, typed)]


def test_what_starts_with_the_words_comes_first_and_what_cannot_be_done_last() -> None:
    commands = [
        _command("Move the point up"),
        _command("Next point", alive=False),
        _command("Point size"),
        _command("Add discussion point"),
        _command("Appointment"),
        _command("Print"),
    ]
    assert _titles(commands, "point") == [
        "Point size",
        "Move the point up",
        "Add discussion point",
        "Appointment",
        "Next point",
    ]


def test_words_fit_in_any_order_by_menu_by_keys_and_by_first_letters() -> None:
    commands = [_command("Close the file", menu="File", keys="Ctrl+W"), _command("Undo")]
    for typed in ("fi clo", "CTF", "ctrl+w", "file close", "Clöse", "  file  "):
        assert _titles(commands, typed) == ["Close the file"], typed
    assert _titles(commands, "") == ["Close the file", "Undo"]
    assert _titles(commands, "close undo") == []
    assert _titles(commands, "xyz") == []


@pytest.mark.parametrize(
    ("title", "typed", "matched"),
    [
        ("Next point", "point", ((5, 5),)),
        ("Next point", "ne po", ((0, 2), (5, 2))),
        ("Next point", "next next", ((0, 4),)),
        ("Close the file", "cf", ((0, 1), (10, 1))),
        ("[Ńēxť ƥōĩńť··]", "next", ((1, 4),)),
        ("Next point", "edit", ()),
    ],
)
def test_the_letters_typed_are_known(title: str, typed: str, matched: tuple[tuple[int, int], ...]) -> None:
    from facilitator.ui.dialogs.palette_rows import hits

    assert hits([_command(title)], typed)[0].matched == matched


def test_every_action_is_there_with_its_keys_the_living_ones_first(palette: CommandPalette) -> None:
    from facilitator.ui.action_set import plain_title
    from facilitator.ui.actions import ACTIONS

    shown = [hit.command for hit in palette.shown()]
    assert {command.id: (command.title, command.keys) for command in shown} == {
        action.id: (plain_title(action), action.keys[0] if action.keys else "") for action in ACTIONS
    }
    alive = [command.alive for command in shown]
    assert alive == sorted(alive, reverse=True)
    assert not all(alive)
    assert [name for name, _ in itertools.groupby(alive)] == [True, False]


def test_letters_then_enter_do_the_action_when_the_palette_has_gone(
    palette: CommandPalette, did: list[str], qtbot: QtBot
) -> None:
    from PySide6.QtCore import Qt

    gone: list[list[str]] = []
    palette.destroyed.connect(lambda: gone.append(list(did)))
    qtbot.keyClicks(palette.field, "star key")
    assert palette.shown()[0].command.id == "note.star"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(did) and bool(gone))
    assert did == ["note.star"]


def test_arrows_go_through_the_rows_and_round(palette: CommandPalette, did: list[str], qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClicks(palette.field, "point")
    rows = [hit.command.id for hit in palette.shown()]
    assert len(rows) > 4
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.view.currentIndex().row() == len(rows) - 1
    for _ in range(3):
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(did))
    assert did == [rows[2]]


def test_escape_closes_and_does_nothing(palette: CommandPalette, did: list[str], qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    gone: list[bool] = []
    palette.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClicks(palette.field, "undo")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(gone))
    assert did == []


def test_what_cannot_be_done_now_is_said_and_not_done(palette: CommandPalette, did: list[str], qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClicks(palette.field, "take this")
    told = palette.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Take this, Merge, Alt+1, not now"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert did == []


def test_nothing_found_is_said_and_the_box_keeps_its_size(palette: CommandPalette, qtbot: QtBot) -> None:
    before = palette.geometry()
    qtbot.keyClicks(palette.field, "zzzz")
    assert palette.shown() == ()
    palette.grab()
    assert palette.geometry() == before
    assert not palette.view.isVisible()


def test_a_click_does_the_row(palette: CommandPalette, did: list[str], qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClicks(palette.field, "details")
    place = palette.view.visualRect(palette.view.model().index(0, 0)).center()
    qtbot.mouseClick(palette.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(did))
    assert did == ["view.details"]
