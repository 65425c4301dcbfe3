"""The head of the roundtable page: which view, what it is made of, which themes, and the pack."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import translate
from facilitator.workspace.roundtable_desk import ALL, Reading, RoundtableDesk, reading_counts

VIEWS = ("matrix", "tagging", "chain")
_WIDE, _MIDDLE = 1180, 960


class RoundtableHead(QWidget):
    """``view_chosen`` tells one of VIEWS, ``reading_chosen`` which themes: ``ALL`` or a Reading."""

    view_chosen = Signal(str)
    reading_chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = context.theme
        theme = self._theme
        names = {
            "matrix": translate("Roundtable", "Matrix"),
            "tagging": translate("Roundtable", "Tagging"),
            "chain": translate("Roundtable", "Chain"),
        }
        self.views = Segmented(theme, list(names.items()), self)
        self.views.setAccessibleName(translate("Roundtable", "View"))
        self._readings = {
            ALL: translate("Roundtable", "All"),
            Reading.COMMON.value: translate("Roundtable", "Common"),
            Reading.SPECIFIC.value: translate("Roundtable", "Specific"),
            Reading.DIFFERING.value: translate("Roundtable", "Differing"),
        }
        self.readings = Segmented(theme, list(self._readings.items()), self)
        self.readings.setAccessibleName(translate("Roundtable", "Themes shown"))
        self.facts = ElidedLabel(theme, "", Use.BASE, "text2", self)
        self._long, self._short = translate("Roundtable", "Roundtable pack"), translate("Roundtable", "Pack")
        self.pack = Button(theme, self._long, "file-pdf-box", "tinted", "Ctrl+P", self)
        self._row, self._second = QHBoxLayout(), QHBoxLayout()
        self._row.addWidget(self.views)
        self._row.addWidget(self.facts, 1)
        self._row.addWidget(self.readings)
        self._row.addWidget(self.pack)
        self._second.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addLayout(self._second)
        self.views.chosen.connect(self.view_chosen)
        self.readings.chosen.connect(self.reading_chosen)
        self.pack.clicked.connect(context.actions["roundtable.pack"].trigger)
        self._matrix = self._several = True
        theme.changed.connect(self._measure)
        self._measure()

    def show_desk(self, desk: RoundtableDesk) -> None:
        """Says what the page is made of, and how many themes read how."""
        facts = desk.facts
        said = (
            translate("Roundtable", "%n note-taker(s)", "", facts.people),
            translate("Roundtable", "%n session(s)", "", len(desk.sessions)),
            translate("Roundtable", "%n record(s)", "", facts.records),
        )
        self.facts.setText(", ".join(said))
        for key, count in reading_counts(desk.themes).items():
            self.readings.say(key, f"{self._readings[key]} {count}")
        self.fit()

    def show_view(self, name: str, sessions: int) -> None:
        """Marks the view; the filter belongs to the matrix of ``sessions`` that can be compared."""
        self.views.choose(name)
        self._matrix = name == "matrix"
        self._several = sessions > 1
        if not sessions:
            self.facts.setText("")
        self.pack.setEnabled(sessions > 0)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as its widest part: the rest goes below, or is cut off."""
        parts = (self.views.sizeHint().width() + self.pack.minimumSizeHint().width(), self.readings.sizeHint().width())
        return QSize(max(parts) + self._theme.px(32), super().minimumSizeHint().height())

    def fit(self) -> None:
        """Narrow windows leave out the keys, then what the page is made of; then the filter goes below."""
        wide = self.width()
        self.pack.show_keys(wide >= self._theme.px(_WIDE))
        self.readings.setVisible(self._matrix and self._several)
        self.pack.setText(self._long if wide >= self._theme.px(_MIDDLE) else self._short)
        needed = sum(one.sizeHint().width() for one in (self.views, self.readings, self.pack))
        self._place_readings(below=needed + self._theme.px(60) > wide)

    def _place_readings(self, *, below: bool) -> None:
        rows = (self._row, self._second)
        wanted, other = rows[below], rows[not below]
        if wanted.indexOf(self.readings) < 0:
            other.removeWidget(self.readings)
            wanted.insertWidget(1 if below else 2, self.readings)

    def _measure(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        self._column.setSpacing(0)
        self._row.setSpacing(theme.px(4))
        self.facts.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.fit()
