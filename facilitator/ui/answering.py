"""Answers that come back after the one who asked is gone: nobody is called then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import FunctionType, MethodType
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def answer(call: Callable[..., None], *found: Any) -> None:
    """Calls, unless a part of the window that the call belongs to or speaks of has been freed meanwhile."""
    if all(isValid(part) for part in _parts(call)):
        call(*found)


def _parts(call: Callable[..., None]) -> Iterator[QObject]:
    """The Qt objects a method is bound to, or a function defined in another one holds on to."""
    if isinstance(call, MethodType):
        held: list[object] = [call.__self__]
    elif isinstance(call, FunctionType):
        held = [cell.cell_contents for cell in call.__closure__ or () if _is_filled(cell)]
    else:
        held = []
    return (one for one in held if isinstance(one, QObject))


def _is_filled(cell: Any) -> bool:
    try:
        _ = cell.cell_contents
    except ValueError:
        return False
    return True
