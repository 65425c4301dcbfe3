"""Menus with round corners, as every other popup has them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMenu

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.painting import rounded_region

M = TypeVar("M", bound=QMenu)


def rounded(theme: Theme, menu: M) -> M:
    """Takes the square window away behind the round box of the style sheet; call it before the menu is shown."""
    menu.setProperty("rounded", True)
    menu.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    menu.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    menu.installEventFilter(_Corners(theme, menu))
    return menu


class _Corners(QObject):
    """Masks a menu each time its size changes."""

    def __init__(self, theme: Theme, menu: QMenu) -> None:
        super().__init__(menu)
        self._theme, self._menu = theme, menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._menu and event.type() == QEvent.Type.Resize:
            size = self._menu.size()
            self._menu.setMask(rounded_region(size.width(), size.height(), self._theme.px(8)))
        return False
