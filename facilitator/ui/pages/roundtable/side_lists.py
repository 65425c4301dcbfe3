"""The lists beside the matrix: one above the other, each folds; or, where there is little room, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.roundtable.side_rows import (
    date_rows,
    lead_rows,
    lesson_rows,
    proposal_rows,
    question_rows,
)
from facilitator.ui.pages.roundtable.side_section import SideSection
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import RoundtableDesk

_OPEN_AT_FIRST = ("proposals", "actions")


class SideLists(QWidget):
    """``record_asked`` tells the id of a record, ``left`` that Esc was pressed in a list. ``tabbed``: one at a time."""

    record_asked = Signal(str)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._remembered = context.theme, context.remembered
        self._desk: RoundtableDesk | None = None
        self.tabbed = False
        names = self._names = {
            "proposals": translate("Roundtable", "Proposals"),
            "actions": translate("Roundtable", "Actions"),
            "lessons": translate("Roundtable", "Lessons"),
            "questions": translate("Roundtable", "Open questions"),
        }
        theme = self._theme
        self.tabs = Segmented(theme, list(names.items()), self)
        self.tabs.setAccessibleName(translate("Roundtable", "Lists"))
        self.sections = {
            key: SideSection(theme, name, tall=key != "actions", parent=self) for key, name in names.items()
        }
        self.order = Segmented(
            theme,
            [("lead", translate("Roundtable", "By lead")), ("date", translate("Roundtable", "By date"))],
            self,
        )
        self.order.setAccessibleName(translate("Roundtable", "Order of the actions"))
        self.sections["actions"].add(self.order)
        self._order_tabs()
        self.order.choose(self._remembered.text("roundtable/actions", "lead"))
        kept = self._remembered.text("roundtable/open", " ".join(_OPEN_AT_FIRST)).split()
        for key, section in self.sections.items():
            section.fold.setChecked(key in kept)
            section.fold.toggled.connect(self._folded)
            section.list.record_asked.connect(self.record_asked)
            section.list.left.connect(self.left)
        self.order.chosen.connect(self._ordered)
        self.tabs.chosen.connect(self._tab)
        theme.changed.connect(self._place)

    def show_desk(self, desk: RoundtableDesk) -> None:
        """Shows what a desk holds; what was selected stays so."""
        self._desk = desk
        show = self.sections
        show["proposals"].show_rows(proposal_rows(desk.proposals), len(desk.proposals))
        self._show_actions(desk)
        show["lessons"].show_rows(lesson_rows(desk.lessons), len(desk.lessons))
        show["questions"].show_rows(question_rows(desk.questions), len(desk.questions))
        for key, section in show.items():
            self.tabs.say(key, f"{self._names[key]} {section.fold.count}")
        self._place()

    def set_tabbed(self, on: bool) -> None:
        """One list at a time, chosen above; else one above the other."""
        self.tabbed = on
        self._place()

    def open(self, name: str) -> None:
        """Opens a list and puts the focus into it."""
        if self.tabbed:
            self.tabs.choose(name)
        else:
            self.sections[name].fold.setChecked(True)
        self._place()
        self.sections[name].list.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """The lists that can be seen."""
        return tuple(one.list for one in self.sections.values() if one.list.isVisibleTo(self))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._place()

    def _order_tabs(self) -> None:
        """Tab goes from the head of the actions to their order, then to their rows."""
        actions = self.sections["actions"]
        for before, after in pairwise((actions.fold, *self.order.findChildren(QRadioButton), actions.list)):
            QWidget.setTabOrder(before, after)

    def _show_actions(self, desk: RoundtableDesk) -> None:
        rows = date_rows(desk.by_date) if self.order.key == "date" else lead_rows(desk.by_lead)
        self.sections["actions"].show_rows(rows, sum(len(group.actions) for group in desk.by_date))

    def _ordered(self, key: str) -> None:
        self._remembered.keep_text("roundtable/actions", key)
        if self._desk:
            self._show_actions(self._desk)
            self._place()

    def _folded(self) -> None:
        opened = [key for key, section in self.sections.items() if section.fold.isChecked()]
        self._remembered.keep_text("roundtable/open", " ".join(opened))
        self._place()

    def _tab(self, _: str) -> None:
        self._place()

    def _place(self) -> None:
        """Gives every section its place; nothing is measured but heads and numbers of rows."""
        self.tabs.setVisible(self.tabbed)
        top = 0
        if self.tabbed:
            size = self.tabs.sizeHint()
            self.tabs.setGeometry(self._theme.px(8), self._theme.px(2), min(size.width(), self.width()), size.height())
            top = size.height() + self._theme.px(4)
        for key, section in self.sections.items():
            section.fold.setVisible(not self.tabbed)
            section.setVisible(not self.tabbed or key == self.tabs.key)
            section.list.setVisible(self.tabbed or section.fold.isChecked())
        shown = [one for one in self.sections.values() if one.isVisibleTo(self)]
        heads = [one.head_height() + 1 for one in shown]
        wants = [one.list.wanted_height() if one.list.isVisibleTo(self) else 0 for one in shown]
        room = self.height() - top - sum(heads)
        if self.tabbed:
            wants = [room]
        for section, head, high in zip(shown, heads, shares(wants, room), strict=True):
            section.setGeometry(0, top, self.width(), head + high)
            top += head + high


def shares(wants: Sequence[int], room: int) -> list[int]:
    """The room shared out: nobody gets more than wanted, and who wants more than is left gets as much as another."""
    given = [0] * len(wants)
    left, open_ = max(room, 0), [place for place, want in enumerate(wants) if want > 0]
    while open_ and left > 0:
        share = max(1, left // len(open_))
        for place in list(open_):
            more = min(share, wants[place] - given[place], left)
            given[place] += more
            left -= more
            if given[place] >= wants[place]:
                open_.remove(place)
    return given
