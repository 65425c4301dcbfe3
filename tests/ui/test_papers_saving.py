"""Papers as files: in every format, where they may be written, under names that fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from papers_scene import go_to, show_papers, wait_for

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.papers.page import PapersPage


@pytest.fixture
def page(qtbot: QtBot, context: Context, roundtable: OpenFile) -> PapersPage:
    """The page with its first paper made."""
    return show_papers(qtbot, context, roundtable)


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html", ".md", ".xlsx", ".csv", ".json"])
def test_a_paper_is_saved_in_every_format(
    qtbot: QtBot, page: PapersPage, roundtable: OpenFile, tmp_path: Path, suffix: str
) -> None:
    entry = page.current()
    assert entry and entry.made
    with qtbot.waitSignal(roundtable.said, timeout=10_000) as said:
        page.jobs.save(entry.made, tmp_path / f"out{suffix}")
    data = (tmp_path / f"out{suffix}").read_bytes()
    assert said.args[0] == "done" and data
    if suffix == ".pdf":
        assert data == entry.made.pdf
    if suffix == ".json":
        assert json.loads(data)


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, page: PapersPage, roundtable: OpenFile, tmp_path: Path
) -> None:
    entry = page.current()
    assert entry and entry.made
    with qtbot.waitSignal(roundtable.said, timeout=10_000) as said:
        page.jobs.save(entry.made, tmp_path / "no such folder" / "out.pdf")
    assert said.args[0] == "error" and "make it first" in said.args[1]


def test_save_as_offers_what_fits_and_names_the_day(
    qtbot: QtBot, page: PapersPage, roundtable: OpenFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QFileDialog

    asked: list[tuple[str, str]] = []

    def answer(parent: object, title: str, proposed: str, kinds: str) -> tuple[str, str]:
        asked.append((Path(proposed).name, kinds))
        return str(tmp_path / "named by hand – 2024.08"), "Word document (*.docx)"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    with qtbot.waitSignal(roundtable.said, timeout=20_000):
        qtbot.mouseClick(page.head.save, Qt.MouseButton.LeftButton)
    assert (tmp_path / "named by hand – 2024.08.docx").read_bytes().startswith(b"PK")
    ((name, kinds),) = asked
    assert name == "Session 2.1 – Moderator’s summary – 2024-08-29.pdf"
    assert kinds.startswith("PDF (*.pdf);;Word document (*.docx);;") and "pptx" not in kinds


def test_slides_show_their_pages_then_the_notes_and_are_saved_as_slides(
    qtbot: QtBot, page: PapersPage, roundtable: OpenFile, tmp_path: Path
) -> None:
    from facilitator.workspace.paper_pages import page_sizes
    from facilitator.workspace.paper_set import formats_of

    go_to(page, "Slides of 2.1")
    wait_for(qtbot, page)
    entry = page.current()
    assert entry and entry.made and formats_of("slides") == (".pptx", ".pdf", ".json")
    wide = [size.width > size.height for size in page_sizes(entry.made.pdf)]
    assert wide[0] and not wide[-1] and sorted(wide, reverse=True) == wide
    qtbot.waitUntil(lambda: page.viewer.page_count == len(wide), timeout=10_000)
    places = page.viewer.view.places.places
    assert len({place.width for place in places}) == 1  # each as wide as the desk
    qtbot.waitUntil(lambda: page.viewer.view.complete, timeout=20_000)
    page.viewer.view.go_to(len(wide) - 1)
    qtbot.waitUntil(lambda: page.viewer.view.complete, timeout=20_000)
    with qtbot.waitSignal(roundtable.said, timeout=20_000):
        page.jobs.save(entry.made, tmp_path / "out.pptx")
    assert (tmp_path / "out.pptx").read_bytes().startswith(b"PK")
