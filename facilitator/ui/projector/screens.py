"""The screens of this computer, by names that tell them apart; one signal when they are others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from facilitator.ui.projector.placing import Spot


class Screens(QObject):
    """``changed`` comes once, soon after screens were plugged in or out, moved or set to another size."""

    changed = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Qt first moves its windows off a screen that has gone; only then is it known where they are.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self.changed)
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._removed)
        application.primaryScreenChanged.connect(self._removed)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    def spots(self) -> tuple[Spot, ...]:
        """The screens as they lie, from the left."""
        return tuple(
            Spot(name, screen.geometry(), screen.availableGeometry())
            for name, screen in named(QGuiApplication.screens()).items()
        )

    def screen(self, name: str) -> QScreen | None:
        """The screen with this name."""
        return named(QGuiApplication.screens()).get(name)

    def name_of(self, widget: QWidget) -> str:
        """The screen a window is on, "" where that is not known."""
        own = widget.screen()
        return next((name for name, screen in named(QGuiApplication.screens()).items() if screen is own), "")

    def _added(self, screen: QScreen) -> None:
        self._watch(screen)
        self._settling.start()

    def _removed(self, _: QScreen) -> None:
        self._settling.start()

    def _moved(self) -> None:
        self._settling.start()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._moved)


def named(screens: Sequence[QScreen]) -> dict[str, QScreen]:
    """Screens by name, from the left. Two of one make have one name: the one further right gets a number."""
    found: dict[str, QScreen] = {}
    for screen in sorted(screens, key=lambda one: (one.geometry().x(), one.geometry().y())):
        name, number = screen.name(), 1
        while name in found:
            number += 1
            name = f"{screen.name()} {number}"
        found[name] = screen
    return found
