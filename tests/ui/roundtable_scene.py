"""The roundtable page on a copy of the whole example workshop, for the tests of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile
    from facilitator.ui.pages.roundtable.page import RoundtablePage


def make_page(qtbot: QtBot, context: Context, file: OpenFile) -> RoundtablePage:
    """The page as the window shows it, its desk read, with the focus where it begins."""
    from facilitator.ui.pages.roundtable.page import RoundtablePage

    context.theme.apply()
    made = RoundtablePage(context, file)

    def finish(_: object) -> None:
        # A page that goes away drops its work, and nobody hears of its end.
        made.finish()
        qtbot.waitUntil(lambda: not made.printing.working, timeout=30_000)
        file.worker.settle()

    qtbot.addWidget(made, before_close_func=finish)
    made.resize(1366, 704)
    context.actions.show_page("roundtable", file_open=True)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.shown()
    read(qtbot, made)
    made.focus_first()
    return made


def read(qtbot: QtBot, page: RoundtablePage) -> None:
    """Waits until nothing is being read."""
    qtbot.waitUntil(lambda: page.feed.desk is not None and not page.feed.working, timeout=20_000)


def cell_texts(page: RoundtablePage, row: int) -> list[str]:
    """What is spoken of the cells of a row."""
    from PySide6.QtCore import Qt

    model = page.desk.matrix.cells
    return [
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)) for column in range(model.columnCount())
    ]
