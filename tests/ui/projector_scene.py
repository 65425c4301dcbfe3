"""What the tests of the projector share: a whole window with a clock that can be set, and screens to plug."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from facilitator.clock import seeded_clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from facilitator.ui.furniture import Furniture
    from facilitator.ui.pages.capture.page import CapturePage
    from facilitator.ui.projector.placing import Spot
    from facilitator.ui.projector.screens import Screens
    from facilitator.ui.projector.window import ProjectorWindow

SEOUL = ZoneInfo("Asia/Seoul")


@dataclass
class Room:
    """A window with a session file, its capture page and its projector."""

    qtbot: QtBot
    furniture: Furniture
    now: datetime

    @property
    def page(self) -> CapturePage:
        from facilitator.ui.pages.capture.page import CapturePage

        page = self.furniture.desk.page_of("capture")
        assert isinstance(page, CapturePage)
        return page

    @property
    def shown(self) -> ProjectorWindow:
        found = self.furniture.projector.shown
        assert found is not None
        return found

    def do(self, action: str) -> None:
        self.furniture.context.actions[action].trigger()

    def at(self, clock: str, day: str = "2024-08-29") -> None:
        """Another time of day, and what the second brings with it."""
        self.now = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=SEOUL)
        self.tick()

    def tick(self) -> None:
        from facilitator.ui.projector.feed import Feed

        projector = self.furniture.projector.shown
        for feed in projector.findChildren(Feed) if projector else []:
            feed._tick()  # pyright: ignore[reportPrivateUsage]

    def show(self) -> ProjectorWindow:
        """Opens the projector and waits until it shows the session."""
        self.do("projector.show")
        self.wait(lambda: bool(self.shown.sheet.head.part.session))
        return self.shown

    def wait(self, until: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(until, timeout=5000)

    def queue(self, *names: str) -> None:
        self.page.run_sheet.row.field.named.emit(names)

    def text(self) -> str:
        return "\n".join(self.shown.sheet.texts())


def room(qtbot: QtBot, furniture: Furniture) -> Room:
    """The room at 09:52:14 on the second day: a slot of session 2.1 runs."""
    made = Room(qtbot, furniture, datetime(2024, 8, 29, 9, 52, 14, tzinfo=SEOUL))
    file = furniture.desk.file
    assert file is not None
    file.clock = seeded_clock(lambda: made.now, 7)
    qtbot.waitUntil(lambda: made.page.run_sheet.keeper.loaded)
    return made


def plug(furniture: Furniture, spots: list[Spot], main: str) -> Screens:
    """Screens of the test's own in place of the real ones; give them another list and say ``changed``."""
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.projector.screens import Screens

    application = QApplication.instance()
    assert isinstance(application, QApplication)

    class Plugged(Screens):
        def __init__(self) -> None:
            super().__init__(application, furniture.projector)
            self.listed, self.main_on = spots, main

        def spots(self) -> tuple[Spot, ...]:
            return tuple(self.listed)

        def screen(self, name: str) -> QScreen | None:
            return None

        def name_of(self, widget: QWidget) -> str:
            return self.main_on

    furniture.projector.screens = made = Plugged()
    return made


def activate(qtbot: QtBot, window: ProjectorWindow) -> None:
    """Brings it to the front as a person does who has seen it appear: until then it hands the focus back."""
    qtbot.waitUntil(lambda: not window.standing.focus.watching)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
