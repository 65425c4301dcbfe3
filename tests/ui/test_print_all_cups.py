"""Every paper of the hour in one go to a real printing service: cupsd with a queue that keeps what it is given."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cups_scene import PrintService, missing_tool

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.dialogs.print_all import PrintAllDialog
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.papers.page import PapersPage

_TITLES = (
    "Session 2.1 – Moderator’s summary", "Session 2.1 – Slides", "Session 2.2 – Moderator’s summary",
    "Session 2.2 – Slides", "Roundtable pack", "Action plan", "Lessons learnt", "Workshop report",
)  # fmt: skip


@pytest.fixture(scope="module")
def running() -> Iterator[PrintService]:
    """One for all tests here: it starts in a tenth of a second, but so it is also seen to outlive its clients."""
    lacking = missing_tool()
    if lacking and os.environ.get("CI") == "true":
        pytest.fail(f"CI must print to a real queue, and {lacking} of CUPS is missing")
    if lacking:
        pytest.skip(f"no printing service to print to: {lacking} of CUPS is missing")
    root = Path(tempfile.mkdtemp(prefix="facilitator-cups-"))  # of its own: its processes may be another user's
    root.chmod(0o755)
    made = PrintService(root)
    try:
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture
def service(running: PrintService, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintService]:
    """The service with a queue “Office”, empty, as the program finds it."""
    for name in ("CUPS_SERVER", "PATH"):
        monkeypatch.setenv(name, running.environment()[name])
    running.add_queue("Office", default=True)
    running.add_queue("Hall")
    yield running
    for name in ("Office", "Hall"):
        running.remove_queue(name)
    running.forget()


@pytest.fixture
def page(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], demo_folder: Path, tmp_path: Path
) -> Iterator[PapersPage]:
    """The papers page on the whole example, its first paper made."""
    from facilitator.ui.pages.papers.page import PapersPage

    context.theme.apply()
    file = open_path(Path(shutil.copy(demo_folder / "roundtable.facilitator", tmp_path / "roundtable.facilitator")))
    made = PapersPage(context, file)
    qtbot.addWidget(made, before_close_func=lambda _: qtbot.waitUntil(lambda: not made.maker.working, timeout=20_000))
    context.actions.show_page("papers", file_open=True)
    made.resize(1366, 704)
    made.show()
    made.shown()
    qtbot.waitUntil(lambda: bool((one := made.current()) and one.made) and not made.maker.working, timeout=20_000)
    yield made


@pytest.fixture
def dialog(qtbot: QtBot, page: PapersPage, context: Context, service: PrintService) -> Iterator[PrintAllDialog]:
    """The dialog with the printers of the service, all papers ticked, two copies of each: by mouse and keys."""
    from PySide6.QtCore import Qt
    from shiboken6 import isValid

    from facilitator.ui.dialogs.print_all import PrintAllDialog

    context.actions["paper.print_all"].trigger()
    (made,) = page.findChildren(PrintAllDialog)
    qtbot.waitUntil(lambda: made.choice.printer.count() == 2, timeout=10_000)
    assert made.choice.name == "Office"
    qtbot.mouseClick(made.papers.everything, Qt.MouseButton.LeftButton, pos=made.papers.everything.rect().center())
    made.papers.each.setFocus()
    made.papers.each.selectAll()
    qtbot.keyClicks(made.papers.each, "2")
    yield made
    if isValid(made):
        qtbot.waitUntil(lambda: not _goes(made), timeout=60_000)
        made.reject()


def _goes(dialog: PrintAllDialog) -> bool:
    return not dialog.progress.isHidden()


def _print(qtbot: QtBot, dialog: PrintAllDialog) -> None:
    from PySide6.QtCore import Qt

    qtbot.mouseClick(dialog.print, Qt.MouseButton.LeftButton)
    assert _goes(dialog)


def _wait(qtbot: QtBot, dialog: PrintAllDialog) -> None:
    qtbot.waitUntil(lambda: not _goes(dialog), timeout=60_000)


def _arrived(qtbot: QtBot, service: PrintService, count: int) -> None:
    qtbot.waitUntil(lambda: len(service.jobs()) >= count, timeout=20_000)


def test_every_paper_in_two_copies_in_order_text_as_text(
    qtbot: QtBot, page: PapersPage, dialog: PrintAllDialog, service: PrintService
) -> None:
    from facilitator.workspace.paper_pages import page_text

    seen: list[int] = []
    dialog.progress.valueChanged.connect(seen.append)
    _print(qtbot, dialog)
    _wait(qtbot, dialog)
    assert seen == sorted(seen) and seen[-1] == dialog.progress.maximum() == 2 * len(_TITLES)
    assert dialog.outcome.text() == "All of them are with Office, in 16 copies altogether."
    assert not dialog.papers.chosen() and not dialog.print.isEnabled() and dialog.close_button.hasFocus()
    _arrived(qtbot, service, len(_TITLES))
    jobs = service.jobs()
    assert [(job.title, job.copies, job.queue) for job in jobs] == [(title, 2, "Office") for title in _TITLES]
    assert all("sides=two-sided-long-edge" in job.options for job in jobs)
    made = {paper.name: entry.made for paper, entry in page.maker.entries.items()}
    for job in jobs:
        paper = made[job.title]
        assert paper is not None and job.data == paper.pdf  # text stays text: not a byte was touched
    assert "snow leopard" in page_text(jobs[0].data, 0).casefold() or "leopard" in page_text(jobs[0].data, 0)
    assert [f"✓ with Office (Office-{job.job})" for job in jobs] == [line.result.text() for line in dialog.papers.lines]


def test_a_queue_that_takes_nothing_gives_a_sentence_a_paper_and_print_tries_again(
    qtbot: QtBot, dialog: PrintAllDialog, service: PrintService
) -> None:
    service.tool("cupsreject", "Office")
    _print(qtbot, dialog)
    _wait(qtbot, dialog)
    for line in dialog.papers.lines:
        said = line.result.text()
        assert said.startswith("✗ Office did not take “") and "not accepting jobs" in said and said.endswith(".")
        assert line.tick.isChecked() and line.paper.name in said
    assert dialog.outcome.text() == "8 papers failed and stay ticked; Print tries them again."
    assert dialog.print.hasFocus() and not service.jobs()
    service.tool("cupsaccept", "Office")
    _print(qtbot, dialog)
    _wait(qtbot, dialog)
    _arrived(qtbot, service, len(_TITLES))
    assert [job.title for job in service.jobs()] == list(_TITLES)


def test_a_queue_deleted_in_between_print_repeats_only_what_failed(
    qtbot: QtBot, dialog: PrintAllDialog, service: PrintService
) -> None:
    third = dialog.papers.lines[2]
    gone: list[bool] = []

    def watch(value: int) -> None:
        if value == len(_TITLES) + 3 and not gone:  # the third was taken just now
            gone.append(True)
            service.wait_for(3)
            service.remove_queue("Office")

    dialog.progress.valueChanged.connect(watch)
    _print(qtbot, dialog)
    _wait(qtbot, dialog)
    assert gone and third.result.text().startswith("✓")
    assert [line.tick.isChecked() for line in dialog.papers.lines] == [False] * 3 + [True] * 5
    assert all("does not exist" in line.result.text() for line in dialog.papers.chosen())
    dialog.choice.printer.setCurrentIndex(dialog.choice.printer.findData("Hall"))
    _print(qtbot, dialog)
    _wait(qtbot, dialog)
    _arrived(qtbot, service, len(_TITLES))
    assert [job.title for job in service.jobs()] == list(_TITLES)
    assert [job.queue for job in service.jobs()] == ["Office"] * 3 + ["Hall"] * 5
    assert all(job.copies == 2 for job in service.jobs())


def test_what_a_queue_does_with_papers_is_said_before_one_prints(service: PrintService) -> None:
    from facilitator.ui.printing_lp import Printer, lp_printers

    assert lp_printers() == (Printer("Office", default=True), Printer("Hall"))
    service.tool("cupsdisable", "Office")
    service.tool("cupsreject", "Hall")
    assert lp_printers() == (Printer("Office", default=True, stopped=True), Printer("Hall", refuses=True))


def test_a_stopped_queue_keeps_them_until_it_is_started(
    qtbot: QtBot, dialog: PrintAllDialog, service: PrintService
) -> None:
    service.tool("cupsdisable", "Office")
    _print(qtbot, dialog)
    _wait(qtbot, dialog)
    assert not dialog.papers.chosen() and service.waiting() == len(_TITLES) and not service.jobs()
    service.tool("cupsenable", "Office")
    _arrived(qtbot, service, len(_TITLES))
    assert [job.title for job in service.jobs()] == list(_TITLES)


def test_stop_lets_the_paper_that_goes_go_and_keeps_the_rest_ticked(
    qtbot: QtBot, dialog: PrintAllDialog, service: PrintService
) -> None:
    from PySide6.QtCore import Qt

    def stop(value: int) -> None:
        if value == len(_TITLES) + 2:
            dialog.progress.valueChanged.disconnect(stop)
            qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)

    dialog.progress.valueChanged.connect(stop)
    _print(qtbot, dialog)
    assert dialog.close_button.text() == "Stop"
    _wait(qtbot, dialog)
    done = 8 - len(dialog.papers.chosen())
    assert done in (2, 3) and dialog.isVisible() and dialog.close_button.text() == "Close"
    assert dialog.outcome.text() == f"Stopped; {8 - done} papers are still ticked."
    _arrived(qtbot, service, done)
    assert [job.title for job in service.jobs()] == list(_TITLES[:done])
    _print(qtbot, dialog)
    _wait(qtbot, dialog)
    _arrived(qtbot, service, len(_TITLES))
    assert [job.title for job in service.jobs()] == list(_TITLES)


def test_stop_while_papers_are_still_made_prints_nothing(
    qtbot: QtBot, dialog: PrintAllDialog, service: PrintService, page: PapersPage
) -> None:
    from PySide6.QtCore import Qt

    _print(qtbot, dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    _wait(qtbot, dialog)
    assert len(dialog.papers.chosen()) == len(_TITLES) and not service.jobs() and service.waiting() == 0
    assert dialog.papers.lines[0].result.text() == "stopped; Print goes on"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_window_that_goes_while_a_paper_goes_prints_that_paper_and_no_other(
    qtbot: QtBot, page: PapersPage, context: Context, service: PrintService
) -> None:
    from facilitator.ui.dialogs.print_all import PrintAllDialog

    context.actions["paper.print_all"].trigger()
    (dialog,) = page.findChildren(PrintAllDialog)
    qtbot.waitUntil(lambda: dialog.choice.printer.count() == 2, timeout=10_000)
    first = dialog.papers.chosen()[0].result
    _print(qtbot, dialog)
    qtbot.waitUntil(lambda: first.text().startswith("goes to"), timeout=30_000)
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    dialog.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
    _arrived(qtbot, service, 1)
    qtbot.waitUntil(lambda: service.waiting() == 0)
    assert [job.title for job in service.jobs()] == [_TITLES[0]]


def test_twenty_sessions_have_room_and_the_one_that_goes_is_in_sight(
    qtbot: QtBot, page: PapersPage, context: Context, service: PrintService
) -> None:
    from facilitator.ui.dialogs.print_all import PrintAllDialog
    from facilitator.ui.pages.papers.maker import Entry, State
    from facilitator.workspace.paper_set import Paper

    entry = page.current()
    assert entry is not None and entry.made is not None
    for number in range(1, 41):
        paper = Paper("summary", f"{number:016d}", f"9.{number}", f"Session 9.{number} – Moderator’s summary")
        page.maker.entries[paper] = Entry(paper, State.CURRENT, entry.made)
    context.actions["paper.print_all"].trigger()
    (dialog,) = page.findChildren(PrintAllDialog)
    qtbot.waitUntil(lambda: dialog.choice.printer.count() == 2, timeout=10_000)
    assert len(dialog.papers.lines) == 48 and dialog.height() <= dialog.screen().availableGeometry().height()
    assert dialog.papers.verticalScrollBar().maximum() > 0 and dialog.papers.horizontalScrollBar().maximum() == 0
    assert dialog.print.isVisible() and dialog.rect().contains(dialog.print.geometry())
    last = dialog.papers.lines[-1]
    dialog.papers.see(last)
    top = last.result.mapTo(dialog.papers.viewport(), last.result.rect().topLeft()).y()
    assert 0 <= top < dialog.papers.viewport().height()
    dialog.reject()
