"""A file on its way to the desk: opened in a thread of its own, then its first page made, a part at each turn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from facilitator.clock import Clock
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.making import make_capture_page
from facilitator.ui.pages.page import Page
from facilitator.ui.parted import PartedWork


class ComingFile(QObject):
    """``file`` is to be used, and ``page``, the capture page, to be shown, once ``start`` has said so."""

    def __init__(self, path: Path, context: Context, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self.file = OpenFile(path, clock, parent)
        self.page: Page | None = None
        self._context = context
        self._wanted = True
        self._making: PartedWork | None = None

    def start(
        self, then: Callable[[], None], fails: Callable[[BaseException], None], in_the_way: Callable[[], bool]
    ) -> None:
        """Opens the file and makes its page. Where another file is ``in_the_way``, whose page the keys work on
        until it is left, no page is made."""

        def opened() -> None:
            if not self._wanted:
                return
            if in_the_way():
                then()
                return
            self.page, parts = make_capture_page(self._context, self.file)
            self._making = PartedWork(parts, then, fails, self)

        self.file.start(opened, fails)

    def give_up(self) -> None:
        """It is not wanted any more."""
        self._wanted = False
        if self._making:
            self._making.stop()
        if self.page:
            self.page.deleteLater()
        self.file.close()
        self.file.deleteLater()
        self.deleteLater()
