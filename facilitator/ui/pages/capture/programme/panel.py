"""The programme: where every discussion point stands, what was recorded under it, and where new notes go."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain import DiscussionPoint
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.programme.beginning import (
    first_point,
    first_session,
    remember_point,
    remembered_point,
    runs_now,
)
from facilitator.ui.pages.capture.programme.commands import ProgrammeCommands
from facilitator.ui.pages.capture.programme.counts import Counts
from facilitator.ui.pages.capture.programme.folding import Folding
from facilitator.ui.pages.capture.programme.foot import FootButton
from facilitator.ui.pages.capture.programme.head import SessionHead
from facilitator.ui.pages.capture.programme.mouse import NoteDrops, RowMouse
from facilitator.ui.pages.capture.programme.point_actions import PointActions
from facilitator.ui.pages.capture.programme.rows import LOOSE, POINT, SLOT, Row, rows_of
from facilitator.ui.pages.capture.programme.view import ProgrammeView
from facilitator.ui.pages.capture.programme.writing import PointWriter
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.words import translate

_LOOK_EVERY_MS = 5000
_WIDE, _NARROW = 248, 176


class ProgrammePanel(QWidget):
    """The panel at the left. It also decides where capture begins, and remembers where it was."""

    def __init__(self, context: Context, file: OpenFile, state: CaptureState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._file, self._state = context, file, state
        self._folding = Folding()
        self._undecided = False
        theme = context.theme
        self.head = SessionHead(theme, self)
        self.view = ProgrammeView(theme, self)
        keys = context.actions["point.add"].shortcut().toString()
        self.foot = FootButton(theme, translate("Programme", "Add discussion point"), "plus", keys, self)
        commands = ProgrammeCommands(file, self)
        self.writer = PointWriter(file, self.view, commands)
        self._mouse, self._drops = RowMouse(self.view), NoteDrops(self.view)
        self.acts = PointActions(context, file, state, self.view, self.writer, commands)
        self.counts = Counts(file, self)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY_MS)
        self._lay_out()
        self._connect(commands)
        self._begin()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The width of the design."""
        return QSize(self._context.theme.px(_WIDE), 400)

    def finish(self) -> None:
        """Keeps a title that is being written."""
        self.writer.finish()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), self._context.theme.colour("panel"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self._measure()

    def _measure(self) -> None:
        self.setMinimumWidth(self._context.theme.px(_NARROW))
        self.update()

    def _connect(self, commands: ProgrammeCommands) -> None:
        self._context.theme.changed.connect(self._measure)
        self.head.chosen.connect(self._session_chosen)
        self.foot.clicked.connect(self.acts.add)
        self.view.taken.connect(self._taken)
        self.view.folded.connect(self._fold)
        self.view.rename.connect(self.writer.rename)
        self._mouse.moved.connect(commands.move)
        self._mouse.menu.connect(self.acts.menu)
        self._drops.dropped.connect(self._dropped)
        self._commands = commands
        self.writer.changed.connect(self._show)
        self.writer.added.connect(self._state.show_point)
        self.counts.counted.connect(self._counted)
        self._file.frame_changed.connect(self._frame_changed)
        self._state.point_changed.connect(self._point_changed)
        self._state.session_changed.connect(self._session_changed)
        self._looking.timeout.connect(self._show)
        self._looking.start()

    def _begin(self) -> None:
        """Shows the point used last, or the one whose time it is; where that is not sure, once notes are counted."""
        last = remembered_point(self._context.remembered, self._file)
        session = next((one.session for one in self._file.frame.points if one.id == last), first_session(self._file))
        self._state.show_session(session)
        self._go_on(last)
        self.counts.ask()

    def _go_on(self, point: str) -> None:
        session = self._state.session
        self._folding.follow(self._file.frame, self._file.now(), point)
        # Without a slot that runs it is the first point without notes, and those are not counted yet.
        self._undecided = not point and not self.counts.known and not runs_now(self._file, session)
        chosen = "" if self._undecided else point or first_point(self._file, session, self.counts.now)
        if chosen and chosen != self._state.point:
            self._state.show_point(chosen)
        else:
            self._show()

    def _counted(self) -> None:
        if self._undecided and not self._state.point:
            self._go_on("")
        self._show()

    def _show(self) -> None:
        self.head.show_session(self._file.frame, self._state.session)
        rows = rows_of(self._file.frame, self._state.session, self.counts.now, self._file.now(), self._folding.folded)
        current = (POINT if self._state.point else LOOSE, self._state.point)
        self.view.show_rows(self.writer.insert(rows), current)

    def _frame_changed(self) -> None:
        self.writer.frame_changed()
        if self._state.point and self._point_of(self._state.point) is None:
            self._go_on("")
        self._show()

    def _point_changed(self, point: str) -> None:
        found = self._point_of(point)
        if found is not None:
            remember_point(self._context.remembered, self._file, point, found.session)
            self._state.show_session(found.session)
        self._folding.follow(self._file.frame, self._file.now(), point)
        self._show()
        self.view.put_cursor(POINT if point else LOOSE, point)

    def _session_chosen(self, session: str) -> None:
        self._state.show_session(session)
        self._go_on(remembered_point(self._context.remembered, self._file, session))

    def _session_changed(self, _: str) -> None:
        self._show()

    def _taken(self, row: Row, on_to_writing: bool) -> None:
        self._state.show_point(row.id)
        if on_to_writing:
            self._context.actions["view.line"].trigger()

    def _fold(self, slot: str, fold: bool) -> None:
        self._folding.choose(slot, fold=fold)
        self._show()
        if self.view.hasFocus():
            self.view.put_cursor(SLOT, slot)

    def _dropped(self, point: str, records: tuple[str, ...]) -> None:
        self._commands.put_under(records, point)

    def _point_of(self, item: str) -> DiscussionPoint | None:
        return next((point for point in self._file.frame.points if point.id == item), None)
