"""The settings: each one declared has an editor, holds at once, is on disk and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.settings import SETTINGS, read_settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.dialogs.settings import SettingsDialog


@pytest.fixture
def dialog(context: Context, qtbot: QtBot) -> Iterator[SettingsDialog]:
    """The settings, open."""
    import shiboken6

    from facilitator.ui.dialogs.settings import SettingsDialog

    made = SettingsDialog(context)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    if shiboken6.isValid(made):  # a closed dialog is gone already
        made.close()


def _on_disk(tmp_path: Path, name: str) -> str:
    return read_settings(tmp_path / "settings.toml")[name]


def test_every_setting_declared_has_an_editor_with_a_name(dialog: SettingsDialog) -> None:
    assert list(dialog.editors) == [setting.name for setting in SETTINGS]
    for editor in dialog.editors.values():
        assert editor.accessibleName()
        assert editor.accessibleDescription()


def test_a_setting_that_is_new_here_goes_by_its_declaration() -> None:
    from facilitator.settings import Setting
    from facilitator.ui.dialogs.settings import TextEditor, editor_of, words_of

    setting = Setting("paper_size", "A4", "The size of paper.")
    assert words_of(setting) == ("Paper size", "The size of paper.")
    assert editor_of(setting) is TextEditor


def test_everything_that_takes_the_focus_has_a_name(dialog: SettingsDialog) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    for part in dialog.findChildren(QWidget):
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            told = QAccessible.queryAccessibleInterface(part)
            assert told is not None
            assert told.text(QAccessible.Text.Name), part


def test_a_name_typed_is_kept_on_leaving_and_on_closing(
    dialog: SettingsDialog, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.dialogs.settings import TextEditor

    name = dialog.editors["author"]
    assert isinstance(name, TextEditor)
    name.setFocus()
    qtbot.keyClicks(name, " Oyun ")
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    assert (context.preferences["author"], _on_disk(tmp_path, "author")) == ("Oyun", "Oyun")
    name.setFocus()
    name.setText("Bada")
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert _on_disk(tmp_path, "author") == "Bada"


def test_enter_in_a_field_opens_nothing(
    dialog: SettingsDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QFileDialog

    asked: list[bool] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: asked.append(True) or "")
    name = dialog.editors["author"]
    qtbot.keyClicks(name, "Oyun")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert (asked, dialog.isVisible(), _on_disk(tmp_path, "author")) == ([], True, "Oyun")


@pytest.mark.parametrize(
    ("name", "downs", "value"),
    [("language", 1, "qps"), ("text_size", 2, "125"), ("attribution", 1, "named"), ("attribution", 4, "none")],
)
def test_a_choice_by_keys_holds_at_once_and_is_on_disk(
    dialog: SettingsDialog, context: Context, qtbot: QtBot, tmp_path: Path, name: str, downs: int, value: str
) -> None:
    from PySide6.QtCore import Qt

    told: list[str] = []
    context.preferences.changed.connect(told.append)
    editor = dialog.editors[name]
    editor.setFocus()
    for _ in range(downs):
        qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert context.preferences[name] == _on_disk(tmp_path, name) == value
    assert set(told) == {name}


def test_the_colours_are_chosen_by_a_click(
    dialog: SettingsDialog, context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QRadioButton

    dark = next(one for one in dialog.editors["theme"].findChildren(QRadioButton) if one.text() == "Dark")
    qtbot.mouseClick(dark, Qt.MouseButton.LeftButton)
    assert context.preferences["theme"] == _on_disk(tmp_path, "theme") == "dark"


def test_what_was_chosen_comes_back(context: Context, qtbot: QtBot) -> None:
    from facilitator.ui.dialogs.settings import ChoiceEditor, FolderEditor, SettingsDialog, ThemeEditor

    for name, value in (("theme", "dark"), ("text_size", "150"), ("backups", "/backups"), ("attribution", "none")):
        context.preferences.set(name, value)
    dialog = SettingsDialog(context)
    qtbot.addWidget(dialog)
    theme, size = dialog.editors["theme"], dialog.editors["text_size"]
    backups, attribution = dialog.editors["backups"], dialog.editors["attribution"]
    assert isinstance(theme, ThemeEditor)
    assert isinstance(size, ChoiceEditor)
    assert isinstance(backups, FolderEditor)
    assert isinstance(attribution, ChoiceEditor)
    assert theme.segments.key == "dark"
    assert (size.currentData(), backups.field.text(), attribution.currentData()) == ("150", "/backups", "none")


def test_a_folder_is_chosen(
    dialog: SettingsDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QFileDialog

    from facilitator.ui.dialogs.settings import FolderEditor

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    folder = dialog.editors["backups"]
    assert isinstance(folder, FolderEditor)
    qtbot.mouseClick(folder.choose, Qt.MouseButton.LeftButton)
    assert _on_disk(tmp_path, "backups") == str(tmp_path)


def test_a_change_from_elsewhere_shows(dialog: SettingsDialog, context: Context) -> None:
    from facilitator.ui.dialogs.settings import ChoiceEditor

    size = dialog.editors["text_size"]
    assert isinstance(size, ChoiceEditor)
    context.preferences.set("text_size", "200")
    assert size.currentText() == "200 %"


def test_what_cannot_be_written_is_said(dialog: SettingsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.widgets.labels import Label

    (tmp_path / "settings.toml.new").mkdir()  # where the new file would be written
    editor = dialog.editors["attribution"]
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    said = [label.text() for label in dialog.findChildren(Label) if label.isVisible()]
    assert any("cannot be written" in sentence for sentence in said)


def test_it_speaks_the_language_chosen(context: Context, qtbot: QtBot, qapp: object) -> None:
    from PySide6.QtCore import QObject

    from facilitator.ui.dialogs.settings import SettingsDialog
    from facilitator.ui.widgets.buttons import Button
    from facilitator.ui.widgets.labels import Label
    from facilitator.ui.words import PSEUDO, choose_language

    assert isinstance(qapp, QObject)
    try:
        choose_language(PSEUDO, qapp)
        dialog = SettingsDialog(context)
        qtbot.addWidget(dialog)
        words = [part.text() for kind in (Label, Button) for part in dialog.findChildren(kind) if part.text()]
        assert len(words) > 12
        assert all(word.startswith("[") and word.endswith("]") for word in words)
    finally:
        choose_language("en", qapp)
