"""Everything to be decided, in the order of the work: possible duplicates, then conflicts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.merge.issue_list import IssueList
from facilitator.ui.pages.merge.issues import CONFLICT, DUPLICATE, Issue, Issues
from facilitator.ui.words import translate


class IssueLists(QWidget):
    """Possible duplicates above conflicts: that is the order of the work."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, context: Context, issues: Issues, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._issues = context.theme, issues
        self.duplicates = IssueList(context.theme, translate("Merge", "Possible duplicates"), self)
        self.conflicts = IssueList(context.theme, translate("Merge", "Conflicts"), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.duplicates, self.conflicts):
            column.addWidget(part)
            part.chosen.connect(self.chosen)
            part.entered.connect(self.entered)
        column.addStretch(1)
        self.setAutoFillBackground(True)
        self.hide()  # until there is something in it
        context.theme.changed.connect(self._measure)
        self._measure()

    def show_issues(self) -> None:
        """Both lists as they are now."""
        self.duplicates.show_issues(self._issues.listed(DUPLICATE))
        self.conflicts.show_issues(self._issues.listed(CONFLICT))
        self.setVisible(bool(self._issues.listed(DUPLICATE) or self._issues.listed(CONFLICT)))

    def choose(self, issue: Issue | None) -> None:
        """Marks the issue that is shown."""
        for part, sort in ((self.duplicates, DUPLICATE), (self.conflicts, CONFLICT)):
            part.choose(issue if issue and issue.sort == sort else None)

    def focus_list(self) -> None:
        """The list with what is chosen."""
        part = self.conflicts if self.conflicts.view.currentIndex().isValid() else self.duplicates
        (part if part.isVisible() else self.conflicts).view.setFocus()

    def _measure(self) -> None:
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self._theme.colour("panel"))
        self.setPalette(palette)
