"""A whole window with its projector on the screens there are; prints where they stand after each step as JSON.

python projector_program.py FILE [unplug]: with ``unplug`` under X, where the screens are monitors made here.
"""

from __future__ import annotations

import ctypes
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from facilitator.clock import system_clock
from facilitator.ui.furniture import Furniture
from facilitator.ui.preferences import Preferences
from facilitator.ui.remembered import Remembered
from facilitator.ui.theme.theme import Theme
from facilitator.ui.window import MainWindow

LAPTOP, BEAMER = (0, 0, 1366, 768), (1366, 0, 1920, 1080)


class Monitors:
    """Monitors of an X server, plugged in and out by RandR 1.5."""

    class Info(ctypes.Structure):
        """XRRMonitorInfo."""

        _fields_ = [
            ("name", ctypes.c_ulong), *((name, ctypes.c_int) for name in (
                "primary", "automatic", "outputs", "x", "y", "width", "height", "wide_mm", "high_mm")),
            ("output", ctypes.c_void_p),
        ]  # fmt: skip

    def __init__(self) -> None:
        self._x, self._randr = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = self._x.XInternAtom.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._randr.XRRQueryVersion(self._display, ctypes.byref(ctypes.c_int()), ctypes.byref(ctypes.c_int()))

    def plug(self, name: str, box: tuple[int, int, int, int]) -> None:
        info = self.Info(self._name(name).value, 0, 0, 0, *box, 300, 200, None)
        self._randr.XRRSetMonitor(self._display, self._root, ctypes.byref(info))
        self._x.XSync(self._display, 0)

    def unplug(self, name: str) -> None:
        self._randr.XRRDeleteMonitor(self._display, self._root, self._name(name))
        self._x.XSync(self._display, 0)

    def _name(self, name: str) -> ctypes.c_ulong:
        return ctypes.c_ulong(self._x.XInternAtom(self._display, name.encode(), 0))


def _furnished(application: QApplication, path: Path) -> Furniture:
    folder = Path(tempfile.mkdtemp())
    window = MainWindow()
    window.resize(1000, 600)
    window.show()
    window.move(60, 60)
    theme, preferences = Theme(application, "light"), Preferences(folder / "settings.toml")
    made = Furniture(application, window, theme, preferences, Remembered(folder / "places.ini"), system_clock())
    made.begin(path)
    _until(application, lambda: made.desk.page == "capture")
    window.activateWindow()
    return made


def _until(application: QApplication, done: Callable[[], bool], seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)


def _say(step: str, furniture: Furniture) -> None:
    shown = furniture.projector.shown
    place = shown.geometry() if shown else None
    focus = furniture.window.focusWidget()
    told = {
        "step": step,
        "screen": shown.standing.filled if shown else None,
        "full": bool(shown and shown.isFullScreen()),
        "place": [place.x(), place.y(), place.width(), place.height()] if place else None,
        "active": furniture.window.isActiveWindow(),
        "focus": focus.objectName() if focus else "",
    }
    print(json.dumps(told), flush=True)


def _filled(furniture: Furniture, name: str) -> Callable[[], bool]:
    return lambda: furniture.projector.shown is not None and furniture.projector.shown.standing.filled == name


def main(path: Path, *, unplugging: bool) -> None:
    """The steps, told one by one."""
    monitors = Monitors() if unplugging else None
    if monitors:
        monitors.plug("laptop", LAPTOP)
        monitors.plug("beamer", BEAMER)
    application = QApplication([])
    furniture = _furnished(application, path)
    _until(application, furniture.window.isActiveWindow, 2)
    furniture.context.actions["projector.show"].trigger()
    _until(application, lambda: False, 0.6)
    _say("shown", furniture)
    if monitors:
        monitors.unplug("beamer")
        _until(application, _filled(furniture, ""))
        _say("unplugged", furniture)
        monitors.plug("beamer", BEAMER)
        _until(application, _filled(furniture, "beamer"))
        _say("plugged", furniture)
    furniture.window.move(QPoint(BEAMER[0] + 100, 100))
    _until(application, _filled(furniture, "laptop"))
    _say("window moved", furniture)
    furniture.window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), unplugging=sys.argv[2:] == ["unplug"])
