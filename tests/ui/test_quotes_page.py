"""Quotes: whose, where they stand in records and papers; the record, its history, a correction; a text to check."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from window_hour import NOW

from facilitator.clock import seeded_clock
from facilitator.workspace.files import opened
from facilitator.workspace.issuing import Issue, issue

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.quotes.lines_view import LinesView
    from facilitator.ui.pages.quotes.page import QuotesPage
    from facilitator.workspace.quotes_desk import Line


@pytest.fixture
def path(demo_folder: Path, tmp_path: Path) -> Path:
    """The roundtable's file, the summary of 2.1 Final."""
    made = Path(shutil.copy(demo_folder / "2.1.facilitator", tmp_path / "2.1.facilitator"))
    with opened(made, seeded_clock(lambda: NOW, 77)) as file:
        issue(file, Issue("summary", "2.1", "final", "2024-08-30", "Secretariat"), "Secretariat")
    return made


@pytest.fixture
def file(open_path: Callable[[Path], OpenFile], path: Path) -> OpenFile:
    return open_path(path)


@pytest.fixture
def page(qtbot: QtBot, context: Context, file: OpenFile) -> Iterator[QuotesPage]:
    """The page, as wide as on a laptop, the focus in the field."""
    from facilitator.ui.pages.quotes.page import QuotesPage

    context.theme.apply()
    made = QuotesPage(context, file)

    def finish(_: object) -> None:
        made.feed.watch(False)
        qtbot.waitUntil(lambda: not made.feed.working, timeout=20_000)
        file.worker.settle()

    qtbot.addWidget(made, before_close_func=finish)
    made.resize(1366, 704)
    context.actions.show_page("quotes", file_open=True)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.shown()
    made.focus_first()
    file.worker.settle()
    yield made


def _wait(qtbot: QtBot, page: QuotesPage) -> None:
    """Until records, papers and drafts are there."""

    def there() -> bool:
        feed = page.feed
        return feed.standing is not None and bool(feed.wanted) and not feed.left and not feed.working

    qtbot.waitUntil(there, timeout=20_000)


def _show(qtbot: QtBot, page: QuotesPage, who: str = "Mongolia") -> None:
    page.show_quotes(who)
    _wait(qtbot, page)
    page.papers.setFocus()


def _heads(view: LinesView) -> list[tuple[str, str]]:
    from facilitator.ui.pages.quotes.lines_view import Head

    return [(row.text, row.chip) for row in view.lines.rows if isinstance(row, Head)]


def _lines(page: QuotesPage) -> list[tuple[int, Line]]:
    from facilitator.workspace.quotes_desk import Line

    return [(row, one) for row, one in enumerate(page.papers.lines.rows) if isinstance(one, Line)]


def _go(page: QuotesPage, wanted: Callable[[Line], bool]) -> Line:
    row, line = next((row, one) for row, one in _lines(page) if wanted(one))
    page.papers.setFocus()
    page.papers.setCurrentIndex(page.papers.lines.index(row))
    return line


def _key(qtbot: QtBot, page: QuotesPage, key: Any) -> None:
    qtbot.keyClick(page.window().focusWidget(), key)


def test_a_name_in_any_script_is_completed_and_enter_shows_where_they_stand(qtbot: QtBot, page: QuotesPage) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QApplication

    field = page.head.field
    assert field.hasFocus() and page.feed.standing is None
    qtbot.keyClicks(field, "mong")
    assert field.suggestions()[0].startswith("Mongolia")
    field.clear()
    typed = QInputMethodEvent()
    typed.setCommitString("몽골")
    QApplication.sendEvent(field, typed)
    assert field.suggestions() and field.suggestions()[0].startswith("Mongolia")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Mongolia" and not field.suggestions()
    _wait(qtbot, page)
    assert page.papers.hasFocus() and isinstance(page.papers.current(), object)
    assert "place(s)" not in page.head.said.text() and "in drafts" in page.head.said.text()


def test_a_name_nobody_has_is_said_in_the_field(qtbot: QtBot, page: QuotesPage) -> None:
    from PySide6.QtCore import Qt

    qtbot.keyClicks(page.head.field, "Atlantis")
    qtbot.keyClick(page.head.field, Qt.Key.Key_Return)
    assert "type another name" in page.head.field.fault
    qtbot.keyClick(page.head.field, Qt.Key.Key_Backspace)
    assert not page.head.field.fault


def test_records_stand_under_their_roles_and_issued_papers_before_drafts(qtbot: QtBot, page: QuotesPage) -> None:
    _show(qtbot, page)
    roles = [text for text, _ in _heads(page.records)]
    assert roles[0] == "As speaker" and "In support" in roles and "As lead" in roles
    assert roles.index("In support") > roles.index("As lead")
    heads = _heads(page.papers)
    assert heads[0] == ("Session 2.1 – Moderator’s summary (by delegation)", "Final, 30 August 2024")
    assert all(chip == "Draft, as it would come out now" for _, chip in heads[1:]) and len(heads) > 2
    # Nothing has changed: the summary would come out as it was issued, and is not listed twice.
    assert all("Moderator" not in text for text, _ in heads[1:])


