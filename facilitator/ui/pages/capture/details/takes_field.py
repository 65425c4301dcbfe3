"""The lessons a record takes up: each can be gone to or taken away, more are chosen from a list that is searched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.dialogs.choose_records import ChooseRecords
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.chip_buttons import ROOM, AddButton
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.details.same_field import SameEditor
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate
from facilitator.workspace.choosing import Choice, lesson_choices, link_change, ticked_of
from facilitator.workspace.record_details import Brief
from facilitator.workspace.showing import records_at_hand


class TakesUpEditor(SameEditor):
    """``wanted`` asks for the lessons to choose from; ``choose`` gives what was ticked of them."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.part_words = translate("Details", "Takes it up no longer")
        self.add = AddButton(theme, self)
        self.add.setToolTip(translate("Details", "Choose lessons …"))
        self.add.clicked.connect(self.wanted)
        self.add.typed.connect(self.wanted)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.add)
        self._foot.addStretch(1)
        self.column.addLayout(self._foot)
        theme.changed.connect(self._measure)
        self._measure()

    def records(self, view: View) -> tuple[Brief, ...]:
        return view.details.taken_up

    def first_widget(self) -> QWidget:
        return self.add

    def name_it(self, name: str) -> None:
        super().name_it(name)
        self.add.setAccessibleName(f"{name}: {self.add.toolTip()}")

    def choose(self, choices: Sequence[Choice], ticked: frozenset[str]) -> None:
        """Links what was ticked and is not linked, and takes away what is ticked no longer."""
        if self.view is None:
            return
        record = self.view.details.record
        change = link_change(record.id, choices, record.takes_up, ticked)
        parts = (
            *((f"takes_up/{one}", "1") for one in change.taken_up),
            *((f"takes_up/{one}", "") for one in change.left),
        )
        if parts:
            self.given.emit(parts)

    def part(self, record: str) -> None:
        self.given.emit(((f"takes_up/{record}", ""),))

    def _measure(self) -> None:
        self._foot.setContentsMargins(self.theme.px(8) - self.theme.px(ROOM), 0, 0, 0)


class LessonPicking(QObject):
    """Reads the lessons of the file when the editor wants them, and shows them to tick."""

    def __init__(self, theme: Theme, file: OpenFile, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._file, self._over = theme, file, parent
        self.dialog: ChooseRecords | None = None

    def pick(self, editor: TakesUpEditor) -> None:
        """Opens the list for the record the editor shows; what comes of another record is passed over."""
        if editor.view is None:
            return
        record = editor.view.details.record
        about = " ".join(record.text.split())

        def came(choices: Sequence[Choice]) -> None:
            if editor.view is None or editor.view.details.record.id != record.id or self.dialog is not None:
                return
            offered = [one for one in choices if record.id not in one.ids]
            title = translate("Details", "Lessons taken up")
            dialog = ChooseRecords(
                self._theme, title, about, offered, ticked_of(offered, record.takes_up), self._over.window()
            )

            def keep(ticked: frozenset[str]) -> None:
                if editor.view is not None and editor.view.details.record.id == record.id:
                    editor.choose(offered, ticked)

            dialog.kept.connect(keep)
            dialog.finished.connect(self._gone)
            self.dialog = dialog
            dialog.open()

        self._file.ask(lambda file: lesson_choices(records_at_hand(file)), came)

    def _gone(self) -> None:
        self.dialog = None
