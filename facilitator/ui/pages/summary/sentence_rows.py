"""The sentences of a part as rows: what is shown of each, and the model of the list."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from facilitator.ui.widgets.rows_model import Index, KeyedModel
from facilitator.ui.words import translate


@dataclass(frozen=True, slots=True)
class SourceChip:
    """A record a sentence rests on; ``disputed``: it is in conflict. ``icon`` and ``tone`` are those of its kind."""

    record: str
    text: str
    icon: str
    tone: str
    starred: bool = False
    disputed: bool = False

    def spoken(self) -> str:
        """As a screen reader says it."""
        star = translate("Summary", "starred") if self.starred else ""
        conflict = translate("Summary", "in conflict") if self.disputed else ""
        return ", ".join(word for word in (self.text, star, conflict) if word)


@dataclass(frozen=True, slots=True)
class FaultChip:
    """What somebody should look at in a sentence."""

    text: str
    icon: str = "alert-circle-outline"


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """``key`` names the sentence; ``note`` says in words why it looks as it does.

    ``struck``: left out for length. ``frozen``: cleared, so its words stand."""

    key: str
    label: str
    text: str
    chips: tuple[SourceChip, ...] = ()
    faults: tuple[FaultChip, ...] = ()
    note: str = ""
    struck: bool = False
    frozen: bool = False
    editable: bool = True

    def spoken(self) -> str:
        """As a screen reader says it: label, words, what rests where, what is wrong."""
        rests = [chip.spoken() for chip in self.chips]
        sources = translate("Summary", "rests on {sources}").format(sources="; ".join(rests)) if rests else ""
        parts = (self.label, self.text, self.note, sources, *(fault.text for fault in self.faults))
        return ". ".join(part.rstrip(".") for part in parts if part)


class SentenceModel(KeyedModel[SentenceRow]):
    """The rows of one part."""

    def key(self, row: SentenceRow) -> str:
        return row.key

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.note
        return None
