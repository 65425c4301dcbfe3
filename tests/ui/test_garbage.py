"""Garbage of the window is freed in the window's thread, whoever makes the objects that call for a collection."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _churn() -> int:
    """Makes so many objects that Python collects, if it collects by itself."""
    kept: list[list[object]] = []
    for _ in range(60_000):
        kept.append([kept])
    return len(kept)


def _drop_a_part(freed: list[bool]) -> None:
    """A part of the window without a parent, in a cycle, that nobody holds any more."""
    from PySide6.QtCore import QObject, QTimer

    part = QObject()
    timer = QTimer(part)
    timer.start(1000)
    home = threading.get_ident()
    part.destroyed.connect(lambda: freed.append(threading.get_ident() == home))
    part.itself = part  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]


def test_a_thread_that_works_frees_no_part_of_the_window(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject

    from facilitator.ui.errand import Errand
    from facilitator.ui.garbage import Garbage

    owner, freed, done = QObject(), list[bool](), list[int]()
    enabled = gc.isenabled()
    gc.enable()
    try:
        Garbage(owner)
        gc.collect()
        _drop_a_part(freed)
        Errand(_churn, done.append, lambda error: done.append(-1), owner)
        qtbot.waitUntil(lambda: bool(done), timeout=20_000)
        assert done == [60_000]
        qtbot.waitUntil(lambda: bool(freed), timeout=20_000)
        assert freed == [True]
        owner.deleteLater()
        qtbot.waitUntil(gc.isenabled)
    finally:
        (gc.enable if enabled else gc.disable)()
