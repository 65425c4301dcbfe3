"""What the page does, by name: asked for by its actions, its own keys and the buttons of its bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from facilitator.ui.context import Context

_Key = Qt.Key
# Keys without a place in the list of actions: they are the focused button's, where one has the focus.
_KEYS: dict[int, str] = {
    _Key.Key_Return: "confirm", _Key.Key_Enter: "confirm", _Key.Key_Right: "on", _Key.Key_Down: "on",
    _Key.Key_PageDown: "on", _Key.Key_Left: "back", _Key.Key_Up: "back", _Key.Key_PageUp: "back",
    _Key.Key_Home: "first", _Key.Key_End: "end", _Key.Key_Escape: "leave",
}  # fmt: skip
_ACTIONS = ("confirm", "amend", "park", "lead", "reopen", "screen")


class ReadBackCommands(QObject):
    """``calls`` says by name what is done; those of the list of actions are bound to them."""

    def __init__(self, context: Context, calls: Mapping[str, Callable[[], None]], page: QObject) -> None:
        super().__init__(page)
        self._calls = calls
        for name in _ACTIONS:
            context.actions.on(f"read_back.{name}", calls[name])
            context.actions[f"read_back.{name}"].setAutoRepeat(False)

    def do(self, name: str) -> None:
        """Does what has this name."""
        self._calls[name]()

    def press(self, event: QKeyEvent) -> bool:
        """Does what a key of the page does; whether it is one."""
        shifted = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = "" if shifted else _KEYS.get(event.key(), "")
        if name and not (name == "confirm" and event.isAutoRepeat()):  # a key held down agrees to one thing
            self.do(name)
        return bool(name)
