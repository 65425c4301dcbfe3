"""The framed box of the capture line: the field, and under it the chips and what Enter does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.pages.capture.line.chip_row import ChipRow
from facilitator.ui.pages.capture.line.line_chips import LineChip
from facilitator.ui.pages.capture.line.line_edit import LineEdit
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import translate


class LineFrame(QWidget):
    """A rounded box that stands in its own margin; its frame is 1 px, 2 px in the accent while one types in it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lit = self._lost = False
        self._hint = self._words = ""
        self.edit = LineEdit(theme, self)
        self.chips = ChipRow(theme, self)
        self.hint = Label(theme, translate("CaptureLine", "Enter keeps it"), Use.SMALL, "text3", parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._column, self._foot = QVBoxLayout(self), QHBoxLayout()
        self._foot.addWidget(self.chips, 1)
        self._foot.addWidget(self.hint)
        self._column.addWidget(self.edit)
        self._column.addLayout(self._foot)
        self.edit.grown.connect(self._grown)
        theme.changed.connect(self._measure)
        self._measure()

    def open_for(self, *, read_only: bool) -> None:
        """What stands in the empty field: how to begin, or why nothing can be written."""
        self.edit.setAccessibleName(translate("CaptureLine", "Capture line"))
        self.edit.setEnabled(not read_only)
        if read_only:
            words = translate("OpenFile", "This window only reads the file; close the other window to write here.")
        else:
            words = translate("CaptureLine", "Write what is said: “JPN: …”, “ACTION: NIE to … by Friday”, #tag, @name")
        self.edit.show_hint(words)
        self._words = words
        self.edit.setAccessibleDescription(words)

    def light(self, on: bool) -> None:
        """Whether the frame shows that the focus is inside."""
        self._lit = on
        self.update()

    def show_chips(self, chips: Sequence[LineChip]) -> None:
        """The chips of the line, and the hint while there is something to keep."""
        self.chips.show_chips(chips)
        self._hint = translate("CaptureLine", "Enter keeps it") if chips else ""
        self._tell()

    def show_place(self, place: str) -> None:
        """Where the file is, "" for where it was: else the line says that it is not kept."""
        self._lost = bool(place)
        lost = translate("CaptureLine", "The file is away: what is typed is not being kept.")
        self.edit.setAccessibleDescription(lost if place else self._words)
        self._tell()
        self.update()

    def _tell(self) -> None:
        lost = translate("CaptureLine", "Not being kept: the file is away")
        self.hint.setText(lost if self._lost else self._hint)
        self.hint.set_tone("clash" if self._lost else "text3")

    def box(self) -> QRect:
        """The box without the margin round it."""
        px = self._theme.px
        return self.rect().adjusted(px(12), px(8) + 1, -px(12), -px(8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("window"))
            painter.fillRect(QRect(0, 0, self.width(), 1), theme.colour("line"))
            fill = theme.colour("surface" if self.edit.isEnabled() else "panel")
            edge = theme.colour("clash" if self._lost else "accent" if self._lit else "control")
            paint_box(painter, self.box(), theme.px(8), fill, edge, theme.px(2) if self._lit else 1)

    def _grown(self) -> None:
        """Makes room at once: a line that breaks must never be painted under the chips."""
        at: QWidget | None = self
        while at is not None and self.isVisible():
            layout = at.layout()
            if layout is not None:
                layout.activate()
            at = None if at.isWindow() else at.parentWidget()

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(12) + px(4), px(8) + 1 + px(6), px(12) + px(10), px(8) + px(2))
        self._column.setSpacing(0)
        self._foot.setSpacing(px(8))
        self.hint.setMinimumHeight(self._theme.line_height(Use.SMALL))
        self.update()
