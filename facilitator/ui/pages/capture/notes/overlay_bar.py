"""A scroll bar that lies over the right margin of a list, so that no text is set anew when it comes and goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from facilitator.ui.theme.theme import Theme

_WIDE = 12


class OverlayBar(QScrollBar):
    """Moves with the view's own vertical bar, which stays hidden."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._theme, self._view = theme, view
        self._own = view.verticalScrollBar()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._own.rangeChanged.connect(self._ranged)
        self._own.valueChanged.connect(self._follow)
        self.valueChanged.connect(self._own.setValue)
        view.installEventFilter(self)
        self._ranged()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """To where the bar is now: it may have gone on since it told."""
        self.setValue(self._own.value())

    def _ranged(self) -> None:
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        value = self._own.value()
        self.setRange(self._own.minimum(), self._own.maximum())
        self.setValue(value)
        self.setVisible(self._own.maximum() > self._own.minimum())
        self._place()

    def _place(self) -> None:
        wide = self._theme.px(_WIDE)
        self.setGeometry(self._view.width() - wide, 0, wide, self._view.height())
        self.raise_()
