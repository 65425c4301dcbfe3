"""Printing without CUPS: the pages as pictures, by number, off the window's thread."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from papers_scene import show_papers

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.papers.page import PapersPage


@pytest.fixture
def page(qtbot: QtBot, context: Context, roundtable: OpenFile) -> PapersPage:
    """The papers page on the whole example, its first paper made."""
    return show_papers(qtbot, context, roundtable)


@pytest.mark.parametrize(
    ("pages", "found"),
    [("", [0, 1, 2, 3]), ("2", [1]), ("3-4,1", [2, 3, 0]), ("4-9", [3]), ("9", []), ("2,2", [1])],
)
def test_pages_by_number(pages: str, found: list[int]) -> None:
    from facilitator.ui.printing import pages_fault
    from facilitator.ui.printing_qt import page_numbers

    assert pages_fault(pages) == ""
    assert page_numbers(pages, 4) == found


def _into(path: Path, printer: Any) -> Any:
    """The printer, writing a PDF instead of printing."""
    from PySide6.QtPrintSupport import QPrinter

    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    return printer


def test_without_cups_qt_prints_the_pages_as_pictures(demo_folder: Path, tmp_path: Path, qapp: object) -> None:
    from facilitator.ui.printing_lp import Job
    from facilitator.ui.printing_qt import print_pages, printer_for
    from facilitator.workspace.paper_pages import draw_page, page_sizes, page_text

    job = Job("Paper", "", pages="1-3")
    data = (demo_folder / "Roundtable pack – 2024-08-29.pdf").read_bytes()
    steps = list(print_pages(data, job, _into(tmp_path / "printed.pdf", printer_for(job))))
    assert [(step.done, step.total) for step in steps] == [(1, 3), (2, 3), (3, 3)]
    printed = (tmp_path / "printed.pdf").read_bytes()
    turned = [size.width > size.height for size in page_sizes(printed)]
    assert turned == [size.width > size.height for size in page_sizes(data)[:3]] == [False, False, True]
    for page in range(3):
        shades = set(bytes(draw_page(printed, page, 300, 300).pixels)[::4])
        assert len(shades) > 20 and not page_text(printed, page)


def test_pages_that_are_not_there_are_refused(demo_folder: Path, tmp_path: Path, qapp: object) -> None:
    from facilitator.ui.printing_lp import Job, PrintError
    from facilitator.ui.printing_qt import print_pages, printer_for

    job = Job("Paper", "Office", pages="90")
    data = (demo_folder / "Roundtable pack – 2024-08-29.pdf").read_bytes()
    with pytest.raises(PrintError, match="Office did not take “Paper”"):
        list(print_pages(data, job, _into(tmp_path / "printed.pdf", printer_for(job))))


def test_without_cups_printing_is_off_the_windows_thread(
    qtbot: QtBot, page: PapersPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.ui import printing, printing_qt
    from facilitator.workspace.paper_pages import page_sizes

    seen: list[bool] = []

    make = printing_qt.printer_for

    def to_pdf(job: Any) -> Any:
        seen.append(threading.current_thread() is threading.main_thread())
        return _into(tmp_path / "printed.pdf", make(job))

    monkeypatch.setattr(printing, "has_lp", lambda: False)
    monkeypatch.setattr(printing_qt, "printer_for", to_pdf)
    entry = page.current()
    assert entry and entry.made
    ended: list[object] = []
    printing.print_pdf(entry.made.pdf, printing.Job("Paper", "", pages="1"), ended.append, ended.append, page)
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert ended == [""] and seen == [False]
    assert len(page_sizes((tmp_path / "printed.pdf").read_bytes())) == 1
