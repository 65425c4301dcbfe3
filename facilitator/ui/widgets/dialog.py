"""The frame of every dialog: margins, a body, a row of buttons; gone from memory when it is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.copying import CopyGuard
from facilitator.ui.widgets.painting import RING

_MARGIN = 20


class Dialog(QDialog):
    """Fill ``body`` from the top and ``buttons`` from the left; the buttons stand at the right."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        CopyGuard(self)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._column = QVBoxLayout(self)
        self.body = QVBoxLayout()
        self.buttons = QHBoxLayout()
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addLayout(self.buttons)
        self._column.addLayout(self.body, 1)
        self._column.addLayout(self._row)
        theme.changed.connect(self._measure_frame)
        self._measure_frame()

    def fit(self, width: float) -> None:
        """Makes it ``width`` px wide (at 100 %) and as high as its words need then."""
        wide = self._theme.px(width)
        self.setMinimumWidth(wide)
        self.resize(wide, max(self.heightForWidth(wide), 0) or self.sizeHint().height())

    def _measure_frame(self) -> None:
        theme = self._theme
        edge, ring = theme.px(_MARGIN), theme.px(RING)
        # The row of buttons reaches further by the room of their rings, so that its boxes end where the body ends.
        self._column.setContentsMargins(edge - ring, edge, edge - ring, edge - ring)
        self.body.setContentsMargins(ring, 0, ring, 0)
        self._column.setSpacing(theme.px(12))
        self.body.setSpacing(theme.px(12))
        self.buttons.setSpacing(0)
