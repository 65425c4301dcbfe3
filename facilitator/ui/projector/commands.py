"""The actions on the projector; its window is loaded when it is first shown, and goes with the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.window import MainWindow
from facilitator.ui.words import said, translate

if TYPE_CHECKING:
    from facilitator.ui.projector.screens import Screens
    from facilitator.ui.projector.window import ProjectorWindow

# Action → the setting it switches, and the values for on and off.
_SWITCHES = {
    "projector.lists": ("projector_lists", "on", "off"),
    "projector.dark": ("projector_theme", "dark", "light"),
}


class ProjectorCommands(QObject):
    """``shown`` is the window while there is one."""

    def __init__(self, context: Context, application: QApplication, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._context, self._application, self._window, self._desk = context, application, window, desk
        self.shown: ProjectorWindow | None = None
        self.screens: Screens | None = None
        on = context.actions.on
        on("projector.show", self._toggle)
        on("projector.next_screen", self._next_screen)
        on("projector.lists", lambda: self._switch("projector.lists"))
        on("projector.dark", lambda: self._switch("projector.dark"))
        context.preferences.changed.connect(self._check)
        desk.closed.connect(self.close)
        window.closing.connect(self.close)
        self._check()

    def close(self) -> None:
        """Takes the window away."""
        if self.shown and isValid(self.shown):
            self.shown.close()
        self._left()

    def _toggle(self) -> None:
        if self.shown:
            self.close()
        else:
            self._show()

    def _show(self) -> None:
        file = self._desk.file
        if file is None:
            self._left()
            return
        from facilitator.ui.projector.feed import Feed
        from facilitator.ui.projector.screens import Screens
        from facilitator.ui.projector.window import ProjectorWindow

        self.screens = self.screens or Screens(self._application, self)
        self.shown = ProjectorWindow(self._context, self.screens, self._window)
        self.shown.left.connect(self._left)
        self.shown.feed(Feed(self._context, self._desk, file, self.shown))
        self.shown.standing.place()
        self._context.actions["projector.show"].setChecked(True)
        if not self.shown.standing.filled:
            self._desk.said.emit(
                "done",
                translate("Projector", "There is one screen only: drag the projector’s window where it is seen."),
            )

    def _left(self) -> None:
        self.shown = None
        self._context.actions["projector.show"].setChecked(False)

    def _next_screen(self) -> None:
        if self.shown is None:
            self._show()
        elif not self.shown.standing.next_screen():
            self._desk.said.emit("care", translate("Projector", "There is no other screen free for the projector."))

    def _switch(self, action: str) -> None:
        name, on, off = _SWITCHES[action]
        try:
            self._context.preferences.set(name, on if self._context.actions[action].isChecked() else off)
        except FacilitatorError as error:
            self._desk.said.emit("error", said(error))

    def _check(self, _: str = "") -> None:
        for action, (name, on, _off) in _SWITCHES.items():
            self._context.actions[action].setChecked(self._context.preferences[name] == on)
