"""What every editor of one field has in common: it shows a record, and gives what was changed by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.domain import Records
from facilitator.ui.theme.theme import Theme
from facilitator.workspace.name_candidates import Names
from facilitator.workspace.record_details import Details


@dataclass(frozen=True, slots=True)
class View:
    """A record to be shown, and what its refs mean. ``day`` is the record's own day in the zone of the venue."""

    details: Details
    names: Names
    frame: Records
    zone: ZoneInfo
    day: date


class FieldEditor(QWidget):
    """Shows one field. ``given`` tells the fields to set, as (name, value) pairs, when a person changed it.

    What is being typed is never overwritten: until it is given or given up, a newer view waits.
    """

    given = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.view: View | None = None

    @property
    def dirty(self) -> bool:
        """Whether something stands here that was neither given nor given up."""
        return False

    @property
    def empty(self) -> bool:
        """Whether the record has nothing in this field."""
        return False

    def take(self, view: View) -> None:
        """A record to show, or the same as it is now."""
        if not self.dirty:
            self.view = view
            self.show_view(view)

    def show_view(self, view: View) -> None:
        """Shows the field of a record; called only while nothing is being typed."""

    def commit(self) -> None:
        """Gives what was typed, if anything was."""

    def give_up(self) -> None:
        """Shows again what the record has."""
        if self.view is not None:
            self.show_view(self.view)

    def name_it(self, name: str) -> None:
        """The name a screen reader says."""
        self.setAccessibleName(name)

    def first_widget(self) -> QWidget:
        """What gets the focus when the label is clicked."""
        return self
