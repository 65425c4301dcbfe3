"""Questions to the file whose answers nobody waits for once the one who asked is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from facilitator.ui.open_file import OpenFile
from facilitator.workspace.files import SessionFile

T = TypeVar("T")


def ask(owner: QObject, file: OpenFile, work: Callable[[SessionFile], T], then: Callable[[T], None]) -> None:
    """Reads something from the file; ``then`` gets it in the window's thread, as long as ``owner`` lives."""

    def answered(found: T) -> None:
        if isValid(owner):
            then(found)

    file.ask(work, answered)
