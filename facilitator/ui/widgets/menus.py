"""Menus with round corners, as every other popup has them."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

M = TypeVar("M", bound=QMenu)


def rounded(menu: M) -> M:
    """Takes the square window away behind the round box of the style sheet; call it before the menu is shown."""
    menu.setProperty("rounded", True)
    menu.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    menu.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    return menu
