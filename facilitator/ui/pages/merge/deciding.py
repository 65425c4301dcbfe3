"""The lower part of the page: what is to be decided at the left, one of it at the right, all by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.choices import Choices
from facilitator.ui.pages.merge.deciding_keys import DecidingKeys
from facilitator.ui.pages.merge.desks import Desks
from facilitator.ui.pages.merge.issue_lists import IssueLists
from facilitator.ui.pages.merge.issues import CONFLICT, DUPLICATE, Issue, Issues, Key
from facilitator.workspace.changed import Changed
from facilitator.workspace.duplicates import PossibleDuplicate
from facilitator.workspace.settling import OpenConflict


class Deciding(QWidget):
    """Shows the issue that is chosen; after a choice the next open one comes up."""

    def __init__(self, context: Context, file: OpenFile, issues: Issues, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issues = issues
        self._issue: Issue | None = None
        self._order: list[tuple[str, Key]] = []
        self.choices = Choices(file, self)
        self.lists = IssueLists(context, issues, self)
        self.desks = Desks(context, file, issues, self)
        self._keys = DecidingKeys(context.actions, self.desks, self.choices, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.lists)
        self.splitter.addWidget(self.desks)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([context.theme.px(288), context.theme.px(1078)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self._bind()

    @property
    def issue(self) -> Issue | None:
        """What is shown."""
        return self._issue

    def go(self, steps: int) -> None:
        """To the next open issue or the one before, round the end."""
        waiting = self._issues.all_open()
        if not waiting:
            return
        keys = [(one.sort, one.key) for one in waiting]
        now = (self._issue.sort, self._issue.key) if self._issue else None
        at = keys.index(now) if now in keys else (-1 if steps > 0 else 0)
        self._show(waiting[(at + steps) % len(waiting)])

    def _decided(self, about: OpenConflict | PossibleDuplicate, words: str, changed: Changed) -> None:
        sort = CONFLICT if isinstance(about, OpenConflict) else DUPLICATE
        issue = next((one for one in self._issues.listed(sort) if one.key == about.key), None)
        if issue:
            self._issues.decide(issue, words, changed)

    def _undo(self, issue: Issue) -> None:
        if issue.changed:
            self.choices.take_back(issue.about, issue.changed)

    def _renew(self) -> None:
        """The lists changed: what is shown stays while it is there and open, else the next open one comes."""
        self.lists.show_issues()
        listed = [*self._issues.listed(DUPLICATE), *self._issues.listed(CONFLICT)]
        before = self._issue
        now = next((one for one in listed if before and (one.sort, one.key) == (before.sort, before.key)), None)
        if now is None or (before and before.is_open and not now.is_open):
            now = self._following() or now
        self._order = [(one.sort, one.key) for one in listed]
        self._show(now)

    def _following(self) -> Issue | None:
        """The first that waits after what was shown, as the lists stood; from the beginning where none does."""
        waiting = {(one.sort, one.key): one for one in self._issues.all_open()}
        at = self._order.index((self._issue.sort, self._issue.key)) if self._issue and self._order else 0
        order = [*self._order[at:], *waiting]
        return next((waiting[key] for key in order if key in waiting), None)

    def _show(self, issue: Issue | None) -> None:
        focus = QApplication.focusWidget()
        working = focus is not None and self.desks.isAncestorOf(focus)
        self._issue = issue
        self.lists.choose(issue)
        self.desks.show_issue(issue)
        self._keys.show_issue(issue)
        if working:
            self.desks.focus_next()

    def _bind(self) -> None:
        self._issues.changed.connect(self._renew)
        self.lists.chosen.connect(self._show)
        self.lists.entered.connect(self.desks.focus_work)
        self.choices.decided.connect(self._decided)
        self.desks.decided.undo.connect(self._undo)
        self._keys.step.connect(self.go)
