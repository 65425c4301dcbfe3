"""The floor of the start: a bare QMainWindow, until it is painted. Prints the seconds since BEGUN."""

from __future__ import annotations

import os
import sys
from time import perf_counter

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class _Window(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        print(f'{{"seconds": [{perf_counter() - float(os.environ["BEGUN"])}]}}', flush=True)
        os._exit(0)


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = _Window()
    window.resize(1366, 768)
    window.show()
    application.exec()
