"""The history of a field: when, who, and what happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.ui.pages.merge.telling import clock_of, short, when
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.words import translate
from facilitator.workspace.settling import Past

_SHOWN = 12


class PastList(QWidget):
    """The last dozen steps, oldest first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head = Label(theme, "", Use.CAPTION, "text2", False, self)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(2, 1)
        self._grid.addWidget(self._head, 0, 0, 1, 3)
        self._rows: list[QWidget] = []
        theme.changed.connect(self._measure)
        self._measure()

    def show_past(self, title: str, past: Sequence[Past], zone: ZoneInfo, words: Sequence[str]) -> None:
        """``words`` are the values of the steps as people read them."""
        for old in self._rows:
            self._grid.removeWidget(old)
            old.deleteLater()
        self._rows = []
        self._head.setText(title)
        told = list(zip(past, words, strict=True))[-_SHOWN:]
        days = {when(step.at, zone).rpartition(" ")[0] for step, _ in told}
        time = clock_of if len(days) < 2 else when
        for row, (step, value) in enumerate(told, 1):
            line = (
                Label(self._theme, time(step.at, zone), Use.SMALL, "text3", False, self),
                ElidedLabel(self._theme, step.author or "–", Use.SMALL, "text", self),
                ElidedLabel(self._theme, _told(step, value, zone), Use.SMALL, "text2", self),
            )
            line[0].setToolTip(when(step.at, zone))
            line[1].setMinimumWidth(self._theme.px(64))
            for column, widget in enumerate(line):
                self._grid.addWidget(widget, row, column)
                self._rows.append(widget)
        self.setVisible(bool(told))
        self.setAccessibleName(title)

    def lines(self) -> list[str]:
        """What is shown, a line a step."""
        texts = [widget.text() for widget in self._rows if isinstance(widget, Label)]
        return ["  ".join(texts[at : at + 3]) for at in range(0, len(texts), 3)]

    def _measure(self) -> None:
        theme = self._theme
        self._grid.setContentsMargins(theme.px(12), theme.px(8), 0, theme.px(8))
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))


def _told(step: Past, value: str, zone: ZoneInfo) -> str:
    quoted = short(value, 90)
    told = {
        "wrote": translate("MergePast", "wrote “{value}”"),
        "edited": translate("MergePast", "made it “{value}”"),
        "settled": translate("MergePast", "settled it as “{value}”"),
        "deleted": translate("MergePast", "deleted it"),
        "restored": translate("MergePast", "restored it"),
        "struck": translate("MergePast", "struck it: {value}"),
    }[step.what].format(value=quoted)
    if not step.unseen:
        return told
    times = ", ".join(clock_of(at, zone) for at in step.unseen[-3:])
    return translate("MergePast", "{told}, without having seen {times}").format(told=told, times=times)
