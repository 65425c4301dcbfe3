"""One line that asks who a participant is the same person as."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.pages.capture.details.name_line import NameLine
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Names, Offer


class SameBar(QWidget):
    """Hidden until it asks. ``chosen`` tells the two ids, ``closed`` when it goes away again."""

    chosen = Signal(tuple)
    closed = Signal()

    def __init__(self, theme: Theme, names: Callable[[], Names], parent: QWidget) -> None:
        super().__init__(parent)
        self._names, self._item = names, ""
        self.words = ElidedLabel(theme, "", Use.STRONG, "text2", self)
        self.line = NameLine(theme, self._offers, translate("Roster", "Name of the other row"), self)
        self.line.setProperty("rest", False)
        self.line.always_abandons = True
        self.line.chosen.connect(self._take)
        self.line.finished.connect(self._finish)
        self.line.abandoned.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.words)
        row.addWidget(self.line, 1)
        self.hide()

    def ask(self, item: str, name: str) -> None:
        """Asks who this participant is."""
        self._item = item
        self.words.setText(translate("Roster", "{name} is the same person as").format(name=name))
        self.line.rest("")
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Goes away without a link."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _offers(self, typed: str) -> Sequence[Offer]:
        return [one for one in self._names().parties(typed, ("participant",)) if one.key != self._item]

    def _take(self, offer: Offer) -> None:
        item = self._item
        self.close_bar()
        self.chosen.emit((item, offer.key))

    def _finish(self) -> None:
        """Enter takes the only one who fits what is typed; leaving it closes it."""
        typed = self.line.text().strip()
        found = list(self._offers(typed)) if typed and self.line.hasFocus() else []
        if len(found) == 1:
            self._take(found[0])
        elif not typed or not self.line.hasFocus():
            self.close_bar()
        else:
            self.line.show_fault(translate("Roster", "Choose one with the arrows and Tab"))
