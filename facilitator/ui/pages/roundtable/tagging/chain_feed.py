"""The chains, read in the worker thread; again when somebody writes, as long as they show."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.workspace.chain_rows import ChainSheet, chain_sheet
from facilitator.workspace.changed import Changed
from facilitator.workspace.showing import records_at_hand

_SOON_MS = 200
_NOT_SHOWN = frozenset({"local", "slot"})


class ChainFeed(QObject):
    """``read`` tells a ChainSheet."""

    read = Signal(object)

    def __init__(self, file: OpenFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self.active = False
        self._stale = True
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.load_if_stale)
        file.changed.connect(self._changed)

    def load_if_stale(self) -> None:
        """Reads the chains where they are out of date and somebody looks."""
        if not self._stale or not self.active:
            return
        self._stale = False
        self._asked += 1
        asked = self._asked

        def came(found: ChainSheet) -> None:
            if asked == self._asked:
                self.read.emit(found)

        self._file.ask(lambda file: chain_sheet(records_at_hand(file)), came)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds and changed.kinds <= _NOT_SHOWN:
            return
        self._stale = True
        if self.active:
            self._soon.start()
