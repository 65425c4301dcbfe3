"""One unknown speaker: what was said, and a field with a list of whom it may be."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from facilitator.ui.dialogs.unknown_choices import Choice, choices
from facilitator.ui.pages.capture.details.lines import RestLine
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Names, no_names
from facilitator.workspace.unknown_speakers import Waiting

_LONGEST = 160


class ChoiceLine(RestLine):
    """A line whose arrows move through the list below it; ``entered`` at Enter takes what is marked there."""

    entered = Signal()

    def __init__(self, theme: Theme, below: QListWidget, parent: QWidget) -> None:
        super().__init__(theme, translate("Unknown", "Who is it?"), parent)
        self.setProperty("rest", False)
        self._below = below

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(arg__1.key()))
        if step is not None and not self.composing and self._below.count():
            self._below.setCurrentRow((self._below.currentRow() + step) % self._below.count())
        elif arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.composing:
            self.entered.emit()
        else:
            super().keyPressEvent(arg__1)


class ChoicePane(QWidget):
    """``entered`` when what is marked is to be done, ``moved`` when something else is marked.

    Leaving the field does nothing: only Enter, a double click or the button assigns.
    """

    entered = Signal()
    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = no_names()
        self._one: Waiting | None = None
        self._choices: tuple[Choice, ...] = ()
        self.head = Label(theme, "", Use.NOTE_STRONG, "text", True, self)
        self.lines = Label(theme, "", Use.BASE, "text2", True, self)
        self.found = plain_list(theme, translate("Unknown", "Who it may be"), self)
        self.found.currentRowChanged.connect(self._moved)
        self.found.itemDoubleClicked.connect(self.entered)
        self.line = ChoiceLine(theme, self.found, self)
        self.line.textEdited.connect(self._offer)
        self.line.entered.connect(self.entered)
        self.line.abandoned.connect(self._abandon)
        self.remember = QCheckBox(self)
        self.remember.setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for widget in (self.head, self.lines, self.line):
            column.addWidget(widget)
        column.addWidget(self.found, 1)
        column.addWidget(self.remember)

    @property
    def choice(self) -> Choice | None:
        """What is marked."""
        row = self.found.currentRow()
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def learns(self) -> bool:
        """Whether somebody known gets the words as one more name."""
        return self.remember.isEnabled() and self.remember.isChecked()

    def write(self) -> None:
        """Puts the focus into the field."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_one(self, names: Names, one: Waiting, places: Mapping[str, str], *, keep: bool) -> None:
        """Shows a speaker; ``places`` are the words for each discussion point, ``keep`` leaves what was typed."""
        self._names, self._one = names, one
        self.head.setText(_headline(one))
        lines = [_line(" ".join(brief.text.split())[:_LONGEST], places.get(brief.point, "")) for brief in one.first]
        more = len(one.notes) - len(lines)
        told = lines + ([translate("Unknown", "and %n more", "", more)] if more > 0 else [])
        self.lines.setText("\n".join(told))
        self.remember.setText(translate("Unknown", "Remember the name “{name}”").format(name=one.text))
        if not keep:
            self.line.rest("")
        self._offer()

    def _offer(self, _typed: str = "") -> None:
        self.found.clear()
        self._choices = choices(self._names, self._one, self.line.text()) if self._one else ()
        for choice in self._choices:
            self.found.addItem(QListWidgetItem(self._theme.icon(choice.icon), choice.words))
        self.found.setCurrentRow(0)

    def _moved(self, _row: int) -> None:
        """An ambiguous name stays ambiguous whoever bears it as one more name."""
        one, choice = self._one, self.choice
        self.remember.setEnabled(one is not None and choice is not None and choice.person and len(one.candidates) < 2)
        self.moved.emit()

    def _abandon(self) -> None:
        self.line.rest("")
        self._offer()


def plain_list(theme: Theme, name: str, parent: QWidget) -> QListWidget:
    """A list of lines, each cut off with "…"."""
    made = QListWidget(parent)
    made.setAccessibleName(name)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setUniformItemSizes(True)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setIconSize(QSize(theme.px(18), theme.px(18)))
    return made


def _line(words: str, place: str) -> str:
    form = translate("Unknown", "– {words} ({place})") if place else "– {words}"
    return form.format(words=words, place=place)


def _headline(one: Waiting) -> str:
    count = translate("Unknown", "%n note(s)", "", len(one.notes))
    form = (
        translate("Unknown", "“{name}” fits several · {count}")
        if len(one.candidates) > 1
        else translate("Unknown", "“{name}” is nobody known · {count}")
    )
    return form.format(name=one.text, count=count)
