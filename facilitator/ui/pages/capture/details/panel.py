"""Details of what is selected: all fields of one record, what many have in common, conflicts, history."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.body import MANY, ONE, DetailsBody
from facilitator.ui.pages.capture.details.deeds import Deeds
from facilitator.ui.pages.capture.details.feed import DetailsFeed
from facilitator.ui.pages.capture.details.head import DetailsHead
from facilitator.ui.pages.capture.details.showing import DetailsShowing
from facilitator.ui.pages.capture.details.takes_field import LessonPicking
from facilitator.ui.pages.capture.details.text_draft import TextDraft
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.parted import do_all
from facilitator.ui.words import translate


class DetailsPanel(QWidget):
    """Follows ``state.selected``. Not ``at_once``: it is used once its ``making`` has been gone through to the end."""

    def __init__(
        self,
        context: Context,
        file: OpenFile,
        state: CaptureState,
        parent: QWidget | None = None,
        *,
        at_once: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self.setAccessibleName(translate("Details", "Details"))
        self._context, self._theme, self._state = context, context.theme, state
        self.deeds = Deeds(file, state, self)
        self.making = self._make(file)
        if at_once:
            do_all(self.making)

    def _make(self, file: OpenFile) -> Iterator[None]:
        self.feed = DetailsFeed(file, self)
        self.head = DetailsHead(self._theme, self)
        self.body = DetailsBody(self._theme, self)
        yield from self.body.making
        yield
        self.body.measure()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body, 1)
        self.draft = TextDraft(file, self.body.form.text, self)
        self.lessons = LessonPicking(self._theme, file, self)
        self._bind_head()
        self._bind_body()
        self._showing = DetailsShowing(self.feed, self.head, self.body, self)
        self._follow(self._state.selected)

    @property
    def item(self) -> str:
        """The record shown, "" for none or several."""
        return self._showing.item

    def finish(self) -> None:
        """Keeps what is being typed: another record, another page or the end is near."""
        self.body.form.commit()
        self.body.several.commit()
        self.deeds.try_again()

    def focus_first(self) -> None:
        """Puts the focus where one begins: the text of the record, the kind of several."""
        shown = self.body.currentIndex()
        text = self.body.form.text.first_widget()
        first = text if shown == ONE else self.head.kind if shown == MANY else self.head.cross
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focus_first()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def _bind_head(self) -> None:
        self.head.kind_chosen.connect(self.deeds.set_kind)
        self.head.star_set.connect(self.deeds.set_star)
        self.head.closed.connect(self._hide)
        self.deeds.refused.connect(self.feed.load)
        self._state.selected_changed.connect(self._follow)
        self._theme.changed.connect(self._measure)

    def _bind_body(self) -> None:
        body, deeds, form = self.body, self.deeds, self.body.form
        form.given.connect(deeds.edit)
        form.text.given.connect(self.draft.drop)
        form.parted.connect(deeds.part)
        form.gone_to.connect(self._go_to)
        form.lessons_wanted.connect(self.lessons.pick)
        form.unfolded.connect(self._remember_fold)
        form.unfold(self._context.remembered.text("details/more") == "1")
        body.several.given.connect(deeds.edit_all)
        body.several.linked.connect(deeds.link)
        body.restore.clicked.connect(deeds.restore)
        body.taken.connect(deeds.take)
        body.settled.connect(deeds.settle)

    def _follow(self, items: tuple[str, ...]) -> None:
        if items != self.feed.items:
            self.finish()
        self.feed.follow(items)

    def _go_to(self, record: str) -> None:
        self._state.select((record,))

    def _hide(self) -> None:
        action = self._context.actions["view.details"]
        if action.isEnabled() and action.isChecked():
            action.trigger()
        else:
            self.hide()

    def _remember_fold(self, on: bool) -> None:
        self._context.remembered.keep_text("details/more", "1" if on else "0")

    def _measure(self) -> None:
        self.body.measure()
        self.update()
        if self.item:
            self.feed.load()
