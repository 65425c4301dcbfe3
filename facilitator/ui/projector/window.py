"""The window on the beamer: what it shows, and the keys and the mouse in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.ui.actions import ACTIONS
from facilitator.ui.context import Context
from facilitator.ui.preferences import Preferences
from facilitator.ui.projector.feed import Feed
from facilitator.ui.projector.placing import SMALLEST
from facilitator.ui.projector.scene import Scene
from facilitator.ui.projector.screens import Screens
from facilitator.ui.projector.sheet import Sheet
from facilitator.ui.projector.standing import Standing
from facilitator.ui.words import translate

THEME = "projector_theme"
_CURSOR_MS = 3000
_OWN_KEYS = ("view.full_screen",)


class ProjectorWindow(QWidget):
    """``left`` tells that it was closed; ``standing`` puts it on a screen.

    It never takes the focus by itself; the window's keys work in it, too.
    """

    left = Signal()

    def __init__(self, context: Context, screens: Screens, main: QWidget) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._context = context
        self.setObjectName("projector")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(SMALLEST)
        self.setWindowIcon(main.windowIcon())
        self.setMouseTracking(True)
        self.sheet = Sheet(context.theme, _dark(context.preferences), self)
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.addActions([context.actions[one.id] for one in ACTIONS if one.id not in _OWN_KEYS])
        self.standing = Standing(self, main, screens, context.remembered)
        self._still = QTimer(self, singleShot=True, interval=_CURSOR_MS)
        self._still.timeout.connect(self._hide_cursor)
        self._name(Scene())
        context.preferences.changed.connect(self._preference)

    def feed(self, feed: Feed) -> None:
        """Shows what a feed tells."""
        feed.setParent(self)
        feed.moved.connect(self._show_scene)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mouseMoveEvent(event)
        self.unsetCursor()
        self._still.start()

    def enterEvent(self, event: QEvent) -> None:  # type: ignore[override]  # noqa: N802
        self._still.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.sheet.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        super().closeEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.standing.focus.hand_back()

    def _show_scene(self, scene: Scene) -> None:
        self.sheet.show_scene(scene)
        self._name(scene)

    def _name(self, scene: Scene) -> None:
        title = translate("Projector", "Projector")
        named = f"{title} – {scene.head.session}" if scene.head.session else title
        if named != self.windowTitle():
            self.setWindowTitle(named)
            self.setAccessibleName(named)

    def _preference(self, name: str) -> None:
        if name == THEME:
            self.sheet.set_dark(_dark(self._context.preferences))

    def _hide_cursor(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)


def _dark(preferences: Preferences) -> bool:
    return preferences[THEME] == "dark"
