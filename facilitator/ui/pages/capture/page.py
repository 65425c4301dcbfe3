"""The capture page: its parts side by side, and what one of them asks of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from facilitator.domain import Kind
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.panel import DetailsPanel
from facilitator.ui.pages.capture.details_overlay import DetailsOverlay
from facilitator.ui.pages.capture.line.capture_line import CaptureLine
from facilitator.ui.pages.capture.notes.pane import NotesPane
from facilitator.ui.pages.capture.pane_switches import PaneSwitches
from facilitator.ui.pages.capture.programme.panel import ProgrammePanel
from facilitator.ui.pages.capture.run_sheet.strip import RunSheet
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.pages.page import Page
from facilitator.ui.parted import do_all

_WIDE = 1500


class CapturePage(Page):
    """Programme, notes with the capture line, details; the run sheet above.

    Not ``at_once``: it is used, and shown, once its ``making`` has been gone through to the end.
    """

    def __init__(
        self, context: Context, file: OpenFile, parent: QWidget | None = None, *, at_once: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("capture")
        self._context = context
        self.state = CaptureState(self)
        self.making = self._make(file)
        if at_once:
            do_all(self.making)

    def _make(self, file: OpenFile) -> Iterator[None]:
        context = self._context
        self.run_sheet = RunSheet(context, file, self.state, self)
        yield
        self.programme = ProgrammePanel(context, file, self.state, self)
        yield
        self.notes = NotesPane(context, file, self.state, self)
        yield
        self.line = CaptureLine(context, file, self.state, self)
        yield
        self.details = DetailsPanel(context, file, self.state, self, at_once=False)
        yield from self.details.making
        yield
        self.splitter = self._split()
        self._lay_out()
        yield
        self._connect()

    def _connect(self) -> None:
        context = self._context
        for kind in Kind:
            context.actions.on(f"kind.{kind}", partial(self._set_kind, kind))
        context.actions.on("note.star", self._star)
        context.actions.on("view.line", self.line.focus_line)
        self._restore()
        panes = {
            "view.programme": self.programme,
            "view.details": self.details,
            "view.run_sheet": self.run_sheet,
        }
        self._overlay = DetailsOverlay(context.theme, self.details, self.notes, self.splitter, self)
        self._switches = PaneSwitches(context, panes, self.line.focus_line, self._overlay, self)
        self.line.up_in_empty.connect(self.notes.edit_last_own)
        self.notes.commands.quotes_asked.connect(self.quotes_asked)
        self.line.keeping.kept.connect(self.notes.held_back.kept)
        self.line.restore()

    def focus_first(self) -> None:
        self.line.focus_line()

    def panes(self) -> Sequence[QWidget]:
        parts = (self.line, self.notes, self.details, self.programme, self.run_sheet)
        return [part for part in parts if part.isVisible()]

    def finish(self) -> None:
        for part in (self.notes, self.programme, self.details, self.line):
            part.finish()
        self._context.remembered.keep_place("capture/splitter", self._overlay.splitter_state())

    def unkept(self) -> bool:
        return self.notes.edit.unkept or self.line.drafts.unkept or self.details.deeds.unkept

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.line.focus_line()
            event.ignore()  # the window closes its message, too
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._switches.fit(event.size().width())
        self._overlay.fit()
        self._align()

    def _split(self) -> QSplitter:
        centre = QWidget(self)
        centre.setObjectName("centre")
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notes, 1)
        column.addWidget(self.line)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for part in (self.programme, centre, self.details):
            splitter.addWidget(part)
        splitter.setStretchFactor(1, 1)
        splitter.splitterMoved.connect(self._align)
        return splitter

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.run_sheet)
        column.addWidget(self.splitter, 1)
        for before, after in ((self.line, self.notes), (self.notes, self.details), (self.details, self.programme)):
            QWidget.setTabOrder(before, after)

    def _restore(self) -> None:
        place = self._context.remembered.place("capture/splitter")
        if place is None or not self.splitter.restoreState(place):
            px = self._context.theme.px
            wide = self.window().width() >= px(_WIDE)
            self.splitter.setSizes([px(272 if wide else 248), px(800), px(344 if wide else 304)])

    def _align(self) -> None:
        """The time left stands over the programme."""
        if self.programme.isVisible():
            self.run_sheet.set_timer_width(self.programme.width())

    def _set_kind(self, kind: str) -> None:
        if not self.notes.set_kind(kind):
            self.line.set_kind(kind)

    def _star(self) -> None:
        if not self.notes.toggle_star():
            self.line.toggle_star()
