"""What the panel shows: one record, what several have in common, or nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.ui.pages.capture.details.body import DetailsBody
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.details.feed import DetailsFeed
from facilitator.ui.pages.capture.details.head import DetailsHead
from facilitator.ui.pages.capture.details.several_form import common_record
from facilitator.workspace.record_details import Brief


class DetailsShowing(QObject):
    """Puts into head and body what the feed tells. ``item`` is the record shown, "" for none or several."""

    def __init__(self, feed: DetailsFeed, head: DetailsHead, body: DetailsBody, parent: QObject) -> None:
        super().__init__(parent)
        self._head, self._body = head, body
        self.item = ""
        feed.one.connect(self._one)
        feed.many.connect(self._many)
        feed.none.connect(self._none)
        self._none(False)

    def _one(self, view: View) -> None:
        record = view.details.record
        self.item = record.id
        self._head.show_controls(True)
        self._head.show_record(record.kind, record.starred)
        self._body.show_one(view)

    def _many(self, view: View, briefs: tuple[Brief, ...]) -> None:
        self.item = ""
        common = common_record(briefs)
        self._head.show_controls(True)
        self._head.show_record(common.kind, common.starred)
        self._body.show_many(view, briefs)

    def _none(self, deleted: bool) -> None:
        self.item = ""
        self._head.show_controls(False)
        self._body.show_none(deleted=deleted)
