"""What the actions on the look of the window do: panes, text size, theme, full screen."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.page import Page
from facilitator.ui.window import MainWindow

_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
_SWITCHES = ("view.programme", "view.details", "view.run_sheet")


class ViewCommands(QObject):
    """Binds them, and lets settings of the look hold at once."""

    def __init__(self, context: Context, window: MainWindow, header: QWidget) -> None:
        super().__init__(window)
        self._context, self._window, self._header = context, window, header
        on = context.actions.on
        on("view.next_pane", lambda: self._pane(1))
        on("view.previous_pane", lambda: self._pane(-1))
        on("view.larger", lambda: self._scale(1))
        on("view.smaller", lambda: self._scale(-1))
        on("view.normal", lambda: context.preferences.set("text_size", "100"))
        on("view.theme", self._theme)
        on("view.full_screen", self._full_screen)
        for name in _SWITCHES:
            context.actions[name].setChecked(context.remembered.text(name, "1") == "1")
        context.preferences.changed.connect(self._preference)

    def _pane(self, step: int) -> None:
        page = self._window.pages.currentWidget()
        panes = list(page.panes()) if isinstance(page, Page) else []
        around: list[QWidget] = [*panes, self._header]
        focus = self._window.focusWidget()
        here = next((at for at, pane in enumerate(around) if focus and (pane is focus or pane.isAncestorOf(focus))), 0)
        _focus_in(around[(here + step) % len(around)])

    def _scale(self, step: int) -> None:
        now = int(self._context.preferences["text_size"])
        nearest = min(range(len(_SIZES)), key=lambda at: abs(_SIZES[at] - now))
        at = min(max(nearest + step, 0), len(_SIZES) - 1)
        self._context.preferences.set("text_size", str(_SIZES[at]))

    def _theme(self) -> None:
        self._context.preferences.set("theme", "light" if self._context.theme.dark else "dark")

    def _full_screen(self) -> None:
        if self._context.actions["view.full_screen"].isChecked():
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def _preference(self, name: str) -> None:
        theme, preferences = self._context.theme, self._context.preferences
        if name == "theme":
            theme.choose(preferences["theme"])
        elif name == "text_size":
            theme.scale_to(int(preferences["text_size"]) / 100)


def _focus_in(pane: QWidget) -> None:
    """What a pane is there for, where it names that; else its first widget that takes the focus by Tab."""
    proxy = pane.focusProxy()
    if proxy is not None and proxy.isVisible() and proxy.isEnabled():
        proxy.setFocus()
        return
    for found in [pane, *pane.findChildren(QWidget)]:
        if found.isVisible() and found.isEnabled() and found.focusPolicy().value & 1:
            found.setFocus()
            return
    pane.setFocus()
