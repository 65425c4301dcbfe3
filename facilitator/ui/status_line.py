"""The status line: what is on disk, and what is still open; each item is a button that opens its list."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.widgets.status_button import StatusButton
from facilitator.ui.words import translate


class StatusLine(QWidget):
    """Left: saved when, which file. Right: points without notes, unknown speakers, conflicts."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._context = context
        self._row = QHBoxLayout(self)
        self.saved = self._item("file.save", "check")
        self.file = self._item("file.save")
        self.backup = self._item("page.merge", "check")
        self.backup.hide()
        self.watching = self._item("merge.watch", "folder-eye-outline")
        self.watching.hide()
        self._row.addStretch(1)
        self.silent = self._item("session.wrap_up", "circle-outline")
        self.unknown = self._item("session.unknown", "account-question-outline", "care")
        self.conflicts = self._item("page.merge", "call-split", "clash")
        self.saved.hide()
        self.show_open(0, 0, 0)
        context.theme.changed.connect(self._measure)
        self._measure()

    def show_file(self, path: Path, *, read_only: bool) -> None:
        """Names the file; one that is only read says so."""
        name = path.name
        self.file.say(translate("Status", "{name} (only reading)").format(name=name) if read_only else name)
        self.file.setToolTip(str(path))
        self.saved.hide()
        self.backup.hide()

    def show_kept(self, at: datetime) -> None:
        """The moment of the last thing that is safely on disk."""
        self.saved.set_icon("check")
        self.saved.set_tone("text2")
        self.saved.say(translate("Status", "Saved {time}").format(time=at.strftime("%H:%M:%S")))
        self.saved.show()

    def show_lost(self) -> None:
        """What is typed does not reach the disk."""
        self.saved.set_icon("content-save-alert-outline")
        self.saved.set_tone("clash")
        self.saved.say(translate("Status", "Not being kept"))
        self.saved.show()

    def show_backup(self, path: Path) -> None:
        """The backup made last, before a merge."""
        self.backup.say(translate("Status", "Backup “{name}”").format(name=path.stem))
        self.backup.setToolTip(str(path))
        self.backup.show()

    def show_watching(self, words: str) -> None:
        """The folder that is watched, and what came of it; "" for none."""
        self.watching.say(words)
        self.watching.setVisible(bool(words))

    def show_open(self, silent_points: int, unknown: int, conflicts: int) -> None:
        """The numbers of what is still open; what is nothing is not shown."""
        self.silent.say(translate("Status", "%n point(s) without notes", "", silent_points))
        self.unknown.say(translate("Status", "%n unknown speaker(s)", "", unknown))
        self.conflicts.say(translate("Status", "%n conflict(s)", "", conflicts))
        for button, count in ((self.silent, silent_points), (self.unknown, unknown), (self.conflicts, conflicts)):
            button.setVisible(count > 0)

    def _item(self, action: str, icon: str = "", tone: str = "text2") -> StatusButton:
        button = StatusButton(self._context.theme, icon, tone, self)
        button.setObjectName(f"status.{action}")
        button.clicked.connect(self._context.actions[action].trigger)
        self._row.addWidget(button)
        return button

    def _measure(self) -> None:
        theme = self._context.theme
        self.setFixedHeight(theme.px(24))
        self._row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self._row.setSpacing(theme.px(8))
