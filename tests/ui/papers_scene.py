"""The papers page on a file, with its first paper made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.papers.page import PapersPage


def show_papers(qtbot: QtBot, context: Context, file: OpenFile) -> PapersPage:
    """The page on a file, its first paper made."""
    from facilitator.ui.pages.papers.page import PapersPage

    context.theme.apply()
    made = PapersPage(context, file)

    def finish(_: object) -> None:
        # Widgets are closed before fixtures end; a page that goes away drops its work, and nobody hears of its end.
        qtbot.waitUntil(lambda: not made.maker.working, timeout=20_000)

    qtbot.addWidget(made, before_close_func=finish)
    made.resize(1366, 704)
    context.actions.show_page("papers", file_open=True)
    with qtbot.waitExposed(made):
        made.show()
    made.shown()
    made.focus_first()
    wait_for(qtbot, made)
    qtbot.waitUntil(lambda: made.viewer.page_count > 0, timeout=20_000)
    return made


def wait_for(qtbot: QtBot, page: PapersPage, state: str = "current") -> None:
    """Waits until the paper looked at stands so, and nothing is being made."""

    def there() -> bool:
        entry = page.current()
        return entry is not None and entry.state == state and not page.maker.working

    qtbot.waitUntil(there, timeout=20_000)


def go_to(page: PapersPage, title: str) -> None:
    """Looks at another paper."""
    titles = [row.title for row in page.list.rows.rows]
    page.list.setCurrentIndex(page.list.rows.index(titles.index(title)))
