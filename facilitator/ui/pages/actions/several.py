"""What several actions selected have in common: who leads them, when they are due, how far they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator.domain import ActionStatus
from facilitator.ui.pages.actions.phrases import day_short
from facilitator.ui.pages.capture.details.field_table import status_name
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.action_desk import ActionRow

_MOST_LEADS = 6


class SeveralActions(QWidget):
    """Shown in place of the details; nothing is set here."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(translate("ActionsPage", "Actions selected"))
        self.count = Label(theme, "", Use.NOTE_STRONG, "text", True, self)
        names = (
            translate("ActionsPage", "Lead"), translate("ActionsPage", "Due"), translate("ActionsPage", "Status"),
            translate("ActionsPage", "Asked"), translate("ActionsPage", "Replied"),
        )  # fmt: skip
        self.values = tuple(Label(theme, "", Use.BASE, "text", True, self) for _ in names)
        self.hint = Label(
            theme,
            translate("ActionsPage", "What you mark below the table is set for all of them, in one step to undo."),
            Use.BASE, "text2", True, self,
        )  # fmt: skip
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(zip(names, self.values, strict=True)):
            self._grid.addWidget(Label(theme, name, Use.BASE, "text2", False, self), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.count)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.hint)
        self._column.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_rows(self, rows: Sequence[ActionRow]) -> None:
        """Shows what is selected."""
        leads = list(dict.fromkeys(name for row in rows for _, name in row.leads))
        more = " …" if len(leads) > _MOST_LEADS else ""
        days = sorted(row.due for row in rows if row.due)
        first, last = (day_short(days[0]), day_short(days[-1])) if days else ("–", "–")
        statuses = Counter(row.status for row in rows)
        told = (
            ", ".join(leads[:_MOST_LEADS]) + more or translate("ActionsPage", "No lead"),
            first if first == last else f"{first} – {last}",
            ", ".join(f"{status_name(one)} {statuses[one]}" for one in ActionStatus if one in statuses),
            _share(sum(bool(row.asked) for row in rows), len(rows)),
            _share(sum(bool(row.replied) for row in rows), len(rows)),
        )
        self.count.setText(translate("ActionsPage", "%n action(s)", "", len(rows)))
        for label, words in zip(self.values, told, strict=True):
            label.setText(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16), px(14), px(16), px(16))
        self._column.setSpacing(px(14))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        self.update()


def _share(count: int, whole: int) -> str:
    return translate("ActionsPage", "{count} of {whole}").format(count=count, whole=whole)
