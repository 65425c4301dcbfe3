"""Pickers over a pane: what a record takes up, read in the worker, kept in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.domain import Records
from facilitator.ui.dialogs.choose_records import ChooseRecords
from facilitator.ui.open_file import OpenFile
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate
from facilitator.workspace.choosing import Choice, lesson_choices, link_change, ticked_of
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.tagging import TagChange

Make = Callable[[Records], Sequence[Choice]]
Take = Callable[[Sequence[Choice], frozenset[str]], Sequence[TagChange]]
Apply = Callable[[str, Sequence[TagChange]], None]


class Picking(QObject):
    """One picker at a time; what it gives goes to ``apply`` as (title, changes)."""

    def __init__(self, theme: Theme, file: OpenFile, apply: Apply, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._file, self._apply, self._over = theme, file, apply, parent
        self._asked = 0
        self.dialog: ChooseRecords | None = None

    def pick(self, title: str, about: str, undo: str, make: Make, chosen: Sequence[str], take: Take) -> None:
        """Reads the choices and shows them; ``chosen`` are ids ticked at first, ``undo`` is what the step is called."""
        self._asked += 1
        asked = self._asked

        def came(choices: Sequence[Choice]) -> None:
            if asked != self._asked or not self._over.isVisible():
                return
            dialog = ChooseRecords(self._theme, title, about, choices, ticked_of(choices, chosen), self._over)

            def keep(ticked: frozenset[str]) -> None:
                wanted = [one for one in take(choices, ticked) if one]
                if wanted:
                    self._apply(undo, wanted)

            dialog.kept.connect(keep)
            dialog.finished.connect(self._gone)
            self.dialog = dialog
            dialog.open()

        self._file.ask(lambda file: make(records_at_hand(file)), came)

    def pick_lessons(self, records: Sequence[tuple[str, Sequence[str]]], name: str, about: str = "") -> None:
        """What records take up: (id, what it takes up now). Several get what is ticked and lose what is unticked."""
        first = records[0][1] if len(records) == 1 else [one for one in records[0][1] if _all_have(records, one)]
        title = translate("Tagging", "Lessons that {name} takes up").format(name=name)

        def take(choices: Sequence[Choice], ticked: frozenset[str]) -> Sequence[TagChange]:
            was = ticked_of(choices, first)
            return [
                link_change(item, choices, before, (ticked_of(choices, before) - (was - ticked)) | (ticked - was))
                for item, before in records
            ]

        own = {item for item, _ in records}

        def make(every: Records) -> Sequence[Choice]:
            return [one for one in lesson_choices(every) if not own & set(one.ids)]

        self.pick(title, about, translate("Tagging", "Lessons taken up"), make, first, take)

    def _gone(self) -> None:
        self.dialog = None
        self._over.setFocus()


def _all_have(records: Sequence[tuple[str, Sequence[str]]], item: str) -> bool:
    return all(item in links for _, links in records)
