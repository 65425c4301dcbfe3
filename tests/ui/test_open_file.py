"""The open file: verbs in the worker thread, one signal for what changed, undo by name, one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from facilitator.errors import FacilitatorError
from facilitator.ui.open_file import OpenFile
from facilitator.workspace import editing, files
from facilitator.workspace.capturing import Capture
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import Part
from facilitator.workspace.showing import load_records


def _ask(qtbot: QtBot, file: OpenFile, work: Callable[[files.SessionFile], object]) -> object:
    found: list[object] = []
    file.ask(work, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=5000)
    return found[0]


def _note(file: OpenFile, qtbot: QtBot, line: str) -> str:
    with qtbot.waitSignal(file.changed) as told:
        file.do("Note", lambda f: Capture(f, None, None, None).keep([line]))
    changed = told.args[0]
    assert isinstance(changed, Changed)
    return changed.items[0]


def _text(qtbot: QtBot, file: OpenFile, item: str) -> str | None:
    records = _ask(qtbot, file, load_records)
    return next((note.text for note in records.notes if note.id == item), None)


def test_verbs_run_in_the_worker_thread_and_answers_come_home(qtbot: QtBot, example_file: OpenFile) -> None:
    places: list[bool] = []
    assert _ask(qtbot, example_file, lambda _: example_file.worker.is_current()) is True
    example_file.ask(lambda _: None, lambda _: places.append(threading.current_thread() is threading.main_thread()))
    qtbot.waitUntil(lambda: places == [True])


def test_undo_and_redo_by_name(qtbot: QtBot, example_file: OpenFile) -> None:
    item = _note(example_file, qtbot, "Corridors first")
    with qtbot.waitSignal(example_file.changed):
        example_file.do("Edit of note", lambda f: editing.edit(f, item, [Part("text", "Corridors, then roads")]))
    assert example_file.steps.undo_title == "Edit of note"
    with qtbot.waitSignal(example_file.changed):
        example_file.steps.undo()
    assert _text(qtbot, example_file, item) == "Corridors first"
    assert (example_file.steps.undo_title, example_file.steps.redo_title) == ("Note", "Edit of note")
    with qtbot.waitSignal(example_file.changed):
        example_file.steps.redo()
    assert _text(qtbot, example_file, item) == "Corridors, then roads"
    for _ in range(2):
        with qtbot.waitSignal(example_file.changed):
            example_file.steps.undo()
    assert _text(qtbot, example_file, item) is None


def test_a_known_error_is_said_and_the_rest_is_a_bug(qtbot: QtBot, example_file: OpenFile) -> None:
    def wrong(_: object) -> None:
        raise FacilitatorError("Plug the stick in again.")

    with qtbot.waitSignal(example_file.said) as said:
        example_file.ask(wrong, lambda _: None)
    assert said.args == ["error", "Plug the stick in again."]
    with qtbot.waitSignal(example_file.bug):
        example_file.ask(lambda _: 1 / 0, lambda _: None)


def test_the_second_window_only_reads(
    qtbot: QtBot, example_file: OpenFile, open_path: Callable[[Path], OpenFile]
) -> None:
    second = open_path(example_file.path)
    assert second.read_only and second.lock_holder
    with qtbot.waitSignal(second.said):
        assert second.do("Note", lambda f: Capture(f, None, None, None).keep(["x"])) is None
    assert not example_file.read_only


def test_what_another_program_writes_is_told(qtbot: QtBot, example_file: OpenFile) -> None:
    other = files.open_file(example_file.path, example_file.clock)
    try:
        with qtbot.waitSignal(example_file.changed, timeout=6000) as told:
            Capture(other, None, None, None).keep(["From the command line"])
    finally:
        other.close()
    assert told.args[0].kinds == frozenset({"everything"})


def test_work_that_outlives_the_window_tells_nobody_and_ends(qtbot: QtBot, session_path: Path) -> None:
    from shiboken6 import delete

    from facilitator.clock import system_clock

    begun, go_on, done = threading.Event(), threading.Event(), threading.Event()
    file = OpenFile(session_path, system_clock())
    ready: list[bool] = []
    file.start(lambda: ready.append(True), lambda _: None)
    qtbot.waitUntil(lambda: bool(ready), timeout=5000)

    def slow(_: files.SessionFile) -> None:
        begun.set()
        go_on.wait(5)

    told: list[object] = []
    file.ask(slow, told.append, told.append)
    file.worker.run(done.set, told.append, told.append)
    assert begun.wait(5)
    worker = file.worker
    threads = [thread for thread in threading.enumerate() if thread.name.startswith("facilitator")]
    worker.close(0)
    delete(file)
    go_on.set()
    for thread in threads:
        thread.join(5)
    assert done.is_set() and not told


def test_what_looks_along_sees_the_file_right_after_the_verb(qtbot: QtBot, example_file: OpenFile) -> None:
    seen: list[object] = []
    example_file.glance = lambda: (
        lambda f, changed: (
            example_file.worker.is_current(),
            [note.text for note in load_records(f).notes if note.id in changed.items],
        )
    )
    example_file.changed.connect(lambda _: seen.append(example_file.glanced))
    _note(example_file, qtbot, "Corridors first")
    assert seen == [(True, ["Corridors first"])]
    assert example_file.glanced is None


def test_a_look_that_fails_takes_nothing_from_the_verb(qtbot: QtBot, example_file: OpenFile) -> None:
    def fail(_file: files.SessionFile, _changed: Changed) -> object:
        raise FacilitatorError("The disk is gone; use another.")

    told: list[object] = []
    example_file.said.connect(lambda *words: told.append(words))
    example_file.glance = lambda: fail
    item = _note(example_file, qtbot, "Corridors first")
    assert _text(qtbot, example_file, item) == "Corridors first"
    assert told == []
