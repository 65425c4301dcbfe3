"""The search field of the header and the list of notes, which shows what it finds."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.ui.desk import Desk
from facilitator.ui.header import Header
from facilitator.ui.pages.page import Page


class Searching(QObject):
    """Searching goes to the capture page from wherever one is."""

    def __init__(self, header: Header, desk: Desk) -> None:
        super().__init__(header)
        self._header, self._desk = header, desk
        header.searched.connect(self._search)
        header.search_left.connect(self._left)
        desk.page_made.connect(self._page_made)

    def _page_made(self, page: Page) -> None:
        from facilitator.ui.pages.capture.page import CapturePage

        if isinstance(page, CapturePage):
            page.notes.search_ended.connect(self._header.search.clear)

    def _search(self, words: str) -> None:
        from facilitator.ui.pages.capture.page import CapturePage

        if words and self._desk.page != "capture":
            self._desk.show_page("capture")
            self._header.search.setFocus()
        page = self._desk.page_of("capture")
        if isinstance(page, CapturePage):
            page.notes.search(words)

    def _left(self, to_hits: bool) -> None:
        from facilitator.ui.pages.capture.page import CapturePage

        page = self._desk.page_of("capture")
        if not isinstance(page, CapturePage):
            return
        if to_hits:
            page.notes.focus_list()
        else:
            page.focus_first()
