"""Where the projector's window stands: over all of a screen where no other window is worked in, else beside that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from facilitator.ui.projector.kept_focus import KeptFocus
from facilitator.ui.projector.placing import Spot, beside, spot_after, spot_to_fill
from facilitator.ui.projector.screens import Screens
from facilitator.ui.remembered import Remembered

SCREEN = "projector/screen"
_MOVED_MS = 200


class Standing(QObject):
    """``filled`` is the name of the screen it is full screen on, "" while it is a window among others."""

    def __init__(self, window: QWidget, main: QWidget, screens: Screens, remembered: Remembered) -> None:
        super().__init__(window)
        self._window, self._main, self._screens, self._remembered = window, main, screens, remembered
        self.focus = KeptFocus(window)
        self.filled = ""
        self._moving = QTimer(self, singleShot=True, interval=_MOVED_MS)
        self._moving.timeout.connect(self._make_room)
        screens.changed.connect(self.place)
        main.installEventFilter(self)

    def place(self) -> None:
        """Goes where it belongs: the screen chosen before, where it is plugged in and nobody works on it."""
        spots, main = self._screens.spots(), self._screens.name_of(self._main)
        self._go(spot_to_fill(spots, main, self._remembered.text(SCREEN)))

    def next_screen(self) -> bool:
        """Goes to the next screen and stays with it; whether there is one."""
        spots, main = self._screens.spots(), self._screens.name_of(self._main)
        found = spot_after(spots, main, self.filled)
        if found:
            self._remembered.keep_text(SCREEN, found.name)
            self._go(found)
        return found is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The main window may be dragged onto the screen filled here: then this one makes room."""
        if watched is self._main and event.type() == QEvent.Type.Move and self.filled:
            self._moving.start()
        return False

    def _go(self, spot: Spot | None) -> None:
        window = self._window
        if spot and spot.name == self.filled and window.isVisible() and window.geometry() == spot.place:
            return
        self.focus.begin()
        stays = not spot and window.isVisible() and not self.filled and self._is_seen()
        self.filled = spot.name if spot else ""
        if spot:
            self._fill(spot)
        elif not stays:
            self._loosen()
        window.setVisible(True)

    def _make_room(self) -> None:
        if self.filled and self._screens.name_of(self._main) == self.filled:
            self.place()

    def _is_seen(self) -> bool:
        """Whether a window that was dragged somewhere is still on a screen, and not over all of it."""
        return not self._window.isFullScreen() and any(
            spot.room.contains(self._window.geometry().center()) for spot in self._screens.spots()
        )

    def _fill(self, spot: Spot) -> None:
        """Full screen there. Not by ``showFullScreen``, which takes the focus."""
        self._window.setWindowState(Qt.WindowState.WindowNoState)
        screen = self._screens.screen(spot.name)
        if screen:
            self._window.setScreen(screen)
        self._window.setGeometry(spot.place)
        self._window.setWindowState(Qt.WindowState.WindowFullScreen)

    def _loosen(self) -> None:
        """A window among others, off the one people work in."""
        self._window.setWindowState(Qt.WindowState.WindowNoState)
        self._window.setScreen(self._main.screen())
        self._window.setGeometry(beside(self._main.screen().availableGeometry(), self._main.frameGeometry()))
