"""The open file and its pages: opened, shown, left, closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.clock import Clock
from facilitator.errors import BrokenFileError, FacilitatorError
from facilitator.ui.coming_file import ComingFile
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.making import make_page
from facilitator.ui.pages.page import Page
from facilitator.ui.words import said, translate


class Desk(QObject):
    """``opened`` tells the OpenFile, ``closed`` that there is none any more, ``page_made``
    a new page, ``page_shown`` a page and its name.

    ``said`` and ``bug`` pass on what files say; ``broken`` tells a file that is too damaged to open, and the sentence
    that says so.
    """

    opened = Signal(object)
    closed = Signal()
    page_made = Signal(object)
    page_shown = Signal(object, str)
    page_freed = Signal(object)
    said = Signal(str, str)
    bug = Signal(object)
    broken = Signal(object, str)

    def __init__(self, context: Context, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._clock = clock
        self.file: OpenFile | None = None
        self._coming: ComingFile | None = None
        self._warned = False
        self._unbind: Callable[[], None] = lambda: None
        self._pages: dict[str, Page] = {}
        self.page = self._before = ""

    def open(self, path: Path, then: Callable[[], None] | None = None) -> None:
        """Opens a file in place of the one that is open. What cannot be opened is said, and changes nothing."""
        if self._coming and self._coming.file.path.resolve() == path.resolve():
            return
        self._give_up_coming()
        if self.file and self.file.path.resolve() == path.resolve():
            return
        if self.file is None:
            self._unbind = self._context.actions.keep()
        coming = self._coming = ComingFile(path, self._context, self._clock, self)
        coming.file.said.connect(self.said)
        coming.file.bug.connect(self.bug)

        def ready() -> None:
            if coming is not self._coming:
                return
            if not self.may_close():
                self._give_up_coming()
                return
            self._coming = None
            self.close()
            self._take(coming)
            if then:
                then()

        def failed(error: BaseException) -> None:
            if coming is not self._coming:
                return
            self._give_up_coming()
            self._tell_unopened(path, error)

        coming.start(ready, failed, lambda: self.file is not None)

    def _tell_unopened(self, path: Path, error: BaseException) -> None:
        if isinstance(error, BrokenFileError):
            self.broken.emit(path, said(error))
        elif isinstance(error, FacilitatorError):
            self.said.emit("error", said(error))
        else:
            self.bug.emit(error)

    def show_page(self, name: str) -> None:
        """Brings one of the pages of the file to the front; made when first asked for."""
        if self.file is None:
            return
        if self.page in self._pages and self.page != name:
            self._pages[self.page].finish()
            self._before = self.page
        if name not in self._pages:
            self._pages[name] = make_page(name, self._context, self.file)
            self.page_made.emit(self._pages[name])
        page = self._pages[name]
        self.page = name
        self._context.actions.show_page(name, file_open=True)
        self.page_shown.emit(page, name)
        page.shown()
        page.focus_first()

    def go_back(self) -> None:
        """The page that was shown before this one."""
        self.show_page(self._before or "capture")

    def page_of(self, name: str) -> Page | None:
        """A page that has been shown already."""
        return self._pages.get(name)

    def leave(self) -> bool:
        """Closes the file, unless words would be lost; whether it is closed."""
        if self.may_close():
            self.close()
        return self.file is None

    def may_close(self) -> bool:
        """Whether all that was typed is on disk. If not that is said, and who asks again is let go."""
        if self.file is None or not (self.is_unkept() or self.file.place) or self._warned:
            return True
        self._warned = True
        words = translate(
            "Desk", "{name} cannot be written, so it stays open: copy the words you still need, then close it again."
        )
        if self.file.place:
            words = translate(
                "Desk", "{name} is not where it was, so it stays open: save a copy elsewhere, or close it again."
            )
        self.said.emit("error", words.format(name=self.file.path.name))
        return False

    def let_go(self) -> None:
        """What is not on disk was said: it keeps the file open no longer."""
        self._warned = True

    def close(self) -> None:
        """Keeps what is being edited, frees the pages, closes the file."""
        self._give_up_coming()
        if self.file is None:
            return
        self._finish()
        for page in self._pages.values():
            self.page_freed.emit(page)
        self._pages.clear()
        self._unbind()
        self.page = ""
        file, self.file = self.file, None
        file.close()
        file.deleteLater()
        self.closed.emit()

    def _finish(self) -> None:
        for page in self._pages.values():
            page.finish()

    def is_unkept(self) -> bool:
        """Whether words stay unwritten: what comes back from the file is tried once more."""
        for _ in range(2):
            self._finish()
            if self.file:
                self.file.worker.settle()
            if not any(page.unkept() for page in self._pages.values()):
                return False
        return True

    def _give_up_coming(self) -> None:
        """The file that is being opened is not wanted any more."""
        coming, self._coming = self._coming, None
        if coming:
            coming.give_up()
            if self.file is None:
                self._unbind()

    def _kept(self, _: object) -> None:
        self._warned = False

    def _take(self, coming: ComingFile) -> None:
        file = self.file = coming.file
        self._warned = False
        file.kept.connect(self._kept)
        self._context.remembered.keep_recent(file.path)
        self.opened.emit(file)
        if coming.page:
            self._pages["capture"] = coming.page
            self.page_made.emit(coming.page)
        coming.deleteLater()
        self.show_page("capture")
        if file.read_only:
            self.said.emit("care", _read_only(file))


def _read_only(file: OpenFile) -> str:
    if file.lock_holder:
        return translate(
            "Desk",
            "{name} is open in another window ({holder}); here it can only be read. Close it there to write here.",
        ).format(name=file.path.name, holder=file.lock_holder)
    return translate(
        "Desk", "{name} is in a place that cannot be written; copy it to this computer to write in it."
    ).format(name=file.path.name)
