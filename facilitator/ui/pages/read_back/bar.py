"""The buttons below what is read, each with its key: what the keys do can be done by mouse, and is heard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.read_back.course import Course
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.words import translate
from facilitator.workspace.read_back import ReadBack, Reading, State

_WHILE_TYPING = frozenset({"keep", "line", "give_up"})
Row = tuple[str, str, str, str]  # name, words, icon, keys


class ReadBar(QWidget):
    """``pressed`` tells the name of a button: confirm, amend, park, lead, reopen, back, on, screen, leave; while words
    are amended keep, line, give_up; at the end read, back, first, leave."""

    pressed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.buttons: dict[str, Button] = {}
        self._rows = QStackedWidget(self)
        self._reading = self._row(
            ("confirm", translate("ReadBack", "Confirm"), "check", "Return"),
            ("amend", translate("ReadBack", "Amend"), "pencil-outline", "A"),
            ("park", translate("ReadBack", "Park"), "pause-circle-outline", "P"),
            ("lead", translate("ReadBack", "Confirmed by the lead"), "account-check-outline", "L"),
            ("reopen", translate("ReadBack", "Take back"), "restore", "T"),
            ("back", translate("ReadBack", "Back"), "chevron-left", "Left"),
            ("on", translate("ReadBack", "On"), "chevron-right", "Right"),
            ("screen", translate("ReadBack", "Next screen"), "monitor-multiple", "S"),
            ("leave", translate("ReadBack", "Leave"), "close", "Esc"),
        )
        self._amending = self._row(
            ("keep", translate("ReadBack", "Keep and confirm"), "check", "Return"),
            ("line", translate("ReadBack", "New line"), "keyboard-return", "Shift+Return"),
            ("give_up", translate("ReadBack", "Keep the old words"), "close", "Esc"),
        )
        self._closing = self._row(
            ("read", translate("ReadBack", "Read what is chosen"), "arrow-right", "Return"),
            ("back.end", translate("ReadBack", "Back"), "chevron-left", "Left"),
            ("first.end", translate("ReadBack", "From the beginning"), "restart", "Home"),
            ("leave.end", translate("ReadBack", "Leave"), "close", "Esc"),
        )
        for name in ("confirm", "keep", "read"):
            self.buttons[name].set_kind("primary")
        self._rows.addWidget(self._reading)
        self._rows.addWidget(self._amending)
        self._rows.addWidget(self._closing)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self._rows)
        self._theme.changed.connect(self._measure)
        self._measure()

    def show_course(self, course: Course, *, writable: bool) -> None:
        """What can be done where the reading stands. Buttons keep their places."""
        if course.current is not None:
            self._show_reading(course.current, first=course.place == 0, writable=writable)
        else:
            self._show_closing(course.list)

    def _show_reading(self, reading: Reading, *, first: bool, writable: bool) -> None:
        self._rows.setCurrentWidget(self._reading)
        confirmed = reading.state == State.CONFIRMED and not reading.reworded
        parked = reading.state == State.PARKED
        alive = {
            "confirm": not confirmed, "amend": True, "park": not parked, "lead": reading.is_action,
            "reopen": confirmed or parked,
        }  # fmt: skip
        for name, on in alive.items():
            self.buttons[name].setEnabled(on and writable)
        self.buttons["back"].setEnabled(not first)
        said = reading.lead_said is not None
        self.buttons["lead"].set_kind("tinted" if said else "plain")

    def _show_closing(self, found: ReadBack) -> None:
        self._rows.setCurrentWidget(self._closing)
        self.buttons["read"].setEnabled(bool(found.still_open))
        for name in ("back.end", "first.end"):
            self.buttons[name].setEnabled(bool(found.readings))

    def show_amending(self) -> None:
        """What can be done with the field."""
        self._rows.setCurrentWidget(self._amending)

    def show_screens(self, several: bool) -> None:
        """Whether there is a screen to choose."""
        self.buttons["screen"].setVisible(several)

    def panes(self) -> Sequence[QWidget]:
        """The buttons in order."""
        return tuple(self.buttons.values())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("window"))
            painter.fillRect(0, 0, self.width(), 1, self._theme.colour("line"))

    def _row(self, *rows: Row) -> QWidget:
        holder = QWidget(self._rows)
        flow = FlowLayout(holder)
        for name, words, icon, keys in rows:
            button = Button(self._theme, words, icon, "plain", keys, holder)
            button.setObjectName(f"read_back_{name}")
            if name in _WHILE_TYPING:
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps it
            button.clicked.connect(self._press)
            self.buttons[name] = button
            flow.addWidget(button)
        return holder

    def _press(self) -> None:
        pressed = self.sender()
        name = next(name for name, button in self.buttons.items() if button is pressed)
        self.pressed.emit(name.partition(".")[0])

    def _measure(self) -> None:
        side = self._theme.px(12)
        layout = self.layout()
        if layout:
            layout.setContentsMargins(side, self._theme.px(4), side, self._theme.px(4))
        self.update()
