"""Looks for words on the pages of a paper, off the window's thread, a page at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.errors import FacilitatorError
from facilitator.ui.errand import Errand
from facilitator.ui.pages.papers.page_view import PageView
from facilitator.workspace.paper_pages import Hit, find_on_page


class PageFinder(QObject):
    """``changed`` tells that more was found, or that another place is the current one.

    The first place on the page looked at, or behind it, is gone to. A new state of the paper is searched again,
    and one stays where one is.
    """

    changed = Signal()

    def __init__(self, view: PageView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self.words = ""
        self.hits: tuple[Hit, ...] = ()
        self.current = -1
        self._next = 0
        self._errand: Errand | None = None
        self._from = 0
        self._keep = -1
        view.shown.connect(self._again)

    @property
    def working(self) -> bool:
        """Whether there are pages yet to be searched."""
        return bool(self.words.strip()) and self._next < self._view.page_count

    def find(self, words: str) -> None:
        """Other words to look for; "" for none."""
        self.words = words
        self._begin(-1)

    def step(self, by: int) -> None:
        """Goes to another place found; begins again at either end."""
        if self.hits:
            self._take((self.current + by) % len(self.hits), go=True)

    def _again(self) -> None:
        self._begin(self.current)

    def _begin(self, keep: int) -> None:
        self.hits, self.current = (), -1
        self._next, self._from, self._keep = 0, self._view.page, keep
        self._view.show_hits(())
        self.changed.emit()
        self._go_on()

    def _go_on(self) -> None:
        if self._errand is not None or not self.working:
            return
        page, words, data = self._next, self.words, self._view.data

        def took(hits: tuple[Hit, ...]) -> None:
            self._took(page, words, data, hits)

        def failed(error: BaseException) -> None:
            self._took(page, words, data, ())
            if not isinstance(error, FacilitatorError):
                raise error

        self._errand = Errand(lambda: find_on_page(data, page, words), took, failed, self)

    def _took(self, page: int, words: str, data: bytes, hits: tuple[Hit, ...]) -> None:
        self._errand = None
        if words == self.words and data is self._view.data and page == self._next:
            self._next += 1
            self._add(page, hits)
        self._go_on()

    def _add(self, page: int, hits: tuple[Hit, ...]) -> None:
        before = len(self.hits)
        self.hits += hits
        if self._keep >= 0:
            self._take(self._keep if self._keep < len(self.hits) else -1, go=False)
        elif self.current < 0 and hits and page >= self._from:
            self._take(before, go=True)
        elif self.current < 0 and self.hits and not self.working:
            self._take(0, go=True)
        elif hits or not self.working:
            self._take(self.current, go=False)

    def _take(self, current: int, go: bool) -> None:
        self.current = current
        self._view.show_hits(self.hits, current, go)
        self.changed.emit()
