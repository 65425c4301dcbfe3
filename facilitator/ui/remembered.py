"""What the window remembers by itself: places, sizes, recent files. Nothing here is anybody's words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_RECENT = 8


class Remembered:
    """A file of places in the folder of this person's state."""

    def __init__(self, path: Path) -> None:
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """A remembered word."""
        found = self._kept.value(name, default)
        return found if isinstance(found, str) else default

    def keep_text(self, name: str, value: str) -> None:
        """Remembers a word."""
        self._kept.setValue(name, value)

    def place(self, name: str) -> QByteArray | None:
        """A remembered geometry or splitter state, None at the first start."""
        found = self._kept.value(name)
        return found if isinstance(found, QByteArray) else None

    def keep_place(self, name: str, value: QByteArray) -> None:
        """Remembers a geometry or splitter state."""
        self._kept.setValue(name, value)

    def recent(self) -> tuple[Path, ...]:
        """The files opened last, newest first, missing ones included."""
        found = self._kept.value("recent", [])
        listed: list[object] = list(found) if isinstance(found, list) else [found] if found else []
        return tuple(Path(str(one)) for one in listed)

    def keep_recent(self, path: Path) -> None:
        """Puts a file at the head of the recent ones."""
        whole = path.resolve()
        listed = [whole, *(one for one in self.recent() if one != whole)][:_RECENT]
        self._kept.setValue("recent", [str(one) for one in listed])

    def sync(self) -> None:
        """Writes what is remembered now, and not only when the program ends."""
        self._kept.sync()

    def forget_recent(self, path: Path) -> None:
        """Takes a file off the recent ones."""
        self._kept.setValue("recent", [str(one) for one in self.recent() if one != path])
