"""The parts of a paper that somebody corrected in Word: each with a tick, before and now, the words marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui.dialogs.import_returned import CorrectedPaper
from facilitator.ui.dialogs.import_view import ImportView
from facilitator.ui.pages.merge.marked_text import MarkedText
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Hairline, Label
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.cleared_files import Difference, PartChange
from facilitator.workspace.difference_marks import difference_marks
from facilitator.workspace.files import SessionFile

_MOST = 40  # differences shown of a part: who rewrote more reads it in Word


class ReturnedParts(ImportView):
    """``parts`` are the boxes, in the order of the paper."""

    def __init__(self, theme: Theme, found: CorrectedPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._found = theme, found
        preview = found.preview
        self.told = Label(theme, _told(found), Use.BASE, "text", True, self)
        self.parts = tuple(PartBox(theme, change, self) for change in preview.changes)
        self.missing = Label(theme, _missing(preview.missing), Use.SMALL, "care", True, self)
        self.missing.setVisible(bool(preview.missing))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.told)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(self.missing)
        for box in self.parts:
            box.ticked.connect(self.ticked)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the parts that are ticked."""
        return tuple(box.change.key for box in self.parts if box.tick.isChecked())

    @property
    def brings(self) -> bool:
        return bool(self.chosen)

    def button_words(self) -> str:
        count = len(self.chosen)
        return translate("Import", "Take %n part(s)", "", count) if count else translate("Import", "Take the parts")

    def title(self) -> str:
        return translate("Import", "Corrections of {paper}").format(paper=self._found.preview.name)

    def verb(self) -> Callable[[SessionFile], Changed]:
        from facilitator.workspace.cleared_files import take_cleared

        source, keys = self._found.source, self.chosen
        return lambda file: take_cleared(file, source, keys)

    def done_words(self, changed: Changed) -> str:
        words = translate(
            "Import", "{paper}: %n part(s) stand as corrected; Undo takes it back.", "", len(changed.items)
        )
        return words.format(paper=self._found.preview.name)

    def _scrolled(self) -> QScrollArea:
        theme = self._theme
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.px(12), 0)
        column.setSpacing(theme.px(16))
        for number, box in enumerate(self.parts):
            if number:
                column.addWidget(Hairline(theme, parent=inner))
            column.addWidget(box)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setAccessibleName(translate("Import", "Parts that were changed"))
        return area


class PartBox(QWidget):
    """One part; ``ticked`` tells that it is to be taken, or not any more."""

    ticked = Signal()

    def __init__(self, theme: Theme, change: PartChange, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.change = change
        count = translate("Import", "%n change(s)", "", len(change.differences))
        self.tick = QCheckBox(change.title, self)
        self.tick.setChecked(True)
        self.tick.setAccessibleDescription("; ".join((count, *_cares(change))))
        self.tick.setFont(theme.font(Use.STRONG))
        self.tick.toggled.connect(self.ticked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.tick)
        for words in _cares(change):
            column.addWidget(Label(theme, words, Use.SMALL, "care", True, self))
        column.addLayout(self._table(change.differences[:_MOST]))
        more = len(change.differences) - _MOST
        if more > 0:
            words = translate("Import", "%n more change(s), not shown here.", "", more)
            column.addWidget(Label(theme, words, Use.SMALL, "text2", True, self))

    def _table(self, differences: Sequence[Difference]) -> QGridLayout:
        theme = self._theme
        grid = QGridLayout()
        grid.setContentsMargins(theme.px(24), 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(10))
        for column, head in enumerate((translate("Import", "Was"), translate("Import", "Now"))):
            grid.addWidget(Label(theme, head, Use.CAPTION, "text2", False, self), 0, column)
            grid.setColumnStretch(column, 1)
        for row, one in enumerate(differences, 1):
            only_before, only_after = difference_marks(one.before, one.after) if one.before and one.after else ((), ())
            before = one.before or translate("Import", "(nothing stood here)")
            after = one.after or translate("Import", "(struck)")
            sides = ((before, only_before, "text2"), (after, only_after, "text" if one.after else "text2"))
            for column, (text, marks, tone) in enumerate(sides):
                shown = MarkedText(theme, Use.BASE, self)
                shown.show_text(text, marks, tone)
                grid.addWidget(shown, row, column)
        return grid


def _cares(change: PartChange) -> tuple[str, ...]:
    """What is to be known before a part is taken."""
    found: list[str] = []
    if change.outdated:
        found.append(translate("Import", "Records behind this part have changed since the paper was exported."))
    if change.settled:
        found.append(translate("Import", "These words replace others that a person settled before."))
    return tuple(found)


def _told(found: CorrectedPaper) -> str:
    preview = found.preview
    if not preview.changes:
        words = translate("Import", "{paper}: nothing in it was changed that is not here already.")
        return words.format(paper=preview.name)
    changed = translate("Import", "{paper}: %n part(s) were changed.", "", len(preview.changes))
    same = translate("Import", "%n part(s) as they were.", "", preview.unchanged)
    kept = translate("Import", "What you take stands in the paper from now on, whatever is composed.")
    return f"{changed.format(paper=preview.name)} {same} {kept}"


def _missing(titles: Sequence[str]) -> str:
    words = translate("Import", "Not in the file any more, and kept as before: {titles}.")
    return words.format(titles=", ".join(titles)) if titles else ""
