"""The actions page, for the months after: what waits for somebody first, the talk with the leads, the plan sent out
and read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.actions.after_post import AfterPost
from facilitator.ui.pages.actions.deeds import ActionDeeds
from facilitator.ui.pages.actions.details_side import DetailsSide
from facilitator.ui.pages.actions.feed import ActionFeed
from facilitator.ui.pages.actions.filter_bar import ActionFilterBar
from facilitator.ui.pages.actions.foot import SelectionFoot
from facilitator.ui.pages.actions.head import ActionsHead
from facilitator.ui.pages.actions.post import SUFFIXES, PlanPost
from facilitator.ui.pages.actions.rows import Laid
from facilitator.ui.pages.actions.strip import SummaryStrip
from facilitator.ui.pages.actions.view import ActionView
from facilitator.ui.pages.merge.drops import DropPage
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.labels import Hairline
from facilitator.ui.words import translate

_LOW = 440  # px at 100 %


class ActionsPage(DropPage):
    """Summary and filter above, the table, and the details of what is selected in it."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent)
        self.setObjectName("actions_page")
        self._context, self._file, self._theme = context, file, context.theme
        self.feed = ActionFeed(file, self)
        self.head = ActionsHead(context, self)
        self.strip = SummaryStrip(self._theme, self)
        self.filter = ActionFilterBar(self._theme, self)
        self.view = ActionView(self._theme, self)
        self.details = DetailsSide(context, file, self.view, self)
        self.deeds = ActionDeeds(context, file, self.view, self)
        self.post = PlanPost(context, file, self)
        self.foot = SelectionFoot(context, self)
        self.empty = _empty(self._theme, self)
        self.none = EmptyState(self._theme, "filter-variant", translate("ActionsPage", "No action passes the filter"))
        self.clear = Button(self._theme, translate("ActionsPage", "Show all actions"), "close", parent=self.none)
        self.none.add(self.clear)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self._bind()
        self.after = AfterPost(file, self.view, self.feed, self.filter, self.deeds, self.post, self)

    def shown(self) -> None:
        """Reads the actions where they have changed since."""
        self.feed.shown()

    def focus_first(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> Sequence[QWidget]:
        parts: tuple[QWidget, ...] = (self.view, self.details.panel, self.filter.search, self.strip.overdue)
        return [part for part in parts if part.isVisible()]

    def finish(self) -> None:
        """Keeps what is being typed; nobody looks any more."""
        self.details.finish()
        self.feed.hide()

    def unkept(self) -> bool:
        return self.details.unkept

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc goes back to the table, and from there it takes the filter off."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.view.hasFocus() and self.feed.sieve.holds_back:
            self.filter.clear()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            event.ignore()  # the window closes its message, too

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Spreadsheets are read here; anything else is the window's."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES:
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def _lay_out(self) -> None:
        theme = self._theme
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.view, self.none, self.empty):
            self.stack.addWidget(part)
        self._left = QWidget(self)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.stack, 1)
        left.addWidget(self.foot)
        self.splitter.addWidget(self._left)
        self.details.join(self.splitter, self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.strip, self.filter, Hairline(theme, parent=self)):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        for before, after in ((self.view, self.foot), (self.foot, self.details.pane)):
            QWidget.setTabOrder(before, after)

    def _bind(self) -> None:
        self.feed.came.connect(self._show)
        self.filter.changed.connect(self.feed.sift)
        self.filter.done.connect(self.focus_first)
        self.strip.asked.connect(self.filter.toggle)
        self.clear.clicked.connect(self.filter.clear)
        self.view.chosen.connect(self.foot.show_items)
        self.view.edit_asked.connect(self.details.edit)
        self.view.typed.connect(self.filter.search_for)
        self.dropped.connect(self._dropped)
        self._theme.changed.connect(self._fit)
        self._context.actions.on("plan.find", self.filter.search_for)

    def _show(self, laid: Laid) -> None:
        there, passes = bool(laid.sifted.desk.rows), bool(laid.sifted.rows)
        self.head.show_sifted(laid.sifted)
        self.strip.show_desk(laid.sifted.desk)
        self.filter.show_sifted(laid.sifted)
        self.view.show_laid(laid, follow=self.view.hasFocus())
        for part in (self.strip, self.filter):
            part.setVisible(there)
        shown = self.view if passes else self.none if there else self.empty
        if shown is not self.stack.currentWidget():
            had_focus = self.view.hasFocus()
            self.stack.setCurrentWidget(shown)
            if had_focus or (shown is self.view and not self.window().focusWidget()):
                (self.view if passes else self.filter.search if there else self.head.read).setFocus()
        self.details.show_if(passes)
        self.details.renew()
        self._fit()

    def _fit(self) -> None:
        """A low page keeps its room for the table: what stands below it is in the menu, too."""
        self.details.fit(self.width())
        self.foot.setVisible(self.stack.currentWidget() is self.view and self.height() >= self._theme.px(_LOW))
        self.update()

    def _dropped(self, paths: list[Path]) -> None:
        self.post.read(paths[0])


def _empty(theme: Theme, parent: QWidget) -> EmptyState:
    return EmptyState(
        theme,
        "flag-outline",
        translate("ActionsPage", "No actions yet"),
        translate(
            "ActionsPage",
            "Actions come from the notes: type “> NIE: circulate the form by 30 September” on the capture page, "
            "or begin a line with “ACTION:”. Who leads and by when is read from the line.",
        ),
        parent,
    )
