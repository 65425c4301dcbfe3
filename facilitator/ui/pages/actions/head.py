"""The head of the actions page: its name, how many actions show, and what goes out and comes back."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.words import translate
from facilitator.workspace.action_desk_sieve import Sifted

_NARROW, _HIGH = 900, 44


class ActionsHead(QWidget):
    """Its buttons are the actions of the menu."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme = context.theme
        self.title = ElidedLabel(theme, translate("ActionsPage", "Action plan"), Use.TITLE, "text", self)
        self.count = ElidedLabel(theme, "", Use.BASE, "text2", self)
        self.read = Button(
            theme, translate("ActionsPage", "Read a returned plan …"), "file-import-outline", "plain", "", self
        )
        self.send = Button(
            theme, translate("ActionsPage", "Send out the action plan …"), "file-table-outline", "tinted",
            "Ctrl+Shift+X", self,
        )  # fmt: skip
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addWidget(self.count, 1)
        for name, button in (("read", self.read), ("send", self.send)):
            button.clicked.connect(context.actions[f"plan.{name}"].trigger)
            self._row.addWidget(button)
        theme.changed.connect(self._measure)
        self._measure()

    def show_sifted(self, sifted: Sifted) -> None:
        """How many actions there are, and how many of them show."""
        shown, whole = len(sifted.rows), len(sifted.desk.rows)
        words = translate("ActionsPage", "%n action(s)", "", whole)
        if shown != whole:
            words = translate("ActionsPage", "{shown} of %n action(s) shown", "", whole).format(shown=shown)
        self.count.setText(words if whole else "")
        self.send.setEnabled(bool(whole))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.send.show_keys(self.width() >= self._theme.px(_NARROW))

    def _measure(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(4), px(12), 0)
        self._row.setSpacing(0)
        self.count.setContentsMargins(px(10), 0, px(10), 0)
        self.setMinimumHeight(px(_HIGH))
        self._fit()
