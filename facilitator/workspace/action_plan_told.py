"""What a plan read back from a spreadsheet would do: told so that a person can decide."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.errors import Sentence

FieldEdit = tuple[str, str, tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """A cell or a row of a plan; ``column`` is its title, "" for a whole row. Rows count from 1."""

    sheet: str
    row: int
    column: str = ""

    def __str__(self) -> str:
        sheet = f"{self.sheet}, " if self.sheet else ""
        return f"{sheet}row {self.row}{', ' + self.column if self.column else ''}"


@dataclass(frozen=True, slots=True)
class PlanEdit:
    """A cell that somebody changed: what the sheet showed, what it says now, and what the file says meanwhile.

    ``clash``: the file was changed too, so that both will stand as a conflict. ``fields`` are what is to be stored:
    field, value, and the changes it replaces.
    """

    item: str
    label: str
    column: str
    title: str
    old: str
    new: str
    clash: bool
    meanwhile: str
    place: Place
    fields: tuple[FieldEdit, ...]
    told: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFault:
    """A cell or row that nothing is taken from, and why; ``clash``: two sheets say different things."""

    place: Place
    label: str
    reason: Sentence
    clash: bool = False


@dataclass(frozen=True, slots=True)
class NewAction:
    """A row without an id: a new action item. ``present``: it was taken in before."""

    item: str
    session: str
    text: str
    place: Place
    fields: tuple[tuple[str, str], ...]
    present: bool
    told: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """``unchanged`` counts the rows that say what the file says; ``missing`` are (label, text) of actions that have
    no row: they stay as they are. ``unread`` are sheets that are no part of the plan."""

    edits: tuple[PlanEdit, ...] = ()
    new: tuple[NewAction, ...] = ()
    faults: tuple[PlanFault, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    unchanged: int = 0
    unread: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def clashes(self) -> int:
        """How many edits meet a change that somebody else made meanwhile."""
        return sum(edit.clash for edit in self.edits)

    @property
    def brings(self) -> bool:
        """Whether anything would change."""
        return bool(self.edits) or any(not one.present for one in self.new)
