"""Puts what somebody said on the clipboard, for them to check."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.quotes.check_text import check_text
from facilitator.ui.pages.quotes.feed import QuotesFeed
from facilitator.ui.words import translate
from facilitator.workspace.files import SessionFile
from facilitator.workspace.quotes_check import ToCheck, to_check
from facilitator.workspace.showing import records_at_hand


class Checking(QObject):
    """At the level of attribution chosen for papers."""

    def __init__(self, context: Context, file: OpenFile, feed: QuotesFeed, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._feed = file, feed
        context.actions.on("quotes.copy", self.copy)

    def copy(self) -> None:
        """Text of the records and of the papers as they were read last."""
        standing, level = self._feed.standing, self._feed.level
        if standing is None:
            return
        lines = [one for one in self._feed.every_line() if one.sheet.issued or one.sheet.key.level == level]

        def work(file: SessionFile) -> tuple[ToCheck, ...]:
            return to_check(records_at_hand(file), standing.records, level)

        def took(found: tuple[ToCheck, ...]) -> None:
            workshop = self._file.frame.workshop
            shown = level or workshop.settings.get("paper.attribution", "") or "delegation"
            QGuiApplication.clipboard().setText(check_text(standing.who, workshop.title, shown, found, lines))
            words = translate("Quotes", "What {who} said is on the clipboard: paste it into a message to them.")
            self._file.said.emit("done", words.format(who=standing.who))

        self._file.ask(work, took)
