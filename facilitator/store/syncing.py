"""Makes what is written survive a power cut: the bytes of a file, and the names in a folder."""

from __future__ import annotations

import errno
import os
from pathlib import Path

# A folder one may write into and not look into, and file systems that know no such thing.
_NO_SYNC = frozenset({errno.EACCES, errno.EINVAL, errno.ENOTSUP})


def sync(path: Path) -> None:
    """Makes what is written survive a power cut. Raises OSError."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Makes what was made or renamed in a folder survive a power cut, where the system can. Raises OSError."""
    if os.name != "posix":
        return
    try:
        sync(folder)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
