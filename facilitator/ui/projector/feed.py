"""What the projector is fed: the session and point of the capture page, its queue, the clock, the records kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.programme.beginning import first_session, remembered_point
from facilitator.ui.pages.capture.run_sheet.keeper import QueueKeeper
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.pages.page import Page
from facilitator.ui.projector.scene import Scene
from facilitator.ui.projector.words import scene
from facilitator.workspace.changed import Changed
from facilitator.workspace.projecting import Projection, load_outcomes, project

LISTS, LEVEL = "projector_lists", "attribution"
_SECOND_MS, _SETTLE_MS = 1000, 250


class Feed(QObject):
    """``moved`` tells a Scene once a second, and at once when the point, the queue or a list is another.

    Nothing is told before the worker has made names fit for the level that holds.
    """

    moved = Signal(object)

    def __init__(self, context: Context, desk: Desk, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._desk, self._file = context, desk, file
        self._shown: Projection | None = None
        self._asked = 0
        self._ticking = _timer(self, self._tick)
        self._settling = _timer(self, self._ask)
        self._state, self._keeper = CaptureState(self), QueueKeeper(file, self)
        file.changed.connect(self._changed)
        context.preferences.changed.connect(self._preference)
        desk.page_made.connect(self._page_made)
        page = desk.page_of("capture")
        if page is None:
            self._begin_alone()
        else:
            self._page_made(page)

    @property
    def ready(self) -> bool:
        """Whether what shows is all there is."""
        return self._shown is not None and not self._settling.isActive()

    def _begin_alone(self) -> None:
        """No capture page yet: where it would begin."""
        self._follow(self._state, self._keeper)
        self._keeper.load(first_session(self._file))
        self._state.show_point(remembered_point(self._context.remembered, self._file))
        self._state.show_session(first_session(self._file))

    def _page_made(self, page: Page) -> None:
        from facilitator.ui.pages.capture.page import CapturePage

        if isinstance(page, CapturePage):
            self._follow(page.state, page.run_sheet.keeper)
            self._ask()

    def _follow(self, state: CaptureState, keeper: QueueKeeper) -> None:
        self._state, self._keeper = state, keeper
        state.session_changed.connect(self._ask)
        state.point_changed.connect(self._tick)
        keeper.changed.connect(self._tick)

    def _changed(self, changed: Changed) -> None:
        """Records as they are kept: at once, and then not more often than a room can read."""
        if changed.kinds != frozenset({"local"}) and not self._settling.isActive():
            self._settling.start(_SETTLE_MS)

    def _preference(self, name: str) -> None:
        if name == LEVEL:
            self._shown = None  # what the old level let through is not shown again
            self.moved.emit(Scene())
            self._ask()
        elif name == LISTS:
            self._tick()

    def _ask(self) -> None:
        self._settling.stop()
        session, level = self._state.session, self._context.preferences[LEVEL]
        if not session:
            return
        self._asked += 1
        self._file.ask(lambda file: project(load_outcomes(file), session, level), partial(_answered, self, self._asked))

    def answer(self, number: int, shown: Projection) -> None:
        """Takes what the worker made of the records, unless something newer was asked for."""
        if number == self._asked:
            self._shown = shown
            self._tick()

    def _tick(self) -> None:
        """On the second."""
        now = self._file.now()
        self._ticking.start(_SECOND_MS - now.microsecond // 1000)
        shown, queue = self._shown, self._keeper.queue
        if shown is None or shown.session != self._state.session or queue.session != shown.session:
            return
        lists = self._context.preferences[LISTS] == "on"
        self.moved.emit(scene(self._file.frame, shown, self._state.point, queue, now, lists=lists))


def _answered(feed: Feed, number: int, shown: Projection) -> None:
    if isValid(feed):
        feed.answer(number, shown)


def _timer(feed: Feed, then: Callable[[], None]) -> QTimer:
    made = QTimer(feed)
    made.setSingleShot(True)
    made.timeout.connect(then)
    return made
