"""The actions of one window, alive: a QAction for each entry of the list, and what pages bind to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.ui.actions import ACTIONS, Action
from facilitator.ui.words import translate


class ActionSet(QObject):
    """All actions of a window. An action is alive when its page shows, and its page has not disabled it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._bound: dict[str, Callable[[], None]] = {}
        self._off: set[str] = set()
        self._page = ""
        self._file_open = False
        self._qt = {action.id: self._made(action, window) for action in ACTIONS}
        self._update()

    def __getitem__(self, name: str) -> QAction:
        """The QAction of an entry."""
        return self._qt[name]

    def on(self, name: str, call: Callable[[], None]) -> None:
        """Binds what an action does; a checkable one reads ``self[name].isChecked()`` in it."""
        self._bound[name] = call
        self._update()

    def lend(self, name: str, call: Callable[[], None]) -> Callable[[], None]:
        """Binds as ``on`` does, for as long as a page shows; what comes back binds what was bound before."""
        before = self._bound.get(name, _nothing)
        self.on(name, call)
        return lambda: self.on(name, before)

    def keep(self) -> Callable[[], None]:
        """What comes back forgets everything bound since: pages that are freed are held by nothing then."""
        before = dict(self._bound)

        def forget() -> None:
            self._bound = dict(before)
            self._update()

        return forget

    def enable(self, name: str, on: bool) -> None:
        """Whether an action can be done just now, apart from its page."""
        (self._off.discard if on else self._off.add)(name)
        self._update()

    def show_page(self, page: str, *, file_open: bool) -> None:
        """Tells which page shows: "welcome", or one of PAGES."""
        self._page, self._file_open = page, file_open
        self._update()

    @property
    def page(self) -> str:
        """The page that shows, "" before any."""
        return self._page

    def retranslate(self) -> None:
        """Writes every title in the language that holds now."""
        for action in ACTIONS:
            self._qt[action.id].setText(title_of(action))

    def _made(self, action: Action, window: QWidget) -> QAction:
        made = QAction(title_of(action), window)
        made.setObjectName(action.id)
        made.setCheckable(action.checkable)
        made.setShortcuts([QKeySequence(keys) for keys in action.keys])
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.triggered.connect(lambda _checked=False, name=action.id: self._call(name))
        window.addAction(made)
        return made

    def _call(self, name: str) -> None:
        if name in self._bound:
            self._bound[name]()

    def _update(self) -> None:
        for action in ACTIONS:
            alive = self._lives(action) and action.id in self._bound and action.id not in self._off
            self._qt[action.id].setEnabled(alive)

    def _lives(self, action: Action) -> bool:
        return not action.page or (self._file_open and action.page in ("file", self._page))


def _nothing() -> None:
    pass


def title_of(action: Action) -> str:
    """The title in the language that holds, with its mnemonic."""
    return translate("Actions", action.title)


def plain_title(action: Action) -> str:
    """The title without mnemonic and dots: for tool tips, the palette and the help."""
    return plain(title_of(action))


def plain(title: str) -> str:
    """A title, such as the text a QAction has now, without mnemonic and dots."""
    return title.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…").strip()