def test_the_lines_say_paragraph_sentence_and_mark_the_name(qtbot: QtBot, page: QuotesPage) -> None:
    from PySide6.QtCore import Qt

    _show(qtbot, page)
    line = _go(page, lambda one: bool(one.marks and one.number and one.sheet.issued))
    assert {line.words[start : start + length] for start, length in line.marks} == {"Mongolia"}
    spoken = page.papers.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"paragraph {line.number}" in spoken and line.words in spoken and "Final, 30 August 2024" in spoken
    draft = _go(page, lambda one: not one.sheet.issued)
    spoken = page.papers.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Draft, as it would come out now" in spoken and draft.words in spoken


def test_a_line_shows_its_record_and_enter_leads_to_it(qtbot: QtBot, page: QuotesPage) -> None:
    from PySide6.QtCore import Qt

    _show(qtbot, page)
    line = _go(page, lambda one: one.own == 1 and len(one.records) == 2)
    qtbot.waitUntil(lambda: page.details.item == line.records[0])
    assert "Record 1 of 2" in page.body.behind.text()
    qtbot.keyClick(page.papers, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.details.item == line.records[1])
    with qtbot.waitSignal(page.record_asked) as asked:
        qtbot.keyClick(page.papers, Qt.Key.Key_Return)
    assert asked.args == [line.records[1]]
    qtbot.keyClick(page.papers, Qt.Key.Key_Backtab)
    page.records.setFocus()
    page.records.choose_first()
    with qtbot.waitSignal(page.record_asked) as asked:
        qtbot.keyClick(page.records, Qt.Key.Key_Return)
    assert asked.args == [page.records.current().record]  # type: ignore[union-attr]  # pyright: ignore


def test_h_is_the_history_and_esc_goes_back(qtbot: QtBot, page: QuotesPage) -> None:
    from PySide6.QtCore import Qt

    _show(qtbot, page)
    _go(page, lambda one: one.own == 1)
    qtbot.waitUntil(lambda: bool(page.details.item))
    qtbot.keyClick(page.papers, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: page.details.body.history.isAncestorOf(page.window().focusWidget()))
    assert any("wrote it" in line for line in page.details.body.history.lines())
    _key(qtbot, page, Qt.Key.Key_Escape)
    assert page.papers.hasFocus()
    _key(qtbot, page, Qt.Key.Key_Escape)
    assert page.head.field.hasFocus()


