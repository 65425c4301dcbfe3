"""The window while it reads back, driven by real keys: what the tests of the read-back page stand on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.read_back.page import ReadBackPage
from facilitator.workspace.files import SessionFile
from facilitator.workspace.read_back import ReadBack, Reading, read_back

if TYPE_CHECKING:
    from facilitator.ui.furniture import Furniture

T = TypeVar("T")
Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Scene:
    """A furnished window; ``start`` opens the page by its key."""

    def __init__(self, qtbot: QtBot, furniture: Furniture) -> None:
        self.qtbot, self.furniture, self.window = qtbot, furniture, furniture.window

    def start(self) -> None:
        """F5, and wait for what there is to read."""
        self.key(Key.Key_F5)
        self.qtbot.waitUntil(lambda: self.furniture.desk.page == "read_back")
        self.qtbot.waitUntil(lambda: self.page.course.begun, timeout=10_000)
        self.settle()

    @property
    def page(self) -> ReadBackPage:
        page = self.furniture.desk.page_of("read_back")
        assert isinstance(page, ReadBackPage)
        return page

    @property
    def file(self) -> OpenFile:
        assert self.furniture.desk.file is not None
        return self.furniture.desk.file

    @property
    def current(self) -> Reading:
        assert self.page.course.current is not None
        return self.page.course.current

    def key(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """A real key to what has the focus."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        self.qtbot.keyClick(self.focus(), key, held)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.focus(), text)

    def compose(self, preedit: str, commit: str = "") -> None:
        """One step of an input method."""
        event = QInputMethodEvent(preedit, [])
        if commit:
            event.setCommitString(commit)
        QApplication.sendEvent(self.focus(), event)

    def focus(self) -> QWidget:
        return self.window.focusWidget() or self.window

    def ask(self, work: Callable[[SessionFile], T]) -> T:
        """What the file says, once all that was done before is on disk."""
        found: list[T] = []
        self.file.ask(work, found.append)
        self.qtbot.waitUntil(lambda: bool(found), timeout=10_000)
        return found[0]

    def stored(self, item: str) -> Reading:
        """A reading as the file has it."""
        return next(one for one in self.ask(read_back).readings if item in one.ids)

    def settle(self) -> ReadBack:
        """Waits until the page shows what the file says."""
        page = self.page

        def same() -> bool:
            return page.course.list == self.ask(read_back)

        self.qtbot.waitUntil(lambda: not page.deeds.busy and not page.reader.isActive(), timeout=10_000)
        self.qtbot.waitUntil(same, timeout=10_000)
        return page.course.list
