"""Printing: through the commands of CUPS with the PDF as it is, dialogs by keys, refusals said and repeated.

A fake ``lp`` on the path keeps its arguments and its input; one test talks to a real CUPS where it runs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from papers_scene import show_papers

from facilitator.errors import FacilitatorError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.papers.page import PapersPage

_LP = """#!{python}
import json, os, sys, time
folder = {folder!r}
if os.path.exists(folder + "/refuse") and open(folder + "/refuse").read() in " ".join(sys.argv):
    sys.stderr.write("lp: Error - printer is out of toner.\\n")
    sys.exit(1)
while os.path.exists(folder + "/hold"):
    time.sleep(0.01)
number = len([name for name in os.listdir(folder) if name.startswith("job")]) + 1
data = sys.stdin.buffer.read()
kept = dict(arguments=sys.argv[1:], size=len(data), head=data[:5].decode(), language=os.environ.get("LC_ALL"))
json.dump(kept, open(folder + "/job%02d" % number, "w"))
print("request id is Office-%d (0 file(s))" % number)
"""
_LPSTAT = """#!{python}
print("Office\\nHall\\nsystem default destination: Office")
print("printer Hall disabled since Thu 29 Aug 2024 -\\n\\tPaused\\nprinter Office is idle.  enabled since")
"""


class Desk:
    """A folder with a fake ``lp`` and what it was given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def install(self) -> None:
        for name, text in (("lp", _LP), ("lpstat", _LPSTAT)):
            path = self.folder / "bin" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.format(python=sys.executable, folder=str(self.folder)))
            path.chmod(0o755)

    def refuse(self, words: str) -> None:
        """From now on whatever has these words in its arguments is refused; "" for nothing."""
        (self.folder / "refuse").write_text(words or "nothing at all")

    def hold(self, on: bool) -> None:
        """While held, lp keeps whoever prints waiting."""
        (self.folder / "hold").write_text("") if on else (self.folder / "hold").unlink()

    @property
    def jobs(self) -> list[dict[str, Any]]:
        return [json.loads(path.read_text()) for path in sorted(self.folder.glob("job*"))]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    if os.name == "nt":
        pytest.skip("a script cannot stand for lp on Windows")
    made = Desk(tmp_path / "desk")
    made.install()
    monkeypatch.setenv("PATH", f"{made.folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context, roundtable: OpenFile) -> PapersPage:
    """The papers page on the whole example, its first paper made."""
    return show_papers(qtbot, context, roundtable)


def _dialog(qtbot: QtBot, page: PapersPage, context: Context, action: str) -> Any:
    from facilitator.ui.widgets.dialog import Dialog

    context.actions[action].trigger()
    dialog = page.findChildren(Dialog)[-1]
    qtbot.waitUntil(lambda: dialog.choice.printer.count() > 0, timeout=10_000)
    return dialog


def test_the_printers_of_cups_the_default_one_first(desk: Desk) -> None:
    from facilitator.ui.printing_lp import Printer, lp_printers

    assert lp_printers() == (Printer("Office", default=True), Printer("Hall", stopped=True))


def test_a_refusal_is_one_sentence_with_the_reason(desk: Desk) -> None:
    from facilitator.ui.printing_lp import Job, lp_print

    desk.refuse("Office")
    with pytest.raises(FacilitatorError) as told:
        lp_print(b"%PDF-", Job("Paper", "Office"))
    assert "printer is out of toner" in str(told.value) and str(told.value).endswith(".")


def test_a_service_that_does_not_answer_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from facilitator.ui import printing_lp

    def hangs(*given: object, **named: object) -> object:
        raise subprocess.TimeoutExpired("lp", 30)

    monkeypatch.setattr(subprocess, "run", hangs)
    with pytest.raises(FacilitatorError, match="does not answer"):
        printing_lp.lp_printers()


def test_a_paper_goes_to_lp_as_it_is_by_keys_alone(
    qtbot: QtBot, page: PapersPage, context: Context, desk: Desk
) -> None:
    from PySide6.QtCore import Qt

    entry = page.current()
    assert entry and entry.made
    dialog = _dialog(qtbot, page, context, "paper.print")
    assert dialog.focusWidget() is dialog.copies
    qtbot.keyClicks(dialog.copies, "12")
    qtbot.keyClick(dialog.copies, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.pages
    qtbot.keyClicks(dialog.pages, "1, 2-3")
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        qtbot.keyClick(dialog.pages, Qt.Key.Key_Return)
    (job,) = desk.jobs
    assert job["arguments"] == [
        "-d", "Office", "-n", "12", "-t", "Session 2.1 – Moderator’s summary", "-o", "sides=two-sided-long-edge",
        "-P", "1,2-3",
    ]  # fmt: skip
    assert (job["size"], job["head"], job["language"]) == (len(entry.made.pdf), "%PDF-", "C.UTF-8")


def test_pages_that_are_none_are_said_and_nothing_is_printed(
    qtbot: QtBot, page: PapersPage, context: Context, desk: Desk
) -> None:
    from PySide6.QtCore import Qt

    dialog = _dialog(qtbot, page, context, "paper.print")
    qtbot.keyClicks(dialog.pages, "first")
    qtbot.keyClick(dialog.pages, Qt.Key.Key_Return)
    assert dialog.fault.isVisible() and "1-3,5" in dialog.fault.text() and dialog.isVisible()
    assert not desk.jobs
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog.pages, Qt.Key.Key_Escape)


def test_a_refused_paper_stays_in_the_dialog_and_is_tried_again(
    qtbot: QtBot, page: PapersPage, context: Context, desk: Desk
) -> None:
    from PySide6.QtCore import Qt

    desk.refuse("Office")
    dialog = _dialog(qtbot, page, context, "paper.print")
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.fault.isVisible, timeout=10_000)
    assert "out of toner" in dialog.fault.text()
    dialog.choice.printer.setCurrentIndex(1)
    assert "stopped" in dialog.choice.note.text()
    dialog.choice.two_sided.setChecked(False)
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    (job,) = desk.jobs
    assert job["arguments"][:2] == ["-d", "Hall"] and "sides=one-sided" in job["arguments"]
    again = _dialog(qtbot, page, context, "paper.print")
    assert again.choice.name == "Hall" and not again.choice.two_sided.isChecked()
    again.reject()


