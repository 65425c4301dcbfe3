"""The help of keys: every action with its keys, how a line is typed, in columns, searched, on one page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.dialogs.keys import KeysHelp
    from facilitator.ui.dialogs.keys_rows import Fact


@pytest.fixture
def keys_help(context: Context, qtbot: QtBot) -> KeysHelp:
    """The help, open."""
    from facilitator.ui.dialogs.keys import KeysHelp

    made = KeysHelp(context)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.field.hasFocus)
    return made


def _facts(keys_help: KeysHelp) -> list[Fact]:
    from facilitator.ui.dialogs.keys_rows import Fact

    return [row for row in keys_help.rows() if isinstance(row, Fact)]


def test_every_action_stands_with_all_its_keys(keys_help: KeysHelp) -> None:
    from facilitator.ui.action_set import plain_title
    from facilitator.ui.actions import ACTIONS
    from facilitator.ui.widgets.painting import shown_keys

    found = {fact.id: (fact.words, fact.keys) for fact in _facts(keys_help) if fact.id}
    assert found == {
        action.id: (plain_title(action), tuple(shown_keys(keys) for keys in action.keys)) for action in ACTIONS
    }


def test_every_keyword_and_mark_of_a_line_stands(keys_help: KeysHelp) -> None:
    typed = " ".join(word for fact in _facts(keys_help) for word in fact.typed)
    for word in (
        "ACTION:", "PROPOSAL:", "AGREED:", "Q:", "LESSON:", "PRACTICE:", "CHALLENGE:", "GAP:", "RECOMMENDATION:",
        "DIFFERS:", "PRESENTATION:", ">", "!", "=", "?", "#", "@", "+1", "-1", "by ", "with ",
    ):  # fmt: skip
        assert word in typed


@pytest.mark.parametrize("page", ["capture", "merge", "summary", "roundtable", "actions", "papers", "quotes"])
def test_what_holds_on_a_page_is_seen_in_one_look_at_the_size_of_a_laptop(
    context: Context, qtbot: QtBot, page: str
) -> None:
    from PySide6.QtWidgets import QListView

    from facilitator.ui.actions import ACTIONS
    from facilitator.ui.dialogs.keys import KeysHelp

    context.actions.show_page(page, file_open=True)
    made = KeysHelp(context)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    sheet = made.findChild(QListView)
    assert isinstance(sheet, QListView)
    assert {fact.id for fact in _facts(made) if fact.id} == {
        action.id for action in ACTIONS if action.page in ("", "file", page)
    }
    assert sheet.horizontalScrollBar().maximum() == 0
    last = sheet.visualRect(sheet.model().index(len(made.rows()) - 1, 0))
    assert sheet.viewport().rect().contains(last)


@pytest.mark.parametrize("high", [4, 5, 12, 31])
def test_heads_stand_over_their_facts(context: Context, high: int) -> None:
    from facilitator.ui.dialogs.keys_rows import groups
    from facilitator.ui.dialogs.keys_sheet import flowed

    rows = flowed(groups(context.actions), high)
    for at, row in enumerate(rows):
        if isinstance(row, str):
            assert at % high == 0 or rows[at - 1] is None
            assert at % high <= high - 3


def test_words_and_keys_are_searched(keys_help: KeysHelp, qtbot: QtBot) -> None:
    qtbot.keyClicks(keys_help.field, "ctrl+shift+p")
    assert [fact.words for fact in _facts(keys_help)] == ["Command palette"]
    keys_help.field.clear()
    qtbot.keyClicks(keys_help.field, "next conflict")
    assert [fact.id for fact in _facts(keys_help)] == ["conflict.next"]
    assert keys_help.rows()[0] == "Merge"
    keys_help.field.clear()
    qtbot.keyClicks(keys_help.field, "#snow")
    assert len(_facts(keys_help)) == 1


def test_rows_are_read_aloud_with_their_keys(keys_help: KeysHelp, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QListView

    sheet = keys_help.findChild(QListView)
    assert isinstance(sheet, QListView)
    qtbot.keyClicks(keys_help.field, "redo")
    qtbot.keyClick(keys_help.field, Qt.Key.Key_Tab)
    while not sheet.hasFocus():
        focus = keys_help.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    told = sheet.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Redo: Ctrl+Shift+Z, Ctrl+Y"


def test_it_prints_on_one_page(context: Context, tmp_path: Path) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from facilitator.ui.dialogs.keys_rows import groups
    from facilitator.ui.dialogs.keys_sheet import paint_page

    image = QImage(1684, 1191, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_page(painter, context.theme, QRectF(0, 0, 1684, 1191), groups(context.actions))
    painter.end()
    inked = [x for x in range(0, 1684, 2) if any(image.pixel(x, y) != 0xFFFFFFFF for y in range(0, 1191, 3))]
    assert inked[0] < 60
    assert 1400 < inked[-1] < 1684


def test_a_language_shows_in_it(context: Context, qapp: object) -> None:
    from PySide6.QtCore import QObject

    from facilitator.ui.dialogs.keys_rows import groups
    from facilitator.ui.words import PSEUDO, choose_language

    assert isinstance(qapp, QObject)
    try:
        choose_language(PSEUDO, qapp)
        for group in groups(context.actions):
            assert group.title.startswith("[")
            assert all(fact.words.startswith("[") and fact.words.endswith("]") for fact in group.facts)
    finally:
        choose_language("en", qapp)
