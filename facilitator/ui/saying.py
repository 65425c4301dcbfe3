"""What the bar of the window says, and what it may not cover."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt

from facilitator.ui.desk import Desk
from facilitator.ui.file_keeping import FileKeeping
from facilitator.ui.file_place import FilePlace
from facilitator.ui.offers import Offer
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.ui.words import translate


class Saying(QObject):
    """Sentences of the open file, and offers of the parts of the window."""

    def __init__(
        self, messages: MessageBar, desk: Desk, keeping: FileKeeping, place: FilePlace, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._messages, self._desk, self._keeping, self._place = messages, desk, keeping, place
        self._next: Offer | None = None
        messages.gone.connect(self._go_on, Qt.ConnectionType.QueuedConnection)  # what hides it is done then
        desk.page_shown.connect(self._go_on)
        desk.closed.connect(self._forget)
        desk.said.connect(self._say)
        desk.broken.connect(self._broken)

    def offer(self, offer: Offer) -> None:
        """Says a sentence with what can be done about it; one that has to wait is said afterwards."""
        if self._waits(offer):
            self._next = offer
        else:
            self._show(offer)

    def _waits(self, offer: Offer) -> bool:
        """One in passing for another sort that is being read; any but an error while the room looks on."""
        shown = self._messages
        read = shown.isVisible() and (shown.level == "error" or shown.passes_with(not offer.button))
        return (offer.passing and read) or (offer.level != "error" and self._desk.page == "read_back")

    def _show(self, offer: Offer) -> None:
        self._messages.say(offer.level, offer.sentence, offer.button, offer.call, passing=offer.passing)

    def _go_on(self) -> None:
        offer, self._next = self._next, None
        if offer:
            self.offer(offer)

    def _forget(self) -> None:
        self._next = None

    def _say(self, level: str, sentence: str) -> None:
        self._show(self._place.with_way_out(Offer(level, sentence)))

    def _broken(self, path: Path, sentence: str) -> None:
        words = translate("Window", "Save what can be read …")
        self._messages.say("error", sentence, words, lambda: self._keeping.offer_salvage(path))
