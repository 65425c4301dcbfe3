"""What the room sees: one reading, the end, or that there is nothing to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.ui.pages.read_back.closing import ClosingView
from facilitator.ui.pages.read_back.course import Course
from facilitator.ui.pages.read_back.stage import Stage
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate


class Board(QStackedWidget):
    """The same in the window and on the beamer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage(theme, self)
        self.closing = ClosingView(theme, self)
        self.empty = EmptyState(
            theme,
            "comment-check-outline",
            translate("ReadBack", "There is nothing to read back yet"),
            translate("ReadBack", "Agreements (lines that begin with =) and actions (with >) come here, in the order of"
                      " the programme."),
            self,
        )  # fmt: skip
        self._nothing = QWidget(self)
        self._nothing.setAccessibleName(translate("ReadBack", "Looking …"))
        for one in (self._nothing, self.empty):
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys of the page work from the first moment
        for one in (self._nothing, self.stage, self.closing, self.empty):
            self.addWidget(one)

    def show_course(self, course: Course) -> None:
        """Where the reading stands."""
        current = course.current
        if not course.begun:
            self.setCurrentWidget(self._nothing)
        elif current is not None:
            self.stage.show_reading(current, course.place, course.list)
            self.setCurrentWidget(self.stage)
        elif course.list.readings:
            self.closing.show_list(course.list)
            self.setCurrentWidget(self.closing)
        else:
            self.setCurrentWidget(self.empty)
