"""An errand: a thread of its own for one piece of work, ended with it, stopped with its parent."""

from __future__ import annotations

import threading
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.tasks import Progress


def _threads() -> int:
    return sum(thread.name.startswith("facilitator") for thread in threading.enumerate())


def _unforeseen(error: BaseException) -> None:
    raise error


def test_it_runs_apart_answers_at_home_and_ends(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject

    from facilitator.ui.errand import Errand

    parent, found = QObject(), list[tuple[bool, bool]]()

    def work() -> bool:
        return threading.current_thread() is threading.main_thread()

    def then(at_home: bool) -> None:
        found.append((at_home, threading.current_thread() is threading.main_thread()))

    Errand(work, then, _unforeseen, parent)
    qtbot.waitUntil(lambda: bool(found))
    assert found == [(False, True)]
    qtbot.waitUntil(lambda: _threads() == 0)
    qtbot.waitUntil(lambda: not parent.children())


def test_an_error_comes_home(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject

    from facilitator.ui.errand import Errand

    parent, faults = QObject(), list[BaseException]()
    Errand(lambda: 1 / 0, lambda _: pytest.fail("no result"), faults.append, parent)
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], ZeroDivisionError)


def test_long_work_tells_its_steps_and_can_be_stopped(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject

    from facilitator.ui.errand import Errand
    from facilitator.ui.tasks import Cancelled, Progress

    parent, faults, told = QObject(), list[BaseException](), list["Progress"]()

    def endless() -> Generator[Progress, None, int]:
        step = 0
        while True:
            step += 1
            yield Progress(step, 0)

    errand = Errand(endless, lambda _: pytest.fail("no end"), faults.append, parent)
    errand.progressed.connect(told.append)
    qtbot.waitUntil(lambda: len(told) > 3)
    errand.cancel()
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], Cancelled) and [one.done for one in told[:3]] == [1, 2, 3]


def test_a_parent_that_goes_away_ends_it_and_nobody_is_called(qtbot: QtBot) -> None:
    from PySide6.QtCore import QObject

    from facilitator.ui.errand import Errand
    from facilitator.ui.tasks import Progress

    begun, called = threading.Event(), list[object]()

    def endless() -> Generator[Progress, None, int]:
        while True:
            begun.set()
            yield Progress(0, 0)

    parent = QObject()
    Errand(endless, called.append, called.append, parent)
    assert begun.wait(5)
    parent.deleteLater()
    qtbot.waitUntil(lambda: _threads() == 0)
    assert not called