def test_printing_runs_in_a_thread_of_its_own(
    qtbot: QtBot, page: PapersPage, context: Context, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui import printing

    seen: list[bool] = []
    hand = printing.lp_print

    def watched(data: bytes, job: Any) -> str:
        seen.append(threading.current_thread() is threading.main_thread())
        return hand(data, job)

    monkeypatch.setattr(printing, "lp_print", watched)
    dialog = _dialog(qtbot, page, context, "paper.print")
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    assert seen == [False]


def test_print_waits_for_a_paper_that_is_being_made(
    qtbot: QtBot, page: PapersPage, context: Context, desk: Desk
) -> None:
    from facilitator.ui.dialogs.print_paper import PrintPaperDialog

    page.list.go_on()
    context.actions["paper.print"].trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(PrintPaperDialog)), timeout=20_000)
    (dialog,) = page.findChildren(PrintPaperDialog)
    assert dialog.title.text() == "Session 2.1 – Slides"
    dialog.reject()


def test_all_papers_in_one_go_each_with_its_copies_and_a_failed_one_again(
    qtbot: QtBot, page: PapersPage, context: Context, desk: Desk
) -> None:
    from PySide6.QtCore import Qt

    desk.refuse("Session 2.2")
    dialog = _dialog(qtbot, page, context, "paper.print_all")
    lines = dialog.papers.chosen()
    assert [line.paper.paper for line in lines] == ["summary", "summary", "roundtable", "actions"]
    assert dialog.focusWidget() is lines[0].tick
    lines[2].copies.setValue(30)
    qtbot.keyClick(lines[0].tick, Qt.Key.Key_Return)
    assert not lines[0].tick.isEnabled()
    qtbot.waitUntil(lambda: dialog.print.isEnabled(), timeout=30_000)
    assert [line.tick.isChecked() for line in lines] == [False, True, False, False]
    assert "out of toner" in lines[1].result.text() and "(Office-1)" in lines[0].result.text()
    titles = [job["arguments"][5] for job in desk.jobs]
    assert titles == ["Session 2.1 – Moderator’s summary", "Roundtable pack", "Action plan"]
    assert desk.jobs[1]["arguments"][3] == "30"
    desk.refuse("")
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(desk.jobs) == 4, timeout=30_000)
    qtbot.waitUntil(lambda: not dialog.papers.chosen())
    assert desk.jobs[3]["arguments"][5].startswith("Session 2.2")
    assert all(job["head"] == "%PDF-" for job in desk.jobs)
    made = {paper.paper for paper, entry in page.maker.entries.items() if entry.made}
    assert made == {"summary", "roundtable", "actions"}  # nobody asked for the others
    dialog.reject()
    again = _dialog(qtbot, page, context, "paper.print_all")
    assert again.papers.chosen()[2].copies.value() == 30
    again.reject()


