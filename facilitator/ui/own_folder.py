"""The folder of a person's own session files, where new ones go unless another one is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from facilitator.ui.remembered import Remembered

_KEY = "welcome/folder"


def own_folder(remembered: Remembered) -> Path:
    """The folder chosen last, at first ``facilitator`` among the documents; it may not be there yet."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(remembered.text(_KEY, str(Path(documents or Path.home()) / "facilitator")))


def keep_own_folder(remembered: Remembered, folder: Path) -> None:
    """Remembers the folder that a person chose."""
    remembered.keep_text(_KEY, str(folder))
