"""The summary page on a file of the example, with what its tests do again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.summary.page import SummaryPage
    from facilitator.workspace.changed import Changed
    from facilitator.workspace.files import SessionFile

WIDE, HIGH = 1366, 704


def show_page(qtbot: QtBot, context: Context, file: OpenFile, wide: int = WIDE) -> SummaryPage:
    """The page as the window shows it, its summary and its pages made."""
    from PySide6.QtWidgets import QMainWindow

    from facilitator.ui.pages.summary.page import SummaryPage

    context.theme.apply()
    window = context.actions.parent()
    assert isinstance(window, QMainWindow)
    made = SummaryPage(context, file)

    window.setCentralWidget(made)
    window.resize(wide, HIGH)
    context.actions.show_page("summary", file_open=True)
    with qtbot.waitExposed(window):
        window.show()
    made.shown()
    if made.showing.papers:
        settle(qtbot, made)
    made.focus_first()
    return made


def settle(qtbot: QtBot, page: SummaryPage) -> None:
    """Waits until everything the file says is shown, the pages too."""
    for _ in range(3):  # what changes the frame is read again before it is told
        page.file.worker.settle()

    def there() -> bool:
        made, shown = page.showing.pages.paper.current, page.preview.view.data
        fresh = page.unkept() or (made is not None and shown == made.pdf)
        return page.showing.desk is not None and not page.showing.working and bool(shown) and fresh

    qtbot.waitUntil(there, timeout=20_000)


def do(qtbot: QtBot, page: SummaryPage, verb: Callable[[SessionFile], Changed]) -> None:
    """Changes the file behind the page's back, and waits until the page shows it."""
    with qtbot.waitSignal(page.showing.changed, timeout=20_000):
        page.file.do("", verb)
    settle(qtbot, page)


def go(page: SummaryPage, title: str) -> None:
    """Goes to a part or a point by its title."""
    rows = page.parts.list.rows.rows
    at = next(at for at, row in enumerate(rows) if row.title == title)
    page.parts.list.setCurrentIndex(page.parts.list.rows.index(at))


def sentences(page: SummaryPage) -> list[str]:
    """The words of the sentences that show."""
    return [row.text for row in page.sentences.view.rows.rows]


def write(qtbot: QtBot, page: SummaryPage, words: str) -> None:
    """Types words in place of those in the field, and keeps them."""
    from PySide6.QtCore import Qt

    editor = page.sentences.edit.editor
    qtbot.waitUntil(editor.hasFocus)
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def pages_text(page: SummaryPage) -> str:
    """The words of the pages that the preview shows."""
    from facilitator.workspace.paper_pages import page_text

    data = page.preview.view.data
    return " ".join(" ".join(page_text(data, at).split()) for at in range(page.preview.view.page_count))


def key(qtbot: QtBot, widget: QWidget, keys: str) -> None:
    """Presses keys as Qt spells them, where the focus is: shortcuts of the window too."""
    from PySide6.QtGui import QKeySequence

    combination = QKeySequence(keys)[0]  # pyright: ignore[reportIndexIssue]
    qtbot.keyClick(widget, combination.key(), combination.keyboardModifiers())
