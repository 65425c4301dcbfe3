"""What may leave a list by the clipboard: Qt's own lists copy whatever stands in the current row, whoever it names."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QWidget


class CopyGuard(QShortcut):
    """Takes the key from all lists of a window but those that claim it; fields of text keep theirs, labels get it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(QKeySequence(QKeySequence.StandardKey.Copy), window)
        self.setContext(Qt.ShortcutContext.WindowShortcut)
        self._window = window
        self.activated.connect(self._copy_label)

    def _copy_label(self) -> None:
        label = self._window.focusWidget()
        if isinstance(label, QLabel) and label.hasSelectedText():
            QGuiApplication.clipboard().setText(label.selectedText())


def claims_copy(event: QEvent) -> bool:
    """Whether an event asks if the key is wanted here; then it is. For ``event`` of a list fit to be copied from."""
    wanted = (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.matches(QKeySequence.StandardKey.Copy)
    )
    if wanted:
        event.accept()
    return wanted
