"""The menus of the header: side by side, or, where there is no room for that, all in one."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QMenuBar, QSizePolicy, QWidget

from facilitator.ui.actions import ACTIONS, MENUS
from facilitator.ui.context import Context
from facilitator.ui.widgets.menus import rounded
from facilitator.ui.words import translate


def menu_title(menu: str) -> str:
    """The title of a menu, with its mnemonic."""
    return {
        "file": translate("Header", "&File"),
        "edit": translate("Header", "&Edit"),
        "session": translate("Header", "&Session"),
        "merge": translate("Header", "&Merge"),
        "papers": translate("Header", "&Papers"),
        "view": translate("Header", "&View"),
        "help": translate("Header", "&Help"),
    }[menu]


class MenuBar(QMenuBar):
    """``fit`` folds the menus into one or spreads them, as there is room."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(translate("Header", "Menus"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._menus = [_menu(context, name, self) for name in MENUS]
        self._whole = rounded(context.theme, QMenu(translate("Header", "Me&nu"), self))
        self._whole.setObjectName("menu.all")
        for menu in self._menus:
            self._whole.addMenu(menu)
        self._spread()

    @property
    def folded(self) -> bool:
        """Whether the menus are all in one."""
        return self.actions() == [self._whole.menuAction()]

    def fit(self, room: int) -> None:
        """Takes at most so many pixels: side by side where that is enough."""
        if self.folded:
            self._spread()
        if self.sizeHint().width() > room:
            self.clear()
            self.addMenu(self._whole)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        # Qt's own leaves room for one menu only and lets the others vanish.
        return self.sizeHint()

    def _spread(self) -> None:
        self.clear()
        for menu in self._menus:
            self.addMenu(menu)


def _menu(context: Context, name: str, parent: QWidget) -> QMenu:
    menu = rounded(context.theme, QMenu(menu_title(name), parent))
    menu.setObjectName(f"menu.{name}")
    group = ""
    for action in (one for one in ACTIONS if one.menu == name):
        if action.group != group:
            menu.addSeparator()
            group = action.group
        menu.addAction(context.actions[action.id])
    return menu
