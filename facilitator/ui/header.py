"""The header: menus, the tabs of the pages, search, and a few tools."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.action_set import plain_title
from facilitator.ui.actions import ACTIONS, Action
from facilitator.ui.context import Context
from facilitator.ui.menu_bar import MenuBar
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.widgets.tab_button import TabButton
from facilitator.ui.words import translate

_TABS = ("capture", "merge", "summary", "roundtable", "actions", "papers")
_SEARCH, _SEARCH_NARROW, _SEARCH_LEAST = 208, 104, 88
_TOOLS = ("help.palette", "projector.show", "view.details")


class Header(QWidget):
    """``searched`` tells the words in the search field, ``search_left`` that Enter or Down was pressed there
    (True) or Esc (False)."""

    searched = Signal(str)
    search_left = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._context = context
        self._tabs: dict[str, TabButton] = {}
        self.menus = MenuBar(context, self)
        self.search = _HeaderSearch(context.theme, self)
        self.search.setObjectName("search")
        self.search.textChanged.connect(self.searched)
        self.search.left.connect(self.search_left)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.menus)
        self._row.addStretch(1)
        self._middle = QWidget(self)
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(context.theme.px(8))
        for page in _TABS:
            self._tabs[page] = _tab(context, page, self._middle)
            middle.addWidget(self._tabs[page])
        self._row.addWidget(self._middle)
        self._row.addStretch(1)
        self._row.addWidget(self.search)
        self._tools = [_tool(context, name, self) for name in _TOOLS]
        for tool in self._tools:
            self._row.addWidget(tool)
        self._measure()
        context.theme.changed.connect(self._measure)
        self.show_page("welcome")

    def show_page(self, page: str) -> None:
        """Marks the tab of the page shown; without a file there are no tabs and no search."""
        with_file = page in self._tabs or page == "quotes"  # a page of the file, though without a tab
        for name, tab in self._tabs.items():
            tab.setChecked(name == page)
        for part in (self._middle, self.search, *self._tools[1:]):
            part.setVisible(with_file)
        self._fit_menus()

    def set_count(self, page: str, count: int) -> None:
        """A number at a tab: open conflicts."""
        self._tabs[page].set_count(count, translate("Header", "%n open conflict(s)", "", count))
        self._fit_menus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        narrow = event.size().width() < self._context.theme.px(1240)
        for tab in self._tabs.values():
            tab.set_narrow(narrow)
        self._fit_menus()

    def _fit_menus(self) -> None:
        """The menus get what the other parts leave; the search gives way a little before they fold, and more where even
        one menu has no room."""
        px = self._context.theme.px
        others = [part for part in (self._middle, *self._tools) if not part.isHidden()]
        margins = self._row.contentsMargins()
        gaps = margins.left() + margins.right() + self._row.spacing() * (len(others) + 3)
        room = self.width() - gaps - sum(max(part.minimumSizeHint().width(), part.minimumWidth()) for part in others)
        if self.search.isHidden():
            self.menus.fit(room)
            return
        self.menus.fit(room - px(_SEARCH_NARROW))
        self.search.setFixedWidth(max(px(_SEARCH_LEAST), min(px(_SEARCH), room - self.menus.sizeHint().width())))

    def _measure(self) -> None:
        theme = self._context.theme
        self.setFixedHeight(theme.px(40))
        self._row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(4))
        self._fit_menus()


class _HeaderSearch(SearchField):
    """Enter and Down go on to the hits, Esc gives the search up."""

    left = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, translate("Header", "Search all notes"), "Ctrl+F", parent)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit(True)
        elif arg__1.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit(False)
        else:
            super().keyPressEvent(arg__1)


def _tab(context: Context, page: str, parent: QWidget) -> TabButton:
    entry = next(one for one in ACTIONS if one.id == f"page.{page}")
    tab = TabButton(context.theme, entry.icon, plain_title(entry), entry.keys[0], parent)
    tab.setObjectName(f"tab.{page}")
    tab.clicked.connect(context.actions[entry.id].trigger)
    return tab


def _tool(context: Context, name: str, parent: QWidget) -> IconButton:
    entry: Action = next(one for one in ACTIONS if one.id == name)
    action = context.actions[name]
    button = IconButton(context.theme, entry.icon, plain_title(entry), entry.keys[0], entry.checkable, parent)
    button.setObjectName(f"tool.{name}")
    button.clicked.connect(action.trigger)
    if entry.checkable:
        action.toggled.connect(button.setChecked)
        button.setChecked(action.isChecked())
    return button
