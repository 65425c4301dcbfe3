"""The papers page: real pages made off the window's thread, following the file, searched, saved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from papers_scene import go_to, show_papers, wait_for

from facilitator.errors import PaperError
from facilitator.workspace import paper_set
from facilitator.workspace.capturing import Capture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.papers.page import PapersPage

_MAIN = (0, 2, 4)


@pytest.fixture
def page(qtbot: QtBot, context: Context, roundtable: OpenFile) -> PapersPage:
    """The page with its first paper made."""
    return show_papers(qtbot, context, roundtable)


def _states(page: PapersPage) -> list[str]:
    """How the two summaries and the roundtable pack stand; nobody looks at the others here."""
    states = [entry.state.value for entry in page.maker.entries.values()]
    assert {states[row] for row in (1, 3, 5, 6, 7)} == {"none"}
    return [states[row] for row in _MAIN]


def test_the_papers_are_listed_and_the_first_one_shows_its_real_pages(page: PapersPage) -> None:
    assert [row.title for row in page.list.rows.rows] == [
        "Summary of 2.1", "Slides of 2.1", "Summary of 2.2", "Slides of 2.2",
        "Roundtable pack", "Action plan", "Lessons learnt", "Workshop report",
    ]  # fmt: skip
    assert [row.section for row in page.list.rows.rows if row.section] == ["For the roundtable", "After the workshop"]
    assert page.viewer.page_count >= 2 and page.viewer.where.text() == f"Page 1 of {page.viewer.page_count}"
    assert page.head.title.text() == "Session 2.1 – Moderator’s summary"
    assert _states(page) == ["current", "none", "none"]


def test_the_pdf_is_the_one_the_command_line_writes(
    qtbot: QtBot, page: PapersPage, roundtable: OpenFile, tmp_path: Path
) -> None:
    from facilitator.workspace.papers import export

    entry = page.current()
    assert entry is not None and entry.made is not None
    done: list[object] = []
    roundtable.ask(lambda file: export(file, "summary", tmp_path / "x.pdf", "2.1"), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    assert (tmp_path / "x.pdf").read_bytes() == entry.made.pdf


def test_composing_and_rendering_run_neither_in_the_window_nor_where_the_file_is(
    qtbot: QtBot, page: PapersPage, roundtable: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.ui.pages.papers import maker

    seen: list[tuple[bool, bool]] = []
    make = maker.make_paper

    def watched(*given: object) -> paper_set.Made:
        main = threading.current_thread() is threading.main_thread()
        seen.append((main, roundtable.worker.is_current()))
        return make(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(maker, "make_paper", watched)
    go_to(page, "Summary of 2.2")
    wait_for(qtbot, page)
    assert seen == [(False, False)]


def test_typing_goes_on_while_a_paper_is_made(
    qtbot: QtBot, page: PapersPage, roundtable: OpenFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.ui.pages.papers import maker

    go_on, make = threading.Event(), maker.make_paper

    def held(*given: object) -> paper_set.Made:
        assert go_on.wait(20)
        return make(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(maker, "make_paper", held)
    go_to(page, "Summary of 2.2")
    qtbot.waitUntil(lambda: page.maker.working)
    with qtbot.waitSignal(roundtable.changed, timeout=5000):
        roundtable.do("Note", lambda file: Capture(file, "2.1", None, None).keep(["typed meanwhile"]))
    assert page.maker.working
    go_on.set()
    wait_for(qtbot, page)


def test_it_follows_the_file_and_keeps_its_place(qtbot: QtBot, page: PapersPage, roundtable: OpenFile) -> None:
    go_to(page, "Summary of 2.2")
    wait_for(qtbot, page)
    go_to(page, "Summary of 2.1")
    wait_for(qtbot, page)
    assert _states(page) == ["current", "current", "none"]
    bar = page.viewer.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300, timeout=20_000)
    bar.setValue(300)
    before = page.current()
    with qtbot.waitSignal(page.maker.made, timeout=20_000):
        roundtable.do("Note", lambda file: Capture(file, "2.1", None, None).keep(["! One more agreement on lynx"]))
    wait_for(qtbot, page)
    after = page.current()
    assert before and before.made and after and after.made and before.made.pdf != after.made.pdf
    qtbot.waitUntil(lambda: page.viewer.view.data == after.made.pdf, timeout=20_000)
    assert bar.value() == 300
    assert _states(page) == ["current", "current", "none"]  # nothing changed in 2.2
    with qtbot.waitSignal(page.maker.made, timeout=20_000):
        roundtable.do("Note", lambda file: Capture(file, "2.2", None, None).keep(["! Cranes first"]))
        go_to(page, "Summary of 2.2")
    wait_for(qtbot, page)


def test_what_changed_in_another_session_is_said_in_the_list(
    qtbot: QtBot, page: PapersPage, roundtable: OpenFile
) -> None:
    go_to(page, "Summary of 2.2")
    wait_for(qtbot, page)
    with qtbot.waitSignal(roundtable.changed):
        roundtable.do("Note", lambda file: Capture(file, "2.1", None, None).keep(["! One more agreement on lynx"]))
    qtbot.waitUntil(lambda: _states(page)[:2] == ["stale", "current"], timeout=20_000)
    assert page.list.rows.rows[0].state == "changed since"


def test_out_of_sight_nothing_is_made_until_it_is_seen_again(
    qtbot: QtBot, page: PapersPage, roundtable: OpenFile
) -> None:
    page.finish()
    made: list[object] = []
    page.maker.made.connect(made.append)
    with qtbot.waitSignal(roundtable.changed):
        roundtable.do("Note", lambda file: Capture(file, "2.1", None, None).keep(["! One more agreement on lynx"]))
    assert not page.maker.working and not made
    page.shown()
    qtbot.waitUntil(lambda: len(made) == 1, timeout=20_000)


def test_keys_go_through_papers_and_pages(qtbot: QtBot, page: PapersPage, context: Context) -> None:
    from PySide6.QtCore import Qt

    assert page.focusWidget() is page.list
    for _ in range(3):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert page.head.title.text() == "Session 2.2 – Slides"
    context.actions["paper.next"].trigger()
    wait_for(qtbot, page)
    assert page.head.title.text() == "Roundtable pack"
    qtbot.waitUntil(lambda: page.viewer.page_count > 2, timeout=20_000)
    qtbot.mouseClick(page.viewer.following, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.viewer.where.text().startswith("Page 2 of"))
    page.viewer.show_zoom("page")
    qtbot.mouseClick(page.viewer.previous, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.viewer.where.text().startswith("Page 1 of"))
    assert not page.viewer.previous.isEnabled()


def test_words_are_found_in_the_paper(qtbot: QtBot, page: PapersPage) -> None:
    from PySide6.QtCore import Qt

    search = page.viewer.search
    search.field.setFocus()
    qtbot.keyClicks(search.field, "leopard")
    qtbot.waitUntil(lambda: not search.finder.working, timeout=10_000)
    assert search.told.text().startswith("1 of ")
    count = search.count
    assert count > 1
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    assert search.told.text() == f"2 of {count}"
    for _ in range(2):
        qtbot.keyClick(search.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert search.told.text() == f"{count} of {count}"
    search.field.setText("xyzzy")
    qtbot.waitUntil(lambda: search.told.text() == "not found", timeout=10_000)


def test_findings_lead_to_their_record_and_to_unknown_speakers(
    qtbot: QtBot, page: PapersPage, context: Context
) -> None:
    from PySide6.QtCore import Qt

    entry = page.current()
    assert entry and entry.made
    found = entry.made.findings
    assert page.head.look.text() == f"{len(found)} things to look at"
    assert not any("facilitator assign" in one.text or one.text.startswith("Record ") for one in found)
    context.actions.on("session.unknown", lambda: None)
    told = page.findings.list
    told.setFocus()
    for row, one in ((row, one) for row, one in enumerate(found) if one.item or one.unknown):
        told.setCurrentRow(row)
        with qtbot.waitSignal(page.record_asked if one.item else context.actions["session.unknown"].triggered) as asked:
            qtbot.keyClick(told, Qt.Key.Key_Return)
        assert asked.args == ([one.item] if one.item else [])
    assert {bool(one.item) for one in found} == {True, False}
    qtbot.mouseClick(page.head.look, Qt.MouseButton.LeftButton)
    assert not page.findings.isVisible()


def test_a_paper_that_cannot_be_made_says_why_and_the_others_go_on(
    qtbot: QtBot, page: PapersPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.ui.pages.papers import maker

    make = maker.make_paper

    def fails(records: object, paper: paper_set.Paper, now: object) -> paper_set.Made:
        if paper.code == "2.2":
            raise PaperError("The fonts are missing; install facilitator again.")
        return make(records, paper, now)  # type: ignore[arg-type]

    monkeypatch.setattr(maker, "make_paper", fails)
    go_to(page, "Summary of 2.2")
    wait_for(qtbot, page, "failed")
    assert page.head.state.text() == "The fonts are missing; install facilitator again."
    assert page.viewer.page_count == 0 and not page.head.print.isEnabled()
    go_to(page, "Roundtable pack")
    wait_for(qtbot, page)
    monkeypatch.setattr(maker, "make_paper", make)
    go_to(page, "Summary of 2.2")
    wait_for(qtbot, page)


def test_stopping_keeps_what_was_made(qtbot: QtBot, page: PapersPage, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.pages.papers import maker

    go_on, make = threading.Event(), maker.make_paper

    def held(*given: object) -> paper_set.Made:
        assert go_on.wait(20)
        return make(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(maker, "make_paper", held)
    go_to(page, "Summary of 2.2")
    qtbot.waitUntil(lambda: page.head.stop.isVisible())
    qtbot.mouseClick(page.head.stop, Qt.MouseButton.LeftButton)
    go_on.set()
    qtbot.waitUntil(lambda: not page.maker.working, timeout=20_000)
    assert _states(page) == ["current", "none", "none"]


def test_the_level_of_naming_people_holds_for_papers(qtbot: QtBot, page: PapersPage, context: Context) -> None:
    before = page.current()
    with qtbot.waitSignal(page.maker.made, timeout=20_000):
        context.preferences.set("attribution", "none")
    after = page.current()
    assert before and before.made and after and after.made
    assert before.made.document != after.made.document
    wait_for(qtbot, page)


def test_a_file_without_a_session_says_what_to_do(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    from facilitator.clock import system_clock
    from facilitator.store.opening import create_file
    from facilitator.ui.pages.papers.page import PapersPage

    create_file(tmp_path / "empty.facilitator", system_clock({})).close()
    page = PapersPage(context, open_path(tmp_path / "empty.facilitator"))
    qtbot.addWidget(page)
    page.show()
    page.shown()
    assert not page.viewer.isVisible() and page.list.rows.rows == ()
    for name in ("paper.print", "paper.print_all", "paper.save"):
        context.actions.show_page("papers", file_open=True)
        context.actions[name].trigger()


def test_everything_that_takes_the_focus_has_a_name(page: PapersPage) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    for widget in page.findChildren(QWidget):
        if widget.focusPolicy().value & 1 and widget.isVisibleTo(page):
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken and spoken.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_page_fits_the_smallest_window_and_large_text(
    qtbot: QtBot, page: PapersPage, context: Context, scale: float
) -> None:
    context.theme.scale_to(scale)
    page.resize(round(700 * scale), 480)
    qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= 700 * scale)
    assert page.head.save.isVisible() and page.head.print.isVisible() and not page.findings.isVisible()
    page.resize(round(1366 * scale), 704)
    qtbot.waitUntil(page.findings.isVisible)
    assert page.viewer.zoom.isVisible() and page.head.print_all.isVisible()


def test_tab_goes_from_the_list_to_what_can_be_done_with_the_paper(qtbot: QtBot, page: PapersPage) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    page.activateWindow()
    page.list.setFocus()
    qtbot.waitUntil(page.list.hasFocus)
    met: list[object] = []
    for _ in range(5):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        met.append(page.focusWidget())
    head = page.head
    assert met == [head.print, head.save, head.save_all, head.print_all, head.look]


def test_how_far_a_paper_has_come_is_said_in_the_list(qtbot: QtBot, page: PapersPage, roundtable: OpenFile) -> None:
    from facilitator.workspace.issuing import Issue, issue

    with qtbot.waitSignal(page.maker.made, timeout=20_000):
        roundtable.do("Cleared", lambda file: issue(file, Issue("summary", "2.1", "cleared")))
    wait_for(qtbot, page)
    assert page.list.rows.rows[0].state == "Cleared, up to date"
    assert page.list.rows.rows[2].state == "not made yet"
