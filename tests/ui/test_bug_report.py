"""What nobody foresaw: the file is safe, the report can be copied and holds no word of a note."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import pytest

from facilitator import __version__

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context


def _error() -> BaseException:
    typed = "".join(["Snow", " leopards", " of Oyun"])
    try:
        try:
            int(typed)
        except ValueError as first:
            raise RuntimeError(typed) from first
    except RuntimeError as error:
        return error
    raise AssertionError


def test_the_report_says_where_and_on_what(context: Context) -> None:
    from PySide6.QtCore import qVersion

    from facilitator.ui.dialogs.bug_report import report_of

    report = report_of(_error())
    for part in (f"facilitator {__version__}", platform.python_version(), qVersion(), platform.system()):
        assert part in report
    assert "in _error" in report
    assert report.index("ValueError") < report.index("which led to") < report.index("RuntimeError")
    assert report.count("test_bug_report.py:") == 2


def test_the_report_holds_no_words_and_no_folders(context: Context) -> None:
    from facilitator.ui.dialogs.bug_report import report_of

    report = report_of(_error())
    assert "Snow leopards" not in report
    assert "of Oyun" not in report.replace('" of Oyun"', "")
    assert __file__ not in report
    assert "/tests/ui/" not in report


def test_it_is_copied_and_closed_by_keys(context: Context, qtbot: QtBot) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication

    from facilitator.ui.dialogs.bug_report import BugReport
    from facilitator.ui.widgets.labels import Label

    dialog = BugReport(context, _error())
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.copy.hasFocus)
    assert any("safe" in label.text() for label in dialog.findChildren(Label))
    size = dialog.size()
    qtbot.keyClick(dialog.copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    assert any(label.text() == "Copied." for label in dialog.findChildren(Label))
    assert dialog.size() == size
    qtbot.keyClick(dialog.copy, Qt.Key.Key_Tab)
    qtbot.keyClick(dialog.close_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(gone))


@pytest.mark.parametrize("kind", ["keys", "bug", "about", "palette"])
def test_everything_that_takes_the_focus_has_a_name_and_a_role(context: Context, qtbot: QtBot, kind: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.dialogs.about import About
    from facilitator.ui.dialogs.bug_report import BugReport
    from facilitator.ui.dialogs.keys import KeysHelp
    from facilitator.ui.dialogs.palette import CommandPalette

    made = {
        "keys": lambda: KeysHelp(context),
        "bug": lambda: BugReport(context, _error()),
        "about": lambda: About(context),
        "palette": lambda: CommandPalette(context),
    }[kind]()
    qtbot.addWidget(made)
    made.show()
    parts = [part for part in made.findChildren(QWidget) if part.isVisible()]
    focusable = [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert focusable
    for part in focusable:
        told = QAccessible.queryAccessibleInterface(part)
        assert told is not None
        assert told.text(QAccessible.Text.Name), part
        assert told.role() not in (QAccessible.Role.NoRole, QAccessible.Role.Client), part


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_about_tells_the_version(context: Context, qtbot: QtBot, scale: float) -> None:
    from facilitator.ui.dialogs.about import About
    from facilitator.ui.widgets.labels import Label

    context.theme.scale = scale
    dialog = About(context)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    assert any(__version__ in label.text() for label in dialog.findChildren(Label))
    for label in dialog.findChildren(Label):
        assert label.height() >= label.heightForWidth(label.width())
