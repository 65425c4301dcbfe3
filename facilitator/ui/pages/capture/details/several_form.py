"""What can be set for many records at once: point, tags; the kind and the star stand in the head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator.domain import Note
from facilitator.ui.pages.capture.details.editor import FieldEditor, View
from facilitator.ui.pages.capture.details.field_table import points, tags
from facilitator.ui.pages.capture.details.form import FieldLabel
from facilitator.ui.pages.capture.details.plain_fields import ChoiceEditor
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.record_details import Brief

MIXED = "\x00"  # no id is this
_LABELS = 84


class SeveralForm(QWidget):
    """``given`` tells (title, fields to set) for all of them, ``linked`` that they say the same."""

    given = Signal(str, tuple)
    linked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._count = Label(theme, "", Use.NOTE_STRONG, "text", True, self)
        self._told = Label(theme, "", Use.BASE, "text2", True, self)
        self.point = ChoiceEditor(theme, "point", _points, self)
        self.tags = tags(every=True)(theme, self)
        self._link = Button(theme, translate("Details", "They say the same"), "link-variant", parent=self)
        self._link.clicked.connect(self.linked)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._labels = [
            self._row(0, translate("Fields of a record", "Point"), self.point),
            self._row(1, translate("Details", "Tags of all"), self.tags),
        ]
        self.point.given.connect(self._move)
        self.tags.given.connect(self._tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._count)
        column.addLayout(self._grid)
        column.addWidget(self._told)
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._measure)
        self._measure()

    def take(self, view: View, briefs: Sequence[Brief]) -> None:
        """Shows what the records have in common. ``view`` gives the names; its record is put together here."""
        shown = replace(view, details=replace(view.details, record=common_record(briefs)))
        self._count.setText(translate("Details", "%n note(s)", "", len(briefs)))
        self._told.setText(
            translate("Details", "What is chosen here, and the kind and the star above, is set for all of them.")
        )
        for editor in (self.point, self.tags):
            editor.take(shown)

    def commit(self) -> None:
        """Gives what was typed and not given yet."""
        self.tags.commit()

    def _row(self, place: int, words: str, editor: FieldEditor) -> FieldLabel:
        label = FieldLabel(self._theme, editor)
        label.show_field(words, False)
        editor.name_it(words)
        self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(editor, place, 1, Qt.AlignmentFlag.AlignVCenter)
        return label

    def _move(self, parts: tuple[tuple[str, str], ...]) -> None:
        if parts[0][1] != MIXED:
            self.given.emit(translate("Details", "Move of notes"), parts)

    def _tag(self, parts: tuple[tuple[str, str], ...]) -> None:
        self.given.emit(translate("Details", "Edit of tags"), parts)

    def _measure(self) -> None:
        for label in self._labels:
            label.setFixedWidth(self._theme.px(_LABELS))


def common_record(briefs: Sequence[Brief]) -> Note:
    """What all of them have: kind, point and star where they agree, and the tags of every one."""
    first = briefs[0]
    kind = first.kind if all(brief.kind == first.kind for brief in briefs) else ""
    point = first.point if all(brief.point == first.point for brief in briefs) else MIXED
    every = [tag for tag in first.tags if all(tag in brief.tags for brief in briefs)]
    return Note(id="", kind=kind, text="", point=point, tags=tuple(every), starred=all(b.starred for b in briefs))


def _points(view: View) -> Sequence[tuple[str, str]]:
    mixed = [(MIXED, translate("Details", "Several points"))] if view.details.record.point == MIXED else []
    return [*mixed, *points(view)]
