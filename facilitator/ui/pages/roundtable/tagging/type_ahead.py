"""Letters typed one after another go to the column they mean; after a pause one begins anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from facilitator.workspace.tag_sheet import find_column

if TYPE_CHECKING:
    from facilitator.ui.pages.roundtable.tagging.grid import TagGridView

_FORGET_MS = 1500


class TypeAhead(QObject):
    """``typed`` are the letters so far; the corner of the grid shows them."""

    def __init__(self, view: TagGridView) -> None:
        super().__init__(view)
        self._view = view
        self.typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_FORGET_MS)
        self._pause.timeout.connect(self.forget)

    def type(self, letters: str) -> None:
        """Goes to the column that the letters typed so far mean."""
        view = self._view
        self.typed = (self.typed + letters).lstrip()
        current = view.currentIndex()
        found = find_column(view.grid.columns, self.typed, max(current.column() - 1, 0))
        view.corner.show_typed(self.typed, found >= 0)
        if found >= 0:
            view.choice.go(max(current.row(), 0), found + 1)
        self._pause.start()

    def shorten(self) -> None:
        """Takes the last letter back."""
        typed, self.typed = self.typed[:-1], ""
        if typed:
            self.type(typed)
        else:
            self.forget()

    def forget(self) -> None:
        """The next letter begins anew."""
        self._pause.stop()
        self.typed = ""
        self._view.corner.show_typed("", True)
