"""The papers page, its dialogs and the welcome page leave nothing behind when they go."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile


def test_the_papers_page_and_what_it_made_are_freed(qtbot: QtBot, context: Context, example_file: OpenFile) -> None:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.dialogs.import_file import ImportDialog
    from facilitator.ui.pages.papers.page import PapersPage

    holder = QWidget()
    qtbot.addWidget(holder)

    def once() -> weakref.ref[PapersPage]:
        page = PapersPage(context, example_file, holder)
        page.show()
        page.shown()
        entry = page.current
        qtbot.waitUntil(lambda: bool((one := entry()) and one.made) and not page.maker.working, timeout=20_000)
        dialog = ImportDialog(context, example_file, page)
        dialog.open()
        dialog.reject()
        page.finish()
        page.deleteLater()
        gone: list[bool] = []
        page.destroyed.connect(lambda *_, gone=gone: gone.append(True))
        qtbot.waitUntil(lambda: bool(gone))
        return weakref.ref(page)

    refs = [once() for _ in range(3)]
    # What actions of the page do is bound until another page binds it: the last page may be known there.
    gc.collect()
    assert [ref() for ref in refs[:2]] == [None, None]
    assert not holder.children()


def test_the_welcome_page_can_be_made_and_freed_many_times(qtbot: QtBot, context: Context) -> None:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.pages.welcome.page import WelcomePage

    holder = QWidget()
    qtbot.addWidget(holder)
    for _ in range(5):
        page = WelcomePage(context, holder)
        page.shown()  # its errands are under way when it goes
        gone: list[bool] = []
        page.destroyed.connect(lambda *_, gone=gone: gone.append(True))
        page.deleteLater()
        qtbot.waitUntil(lambda gone=gone: bool(gone), timeout=20_000)
    assert not holder.children()
