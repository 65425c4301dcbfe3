"""How many notes stand under each point, asked for again after changes: once for many, never while one types."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from facilitator.ui.open_file import OpenFile
from facilitator.workspace.changed import Changed
from facilitator.workspace.coverage import Coverage, coverage

_AFTER_MS = 150
_COUNTED = frozenset({"record", "point", "everything"})


class Counts(QObject):
    """``counted`` tells that ``now`` is new."""

    counted = Signal()

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.now = Coverage()
        self.known = False
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self.ask)
        file.changed.connect(self._changed)

    def ask(self) -> None:
        """Counts now; an answer that was overtaken by a later question is left aside."""
        self._asked += 1
        number = self._asked

        def answered(found: Coverage) -> None:
            if isValid(self) and number == self._asked:
                self.now, self.known = found, True
                self.counted.emit()

        self._file.ask(coverage, answered)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _COUNTED:
            self._soon.start()
