"""Reading back: each agreement and action in turn before the room; confirmed, amended, parked by keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.read_back.amending import Amending
from facilitator.ui.pages.read_back.bar import ReadBar
from facilitator.ui.pages.read_back.beamer import Beamer
from facilitator.ui.pages.read_back.board import Board
from facilitator.ui.pages.read_back.commands import ReadBackCommands
from facilitator.ui.pages.read_back.course import Course
from facilitator.ui.pages.read_back.deeds import Deeds
from facilitator.ui.pages.read_back.field import AmendField
from facilitator.ui.pages.read_back.field_place import FieldPlace
from facilitator.ui.pages.read_back.reader import Reader
from facilitator.ui.pages.read_back.steps import Steps


class ReadBackPage(Page):
    """``left`` tells that the page before is wanted back."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._file = context.theme, file
        self.course = Course()
        self.board = Board(self._theme, self)
        self.bar = ReadBar(context, self)
        self.beamer = Beamer(context, self)
        self.deeds = Deeds(file, self.course, self)
        self.steps = Steps(self.course, self)
        self.reader = Reader(context, file, self.course, self.deeds, self)
        self.amending = Amending(file, self.deeds, AmendField(self._theme, self.board.stage), self)
        self._field = FieldPlace(self.board.stage, self.bar, self.beamer, self.amending, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.board, 1)
        column.addWidget(self.bar)
        self._commands = ReadBackCommands(context, self._what_is_done(), self)
        self._bind()

    def shown(self) -> None:
        """Over the whole screen; read again where something changed meanwhile."""
        self.beamer.enter()
        if not self.reader.read_if_stale() and self.course.current is None:
            self.course.start()
        self._show()

    def focus_first(self) -> None:
        if self.amending.reading is not None:
            self.amending.editor.setFocus()
        else:
            (self.board.currentWidget() or self.board).setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.board, self.bar)

    def finish(self) -> None:
        """The window as it was; half-typed words become the record's."""
        self.beamer.leave()
        self.amending.finish()

    def unkept(self) -> bool:
        return self.amending.unkept

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.amending.reading is not None or not self._commands.press(event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))

    def _bind(self) -> None:
        for moved in (self.steps.moved, self.deeds.begun, self.reader.elsewhere, self.beamer.changed):
            moved.connect(self._show)
        self.reader.came.connect(self._came)
        self.amending.ended.connect(self._ended)
        self.amending.returned.connect(self._came)
        self.board.closing.asked.connect(self.steps.go)
        self.bar.pressed.connect(self._commands.do)

    def _what_is_done(self) -> Mapping[str, Callable[[], None]]:
        deeds, steps, amending = self.deeds, self.steps, self.amending
        return {
            "confirm": self._confirm, "amend": self._amend, "park": deeds.park, "lead": deeds.by_lead,
            "reopen": deeds.reopen, "back": steps.back, "on": steps.on, "first": steps.first, "end": steps.end,
            "screen": self.beamer.next_screen, "leave": self.left.emit, "keep": amending.keep,
            "line": self._field.new_line, "give_up": amending.give_up, "read": self.board.closing.read_chosen,
        }  # fmt: skip

    def _confirm(self) -> None:
        """At the end there is nothing left: back to where one came from."""
        if self.amending.reading is not None:
            self.amending.keep()
        elif self.course.begun and self.course.current is None:
            self.left.emit()
        else:
            self.deeds.confirm()

    def _amend(self) -> None:
        reading = self.course.current
        if reading is not None and self.amending.reading is None and self.amending.begin(reading):
            self._field.open()

    def _ended(self) -> None:
        self._show()
        if self.isVisible():
            self.focus_first()

    def _came(self) -> None:
        """The file was read; words that could not be kept stand in their field again."""
        waiting = self.amending.waiting
        again = waiting is not None and self.isVisible() and self.amending.reading is None
        if again and waiting is not None and self.course.show(waiting.id):
            self._show()
            self.amending.resume()
            self._field.open()
        else:
            self._show()

    def _show(self) -> None:
        before, focus = self.board.currentWidget(), self.focusWidget()
        self.board.show_course(self.course)
        self.beamer.show_course(self.course)
        self.bar.show_screens(self.beamer.several)
        if self.amending.reading is None:
            self.bar.show_course(self.course, writable=not self._file.read_only)
        if before is not self.board.currentWidget() and self.board.isAncestorOf(focus):
            self.focus_first()
