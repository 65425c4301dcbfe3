"""What a person does to the programme: each a verb of the workspace, named for undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.programme.drag import Target
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.coverage import mark_discussed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.programme import (
    add_point,
    move_point,
    put_under,
    rename_point,
    step_point,
    swap_with_next,
)


class ProgrammeCommands(QObject):
    """Runs the verbs in the worker; each can be undone."""

    def __init__(self, file: OpenFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file

    def add(
        self,
        session: str,
        title: str,
        slot: str,
        after: str | None,
        then: Callable[[str], None],
        fails: Callable[[], None],
    ) -> None:
        def failed(error: BaseException) -> None:
            fails()
            self._file.tell(error)

        def done(changed: Changed) -> None:
            then(changed.items[0])

        started = self._file.do(
            translate("Programme", "Addition of discussion point"),
            lambda file: add_point(file, session, title, slot, after),
            done,
            failed,
        )
        if started is None:
            fails()

    def rename(self, point: str, title: str) -> None:
        self._do(translate("Programme", "Renaming of discussion point"), lambda file: rename_point(file, point, title))

    def move(self, point: str, to: Target) -> None:
        self._do(
            translate("Programme", "Move of discussion point"),
            lambda file: move_point(file, point, to.slot, to.after),
        )

    def step(self, point: str, by: int) -> None:
        self._do(translate("Programme", "Move of discussion point"), lambda file: step_point(file, point, by))

    def mark(self, point: str, *, discussed: bool) -> None:
        title = (
            translate("Programme", "Removal of “not discussed”")
            if discussed
            else translate("Programme", "Mark “not discussed”")
        )
        self._do(title, lambda file: mark_discussed(file, point, discussed))

    def put_under(self, records: tuple[str, ...], point: str) -> None:
        title = translate("Programme", "Move of %n note(s)", "", len(records))
        self._do(title, lambda file: put_under(file, records, point))

    def swap(self, slot: str) -> None:
        self._do(translate("Programme", "Swap of slots"), lambda file: swap_with_next(file, slot))

    def _do(self, title: str, work: Callable[[SessionFile], Changed]) -> None:
        self._file.do(title, work)
