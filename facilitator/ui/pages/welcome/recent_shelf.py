"""The shelf of recent files: their names at once, what is in them as soon as somebody has looked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.clock import system_clock
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.pages.welcome.moments import folder_words, moment_words
from facilitator.ui.pages.welcome.recent_files import RecentFiles, RecentRow
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.labels import Hairline, Label
from facilitator.ui.words import translate

if TYPE_CHECKING:
    from facilitator.workspace.recent import RecentFile


class RecentShelf(QWidget):
    """``chosen`` tells the path of a file to be opened.

    ``filled`` tells whether there is any, ``emptied`` that the last one was taken off.
    """

    chosen = Signal(object)
    filled = Signal(bool)
    emptied = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._asked = 0
        self._head = Label(theme, translate("Welcome", "Recent files"), Use.STRONG, "text", False, self)
        nothing = translate("Welcome", "None yet. The files you open will be listed here.")
        self._none = Label(theme, nothing, Use.BASE, "text2", True, self)
        self.list = RecentFiles(theme)
        self.list.setAccessibleName(self._head.text())
        self._words = QVBoxLayout()
        for widget in (Hairline(theme, parent=self), self._head, self._none):
            self._words.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._words)
        column.addWidget(self.list)
        self.list.chosen.connect(self._open)
        self.list.taken_off.connect(self._take_off)
        theme.changed.connect(self._measure)
        self._measure()

    def fill(self) -> None:
        """Lists what is remembered, then looks at the files in a thread of its own: a stick may be slow."""
        paths = self._context.remembered.recent()
        known = {row.path: row for row in self.list.rows.rows}
        self._show_rows([known.get(path) or self._bare_row(path) for path in paths])
        self._asked += 1
        asked = self._asked
        if paths:
            Errand(lambda: _looked_at(paths), lambda found: self._looked(asked, found), _unforeseen, self)

    @property
    def is_empty(self) -> bool:
        """Whether no file is listed."""
        return not self.list.rows.rows

    def _looked(self, asked: int, found: Sequence[RecentFile]) -> None:
        if asked != self._asked:
            return
        for file in found:
            if file.written:
                self._context.remembered.keep_text(_seen_key(file.path), file.written.isoformat())
        self._show_rows([self._row(file) for file in found])

    def _show_rows(self, rows: Sequence[RecentRow]) -> None:
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.filled.emit(bool(rows))

    def _row(self, file: RecentFile) -> RecentRow:
        remark = translate("Welcome", "unfinished line kept") if file.unfinished else ""
        if file.missing:
            remark = _reason(str(file.missing))
        icon = "view-grid-outline" if len(file.held) > 1 else "file-document-outline"
        words = " · ".join(filter(None, (folder_words(file.path.parent, Path.home()), remark)))
        when = file.written or self._seen(file.path)
        return RecentRow(file.path, file.path.name, words, self._when(when), icon, file.missing is None)

    def _bare_row(self, path: Path) -> RecentRow:
        place = folder_words(path.parent, Path.home())
        return RecentRow(path, path.name, place, self._when(self._seen(path)), "file-document-outline", True)

    def _when(self, at: datetime | None) -> str:
        if at is None:
            return ""
        now = system_clock().now().astimezone()
        return moment_words(at.astimezone(), now, self._context.preferences["language"])

    def _seen(self, path: Path) -> datetime | None:
        """When a file that may be out of reach was written, as it was last seen."""
        kept = self._context.remembered.text(_seen_key(path))
        return datetime.fromisoformat(kept) if kept else None

    def _open(self, row: RecentRow) -> None:
        self.chosen.emit(row.path)

    def _take_off(self, row: RecentRow) -> None:
        self._asked += 1
        self._context.remembered.forget_recent(row.path)
        self._show_rows([one for one in self.list.rows.rows if one.path != row.path])
        if self.is_empty:
            self.emptied.emit()

    def _measure(self) -> None:
        theme = self._context.theme
        # Rows reach 12 px beyond their words; what is no row stands where the words stand.
        self._words.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(6))
        self._words.setSpacing(theme.px(12))


def _reason(missing: str) -> str:
    return {
        "unplugged": translate("Welcome", "not plugged in"),
        "folder": translate("Welcome", "the folder is not there any more"),
        "file": translate("Welcome", "not there any more; Delete takes it off the list"),
        "closed": translate("Welcome", "you may not read it"),
    }[missing]


def _seen_key(path: Path) -> str:
    return f"seen/{sha256(str(path).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


def _looked_at(paths: Sequence[Path]) -> list[RecentFile]:
    from facilitator.workspace.recent import look_at

    return [look_at(path) for path in paths]


def _unforeseen(error: BaseException) -> None:
    raise error
