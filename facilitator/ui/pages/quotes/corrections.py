"""What a Final paper says of the record shown, and the corrections that are needed because something has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.quotes.words import corrected, day_words
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.quotes_desk import Draft, Line, PaperKey, Sheet

_MOST = 3


@dataclass(frozen=True, slots=True)
class Correction:
    """``draft`` where the paper has changed since it was Final, and the correction can be issued."""

    key: PaperKey
    final: Sheet | None
    draft: Draft | None

    @property
    def number(self) -> str:
        """The number of the correction that comes next."""
        before = self.final.version if self.final else ""
        return str(int(before) + 1) if before.isdecimal() else "1"


def corrections(record: str, issued: Iterable[Line], drafts: Mapping[PaperKey, Draft]) -> tuple[Correction, ...]:
    """Those that wait to be issued, then the Final papers that quote the record and say what they said."""
    finals: dict[tuple[str, str], Sheet] = {}
    quoting: set[tuple[str, str]] = set()
    for line in issued:
        if line.sheet.final:
            finals[_paper(line.sheet.key)] = line.sheet
            if record in line.records:
                quoting.add(_paper(line.sheet.key))

    def found() -> Iterator[Correction]:
        waiting = [one for one in drafts.values() if one.log]
        for draft in waiting:
            yield Correction(draft.sheet.key, draft.final, draft)
        pending = {_paper(one.sheet.key) for one in waiting}
        for paper, sheet in finals.items():
            if paper in quoting - pending:
                yield Correction(sheet.key, sheet, None)

    return tuple(found())


def _paper(key: PaperKey) -> tuple[str, str]:
    return key.paper, key.covers


class CorrectionBar(QWidget):
    """A sentence a paper; a button where a correction can be issued. ``asked`` tells the Correction."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown: tuple[Correction, ...] = ()
        self.buttons: list[Button] = []
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self.setAccessibleName(translate("Quotes", "Corrections"))
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def show_corrections(self, found: tuple[Correction, ...]) -> None:
        """Shows the first of them."""
        if found == self.shown:
            return
        self.shown = found
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.buttons = []
        self._rows = [self._row(one) for one in found[:_MOST]]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()
        self.setVisible(bool(found))

    def issue_first(self) -> None:
        """Asks for the first correction that can be issued."""
        waiting = next((one for one in self.shown if one.draft), None)
        if waiting:
            self.asked.emit(waiting)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        waits = any(one.draft for one in self.shown)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("caretint" if waits else "tint"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))

    def _row(self, one: Correction) -> QWidget:
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(4))
        column.addWidget(Label(self._theme, correction_words(one), Use.BASE, "text", True, row))
        if one.draft:
            words = translate("Quotes", "Issue {correction} …").format(correction=corrected(one.number))
            button = Button(self._theme, words, "file-check-outline", "tinted", "", row)
            button.setAccessibleDescription(one.key.name)
            button.clicked.connect(lambda _=False, one=one: self.asked.emit(one))
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
            self.buttons.append(button)
        return row

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16), px(8), px(12), px(8))
        self._column.setSpacing(px(8))
        self.update()


def correction_words(one: Correction) -> str:
    """What is said of one paper."""
    values = {
        "paper": one.key.name,
        "correction": corrected(one.number),
        "day": day_words(one.final.day) if one.final else "",
    }
    if one.draft is None:
        words = translate(
            "Quotes", "“{paper}” has been Final since {day} and quotes this: a change needs {correction}."
        )
        return words.format(**values)
    places = translate("Quotes", "%n place(s)", "", len(one.draft.log))
    words = translate("Quotes", "“{paper}” has changed in {places} since it was Final: it needs {correction}.")
    return words.format(places=places, **values)
