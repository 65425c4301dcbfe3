"""Garbage of the window is freed in the window's thread, whoever makes the objects that call for a collection."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.garbage import Garbage


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


class _Thing:
    """Refers to itself: only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    from PySide6.QtCore import QObject

    from facilitator.ui.garbage import Garbage

    owner = QObject()
    enabled = gc.isenabled()
    made = Garbage(owner)
    gc.collect()
    yield made
    owner.deleteLater()
    qtbot.waitUntil(gc.isenabled)
    if not enabled:
        gc.disable()


def _masses() -> list[list[object]]:
    """What a large file holds, for a collection: so many objects that walking over them takes long."""
    return [[] for _ in range(200_000)]


def test_masses_are_put_aside_and_never_walked_over(garbage: Garbage) -> None:
    walked: list[int] = []

    def note(phase: str, _: object) -> None:
        walked.append(1) if phase == "start" else None

    gc.callbacks.append(note)
    try:
        before = gc.get_freeze_count()
        held = _masses()
        garbage.collect()
        assert gc.get_freeze_count() - before >= len(held) and not walked
        small = [[] for _ in range(2000)]
        garbage.collect()
        assert walked and small
    finally:
        gc.callbacks.remove(note)


def test_garbage_among_what_was_put_aside_goes_when_a_file_is_closed(garbage: Garbage) -> None:
    thing = _Thing()
    gone = weakref.ref(thing)
    held = _masses()
    garbage.collect()
    del thing, held
    garbage.collect()
    assert gone() is not None
    garbage.file_closed()
    garbage.collect()
    assert gone() is None


def test_garbage_among_what_was_put_aside_goes_when_nobody_does_anything_for_a_minute(garbage: Garbage) -> None:
    from facilitator.ui.garbage import QUIET_TURNS

    thing = _Thing()
    gone = weakref.ref(thing)
    held = _masses()
    garbage.collect()
    del thing, held
    for _ in range(QUIET_TURNS - 1):
        garbage.collect()
    kept = [[] for _ in range(500)]  # somebody typed
    garbage.collect()
    assert gone() is not None and kept
    for _ in range(QUIET_TURNS):
        garbage.collect()
    assert gone() is None


def test_a_collection_that_was_walked_over_is_not_walked_over_again(garbage: Garbage) -> None:
    held: list[object] = []
    before = gc.get_freeze_count()
    for _ in range(12):
        held += [[] for _ in range(10_000)]
        garbage.collect()
    assert gc.get_freeze_count() - before >= 100_000
