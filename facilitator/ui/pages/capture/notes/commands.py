"""What can be done with the notes selected; each is one step that can be taken back by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.words import translate
from facilitator.workspace.burying import delete_all
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.listing import Row, note_rows
from facilitator.workspace.record_edits import Part, edit_all
from facilitator.workspace.told_words import told_lines


class NoteCommands(QObject):
    """``chosen`` gives the ids of the notes that are meant. ``quotes_asked`` tells whose quotes are wanted."""

    quotes_asked = Signal(str)

    def __init__(
        self,
        context: Context,
        file: OpenFile,
        state: CaptureState,
        chosen: Callable[[], tuple[str, ...]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._file, self._state, self._chosen = context, file, state, chosen
        self._window = parent
        for name, call in (
            ("note.move", self.move),
            ("note.delete", self.delete),
            ("note.restore", self.show_deleted),
            ("note.quotes", self.show_quotes),
            ("edit.replace", self.show_replace),
        ):
            context.actions.on(name, call)

    def set_kind(self, kind: str) -> None:
        """Gives the notes another kind."""
        self._do(
            translate("NoteCommands", "Change of kind"), lambda file, ids: edit_all(file, ids, [Part("kind", kind)])
        )

    def star(self, ids: tuple[str, ...] = ()) -> None:
        """Stars the notes; where all of them are starred, takes the stars off."""
        self._do(translate("NoteCommands", "Star"), _starred, ids)

    def delete(self) -> None:
        """Deletes the notes; they can be brought back."""
        count = len(self._chosen())
        self._do(translate("NoteCommands", "Deletion of %n note(s)", "", count), delete_all)

    def copy(self) -> None:
        """Puts the lines of the notes on the clipboard, nobody named whom the papers would not name."""
        ids, level = self._chosen(), self._context.preferences["attribution"]
        ask(self, self._file, lambda file: told_lines(file, ids, level), self._copied)

    def _copied(self, lines: tuple[str, ...]) -> None:
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def move(self) -> None:
        """Asks where to, then moves the notes there."""
        from facilitator.ui.dialogs.move_note import MoveDialog

        if self._chosen():
            dialog = MoveDialog(self._context.theme, self._file, self._window)
            dialog.chosen.connect(self.move_to)
            dialog.open()

    def move_to(self, point: str) -> None:
        """Moves the notes to a point, "" for none."""
        count = len(self._chosen())
        self._do(
            translate("NoteCommands", "Move of %n note(s)", "", count),
            lambda file, ids: edit_all(file, ids, [Part("point", point)]),
        )

    def show_deleted(self) -> None:
        """Lists what is deleted, to bring it back."""
        from facilitator.ui.dialogs.deleted_notes import DeletedNotesDialog

        DeletedNotesDialog(self._context.theme, self._file, self._window).open()

    def show_quotes(self) -> None:
        """Shows everywhere the speaker of the note stands; of several notes that of the first with one."""
        ids = self._chosen()
        ask(self, self._file, lambda file: note_rows(file, ids), self._quoted)

    def _quoted(self, rows: Sequence[Row]) -> None:
        speaker = next((row.speaker for row in rows if row.speaker), "")
        if speaker:
            self.quotes_asked.emit(speaker)
        elif rows:
            self._file.said.emit("care", translate("NoteCommands", "Nobody stands as the speaker of this note yet."))

    def show_replace(self) -> None:
        """Find and replace."""
        from facilitator.ui.dialogs.replace import ReplaceDialog

        point = None if self._state.everything else self._state.point
        ReplaceDialog(self._context.theme, self._file, point, self._window).open()

    def _do(
        self, title: str, verb: Callable[[SessionFile, tuple[str, ...]], Changed], ids: tuple[str, ...] = ()
    ) -> None:
        chosen = ids or self._chosen()
        if chosen:
            self._file.do(title, lambda file: verb(file, chosen))


def _starred(file: SessionFile, ids: tuple[str, ...]) -> Changed:
    on = not all(row.starred for row in note_rows(file, ids))
    return edit_all(file, ids, [Part("starred", "yes" if on else "no")])
