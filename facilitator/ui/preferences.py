"""The settings as the window uses them: read once, written when one is changed, everyone told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.settings import read_settings, write_settings


class Preferences(QObject):
    """``changed`` tells the name of the setting that was changed."""

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Raises FacilitatorError where the settings cannot be read."""
        super().__init__(parent)
        self._path = path
        self._values = dict(read_settings(path))

    def __getitem__(self, name: str) -> str:
        """The value of a setting."""
        return self._values[name]

    def set(self, name: str, value: str) -> None:
        """Changes a setting and writes all of them. Raises FacilitatorError when that is not possible."""
        if self._values[name] == value:
            return
        self._values[name] = value
        self.changed.emit(name)
        write_settings(self._path, self._values)
