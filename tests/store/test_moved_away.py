"""A record that was moved to a session this file does not hold is still here for everybody to see."""

from __future__ import annotations

from pathlib import Path

from builders import Laptop, keep

from facilitator.cli.listing import listing
from facilitator.workspace import editing, files, merging, showing
from facilitator.workspace.editing import Part


def test_a_note_moved_to_another_session_stays_visible(tmp_path: Path) -> None:
    one, two = Laptop(tmp_path / "one.facilitator", 1), Laptop(tmp_path / "two.facilitator", 2)
    for laptop, session in ((one, "1"), (two, "2")):
        files.new(laptop.path, "workshop", session, "Ann", laptop.clock)
    (item,) = keep(one, "belongs next door")
    with files.opened(two.path, two.clock) as file:
        point = showing.load_records(file).points[0]
    with files.opened(one.path, one.clock) as file:
        editing.edit(file, item, [Part("point", point.id)])
        records = showing.load_records(file)
    assert [(note.id, note.session) for note in records.notes] == [(item, point.session)]
    assert "belongs next door" in listing(records)
    merging.merge(two.path, [one.path], two.clock)
    with files.opened(two.path, two.clock) as file:
        assert showing.load_records(file).notes[0].point == point.id
