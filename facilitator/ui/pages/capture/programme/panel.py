"""The programme: where every discussion point stands, what was recorded under it, and where new notes go."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.programme.commands import ProgrammeCommands
from facilitator.ui.pages.capture.programme.counts import Counts
from facilitator.ui.pages.capture.programme.folding import Folding
from facilitator.ui.pages.capture.programme.foot import FootButton
from facilitator.ui.pages.capture.programme.head import SessionHead
from facilitator.ui.pages.capture.programme.keys import RowKeys
from facilitator.ui.pages.capture.programme.menus import RowMenus
from facilitator.ui.pages.capture.programme.mouse import NoteDrops, RowMouse
from facilitator.ui.pages.capture.programme.point_actions import PointActions
from facilitator.ui.pages.capture.programme.rows import LOOSE, POINT, SLOT, Row, rows_of
from facilitator.ui.pages.capture.programme.view import ProgrammeView
from facilitator.ui.pages.capture.programme.where import Whereabouts
from facilitator.ui.pages.capture.programme.writing import PointWriter
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.words import translate

_LOOK_EVERY_MS = 5000
_WIDE, _NARROW = 248, 176


class ProgrammePanel(QWidget):
    """The panel at the left. It also leads the state of the page to the point where capture begins."""

    def __init__(self, context: Context, file: OpenFile, state: CaptureState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._file, self._state = context, file, state
        self._folding = Folding()
        self.counts = Counts(file, self)
        self._where = Whereabouts(context.remembered, file, state, self.counts, self._folding, self)
        self.head = SessionHead(context.theme, self)
        self.view = ProgrammeView(context.theme, self)
        keys = context.actions["point.add"].shortcut().toString()
        self.foot = FootButton(context.theme, translate("Programme", "Add discussion point"), "plus", keys, self)
        self._commands = ProgrammeCommands(file, self)
        self.writer = PointWriter(file, self.view, self._commands)
        self._looking = QTimer(self)
        self._lay_out()
        self._connect_parts()
        self._connect_outside()
        self._where.begin()
        self._show()
        self.counts.ask()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The width of the design."""
        return QSize(self._context.theme.px(_WIDE), 400)

    def finish(self) -> None:
        """Keeps a title that is being written."""
        self.writer.finish()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._context.theme.colour("panel"))

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

    def _connect_parts(self) -> None:
        view, writer = self.view, self.writer
        mouse, drops, keys = RowMouse(view), NoteDrops(view), RowKeys(view)
        acts = PointActions(self._context, self._file, self._state, view, writer, self._commands)
        menus = RowMenus(view, writer, self._commands, acts)
        self.head.chosen.connect(self._where.go_to_session)
        self.foot.clicked.connect(acts.add)
        view.folded.connect(self._fold)
        view.rename.connect(writer.rename)
        mouse.taken.connect(self._taken)
        keys.taken.connect(self._taken)
        mouse.moved.connect(self._commands.move)
        mouse.menu.connect(menus.show)
        drops.dropped.connect(self._dropped)
        writer.changed.connect(self._show)
        writer.added.connect(self._state.show_point)

    def _connect_outside(self) -> None:
        self._context.theme.changed.connect(self._measure)
        self._file.frame_changed.connect(self._frame_changed)
        self._state.point_changed.connect(self._point_changed)
        self._state.session_changed.connect(self._show)
        self.counts.counted.connect(self._counted)
        self._looking.setInterval(_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._show)
        self._looking.start()

    def _show(self) -> None:
        """The rows as they are now; the view redraws only what differs."""
        self.head.show_session(self._file.frame, self._state.session)
        rows = rows_of(self._file.frame, self._state.session, self.counts.now, self._file.now(), self._folding.folded)
        current = (POINT if self._state.point else LOOSE, self._state.point)
        self.view.show_rows(self.writer.insert(rows), current)

    def _counted(self) -> None:
        self._where.counted()
        self._show()

    def _frame_changed(self) -> None:
        self.writer.frame_changed()
        self._where.check()
        self._show()

    def _point_changed(self, point: str) -> None:
        self._where.follow(point)
        self._show()
        self.view.put_cursor(POINT if point else LOOSE, point)

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
