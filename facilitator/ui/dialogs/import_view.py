"""What the import dialog shows of a source, and how that is taken in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile


class ImportView(QWidget):
    """Shows what would come in. ``ticked`` tells that something else is to be taken.

    Subclasses override everything; nothing may be taken where ``brings`` is false.
    """

    ticked = Signal()

    @property
    def brings(self) -> bool:
        """Whether there is something to take."""
        return False

    def button_words(self) -> str:
        """What taking it is called on the button."""
        return ""

    def title(self) -> str:
        """What it is called in "Undo …"."""
        return ""

    def verb(self) -> Callable[[SessionFile], Changed]:
        """Takes it in, in the file's thread."""
        raise NotImplementedError

    def done_words(self, changed: Changed) -> str:
        """What is said when it is in."""
        raise NotImplementedError
