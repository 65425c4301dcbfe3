"""The roundtable page: the union of the session files. Matrix, tagging, and the chain from lesson to target."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.roundtable.feed import DeskFeed
from facilitator.ui.pages.roundtable.head import RoundtableHead
from facilitator.ui.pages.roundtable.matrix_desk import MatrixDesk
from facilitator.ui.pages.roundtable.pack_printing import PackPrinting
from facilitator.ui.pages.roundtable.views import RoundtableViews
from facilitator.ui.widgets.labels import Hairline
from facilitator.workspace.roundtable_desk import RoundtableDesk, parallel_codes


class RoundtablePage(Page):
    """The head, and below it one of VIEWS. Ctrl+P means the pack as long as the page shows."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._file = context, file
        self._watched = False
        self._give_back: Callable[[], None] | None = None
        self.feed = DeskFeed(context, file, self)
        self.head = RoundtableHead(context, self)
        self.desk = MatrixDesk(context, self.feed)
        self.views = RoundtableViews(context, file, self.desk, self)
        self.printing = PackPrinting(context, file, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Hairline(context.theme, parent=self))
        column.addWidget(self.views, 1)
        self._wire()
        self._bind()
        self._show(self.views.name)

    def shown(self) -> None:
        self._watched = True
        if self._give_back is None:
            self._give_back = self._context.actions.lend("paper.print", self.printing.ask)
        self._watch()

    def focus_first(self) -> None:
        self.views.focus_first()

    def panes(self) -> Sequence[QWidget]:
        return (*self.views.panes(), self.head)

    def finish(self) -> None:
        """Nobody looks: what changes is read when the page is shown again."""
        self._watched = False
        self.feed.watch(False)
        self.views.finish()
        self.printing.drop()
        if self._give_back:
            self._give_back()
            self._give_back = None

    def show_view(self, name: str) -> None:
        """Brings one of VIEWS to the front, with the focus in it."""
        if name != self.views.name:
            self.views.finish()
        self._show(name)
        self._watch()
        self.focus_first()

    def tag(self, ids: Sequence[str]) -> None:
        """Shows records in the grid of tags."""
        self.show_view("tagging")
        if self.views.tagging:
            self.views.tagging.show_records(ids)
            self.views.tagging.focus_first()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._context.theme.colour("panel"))

    def _wire(self) -> None:
        self.feed.renewed.connect(self._renewed)
        self.head.view_chosen.connect(self.show_view)
        self.head.reading_chosen.connect(self.desk.show_reading)
        self.desk.tag_asked.connect(self.tag)
        self.printing.busy.connect(self.head.pack.setDisabled)
        for part in (self.desk, self.views):
            part.record_asked.connect(self.record_asked)
            part.merge_asked.connect(self._merge)

    def _bind(self) -> None:
        on = self._context.actions.on
        on("roundtable.matrix", lambda: self.show_view("matrix"))
        on("roundtable.tagging", lambda: self.show_view("tagging"))
        on("roundtable.chain", lambda: self.show_view("chain"))
        on("roundtable.tag", self._tag_cell)
        on("roundtable.pack", self.printing.ask)

    def _watch(self) -> None:
        """The matrix is read only while it shows; the other panes read for themselves."""
        pane = self.views.pane()
        self.feed.watch(self._watched and pane is None)
        if self._watched and pane:
            pane.refresh()

    def _show(self, name: str) -> None:
        desk = self.feed.desk
        sessions = len(desk.sessions if desk else parallel_codes(self._file.frame))
        self.views.show_view(name, sessions)
        self.head.show_view(name, sessions)

    def _renewed(self, desk: RoundtableDesk) -> None:
        before = self.views.currentWidget()
        had_focus = self.views.isAncestorOf(self.window().focusWidget() or self)
        self.head.show_desk(desk)
        self._show(self.views.name)
        self.desk.show_desk(desk)
        if had_focus and before is not self.views.currentWidget():
            self.focus_first()

    def _tag_cell(self) -> None:
        if self.views.name == "matrix" and self.desk.is_open:
            self.desk.cell.ask_tags()
        else:
            self.show_view("tagging")

    def _merge(self) -> None:
        self.page_asked.emit("merge")
