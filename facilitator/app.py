"""The composition root of the window: builds every part and wires it once.

The window is shown empty first and furnished at the next turn of the event loop: what is slow to load
(icons, style sheet, pages) is not in the way of its being there.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from facilitator import __version__
from facilitator.errors import FacilitatorError
from facilitator.settings import settings_path, state_path
from facilitator.ui.garbage import Garbage
from facilitator.ui.preferences import Preferences
from facilitator.ui.remembered import Remembered
from facilitator.ui.theme.theme import Theme, palette
from facilitator.ui.turns import take_short_turns
from facilitator.ui.window import MainWindow
from facilitator.ui.words import choose_language

if TYPE_CHECKING:
    from types import TracebackType


def main(arguments: Sequence[str]) -> int:
    """Opens the window, with the file named first among the arguments if there is one; the exit code."""
    application = QApplication(["facilitator", *arguments])
    application.setApplicationName("facilitator")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("facilitator")
    try:
        start = Start(application, Path(arguments[0]) if arguments else None)
    except FacilitatorError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    start.show()
    return int(application.exec())


class Start(QObject):
    """The parts that are there from the first moment; the rest comes with ``furnish``."""

    def __init__(self, application: QApplication, path: Path | None) -> None:
        super().__init__(application)
        self._application = application
        self._path = path
        self.preferences = Preferences(settings_path(), self)
        self.remembered = Remembered(state_path())
        try:
            self._words = choose_language(self.preferences["language"], self)
        except FacilitatorError:  # a translation that is not here any more keeps nobody from working
            self._words = choose_language("en", self)
        application.installTranslator(self._words)
        self.theme = Theme(application, self.preferences["theme"], int(self.preferences["text_size"]) / 100)
        application.setPalette(palette(self.theme.tokens))
        self.window = MainWindow()
        self._garbage = Garbage(self)
        take_short_turns()

    def show(self) -> None:
        """Shows the window where it was last, and furnishes it once it is there."""
        self.window.there.connect(self.furnish)
        self.window.show_at(self.remembered.place("window"))

    def furnish(self) -> None:
        """Everything else, once the icons are there: style, header, status line, pages, actions."""
        self.theme.icon("plus")  # the first one loads the icon fonts, which takes longer than all that follows
        QTimer.singleShot(0, self, self._furnish)

    def _furnish(self) -> None:
        from facilitator.clock import system_clock
        from facilitator.ui.furniture import Furniture

        self.furniture = Furniture(
            self._application, self.window, self.theme, self.preferences, self.remembered, system_clock()
        )
        self.furniture.desk.closed.connect(self._garbage.file_closed)
        sys.excepthook = self._bug
        self.furniture.begin(self._path)

    def _bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What nobody foresaw: shown with a report to copy, and written where a terminal is."""
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            self.furniture.show_bug(error)
