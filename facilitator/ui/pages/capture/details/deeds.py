"""What a person does in the details, as verbs of the workspace, each under the name it is undone by."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.errors import SessionFileError
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.words import translate
from facilitator.workspace import editing, record_edits
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.record_edits import Part

Fields = tuple[tuple[str, str], ...]
_AGAIN_MS = 2000


class Deeds(QObject):
    """Does things to the records selected. ``refused`` when nothing may be written, so that fields show it."""

    refused = Signal()

    def __init__(self, file: OpenFile, state: CaptureState, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._state = file, state
        self._waiting: dict[tuple[str, ...], Callable[[], None]] = {}
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    @property
    def unkept(self) -> bool:
        """Whether fields wait to be set because the file could not be written."""
        return bool(self._waiting)

    def try_again(self) -> None:
        """Sets what could not be set before; a later edit of the same fields has taken its place already."""
        self._again.stop()
        waiting, self._waiting = self._waiting, {}
        for call in waiting.values():
            call()

    def edit(self, title: str, view: View, fields: Fields) -> None:
        """Sets fields of one record, on what the person saw of it."""
        given = [Part(field, value) for field, value in fields]
        item, seen = view.details.record.id, view.details.seen
        key = (item, *(part.field for part in given))
        self._waiting.pop(key, None)

        def work(file: SessionFile) -> Changed:
            return record_edits.edit_seen(file, item, given, seen)

        def again() -> None:
            self._file.do(title, work, None, failed_again)

        def failed_again(error: BaseException) -> None:
            if isinstance(error, SessionFileError):
                self._waiting.setdefault(key, again)
                self._again.start()
            else:
                self._file.tell(error)

        def failed(error: BaseException) -> None:
            if isinstance(error, SessionFileError):
                self._file.tell(error)
            failed_again(error)

        if self._file.do(title, work, None, failed) is None:
            self.refused.emit()

    def edit_all(self, title: str, fields: Fields) -> None:
        """Sets fields of all records selected."""
        given = [Part(field, value) for field, value in fields]
        items = self._state.selected
        self._do(title, lambda file: record_edits.edit_all(file, items, given))

    def set_kind(self, kind: str) -> None:
        """Another kind for all records selected."""
        self.edit_all(translate("Details", "Change of kind"), (("kind", kind),))

    def set_star(self, on: bool) -> None:
        """Stars all records selected, or takes the stars off."""
        title = translate("Details", "Star") if on else translate("Details", "Star taken off")
        self.edit_all(title, (("starred", "1" if on else "0"),))

    def take(self, item: str, field: str, change: str) -> None:
        """Settles a conflict with one of its versions."""
        title = translate("Details", "Settlement")
        self._do(title, lambda file: editing.resolve(file, item, field, take=change))

    def settle(self, item: str, field: str, text: str) -> None:
        """Settles a conflict with a text."""
        title = translate("Details", "Settlement")
        self._do(title, lambda file: editing.resolve(file, item, field, text=text))

    def part(self, record: str) -> None:
        """Takes a record out of those that say the same."""
        self._do(translate("Details", "Link taken off"), lambda file: record_edits.part_record(file, record))

    def link(self) -> None:
        """Says that the records selected say the same."""
        items = self._state.selected
        self._do(translate("Details", "Link of notes"), lambda file: record_edits.link_records(file, items))

    def restore(self) -> None:
        """Takes the deletion of the record selected back."""
        if self._state.selected:
            item = self._state.selected[0]
            self._do(translate("Details", "Restored note"), lambda file: editing.restore(file, item))

    def _do(self, title: str, work: Callable[[SessionFile], Changed]) -> None:
        if self._file.do(title, work) is None:
            self.refused.emit()
