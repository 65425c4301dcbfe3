"""Who is typing keeps the focus while another window appears or moves."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_UNASKED_MS = 500


class KeptFocus(QObject):
    """Some window systems give the focus to a window that appears or moves, soon after; it is handed back once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._worked_in: QWidget | None = None
        self._unasked = QTimer(self, singleShot=True, interval=_UNASKED_MS)

    @property
    def watching(self) -> bool:
        """Whether a focus that comes now was not asked for by a person."""
        return self._unasked.isActive()

    def begin(self) -> None:
        """The window is about to appear or move."""
        self._worked_in = QApplication.activeWindow()
        if self._worked_in is not None and self._worked_in is not self._window:
            self._unasked.start()

    def hand_back(self) -> None:
        """The window has become the active one, or is no longer."""
        if self._window.isActiveWindow() and self.watching:
            self._unasked.stop()
            if self._worked_in is not None and isValid(self._worked_in):
                self._worked_in.activateWindow()
