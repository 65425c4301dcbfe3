"""A record on which a sentence is to rest: found by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.dialogs.point_list import PointList
from facilitator.ui.pages.summary.rows import source_chip
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.summary_desk import Source


class SourceDialog(Dialog):
    """``chosen`` tells a tuple with the Source; the first ``most`` records are listed."""

    chosen = Signal(tuple)

    def __init__(self, theme: Theme, sources: Sequence[Source], most: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("Summary", "Add a source"), parent)
        self.setObjectName("add_source")
        self._sources = {one.id: one for one in sources[:most]}
        entries = [(one.id, _line(one)) for one in self._sources.values()]
        self.records = PointList(theme, entries, translate("Summary", "Record"), self)
        self.records.taken.connect(self._taken)
        self.body.addWidget(self.records, 1)
        if len(sources) > most:
            words = translate("Summary", "The first %n record(s); the others stand in the list below.", "", most)
            self.body.addWidget(Label(theme, words, Use.SMALL, "text2", True, self))
        cancel = Button(theme, translate("Summary", "Cancel"), "", "plain", "", self)
        cancel.clicked.connect(self.reject)
        add = Button(theme, translate("Summary", "Add"), "", "primary", "", self)
        add.clicked.connect(self.records.take)
        add.setDefault(True)
        self.buttons.addWidget(cancel)
        self.buttons.addWidget(add)
        self.resize(theme.px(560), theme.px(440))
        self.records.field.setFocus()

    def _taken(self, record: str) -> None:
        self.chosen.emit((self._sources[record],))
        self.accept()


def _line(one: Source) -> str:
    return f"{source_chip(one).text}  {' '.join(one.text.split())}"
