"""Keeps Python before 3.12 alive under PySide6 6.12.

Its wheels take None to be immortal, as it is from Python 3.12 on: every call that returns nothing gives back
a reference to None that was never taken, and after some 5,000 of them the interpreter aborts
(“none_dealloc: deallocating None”).
"""

from __future__ import annotations

import sys

_PLENTY = sys.maxsize // 4


def keep_none() -> None:
    """Gives None more references than a process can give back. Does nothing where that is not needed."""
    if sys.version_info < (3, 12) and sys.getrefcount(None) < _PLENTY:
        import ctypes

        # CPython keeps the count of references in the first word of every object.
        ctypes.c_ssize_t.from_address(id(None)).value += 2 * _PLENTY
