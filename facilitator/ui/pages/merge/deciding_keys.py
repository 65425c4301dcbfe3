"""The actions of deciding: what each does with what is shown, and which of them can be done now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from facilitator.ui.action_set import ActionSet
from facilitator.ui.pages.merge.choices import Choices
from facilitator.ui.pages.merge.desks import Desks
from facilitator.ui.pages.merge.issues import Issue
from facilitator.workspace.duplicates import PossibleDuplicate
from facilitator.workspace.settling import OpenConflict


class DecidingKeys(QObject):
    """``step`` tells that the next (1) or the previous (-1) issue is wanted."""

    step = Signal(int)

    def __init__(self, actions: ActionSet, desks: Desks, choices: Choices, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._desks, self._choices = actions, desks, choices
        self._about: OpenConflict | PossibleDuplicate | None = None
        calls: dict[str, Callable[[], None]] = {
            "this": self._this, "that": self._that, "both": self._both, "keep": self._keep, "later": self._next,
            "previous": self._previous, "next": self._next,
        }  # fmt: skip
        for name, call in calls.items():
            actions.on(f"conflict.{name}", call)
        desks.conflict.shown.connect(self._enable)
        desks.conflict.places_changed.connect(self._enable)

    def show_issue(self, issue: Issue | None) -> None:
        """What the actions are about from now on."""
        self._about = issue.about if issue and issue.is_open else None
        self._enable()

    def _enable(self) -> None:
        can = dict.fromkeys(("this", "that", "both", "keep", "later"), False)
        if isinstance(self._about, PossibleDuplicate):
            can |= {"this": True, "that": True, "later": True}
        elif self._about is not None:
            can |= self._desks.conflict.choices() | {"later": True}
        for name, on in can.items():
            self._actions.enable(f"conflict.{name}", on)

    def _this(self) -> None:
        self._take(0)

    def _that(self) -> None:
        self._take(1)

    def _take(self, side: int) -> None:
        about, desk = self._about, self._desks.conflict
        if isinstance(about, PossibleDuplicate):
            (self._choices.link if side == 0 else self._choices.tell_apart)(about)
        elif about is not None:
            version = desk.right if side else desk.left
            if version:
                self._choices.take(about, version)

    def _both(self) -> None:
        about, desk = self._about, self._desks.conflict
        if isinstance(about, OpenConflict) and about.can_keep_both and desk.left and desk.right:
            self._choices.keep_both(about, desk.left, desk.right)

    def _keep(self) -> None:
        about, desk = self._about, self._desks.conflict
        composing = desk.proposed.text.composing
        if isinstance(about, OpenConflict) and desk.choices().get("keep") and not composing:
            self._choices.keep_text(about, desk.proposed.text.text())

    def _next(self) -> None:
        self.step.emit(1)

    def _previous(self) -> None:
        self.step.emit(-1)
