"""What the conflict cards show of values that are stored for programs: sums, days, slots."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.clock import Clock, seeded_clock
from facilitator.domain import Records
from facilitator.workspace import files, merging
from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.showing import load_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.open_file import OpenFile

NOW = datetime(2024, 8, 29, 1, 5, tzinfo=UTC)


def _clock(seed: int) -> Clock:
    return seeded_clock(lambda: NOW, seed)


def _records(path: Path) -> Records:
    with files.opened(path, _clock(9)) as file:
        return load_records(file)


def _edit(path: Path, seed: int, author: str, item: str, field: str, value: str) -> None:
    with files.opened(path, _clock(seed)) as file:
        edit(file, item, [Part(field, value)], author)


def _disputed(folder: Path) -> Path:
    """A file in which Ann and Bob disagree on a cost, a due day and the slot of a point."""
    ann, bob = folder / "ann.facilitator", folder / "bob.facilitator"
    files.new(ann, "neaspec-2024", "2.1", "Ann", _clock(1))
    with files.opened(ann, _clock(2)) as file:
        proposal, action = (
            Capture(file, None, None, "Ann")
            .keep(["PROPOSAL: one survey of snow leopards", "> NIE to circulate the form"])
            .items
        )
    _edit(ann, 3, "Ann", proposal, "currency", "USD")
    frame = _records(ann)
    session = next(one.id for one in frame.sessions if one.held)
    point = next(one for one in frame.points if one.session == session)
    slots = [one.id for one in frame.slots if one.session == session]
    shutil.copy(ann, bob)
    values = ((proposal, "cost", "310000", "290000"), (action, "due", "2024-11-15", "2024-12-01"))
    for seed, (item, field, one, other) in enumerate((*values, (point.id, "slot", slots[1], slots[2])), 10):
        _edit(ann, seed, "Ann", item, field, one)
        _edit(bob, seed + 10, "Bob", item, field, other)
    merging.merge(ann, [bob], _clock(30))
    return ann


def test_sums_days_and_slots_stand_in_the_cards_as_people_write_them(
    qtbot: QtBot, context: Context, open_path: Callable[[Path], OpenFile], tmp_path: Path
) -> None:
    from facilitator.ui.pages.merge.page import MergePage

    page = MergePage(context, open_path(_disputed(tmp_path)))
    qtbot.addWidget(page)
    page.resize(1366, 700)
    context.actions.show_page("merge", file_open=True)
    with qtbot.waitExposed(page):
        page.show()
    page.shown()
    qtbot.waitUntil(lambda: page.issues.loaded and len(page.issues.all_open()) == 3, timeout=20_000)
    desk, shown = page.deciding.desks.conflict, dict[str, set[str]]()
    for number in range(3):
        if number:
            context.actions["conflict.next"].trigger()
        conflict = desk.conflict
        assert conflict is not None
        shown[conflict.field] = {desk.this.words.text, desk.that.words.text}
        assert not desk.this.words.marked and not desk.proposed.isVisible()
    assert shown["cost"] == {"310,000 USD", "290,000 USD"}
    assert shown["due"] == {"15 November 2024", "1 December 2024"}
    assert len(shown["slot"]) == 2 and all("August 2024" in one and "–" in one for one in shown["slot"])
    context.actions["conflict.this"].trigger()
    qtbot.waitUntil(lambda: len(page.issues.all_open()) == 2, timeout=20_000)


def test_days_that_are_none_and_ids_that_are_gone_are_shown_as_they_are() -> None:
    from facilitator.directory import Directory
    from facilitator.domain import Workshop
    from facilitator.ui.pages.merge.telling import value_words

    frame = Records(Workshop("", "", "", "", "", "", "", "UTC"))
    for field, value in (("due", "2024-02-31"), ("slot", "gone"), ("cost", "about ten"), ("asked", "x" * 500)):
        assert value_words(frame, Directory(), field, value) == value
    assert value_words(frame, Directory(), "cost", "1234567") == "1,234,567"
