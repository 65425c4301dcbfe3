"""What follows when the plan went out, or came back: leads marked as asked, the actions that changed selected."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.actions.deeds import ActionDeeds
from facilitator.ui.pages.actions.feed import ActionFeed
from facilitator.ui.pages.actions.filter_bar import ActionFilterBar
from facilitator.ui.pages.actions.post import PlanPost
from facilitator.ui.pages.actions.rows import Laid
from facilitator.ui.pages.actions.view import ActionView


class AfterPost(QObject):
    """Made after everything else that listens to the feed: it selects in the table as it is then."""

    def __init__(
        self,
        file: OpenFile,
        view: ActionView,
        feed: ActionFeed,
        bar: ActionFilterBar,
        deeds: ActionDeeds,
        post: PlanPost,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._file, self._view, self._feed, self._filter = file, view, feed, bar
        self._deeds, self._page = deeds, page
        self._waiting: tuple[str, ...] = ()
        post.returned.connect(self._returned)
        post.sent.connect(self._sent)
        feed.came.connect(self._came)

    def _returned(self, items: tuple[str, ...]) -> None:
        """What the plan changed is marked, and selected as soon as it is read anew."""
        self._waiting = items
        self._view.rows.mark(items)
        self._filter.clear()
        self._feed.shown()
        self._select()

    def _came(self, _: Laid) -> None:
        self._select()

    def _select(self) -> None:
        if self._waiting and not self._feed.working:
            items, self._waiting = self._waiting, ()
            self._view.select(items)
            self._view.scrollTo(self._view.currentIndex())
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sent(self, out: Path) -> None:
        if self._file.read_only or not any(ref and count for ref, _, count in self._feed.desk.leads):
            return
        from facilitator.ui.pages.actions.asked_dialog import AskedDialog

        dialog = AskedDialog(self._filter.theme, out.name, self._feed.desk, self._page.window())
        dialog.taken.connect(self._mark)
        dialog.open()

    def _mark(self, field: str, items: tuple[str, ...]) -> None:
        self._deeds.mark(field, self._file.now().date().isoformat(), items)
