"""Files that come in at the welcome page: merged into a new file of this computer, and on from there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator.ui.own_folder import keep_own_folder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.furniture import Furniture

    Furnish = Callable[..., Furniture]


def test_the_example_is_made_and_opened(
    qtbot: QtBot, furnish: Furnish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.workspace.example.example_folder", lambda: tmp_path / "Example")
    furniture = furnish()
    furniture.context.actions["file.example"].trigger()
    qtbot.waitUntil(lambda: furniture.desk.file is not None, timeout=120_000)
    assert furniture.desk.file is not None
    assert furniture.desk.file.path == tmp_path / "Example" / "roundtable.facilitator"
    qtbot.waitUntil(lambda: str(tmp_path / "Example") in furniture.messages.sentence, timeout=20_000)


def test_files_of_a_stick_are_merged_into_a_new_file_that_is_not_on_it(
    qtbot: QtBot, furnish: Furnish, demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    from facilitator.ui.pages.merge.page import MergePage

    stick, own = tmp_path / "stick", tmp_path / "Documents" / "facilitator"
    stick.mkdir()
    for name in ("2.1 Bada.facilitator", "2.2 Lena.facilitator"):
        shutil.copy(demo_folder / name, stick / name)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (sorted(str(path) for path in stick.iterdir()), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda _parent, _title, proposed, _filter: (proposed, ""))
    furniture = furnish()
    keep_own_folder(furniture.context.remembered, own)
    furniture.context.actions["file.merge"].trigger()
    qtbot.waitUntil(lambda: furniture.desk.page == "merge", timeout=20_000)
    assert furniture.desk.file is not None
    assert furniture.desk.file.path == own / "Roundtable.facilitator"
    page = furniture.desk.page_of("merge")
    assert isinstance(page, MergePage)
    qtbot.waitUntil(page.files.foot.run.hasFocus, timeout=20_000)
    assert sorted(path.name for path in stick.iterdir()) == ["2.1 Bada.facilitator", "2.2 Lena.facilitator"]