def test_a_correction_of_what_a_final_paper_quotes_is_issued_with_its_log(
    qtbot: QtBot, page: QuotesPage, file: OpenFile, context: Context
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel

    from facilitator.ui.pages.quotes.issue_dialog import IssueDialog

    _show(qtbot, page)
    line = _go(page, lambda one: one.own == 1 == len(one.records) and bool(one.sheet.issued and one.number))
    qtbot.waitUntil(lambda: page.details.item == line.records[0])
    bar = page.body.corrections
    assert [one.draft for one in bar.shown] == [None] and bar.isVisible() and not bar.buttons
    qtbot.keyClick(page.papers, Qt.Key.Key_C)
    area = page.details.body.form.text.first_widget()
    assert page.window().focusWidget() is area
    qtbot.keyClick(area, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(area, "the yurts of the herders stand further north")
    with qtbot.waitSignal(file.changed, timeout=5000):
        qtbot.keyClick(area, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(bar.buttons), timeout=20_000)
    _wait(qtbot, page)
    assert ("Session 2.1 – Moderator’s summary", "Draft, as it would come out now") in _heads(page.papers)
    assert page.papers.current() is not None and page.details.item == line.records[0]
    _key(qtbot, page, Qt.Key.Key_Escape)
    assert page.papers.hasFocus()
    context.actions["quotes.issue"].trigger()
    (dialog,) = page.window().findChildren(IssueDialog)
    words = [label.text() for label in dialog.log.findChildren(QLabel)]
    assert any("yurts" in one and one.startswith("now: ") for one in words)
    dialog.day.setText("soon")
    qtbot.mouseClick(dialog.issue, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.fault.isVisible, timeout=10_000)
    assert "soon" in dialog.fault.text()
    dialog.day.setText("2024-09-02")
    with qtbot.waitSignal(dialog.finished, timeout=10_000):
        qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("Corr.1, Final, 2 September 2024") in [chip for _, chip in _heads(page.papers)])
    _wait(qtbot, page)
    qtbot.waitUntil(lambda: not bar.buttons, timeout=20_000)


def test_what_they_said_is_copied_for_them_to_check(
    qtbot: QtBot, page: QuotesPage, context: Context, file: OpenFile
) -> None:
    from PySide6.QtGui import QGuiApplication

    _show(qtbot, page)
    for level, named in (("delegation", True), ("none", False)):
        context.preferences.set("attribution", level)
        qtbot.waitUntil(lambda level=level: level in {key.level for key in page.feed.drafts}, timeout=20_000)
        _wait(qtbot, page)
        QGuiApplication.clipboard().clear()
        with qtbot.waitSignal(file.said, timeout=10_000) as said:
            context.actions["quotes.copy"].trigger()
        assert said.args and said.args[0] == "done"
        text = QGuiApplication.clipboard().text()
        assert text.startswith("Mongolia: what was recorded") and "As speaker\n" in text
        assert ("\n- Mongolia: " in text) is named
        assert "Final, 30 August 2024)\n" in text


def test_it_follows_the_file_only_while_it_is_seen_and_keeps_its_place(
    qtbot: QtBot, page: QuotesPage, file: OpenFile
) -> None:
    from facilitator.workspace.capturing import Capture

    _show(qtbot, page)
    line = _go(page, lambda one: one.own == 1)
    before, at = page.records.lines.rowCount(), page.papers.verticalScrollBar().value()
    page.finish()
    with qtbot.waitSignal(file.changed, timeout=5000):
        file.do("Note", lambda given: Capture(given, "2.1", None, None).keep(["Mongolia: yaks know the way"]))
    assert page.records.lines.rowCount() == before and not page.feed.working
    page.shown()
    qtbot.waitUntil(lambda: page.records.lines.rowCount() == before + 1, timeout=10_000)
    _wait(qtbot, page)
    assert page.papers.current() == line and page.papers.verticalScrollBar().value() == at


def test_a_long_paper_shows_its_first_paragraphs_and_enter_shows_the_rest(
    qtbot: QtBot, page: QuotesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import Qt

    from facilitator.ui.pages.quotes import paper_lines

    monkeypatch.setattr(paper_lines, "_AT_ONCE", 2)
    _show(qtbot, page)
    every = page.feed.every_line()
    row, more = next((at, one) for at, one in enumerate(page.papers.lines.rows) if isinstance(one, paper_lines.More))
    assert row == 3 and more.count == sum(one.sheet == more.sheet for one in every) - 2
    page.papers.setCurrentIndex(page.papers.lines.index(row))
    assert "further paragraph" in page.papers.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(page.papers, Qt.Key.Key_Return)
    own = [one for _, one in _lines(page) if one.sheet == more.sheet]
    assert own == [one for one in every if one.sheet == more.sheet] and page.papers.current() == own[2]


def test_narrow_windows_and_long_names_hold(qtbot: QtBot, page: QuotesPage) -> None:
    from PySide6.QtCore import Qt

    _show(qtbot, page)
    page.resize(700, 600)
    assert not page.details.isVisible() and page.records.isVisible()
    _go(page, lambda one: one.own == 1)
    qtbot.keyClick(page.papers, Qt.Key.Key_C)
    assert page.details.isVisible() and not page.records.isVisible()
    _key(qtbot, page, Qt.Key.Key_Escape)
    assert page.papers.hasFocus() and page.records.isVisible() and not page.details.isVisible()
    assert page.minimumSizeHint().width() <= 700


def test_the_page_opens_for_a_speaker_of_the_capture_page(
    qtbot: QtBot, furnish: Callable[..., Any], path: Path
) -> None:
    from facilitator.ui.pages.capture.page import CapturePage
    from facilitator.ui.pages.quotes.page import QuotesPage

    furniture = furnish(path)
    desk = furniture.desk
    capture = desk.page_of("capture")
    assert isinstance(capture, CapturePage)
    desk.show_page("quotes")
    quotes = desk.page_of("quotes")
    assert isinstance(quotes, QuotesPage) and furniture.header.search.isVisible()
    quotes.show_quotes("Mongolia")
    _wait(qtbot, quotes)
    spoken = next(one for one in quotes.feed.standing.records if one.role == "speaker")  # type: ignore[union-attr]  # pyright: ignore
    quotes.record_asked.emit(spoken.record)
    assert desk.page == "capture"
    quotes.head.field.clear()
    qtbot.waitUntil(lambda: capture.notes.selection.ids == (spoken.record,), timeout=10_000)
    furniture.context.actions["note.quotes"].trigger()
    qtbot.waitUntil(lambda: desk.page == "quotes", timeout=10_000)
    assert quotes.head.field.text() in ("Mongolia", spoken.by) or quotes.head.field.text()
    _wait(qtbot, quotes)