def test_a_note_typed_meanwhile_prints_nothing_twice(
    qtbot: QtBot, page: PapersPage, context: Context, desk: Desk
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.workspace.capturing import Capture

    desk.hold(True)
    dialog = _dialog(qtbot, page, context, "paper.print_all")
    lines = dialog.papers.chosen()
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    first = lines[0].result
    qtbot.waitUntil(lambda: first.text().startswith("goes to"), timeout=30_000)
    with qtbot.waitSignal(page.maker.made, timeout=20_000):
        dialog._file.do("Note", lambda file: Capture(file, "2.1", None, None).keep(["! Agreed: lynx"]))
    qtbot.waitUntil(lambda: not page.maker.working, timeout=20_000)
    desk.hold(False)
    qtbot.waitUntil(lambda: not dialog.papers.chosen(), timeout=20_000)
    assert [job["arguments"][5] for job in desk.jobs] == [line.paper.name for line in lines]
    dialog.reject()


def test_esc_waits_for_the_paper_that_goes_and_stops_the_rest(
    qtbot: QtBot, page: PapersPage, context: Context, desk: Desk
) -> None:
    from PySide6.QtCore import Qt

    desk.hold(True)
    dialog = _dialog(qtbot, page, context, "paper.print_all")
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    lines = dialog.papers.chosen() + [line for line in dialog.papers.lines if not line.tick.isChecked()]
    qtbot.waitUntil(lambda: lines[0].result.text().startswith("goes to"), timeout=30_000)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    desk.hold(False)
    qtbot.waitUntil(lambda: dialog.print.isEnabled(), timeout=10_000)
    assert len(desk.jobs) == 1 and [line.tick.isChecked() for line in lines] == [False] + [True] * 3 + [False] * 4
    with qtbot.waitSignal(dialog.finished):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_esc_waits_for_a_paper_on_its_way(qtbot: QtBot, page: PapersPage, context: Context, desk: Desk) -> None:
    from PySide6.QtCore import Qt

    desk.hold(True)
    dialog = _dialog(qtbot, page, context, "paper.print")
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and "on its way" in dialog.fault.text()
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        desk.hold(False)
    assert len(desk.jobs) == 1


def test_what_is_not_ticked_is_not_printed(qtbot: QtBot, page: PapersPage, context: Context, desk: Desk) -> None:
    from PySide6.QtCore import Qt

    dialog = _dialog(qtbot, page, context, "paper.print_all")
    first, second, _, fourth = dialog.papers.chosen()
    for line in (first, second, fourth):
        qtbot.keyClick(line.tick, Qt.Key.Key_Space)
    assert not first.copies.isEnabled()
    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(desk.jobs) == 1, timeout=30_000)
    qtbot.waitUntil(lambda: not dialog.progress.isVisible())
    assert desk.jobs[0]["arguments"][5] == "Roundtable pack"
    assert not dialog.print.isEnabled()
    dialog.reject()


def test_all_papers_into_a_folder(qtbot: QtBot, page: PapersPage, context: Context, desk: Desk, tmp_path: Path) -> None:
    dialog = _dialog(qtbot, page, context, "paper.print_all")
    (tmp_path / "out").mkdir()
    dialog.save_all(tmp_path / "out")
    qtbot.waitUntil(lambda: not dialog.papers.chosen(), timeout=30_000)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [
        "Action plan – 2024-08-29.pdf", "Roundtable pack – 2024-08-29.pdf",
        "Session 2.1 – Moderator’s summary – 2024-08-29.pdf", "Session 2.2 – Moderator’s summary – 2024-08-29.pdf",
    ]  # fmt: skip
    assert not desk.jobs
    dialog.reject()


def test_without_a_printer_there_is_the_pdf(
    qtbot: QtBot, page: PapersPage, context: Context, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtGui import QDesktopServices

    from facilitator.ui.dialogs.print_paper import PrintPaperDialog

    (desk.folder / "bin" / "lpstat").write_text(f"#!{sys.executable}\n")
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    context.actions["paper.print"].trigger()
    (dialog,) = page.findChildren(PrintPaperDialog)
    qtbot.waitUntil(lambda: "No printer" in dialog.choice.note.text(), timeout=10_000)
    assert not dialog.print.isEnabled() and not dialog.choice.printer.isEnabled()
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        dialog.save_and_open(tmp_path / "paper.pdf")
    assert shown == [str(tmp_path / "paper.pdf")]
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF-")


def test_a_real_cups_takes_a_paper(demo_folder: Path) -> None:
    from facilitator.ui.printing_lp import Job, has_lp, lp_print, lp_printers

    if not has_lp():
        pytest.skip("the commands lp and lpstat are not installed")
    printers = [printer.name for printer in lp_printers() if not printer.stopped]
    virtual = [name for name in printers if "pdf" in name.casefold()]
    if not virtual:
        pytest.skip("no CUPS with a printer that writes PDF files runs here")
    number = lp_print(
        (demo_folder / "Roundtable pack – 2024-08-29.pdf").read_bytes(), Job("A test – 인천", virtual[0], pages="1")
    )
    assert number.startswith(virtual[0])
    listed = subprocess.run(["lpstat", "-W", "all", "-o"], capture_output=True, timeout=30, check=True)
    assert number in listed.stdout.decode()
