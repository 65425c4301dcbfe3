"""What the actions of the whole window do; those of a page are bound by the page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from facilitator.ui.context import Context
from facilitator.ui.desk import Desk
from facilitator.ui.header import Header
from facilitator.ui.window import MainWindow
from facilitator.ui.words import translate

_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
_SWITCHES = ("view.programme", "view.details", "view.run_sheet")


class Commands(QObject):
    """Binds the actions of the window; made once, after everything else."""

    def __init__(self, context: Context, window: MainWindow, header: Header, desk: Desk) -> None:
        super().__init__(window)
        self._context, self._window, self._header, self._desk = context, window, header, desk
        on = context.actions.on
        on("file.open", self._open)
        on("file.import", self._import)
        on("file.save", self._saved)
        on("file.settings", self._settings)
        on("file.close", desk.close)
        on("file.quit", self._quit)
        on("edit.undo", self._undo)
        on("edit.redo", self._redo)
        on("edit.find", self._find)
        on("session.participants", self._participants)
        on("session.unknown", self._unknown)
        on("session.wrap_up", self._wrap_up)
        on("view.next_pane", lambda: self._pane(1))
        on("view.previous_pane", lambda: self._pane(-1))
        for name in ("capture", "merge", "papers"):
            on(f"page.{name}", lambda page=name: desk.show_page(page))
        self._bind_view()
        self._name_undo()

    def _bind_view(self) -> None:
        on = self._context.actions.on
        on("view.larger", lambda: self._scale(1))
        on("view.smaller", lambda: self._scale(-1))
        on("view.normal", lambda: self._context.preferences.set("text_size", "100"))
        on("view.theme", self._theme)
        on("view.full_screen", self._full_screen)
        on("help.palette", self._palette)
        on("help.keys", self._keys)
        on("help.about", self._about)
        for name in _SWITCHES:
            self._context.actions[name].setChecked(self._context.remembered.text(name, "1") == "1")

    def watch_undo(self) -> None:
        """A file was opened: its undo names the menu entries."""
        if self._desk.file:
            self._desk.file.undo_changed.connect(self._name_undo)
        self._name_undo()

    def _name_undo(self) -> None:
        file = self._desk.file
        for name, title, plain, named in (
            ("edit.undo", file.undo_title if file else "", "&Undo", "&Undo {what}"),
            ("edit.redo", file.redo_title if file else "", "&Redo", "&Redo {what}"),
        ):
            action = self._context.actions[name]
            words = translate("Actions", named).format(what=_lower(title)) if title else translate("Actions", plain)
            action.setText(words)
            self._context.actions.enable(name, bool(title))

    def _quit(self) -> None:
        self._window.close()

    def _undo(self) -> None:
        if self._desk.file:
            self._desk.file.undo()

    def _redo(self) -> None:
        if self._desk.file:
            self._desk.file.redo()

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

    def _pane(self, step: int) -> None:
        page = self._window.pages.currentWidget()
        panes = list(page.panes()) if hasattr(page, "panes") else []  # type: ignore[attr-defined]
        around: list[QWidget] = [*panes, self._header]
        focus = self._window.focusWidget()
        here = next((at for at, pane in enumerate(around) if focus and (pane is focus or pane.isAncestorOf(focus))), 0)
        _focus_in(around[(here + step) % len(around)])

    def _scale(self, step: int) -> None:
        now = int(self._context.preferences["text_size"])
        nearest = min(range(len(_SIZES)), key=lambda at: abs(_SIZES[at] - now))
        at = min(max(nearest + step, 0), len(_SIZES) - 1)
        self._context.preferences.set("text_size", str(_SIZES[at]))

    def _theme(self) -> None:
        self._context.preferences.set("theme", "light" if self._context.theme.dark else "dark")

    def _full_screen(self) -> None:
        if self._context.actions["view.full_screen"].isChecked():
            self._window.showFullScreen()
        else:
            self._window.showNormal()

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
            else:
                page.state.show_everything(True)
                page.state.select((item,))


def _focus_in(pane: QWidget) -> None:
    """The first widget of a pane that takes the focus by Tab."""
    widget = pane
    for found in [pane, *pane.findChildren(QWidget)]:
        if found.isVisible() and found.isEnabled() and found.focusPolicy().value & 1:
            widget = found
            break
    widget.setFocus()
    QApplication.sendPostedEvents()


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
