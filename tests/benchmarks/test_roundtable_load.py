"""The large roundtable that is measured on: so many notes, out of so many people's files, of both sessions."""

from __future__ import annotations

from pathlib import Path

from facilitator.workspace.files import opened
from facilitator.workspace.roundtable_desk import roundtable_desk
from facilitator.workspace.showing import load_records
from tests.benchmarks import data
from tests.benchmarks.roundtable_load import make_roundtable


def test_every_note_of_every_file_is_in_it_once(tmp_path: Path) -> None:
    path = make_roundtable(tmp_path / "r.facilitator", files=3, notes=100)
    with opened(path, data.clock(1)) as file:
        found = load_records(file)
    assert len(found.notes) + len(found.proposals) + len(found.actions) == 100
    assert found.participants and not found.conflicts
    desk = roundtable_desk(found)
    assert desk.facts.people == 3 and desk.facts.records == 100 and all(one.noted for one in desk.sessions)
