"""Where the reading is shown: the window over the whole of its screen, or the same on another screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.read_back.board import Board
from facilitator.ui.pages.read_back.course import Course
from facilitator.ui.theme.theme import Theme
from facilitator.ui.window import MainWindow
from facilitator.ui.words import translate

_HERE = "here"
_REMEMBERED = "read_back.screen"


class BeamerWindow(QWidget):
    """What the room sees, over the whole of a screen. It is only looked at: the keys belong to the page."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._theme = theme
        self.setWindowTitle(translate("ReadBack", "Read back – facilitator"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.board = Board(theme, self)
        self.board.stage.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board.closing.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.board.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        super().closeEvent(event)
        self.closed.emit()


class Beamer(QObject):
    """``changed`` tells that it is shown elsewhere, or that there is another number of screens."""

    changed = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._on = False
        self._before: Qt.WindowState | None = None
        self.window: BeamerWindow | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._screens_changed)
            application.screenRemoved.connect(self._screens_changed)

    @property
    def several(self) -> bool:
        """Whether there is a screen to choose."""
        return bool(self._others())

    def enter(self) -> None:
        """Shows the reading where it was wanted last: else on another screen, where there is one."""
        self._on = True
        self._apply()

    def leave(self) -> None:
        """The window as it was."""
        if self._on:
            self._on = False
            self._give_back()
            self._drop()

    def show_course(self, course: Course) -> None:
        """Where the reading stands, if there is a window on another screen."""
        if self.window:
            self.window.board.show_course(course)

    def next_screen(self) -> None:
        """On the next screen; the last is the window's own."""
        names = [*(one.name() for one in self._others()), _HERE]
        now = self.window.screen().name() if self.window else _HERE
        following = names[(names.index(now) + 1) % len(names)] if now in names else names[0]
        self._context.remembered.keep_text(_REMEMBERED, following)
        if self._on:
            self._apply()

    def _apply(self) -> None:
        target = self._target()
        if target is None:
            self._drop()
            self._take_over()
        else:
            self._give_back()
            self._show_on(target)
        self.changed.emit()

    def _target(self) -> QScreen | None:
        others = self._others()
        wanted = self._context.remembered.text(_REMEMBERED)
        if wanted == _HERE or not others:
            return None
        return next((one for one in others if one.name() == wanted), others[0])

    def _others(self) -> list[QScreen]:
        own = self._page.window().screen()
        here = own.name(), own.geometry()  # two of one make may have one name
        return [one for one in QGuiApplication.screens() if (one.name(), one.geometry()) != here]

    def _take_over(self) -> None:
        """The window itself over its screen, without header and status line."""
        window = self._page.window()
        if self._before is None:
            self._before = window.windowState()
        window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        if isinstance(window, MainWindow):
            window.show_alone(True)

    def _give_back(self) -> None:
        window, before, self._before = self._page.window(), self._before, None
        if before is not None:
            window.setWindowState(before)
            if isinstance(window, MainWindow):
                window.show_alone(False)

    def _show_on(self, screen: QScreen) -> None:
        if self.window is None:
            self.window = BeamerWindow(self._context.theme, self._page)
            self.window.closed.connect(self._closed)
        self.window.setScreen(screen)
        self.window.setGeometry(screen.geometry())
        self.window.setWindowState(Qt.WindowState.WindowFullScreen)
        self.window.show()  # showFullScreen would ask for the keys, which belong to the page
        self._page.window().activateWindow()

    def _drop(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            window.closed.disconnect(self._closed)
            window.close()
            window.deleteLater()

    def _closed(self) -> None:
        """Somebody closed the window on the beamer: the reading goes on here."""
        self._context.remembered.keep_text(_REMEMBERED, _HERE)
        if self._on:
            self._apply()

    def _screens_changed(self, _: QScreen) -> None:
        if self._on:
            self._apply()
