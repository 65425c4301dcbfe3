"""Gives a screen reader the words of the page looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from facilitator.errors import FacilitatorError
from facilitator.ui.errand import Errand
from facilitator.workspace.paper_pages import page_text

_AFTER_MS = 200


class PageSpeech(QObject):
    """The words of a page are the accessible description of ``view``, once one stays on it."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._data, self._page = b"", 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._ask)

    def say(self, data: bytes, page: int) -> None:
        """This page is looked at; no data stands for none."""
        self._data, self._page = data, page
        if data:
            self._timer.start()
        else:
            self._timer.stop()
            self._view.setAccessibleDescription("")

    def _ask(self) -> None:
        data, page = self._data, self._page

        def took(words: str) -> None:
            if data is self._data and page == self._page:
                self._view.setAccessibleDescription(words)

        Errand(lambda: page_text(data, page), took, self._gave_up, self)

    def _gave_up(self, error: BaseException) -> None:
        self._view.setAccessibleDescription("")
        if not isinstance(error, FacilitatorError):
            raise error
