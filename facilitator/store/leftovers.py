"""What a kill or a power cut left half made: it holds people's words, some of which may have been struck since."""

from __future__ import annotations

import contextlib
import re
import shutil
import time
from pathlib import Path

SUFFIX = ".part"  # of whatever is made aside, under a hidden name that ``tempfile`` gives
_MADE_ASIDE = re.compile(r"\.[a-z0-9_]{8}\.part(-journal)?")
_LEFT_BEHIND_SECONDS = 3600  # nothing takes an hour to be made


def sweep(folder: Path) -> None:
    """Removes such leftovers from a folder, as far as that is possible; what may still be in the making stays."""
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            if _MADE_ASIDE.fullmatch(left.name) and time.time() - left.lstat().st_mtime > _LEFT_BEHIND_SECONDS:
                _removed(left)


def _removed(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            left.unlink()
