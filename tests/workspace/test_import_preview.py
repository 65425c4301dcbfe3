"""A source is shown before it is written, comes in as one step, and is taken back as one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.errors import ImportFileError
from facilitator.workspace.files import opened
from facilitator.workspace.import_preview import preview
from facilitator.workspace.importing import read_plan, take_in
from facilitator.workspace.proving import check, digest
from facilitator.workspace.showing import load_programme, load_records
from facilitator.workspace.undoing import undo

MEETING = """## Roads
Ann: gravel first
Agreed: one map for all
Zed: who pays?

## Wolves
Question: when do they come?
"""


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    made = new_laptop(tmp_path / "a.facilitator")
    keep(made, "a note from before")
    return made


def _source(tmp_path: Path, text: str = MEETING, name: str = "meeting.md") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_preview_says_what_would_come_in_and_writes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    with opened(laptop.path, laptop.clock) as file:
        before = digest(file)
        planned = read_plan(load_programme(file), _source(tmp_path), None, laptop.clock.now())
        found = preview(file, planned)
        assert digest(file) == before
    assert dict(found.kinds) == {"statement": 2, "agreement": 1, "question": 1} and found.new == 4
    assert found.points == ("Wolves",) and found.present == 0 and found.brings
    assert set(found.unknown) == {"Ann", "Zed"}
    assert [line.point for line in found.lines] == ["Roads", "Roads", "Roads", "Wolves"]
    assert found.lines[1].kind == "agreement" and "one map" in found.lines[1].text


def test_what_the_preview_says_is_what_comes_in_and_a_second_time_nothing_is_new(
    laptop: Laptop, tmp_path: Path
) -> None:
    with opened(laptop.path, laptop.clock) as file:
        planned = read_plan(load_programme(file), _source(tmp_path), None, laptop.clock.now())
        told = preview(file, planned)
        done = take_in(file, planned, None)
        assert (len(done.records), len(done.points)) == (told.new, len(told.points))
        again = preview(file, read_plan(load_programme(file), _source(tmp_path), None, laptop.clock.now()))
    assert (again.new, again.present, again.brings) == (0, 4, False)


def test_an_import_is_undone_as_one_step_and_done_again(laptop: Laptop, tmp_path: Path) -> None:
    with opened(laptop.path, laptop.clock) as file:
        before = load_records(file)
        planned = read_plan(load_programme(file), _source(tmp_path), None, laptop.clock.now())
        changed = take_in(file, planned, None).changed()
        after = load_records(file)
        assert changed.kinds == {"record", "point"} and len(after.notes) == len(before.notes) + 4
        taken_back = undo(file, changed)
        assert load_records(file) == before
        assert len(taken_back.changes) == len(changed.items)  # one deletion an item, nothing else
        undo(file, taken_back)
        assert load_records(file).notes == after.notes and load_records(file).points == after.points
        assert check(file) == []


def test_a_roster_is_told_by_name_and_undone_with_what_it_assigned(laptop: Laptop, tmp_path: Path) -> None:
    keep(laptop, "Ann Lee: gravel first")
    roster = _source(tmp_path, "name,organization\nAnn Lee,WWF\nBo Ek,\n", "people.csv")
    with opened(laptop.path, laptop.clock) as file:
        before = load_records(file)
        planned = read_plan(load_programme(file), roster, None, laptop.clock.now())
        found = preview(file, planned)
        assert (found.people, found.assigned, found.new) == (("Ann Lee", "Bo Ek"), 1, 0)
        changed = take_in(file, planned, None).changed()
        assert changed.kinds == {"participant", "record"}
        undo(file, changed)
        assert load_records(file) == before


def test_the_clock_decides_what_by_friday_means(laptop: Laptop, tmp_path: Path) -> None:
    source = _source(tmp_path, "Action: Ann to report by Friday\n", "x.txt")
    with opened(laptop.path, laptop.clock) as file:
        take_in(file, read_plan(load_programme(file), source, None, laptop.clock.now()), None)
        assert [action.due for action in load_records(file).actions] == ["2024-08-30"]


def test_a_source_that_cannot_be_read_is_a_sentence(laptop: Laptop, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"no workbook")
    with opened(laptop.path, laptop.clock) as file:
        frame = load_programme(file)
    for name in ("x.xlsx", "missing.md"):
        with pytest.raises(ImportFileError):
            read_plan(frame, tmp_path / name, None, laptop.clock.now())
