"""The right side of deciding: a conflict, a pair, a choice that was made, or nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.conflict_desk import ConflictDesk
from facilitator.ui.pages.merge.conflict_words import about
from facilitator.ui.pages.merge.decided_desk import DecidedDesk
from facilitator.ui.pages.merge.desk_head import DeskHead
from facilitator.ui.pages.merge.duplicate_desk import DuplicateDesk
from facilitator.ui.pages.merge.issues import Issue, Issues
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate
from facilitator.workspace.duplicates import PossibleDuplicate


class Desks(QWidget):
    """One of them at a time under a common head; long ones scroll."""

    def __init__(self, context: Context, file: OpenFile, issues: Issues, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = self._theme = context.theme
        self._file, self._issues = file, issues
        self._to_merge = 0
        self.head = DeskHead(context, self)
        self.conflict = ConflictDesk(context, file, self)
        self.pair = DuplicateDesk(context, file, self)
        self.decided = DecidedDesk(context, file, self)
        self.nothing = EmptyState(theme, "check-circle-outline", translate("Merge", "Nothing to decide"), "", self)
        self._stack = QStackedWidget(self)
        for desk in (self.conflict, self.pair, self.decided):
            self._stack.addWidget(_scrolled(desk))
        self._stack.addWidget(self.nothing)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addWidget(self._stack, 1)
        self.setAutoFillBackground(True)
        theme.changed.connect(self._measure)
        self._measure()
        self.show_issue(None)

    def show_issue(self, issue: Issue | None) -> None:
        """Shows an issue, None for that there is none."""
        self.head.setVisible(issue is not None)
        if issue is None:
            self._show_nothing()
            return
        title, place = self._about(issue)
        waiting = [(one.sort, one.key) for one in self._issues.all_open()]
        same = [one for one in waiting if one[0] == issue.sort]
        count = ""
        if issue.is_open and (issue.sort, issue.key) in same:
            at = same.index((issue.sort, issue.key)) + 1
            count = translate("Merge", "{number} of {total}").format(number=at, total=len(same))
        self.head.show_head(issue.icon if issue.is_open else "check", issue.tone, title, place, count)
        if not issue.is_open:
            self.decided.show_issue(issue, last=not waiting)
            self._stack.setCurrentIndex(2)
        elif isinstance(issue.about, PossibleDuplicate):
            self.pair.show_pair(issue.about)
            self._stack.setCurrentIndex(1)
        else:
            self.conflict.show_conflict(issue.about)
            self._stack.setCurrentIndex(0)

    def wait_for(self, files: int) -> None:
        """So many files are looked at and not merged yet: that comes before anything is decided."""
        self._to_merge = files
        if self._stack.currentIndex() == 3:
            self._show_nothing()

    def focus_work(self) -> None:
        """Where the work on what is shown begins."""
        at = self._stack.currentIndex()
        if at < 3 and self.isVisible():
            (self.conflict, self.pair, self.decided)[at].focus_work()

    def focus_next(self) -> None:
        """Where the work goes on after a choice: not on the button that takes the last one back."""
        if self._stack.currentIndex() == 2 and self.isVisible():
            self.decided.focus_next()
        else:
            self.focus_work()

    def _about(self, issue: Issue) -> tuple[str, str]:
        if not isinstance(issue.about, PossibleDuplicate):
            return about(self._file, issue.about)
        place = issue.about.point
        told = translate("Merge", "in {place}").format(place=place) if place else ""
        return translate("Merge", "Do these two notes say the same?"), told

    def _show_nothing(self) -> None:
        if self._issues.loaded and any(self._issues.listed(sort) for sort in ("conflict", "duplicate")):
            self.nothing.show_words(translate("Merge", "Everything is decided"))
        elif self._to_merge:
            self.nothing.show_words(
                translate("Merge", "Next: merge the %n file(s) above", "", self._to_merge),
                translate("Merge", "What people disagree on, or wrote twice, comes up here afterwards."),
            )
        else:
            self.nothing.show_words(
                translate("Merge", "Nothing to decide"),
                translate("Merge", "Add the files of the other note-takers; what people disagree on comes up here."),
            )
        self._stack.setCurrentIndex(3)

    def _measure(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), 0)
        self._column.setSpacing(theme.px(4))
        self._stack.setMinimumHeight(theme.px(80))  # what does not fit scrolls
        _ground(self, theme)


def _scrolled(desk: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(desk)
    desk.setAutoFillBackground(False)
    return area


def _ground(widget: QWidget, theme: Theme) -> None:
    palette = widget.palette()
    palette.setColor(widget.backgroundRole(), theme.colour("surface"))
    widget.setPalette(palette)
