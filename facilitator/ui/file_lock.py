"""Who holds a session file open in a window: a lock file beside it, which dies with its process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile


class FileLock:
    """A lock file beside a session file. ``holder`` says after a refusal who has it."""

    def __init__(self, path: Path) -> None:
        self._lock = QLockFile(str(path.resolve().with_name(f".{path.name}.open")))
        # Never stale by age: a session lasts for hours. A process that is gone leaves its lock free.
        self._lock.setStaleLockTime(0)
        self.holder = ""

    def take(self) -> bool:
        """Whether this window may write. Where no lock can be made (read-only media) it may not."""
        if self._lock.tryLock(0):
            return True
        process, host, _ = self._lock.getLockInfo()
        self.holder = f"{host}, {process}" if process else ""
        return False

    def release(self) -> None:
        """Gives the file free."""
        self._lock.unlock()
