"""The window on the beamer: full screen where no other window is worked in, else one that can be dragged there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from facilitator.ui.actions import ACTIONS
from facilitator.ui.context import Context
from facilitator.ui.preferences import Preferences
from facilitator.ui.projector.feed import Feed
from facilitator.ui.projector.placing import SMALLEST, Spot, beside, spot_after, spot_to_fill
from facilitator.ui.projector.scene import Scene
from facilitator.ui.projector.screens import Screens
from facilitator.ui.projector.sheet import Sheet
from facilitator.ui.words import translate

SCREEN, THEME = "projector/screen", "projector_theme"
_CURSOR_MS, _MOVED_MS, _UNASKED_MS = 3000, 200, 500
_OWN_KEYS = ("view.full_screen",)


class ProjectorWindow(QWidget):
    """``left`` tells that it was closed. It never takes the focus by itself; the window's keys work in it, too."""

    left = Signal()

    def __init__(self, context: Context, screens: Screens, main: QWidget) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._context, self._screens, self._main = context, screens, main
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
        self.filled = ""
        self._worked_in: QWidget | None = None
        self._still = single_shot(self, _CURSOR_MS, self._hide_cursor)
        self._moving = single_shot(self, _MOVED_MS, self._make_room)
        self._unasked = single_shot(self, _UNASKED_MS, lambda: None)
        self._name(Scene())
        screens.changed.connect(self.place)
        context.preferences.changed.connect(self._preference)
        main.installEventFilter(self)

    def feed(self, feed: Feed) -> None:
        """Shows what a feed tells."""
        feed.setParent(self)
        feed.moved.connect(self._show_scene)

    def place(self) -> None:
        """Goes where it belongs: the screen chosen before, where it is plugged in and nobody works on it."""
        spots, main = self._screens.spots(), self._screens.name_of(self._main)
        self._go(spot_to_fill(spots, main, self._context.remembered.text(SCREEN)))

    def next_screen(self) -> bool:
        """Goes to the next screen and stays with it; whether there is one."""
        spots, main = self._screens.spots(), self._screens.name_of(self._main)
        found = spot_after(spots, main, self.filled)
        if found:
            self._context.remembered.keep_text(SCREEN, found.name)
            self._go(found)
        return found is not None

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

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """The main window may be dragged onto the screen filled here: then this one makes room."""
        if watched is self._main and event.type() == QEvent.Type.Move and self.filled:
            self._moving.start()
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Some window systems give a window that appears or moves the focus; who is typing keeps it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._unasked.isActive():
            self._unasked.stop()
            if self._worked_in is not None and isValid(self._worked_in):
                self._worked_in.activateWindow()

    def _go(self, spot: Spot | None) -> None:
        if spot and spot.name == self.filled and self.isVisible() and self.geometry() == spot.place:
            return
        self._worked_in = QApplication.activeWindow()
        if self._worked_in is not None and self._worked_in is not self:
            self._unasked.start()
        stays = not spot and self.isVisible() and not self.filled and self._is_seen()
        self.filled = spot.name if spot else ""
        if spot:
            self._fill(spot)
        elif not stays:
            self._loosen()
        self.setVisible(True)

    def _make_room(self) -> None:
        if self.filled and self._screens.name_of(self._main) == self.filled:
            self.place()

    def _is_seen(self) -> bool:
        """Whether a window that was dragged somewhere is still on a screen, and not over all of it."""
        return not self.isFullScreen() and any(
            spot.room.contains(self.geometry().center()) for spot in self._screens.spots()
        )

    def _fill(self, spot: Spot) -> None:
        """Full screen there. Not by ``showFullScreen``, which takes the focus."""
        self.setWindowState(Qt.WindowState.WindowNoState)
        screen = self._screens.screen(spot.name)
        if screen:
            self.setScreen(screen)
        self.setGeometry(spot.place)
        self.setWindowState(Qt.WindowState.WindowFullScreen)

    def _loosen(self) -> None:
        """A window among others, off the one people work in."""
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setScreen(self._main.screen())
        self.setGeometry(beside(self._main.screen().availableGeometry(), self._main.frameGeometry()))

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


def single_shot(window: QWidget, wait: int, then: Callable[[], None]) -> QTimer:
    """A timer that runs once each time it is started; ``wait`` in ms."""
    made = QTimer(window)
    made.setSingleShot(True)
    made.setInterval(wait)
    made.timeout.connect(then)
    return made


def _dark(preferences: Preferences) -> bool:
    return preferences[THEME] == "dark"
