"""What the actions of the whole window do that need no dialog of ours; those of a page are bound by the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.header import Header
from facilitator.ui.pages.making import PAGES
from facilitator.ui.window import MainWindow
from facilitator.ui.words import translate


class Commands(QObject):
    """Binds the actions on files, undo, search and pages; made once."""

    def __init__(self, context: Context, window: MainWindow, header: Header, desk: Desk) -> None:
        super().__init__(window)
        self._context, self._window, self._header, self._desk = context, window, header, desk
        on = context.actions.on
        on("file.open", self._open)
        on("file.save", self._saved)
        on("file.close", self._close)
        on("file.quit", self._quit)
        on("edit.undo", self._undo)
        on("edit.redo", self._redo)
        on("edit.find", self._find)
        for name in PAGES:
            on(f"page.{name}", lambda page=name: desk.show_page(page))
        self._name_undo()

    def watch_undo(self) -> None:
        """A file was opened: its undo names the menu entries."""
        if self._desk.file:
            self._desk.file.steps.changed.connect(self._name_undo)
        self._name_undo()

    def _name_undo(self) -> None:
        file = self._desk.file
        for name, title, plain, named in (
            ("edit.undo", file.steps.undo_title if file else "", "&Undo", "&Undo {what}"),
            ("edit.redo", file.steps.redo_title if file else "", "&Redo", "&Redo {what}"),
        ):
            action = self._context.actions[name]
            words = translate("Actions", named).format(what=_lower(title)) if title else translate("Actions", plain)
            action.setText(words)
            self._context.actions.enable(name, bool(title))

    def _close(self) -> None:
        self._desk.leave()

    def _quit(self) -> None:
        self._window.close()

    def _undo(self) -> None:
        if self._desk.file:
            self._desk.file.steps.undo()

    def _redo(self) -> None:
        if self._desk.file:
            self._desk.file.steps.redo()

    def _open(self) -> None:
        start = str(self._desk.file.path.parent) if self._desk.file else ""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            translate("Commands", "Open a session file"),
            start,
            translate("Commands", "Session files (*.facilitator);;All files (*)"),
        )
        if name:
            self._desk.open(Path(name))

    def _saved(self) -> None:
        self._desk.said.emit("done", translate("Commands", "Everything typed is on disk already; there is no Save."))

    def _find(self) -> None:
        self._header.search.setFocus()
        self._header.search.selectAll()


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
