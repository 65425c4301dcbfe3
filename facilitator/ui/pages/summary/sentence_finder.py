"""Finds a sentence on the pages of the preview, off the window's thread, to mark it on the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.errors import FacilitatorError
from facilitator.ui.errand import Errand
from facilitator.ui.pages.papers.page_view import PageView
from facilitator.workspace.paper_pages import Hit, find_on_page, outline

_SHORT = 48  # characters of a sentence that runs over the end of a page


class SentenceFinder(QObject):
    """Marks the words asked for last, and brings them into sight unless they are."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self._words: tuple[str, ...] = ()
        self._go = False
        self._errand: Errand | None = None
        self._again = False
        self.hits: tuple[Hit, ...] = ()
        view.shown.connect(self._paper_changed)

    @property
    def working(self) -> bool:
        """Whether it is looking."""
        return self._errand is not None

    def find(self, words: str, title: str = "") -> None:
        """Another sentence, "" for none; where it stands nowhere, or there is none, ``title`` is brought into sight."""
        wanted = (words, title)
        if wanted != self._words:
            self._words, self._go = wanted, True
            self._begin()

    def _paper_changed(self) -> None:
        self._begin()

    def _begin(self) -> None:
        if self._errand is not None:
            self._again = True
            return
        self._again = False
        self._view.show_hits(())
        data, count, wanted = self._view.data, self._view.page_count, self._words
        if not count or not any(wanted):
            self.hits = ()
            return

        def took(found: tuple[tuple[Hit, ...], bool]) -> None:
            self._errand = None
            if self._again or data is not self._view.data or wanted != self._words:
                self._begin()
            else:
                self._show(*found)

        def failed(error: BaseException) -> None:
            self._errand = None
            if not isinstance(error, FacilitatorError):
                raise error

        self._errand = Errand(lambda: _look(data, count, *wanted), took, failed, self)

    def _show(self, found: tuple[Hit, ...], marked: bool) -> None:
        self.hits = found if marked else ()
        self._view.show_hits(self.hits)
        if self._go and found and found[0].boxes:
            self._view.see(found[0].page, found[0].boxes[0])
        elif self._go and found:
            self._view.go_to(found[0].page)
        self._go = False


def _look(data: bytes, pages: int, words: str, title: str) -> tuple[tuple[Hit, ...], bool]:
    """Where a sentence stands, and whether that is to be marked; else where its part begins."""
    for looked in dict.fromkeys((words, words[:_SHORT].rsplit(" ", 1)[0])):
        for page in range(pages if looked.strip() else 0):
            if found := find_on_page(data, page, looked):
                return found[:1], True
    heads = [entry.page for entry in outline(data) if title and entry.title.casefold() == title.casefold()]
    return (find_on_page(data, heads[0], title)[:1] or (Hit(heads[0], ()),) if heads else ()), False
