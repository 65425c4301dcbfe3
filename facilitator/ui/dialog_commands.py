"""The actions that open a dialog, and going to what a dialog names."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.ui.context import Context
from facilitator.ui.desk import Desk


class DialogCommands(QObject):
    """Binds them; the dialogs are loaded when they are first asked for."""

    def __init__(self, context: Context, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._context, self._window, self._desk = context, window, desk
        on = context.actions.on
        on("help.palette", self._palette)
        on("help.keys", self._keys)
        on("help.about", self._about)
        on("file.settings", self._settings)
        on("file.import", self._import)
        on("paper.save_all", self._save_papers)
        on("session.participants", self._participants)
        on("session.unknown", self._unknown)
        on("session.wrap_up", self._wrap_up)
        on("session.read_back", self._read_back)

    def show_record(self, item: str) -> None:
        """Shows a record in the list, by id: in that of all notes where the point shown does not have it."""
        self._go("record", item)

    def show_quotes(self, name: str) -> None:
        """Shows where a person or a delegation stands."""
        from facilitator.ui.pages.quotes.page import QuotesPage

        self._desk.show_page("quotes")
        page = self._desk.page_of("quotes")
        if isinstance(page, QuotesPage):
            page.show_quotes(name)

    def _read_back(self) -> None:
        self._desk.show_page("read_back")

    def _palette(self) -> None:
        from facilitator.ui.dialogs.palette import CommandPalette

        CommandPalette(self._context, self._window).open()

    def _keys(self) -> None:
        from facilitator.ui.dialogs.keys import KeysHelp

        KeysHelp(self._context, self._window).open()

    def _about(self) -> None:
        from facilitator.ui.dialogs.about import About

        About(self._context, self._window).open()

    def _settings(self) -> None:
        from facilitator.ui.dialogs.settings import SettingsDialog

        SettingsDialog(self._context, self._window).open()

    def _import(self) -> None:
        if self._desk.file:
            from facilitator.ui.dialogs.import_file import ImportDialog

            ImportDialog(self._context, self._desk.file, self._window).open()

    def _save_papers(self) -> None:
        if self._desk.file:
            from facilitator.ui.dialogs.save_papers import SavePapersDialog

            SavePapersDialog(self._context, self._desk.file, self._window).open()

    def _participants(self) -> None:
        if self._desk.file:
            from facilitator.ui.dialogs.participants import ParticipantsDialog

            ParticipantsDialog(self._context, self._desk.file, self._window).open()

    def _unknown(self) -> None:
        if self._desk.file:
            from facilitator.ui.dialogs.unknown_speakers import UnknownSpeakersDialog

            UnknownSpeakersDialog(self._context, self._desk.file, self._window).open()

    def _wrap_up(self) -> None:
        if self._desk.file:
            from facilitator.ui.dialogs.wrap_up import WrapUpDialog

            WrapUpDialog(self._context, self._desk.file, self._window, self._go).open()

    def _go(self, kind: str, item: str) -> None:
        """Shows what a list names: a point, a record, the conflicts."""
        if kind == "conflict":
            self._desk.show_page("merge")
            return
        if kind in ("speaker", "unknown"):
            self._unknown()
            return
        self._desk.show_page("capture")
        from facilitator.ui.pages.capture.page import CapturePage

        page = self._desk.page_of("capture")
        if isinstance(page, CapturePage):
            if kind == "point":
                page.state.show_point(item)
                return
            if page.notes.model.order.row_of(item) < 0:
                page.state.show_everything(True)
            page.state.select((item,))
            page.notes.focus_list()
