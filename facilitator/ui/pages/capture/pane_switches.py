"""Which parts of the capture page show: by their switches, and by how much room there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.capture.details_overlay import DetailsOverlay

_NO_DETAILS_UNDER = 1280
_NO_PROGRAMME_UNDER = 1100
_NARROWED = ("view.details", "view.programme")


class PaneSwitches(QObject):
    """``panes`` are the parts by the action that shows and hides them; ``home`` takes the focus a part loses."""

    def __init__(
        self,
        context: Context,
        panes: Mapping[str, QWidget],
        home: Callable[[], None],
        overlay: DetailsOverlay,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._overlay = overlay
        self._context, self._panes, self._home, self._page = context, panes, home, page
        self._narrow = (False, False)
        for name, pane in panes.items():
            context.actions.on(name, partial(self._switch, name))
            pane.setVisible(context.actions[name].isChecked())

    def fit(self, width: int) -> None:
        """Too narrow for all: the details go first, then the programme; their keys bring them back, the details
        over the notes then."""
        px = self._context.theme.px
        narrow = (width < px(_NO_DETAILS_UNDER), width < px(_NO_PROGRAMME_UNDER))
        before, self._narrow = self._narrow, narrow
        self._overlay.lie_over(narrow[0])
        for name, is_now, was in zip(_NARROWED, narrow, before, strict=True):
            if is_now != was:
                wanted = self._context.remembered.text(name, "1") == "1"
                self._context.actions[name].setChecked(wanted and not is_now)
                self._show(name)

    def _switch(self, name: str) -> None:
        self._show(name)
        on = self._context.actions[name].isChecked()
        self._context.remembered.keep_text(name, "1" if on else "0")

    def _show(self, name: str) -> None:
        pane = self._panes[name]
        focus = self._page.window().focusWidget()
        had_focus = bool(focus) and pane.isAncestorOf(focus)
        pane.setVisible(self._context.actions[name].isChecked())
        QTimer.singleShot(0, self._overlay, self._overlay.fit)  # once the others have their new places
        if had_focus and not pane.isVisibleTo(self._page):
            self._home()
