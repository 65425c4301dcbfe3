"""The text being changed, on disk every second or two before it becomes an edit."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.details.plain_fields import TextEditor
from facilitator.workspace.changed import Changed
from facilitator.workspace.drafting import drop_draft, keep_draft
from facilitator.workspace.files import SessionFile

_DRAFT_MS = 1200


class TextDraft(QObject):
    """Watches the text of the record shown; what was given or given up is no draft any more."""

    def __init__(self, file: OpenFile, editor: TextEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._editor = file, editor
        self._item = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DRAFT_MS)
        self._timer.timeout.connect(self.keep)
        editor.area.textChanged.connect(self._typed)

    def keep(self) -> None:
        """Keeps what stands there now, if it is unfinished."""
        self._timer.stop()
        view = self._editor.view
        if view is not None and self._editor.dirty and not self._file.read_only:
            self._item = view.details.record.id
            self._file.do("", _kept(view, self._editor.area.toPlainText()))

    def _typed(self) -> None:
        if self._editor.dirty:
            if not self._timer.isActive():
                self._timer.start()
        elif self._item:
            self.drop()

    def drop(self) -> None:
        """Forgets the draft: the text is an edit now, or was given up."""
        self._timer.stop()
        item, self._item = self._item, ""
        if item:
            self._file.ask(lambda file: drop_draft(file, item, "text"), _nothing)


def _kept(view: View, text: str) -> Callable[[SessionFile], Changed]:
    def work(file: SessionFile) -> Changed:
        keep_draft(file, view.details.record.id, "text", text, view.details.text_heads)
        return Changed()

    return work


def _nothing(_: None) -> None:
    pass
