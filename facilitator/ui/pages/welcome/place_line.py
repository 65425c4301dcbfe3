"""Where a new session goes: the folder and the name of its file, and a way to another folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.own_folder import keep_own_folder, own_folder
from facilitator.ui.pages.welcome.links import Link
from facilitator.ui.pages.welcome.moments import folder_words
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate


class PlaceLine(QWidget):
    """The folder is remembered."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.folder = own_folder(context.remembered)
        self._named = ("", "")
        self._sign = _Sign(theme, self)
        self.words = ElidedLabel(theme, "", Use.BASE, "text2", self)
        self.change = Link(theme, translate("Welcome", "Change folder …"), self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.change)
        self.change.clicked.connect(self._ask)
        theme.changed.connect(self._measure)
        self._measure()

    def show_name(self, code: str, author: str) -> None:
        """Names the file as it would be made now; only the folder while one of both is missing."""
        self._named = (code, author)
        folder = folder_words(self.folder, Path.home())
        if not code or not author:
            self.words.setText(folder)
            return
        from facilitator.workspace.welcoming import session_path

        path = session_path(self.folder, code, author)
        self.words.setText(f"{folder} / {path.stem}")
        self.words.setToolTip(str(path))

    def choose(self, folder: Path) -> None:
        """New files go there from now on."""
        self.folder = folder
        keep_own_folder(self._context.remembered, folder)
        self.show_name(*self._named)

    def _ask(self) -> None:
        start = next((one for one in (self.folder, *self.folder.parents) if one.is_dir()), Path.home())
        found = QFileDialog.getExistingDirectory(
            self, translate("Welcome", "Choose the folder for your notes"), str(start)
        )
        if found:
            self.choose(Path(found))

    def _measure(self) -> None:
        theme = self._context.theme
        self._row.setContentsMargins(theme.px(RING), theme.px(10), 0, theme.px(6))
        self._row.setSpacing(theme.px(8))


class _Sign(QWidget):
    """The folder before the place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._theme.changed.connect(self._measure)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        picture = self._theme.pixmap("folder-open-outline", "text2", 16, self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, picture)

    def _measure(self) -> None:
        side = self._theme.px(16)
        self.setFixedSize(side, side)
