"""What the window expects of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A page of the window. Subclasses override what they need.

    ``record_asked`` tells the id of a record to be shown among the notes, ``page_asked`` the name of another
    page, ``quotes_asked`` a person or delegation whose quotes are wanted (a ref, see domain, or a name). ``left``
    asks for the page that was shown before this one.
    """

    record_asked = Signal(str)
    page_asked = Signal(str)
    quotes_asked = Signal(str)
    left = Signal()

    def shown(self) -> None:
        """The page comes to the front: read what it shows, if that is out of date."""

    def focus_first(self) -> None:
        """Puts the focus where the work of the page begins."""

    def panes(self) -> Sequence[QWidget]:
        """The panes F6 goes round, in order."""
        return ()

    def finish(self) -> None:
        """Keeps what is being edited: the page or the file is about to be left."""

    def unkept(self) -> bool:
        """Whether words that were typed here are not on disk."""
        return False
