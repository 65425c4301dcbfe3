"""The folder that is watched: what became of each file in it, what is held back, and the end of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from facilitator.ui.folder_watch import FolderWatch
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.telling import clock_of
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.watch_words import state_words, what_came
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import said, translate
from facilitator.workspace.arriving_strikes import Strike, held_strikes
from facilitator.workspace.watching_here import Arrived


class WatchedFolderDialog(Dialog):
    """``stop_asked``, and ``strike_asked`` with what is held back."""

    stop_asked = Signal()
    strike_asked = Signal(object)

    def __init__(self, theme: Theme, file: OpenFile, watch: FolderWatch, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("Watch", "Watched folder"), parent)
        self.setObjectName("watched_folder")
        self._file, self._watch = file, watch
        self._held: tuple[Strike, ...] = ()
        self.words = Label(theme, "", Use.STRONG, "text", True, self)
        self.place = Label(theme, str(watch.folder), Use.BASE, "text2", True, self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("Watch", "Files of the folder"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setFont(theme.font(Use.BASE))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.px(4))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.held = Button(theme, "", "format-strikethrough", parent=self)
        self.stop = Button(theme, translate("Watch", "Stop watching"), parent=self)
        self.shut = Button(theme, translate("Watch", "Close"), "", "primary", parent=self)
        for button in (self.held, self.stop, self.shut):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.shut.setDefault(True)
        self.held.clicked.connect(self._strike)
        self.stop.clicked.connect(self._stop)
        self.shut.clicked.connect(self.accept)
        for widget in (self.words, self.place):
            self.body.addWidget(widget)
        self.body.addWidget(self.list, 1)
        self.resize(theme.px(640), theme.px(400))
        watch.changed.connect(self._show)
        watch.destroyed.connect(self.reject)  # the file was closed
        self._show()
        self.shut.setFocus()

    def _show(self) -> None:
        self.words.setText(state_words(self._watch))
        at = self.list.currentRow()
        self.list.clear()
        for path, one in self._watch.arrived.items():
            item = QListWidgetItem(self._line(path, one), self.list)
            item.setToolTip(str(path))
        self.list.setCurrentRow(max(0, at))
        if not self._watch.arrived:
            item = QListWidgetItem(translate("Watch", "No session file arrived yet."), self.list)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.held.hide()
        self._file.ask(held_strikes, self._show_held)

    def _show_held(self, held: tuple[Strike, ...]) -> None:
        self._held = held
        self.held.setText(translate("Watch", "What others struck (%n) …", "", len(held)))
        self.held.setVisible(bool(held) and not self._file.read_only)

    def _line(self, path: Path, one: Arrived) -> str:
        merged = one.merged
        told = said(merged.refused) if merged.receipt is None else what_came(merged.receipt)
        return translate("Watch", "{file} · {time}\n{told}").format(
            file=path.name, time=clock_of(merged.at, self._file.zone), told=told
        )

    def _strike(self) -> None:
        held = self._held
        self.accept()
        self.strike_asked.emit(held)

    def _stop(self) -> None:
        self.accept()
        self.stop_asked.emit()
