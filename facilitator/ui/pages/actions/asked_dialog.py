"""After the plan was saved: who of the leads has it now, to be marked as asked or reminded today."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import translate
from facilitator.workspace.action_desk import ActionDesk, ActionRow


class AskedDialog(Dialog):
    """``taken`` tells (field, items): asked or reminded, and the open actions of the leads that are ticked."""

    taken = Signal(str, tuple)

    def __init__(self, theme: Theme, name: str, desk: ActionDesk, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("ActionsPage", "Who has the action plan now?"), parent)
        self._open = tuple(row for row in desk.rows if row.is_open)
        leads = [(ref, lead, count) for ref, lead, count in desk.leads if ref and count]
        told = translate("ActionsPage", "{name} is saved. Mark the open actions of those you send it to:")
        self.body.addWidget(Label(theme, told.format(name=name), Use.BASE, "text", True, self))
        asked, reminded = translate("ActionsPage", "Asked today"), translate("ActionsPage", "Reminded today")
        self.field = Segmented(theme, (("asked", asked), ("reminded", reminded)), self)
        self.field.choose("reminded" if _mostly_asked(self._open) else "asked")
        self.body.addWidget(self.field)
        self.ticks = {ref: self._tick(lead, count) for ref, lead, count in leads}
        self.body.addWidget(self._scrolled(theme), 1)
        self.later = Button(theme, translate("ActionsPage", "Not now"), parent=self)
        self.mark = Button(theme, "", "", "primary", "Return", self)
        for button in (self.later, self.mark):
            self.buttons.addWidget(button)
        self.mark.setDefault(True)
        self.later.clicked.connect(self.reject)
        self.mark.clicked.connect(self._take)
        self._count()
        self.setMinimumWidth(theme.px(440))
        self.resize(theme.px(480), theme.px(460))
        self.mark.setFocus()

    @property
    def items(self) -> tuple[str, ...]:
        """The open actions of the leads that are ticked, each once."""
        ticked = {ref for ref, tick in self.ticks.items() if tick.isChecked()}
        return tuple(row.item for row in self._open if ticked & {ref for ref, _ in row.leads})

    def _tick(self, lead: str, count: int) -> QCheckBox:
        words = translate("ActionsPage", "{lead}: %n open action(s)", "", count).format(lead=lead)
        tick = QCheckBox(words.replace("&", "&&"), self)
        tick.setAccessibleName(words)
        tick.setChecked(True)
        tick.toggled.connect(self._count)
        return tick

    def _scrolled(self, theme: Theme) -> QScrollArea:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.px(12), 0)
        column.setSpacing(theme.px(4))
        for tick in self.ticks.values():
            column.addWidget(tick)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(translate("ActionsPage", "Leads"))
        return area

    def _count(self) -> None:
        self.mark.setText(translate("ActionsPage", "Mark %n action(s)", "", len(self.items)))
        self.mark.setEnabled(bool(self.items))

    def _take(self) -> None:
        self.taken.emit(self.field.key, self.items)
        self.accept()


def _mostly_asked(rows: Sequence[ActionRow]) -> bool:
    return bool(rows) and 2 * sum(bool(row.asked) for row in rows) > len(rows)
