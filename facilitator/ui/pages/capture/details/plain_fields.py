"""Editors of fields that hold one value: text, a speaker, a choice, a cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.domain import Note, Proposal, Record
from facilitator.ui.pages.capture.details.editor import FieldEditor, View
from facilitator.ui.pages.capture.details.lines import RestChoice, RestLine, RestText
from facilitator.ui.pages.capture.details.name_line import NameLine
from facilitator.ui.pages.capture.details.typed_field import TypedEditor
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Offer

Choices = Callable[[View], Sequence[tuple[str, str]]]


def filled(owner: QWidget, *widgets: QWidget) -> None:
    """Lays widgets side by side over a whole editor, the last one widest."""
    row = QHBoxLayout(owner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for widget in widgets:
        row.addWidget(widget)
    row.setStretch(len(widgets) - 1, 1)


class TextEditor(TypedEditor):
    """Free text; it grows with its words. ``framed``: the record's own text, in the size of notes.

    What must not be empty goes back to what it was when it is emptied.
    """

    def __init__(
        self, theme: Theme, field: str, parent: QWidget, *, framed: bool = False, needed: bool = False
    ) -> None:
        super().__init__(theme, parent)
        self._field, self._needed = field, needed
        self.area = RestText(theme, self, use=Use.NOTE if framed else Use.BASE, rest=not framed)
        self.area.set_max_lines(12 if framed else 6)
        self.type_in(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def show_view(self, view: View) -> None:
        self.area.rest(_text_of(view.details.record, self._field))

    def commit(self) -> None:
        if not self.dirty or self.area.composing:
            return
        text = self.area.toPlainText()
        if self._needed and not text.strip():
            self.give_up()
            return
        self.area.rested = text
        self.given.emit(((self._field, text),))


class SpeakerEditor(TypedEditor):
    """Who spoke: completion over the roster and the vocabularies; a name nobody knows stays as typed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.line = NameLine(theme, self._suggest, translate("Details", "nobody named"), self)
        self.line.chosen.connect(self._take)
        self.type_in(self.line)
        filled(self, self.line)

    def show_view(self, view: View) -> None:
        record = view.details.record
        name = view.names.directory.name(record.speaker) if record.speaker else record.speaker_text
        self.line.rest(name)
        self.line.setToolTip(self._tip(view, name))

    def commit(self) -> None:
        if not self.dirty or self.line.composing or self.view is None:
            return
        typed = self.line.text().strip()
        self._give(self.view.names.party_ref(typed) if typed else "", self.line.text())

    def _tip(self, view: View, name: str) -> str:
        record = view.details.record
        if record.speaker_text and not record.speaker:
            return translate("Details", "{name}: nobody of this name is known").format(name=name)
        return name

    def _suggest(self, typed: str) -> Sequence[Offer]:
        return self.view.names.parties(typed) if self.view else ()

    def _take(self, offer: Offer) -> None:
        name = self.view.names.directory.name(offer.key) if self.view else offer.text
        self.line.setText(name)
        self._give(offer.key, name)

    def _give(self, ref: str, shown: str) -> None:
        self.line.rested = shown
        self.given.emit((("speaker", ref), ("speaker_text", "")))


class ChoiceEditor(FieldEditor):
    """One of a list; ``choices`` gives (value, words) for a record. A value that is none of them is listed too."""

    def __init__(self, theme: Theme, field: str, choices: Choices, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._field, self._choices = field, choices
        self.choice = RestChoice(theme, self)
        self.choice.activated.connect(self._chosen)
        filled(self, self.choice)

    @property
    def empty(self) -> bool:
        return not self.choice.currentData()

    def name_it(self, name: str) -> None:
        super().name_it(name)
        self.choice.setAccessibleName(name)

    def first_widget(self) -> QWidget:
        return self.choice

    def show_view(self, view: View) -> None:
        value = _value(view, self._field)
        wanted = list(self._choices(view))
        if value not in [key for key, _ in wanted]:
            wanted.append((value, value))
        have = [(self.choice.itemData(row), self.choice.itemText(row)) for row in range(self.choice.count())]
        if wanted != have:
            self.choice.clear()
            for key, words in wanted:
                self.choice.addItem(words, key)
        self.choice.setCurrentIndex([key for key, _ in wanted].index(value))
        self.choice.setToolTip(self.choice.currentText())

    def _chosen(self, row: int) -> None:
        value = self.choice.itemData(row)
        if self.view is not None and value != _value(self.view, self._field):
            self.given.emit(((self._field, value),))


class CostEditor(FieldEditor):
    """A sum as typed, and its currency before it. At rest thousands are parted so that they can be read."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.currency = RestLine(theme, translate("Details", "USD"), self)
        self.currency.setMaxLength(12)
        self.amount = RestLine(theme, "", self)
        self._fields = (("currency", self.currency), ("cost", self.amount))
        for _, line in self._fields:
            line.finished.connect(self.commit)
            line.abandoned.connect(self.give_up)
        filled(self, self.currency, self.amount)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def dirty(self) -> bool:
        return any(line.dirty for _, line in self._fields)

    @property
    def empty(self) -> bool:
        return not self.amount.rested and not self.currency.rested

    def name_it(self, name: str) -> None:
        super().name_it(name)
        self.amount.setAccessibleName(name)
        self.currency.setAccessibleName(translate("Details", "Currency"))

    def first_widget(self) -> QWidget:
        return self.amount

    def show_view(self, view: View) -> None:
        record = view.details.record
        if isinstance(record, Proposal):
            self.currency.rest(record.currency)
            self.amount.rest(parted_sum(record.cost))

    def commit(self) -> None:
        changed = tuple((field, line.text()) for field, line in self._fields if line.dirty and not line.composing)
        if not changed:
            return
        for _, line in self._fields:
            line.rested = line.text()
        self.given.emit(tuple((field, _stored(field, text)) for field, text in changed))

    def _measure(self) -> None:
        self.currency.setFixedWidth(self.theme.px(52))


def _text_of(record: Record, field: str) -> str:
    """A text field, or what is told of a lesson under ``lesson/NAME``."""
    base, _, member = field.partition("/")
    if not member:
        return getattr(record, field, "")
    return record.lesson.get(member, "") if isinstance(record, Note) and base == "lesson" else ""


def parted_sum(cost: str) -> str:
    """A whole number with its thousands parted by commas; anything else as it is."""
    return f"{int(cost):,}" if cost.isascii() and cost.isdigit() and len(cost) < 16 else cost


def whole_sum(text: str) -> str:
    """A sum as it is stored: commas and spaces between thousands are not part of it; anything else as typed."""
    bare = text.replace(",", "").replace(" ", "").replace("\u202f", "").replace("\u00a0", "")
    groups = text.replace("\u202f", " ").replace("\u00a0", " ").replace(",", " ").split()
    whole = bare.isascii() and bare.isdigit() and all(len(group) == 3 for group in groups[1:])
    return bare if whole else text.strip()


def _stored(field: str, text: str) -> str:
    return whole_sum(text) if field == "cost" else text.strip().upper()


def _value(view: View, field: str) -> str:
    found = getattr(view.details.record, field, "")
    return ("1" if found else "") if isinstance(found, bool) else str(found)
