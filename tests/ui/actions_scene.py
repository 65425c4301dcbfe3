"""A file with four actions, and the actions page on it at a fixed day after the workshop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.clock import seeded_clock
from facilitator.workspace import files
from facilitator.workspace.capturing import Capture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.domain import ActionItem
    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.actions.page import ActionsPage

IN_ROOM = datetime(2024, 8, 29, 3, 40, tzinfo=UTC)
# 23:30 UTC is 08:30 of the next day in Incheon: today is 10 October 2024 there.
LATER = datetime(2024, 10, 9, 23, 30, tzinfo=UTC)
TODAY = "2024-10-10"
LINES = (
    "> NIE to circulate the form by 30 September 2024",
    "> JP and ROK to collect examples, due 31 March 2025",
    "> Mongolia with RF to host a meeting before the next SOM",
    "> the list of sites is to be kept",
)


def make_file(folder: Path, lines: tuple[str, ...] = LINES) -> Path:
    """A session file of 2.1 with these lines."""
    path = folder / "2.1.facilitator"
    clock = seeded_clock(lambda: IN_ROOM, 1)
    files.new(path, "neaspec-2024", "2.1", "Ana", clock)
    with files.opened(path, clock) as file:
        Capture(file, None, None, "Ana").keep(lines)
    return path


def show_page(qtbot: QtBot, context: Context, file: OpenFile, width: int = 1366) -> ActionsPage:
    """The page, shown, with its actions read."""
    from facilitator.ui.pages.actions.page import ActionsPage

    context.theme.apply()
    page = ActionsPage(context, file)

    def finish(_: object) -> None:
        page.finish()
        settle(qtbot, page, file)

    qtbot.addWidget(page, before_close_func=finish)
    page.resize(width, 704)
    context.actions.show_page("actions", file_open=True)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.shown()
    page.focus_first()
    settle(qtbot, page, file)
    return page


def settle(qtbot: QtBot, page: ActionsPage, file: OpenFile) -> None:
    """Waits until everything asked for has been read and written."""
    qtbot.waitUntil(lambda: not page.feed.working and not page.post.working, timeout=20_000)
    file.worker.settle()
    qtbot.waitUntil(lambda: not page.feed.working, timeout=20_000)


def labels(page: ActionsPage) -> list[str]:
    """The table from the top: heads of groups, and the last two letters of the labels."""
    from facilitator.workspace.action_desk import ActionRow

    lines = page.view.rows.laid.lines
    return [line.label[-2:] if isinstance(line, ActionRow) else line.urgency.name for line in lines]


def selected(page: ActionsPage) -> list[str]:
    """The labels of the actions selected."""
    model = page.view.rows
    rows = (model.row_at(model.laid.places[item]) for item in page.view.items)
    return [row.label[-2:] for row in rows if row]


def actions_of(qtbot: QtBot, file: OpenFile) -> dict[str, ActionItem]:
    """The actions of the file by the second word of their text."""
    from facilitator.workspace.showing import load_records

    found: list[Any] = []
    file.ask(load_records, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    order = {one.order: one for one in found[0].actions}
    return {f"A{number}": order[key] for number, key in enumerate(sorted(order), 1)}


def do(qtbot: QtBot, page: ActionsPage, file: OpenFile, call: Callable[[], object]) -> None:
    """Does something that changes the file, and waits until the page shows it."""
    with qtbot.waitSignal(file.changed, timeout=20_000):
        call()
    settle(qtbot, page, file)
