"""The programme changed while it runs: points, slots, and notes put under points."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from builders import Laptop, write_template

from facilitator.domain import Slot
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.workspace import files
from facilitator.workspace.files import SessionFile
from facilitator.workspace.merging import merge
from facilitator.workspace.papers import export
from facilitator.workspace.plain_data import as_json
from facilitator.workspace.programme import (
    FIRST,
    LAST,
    add_point,
    change_times,
    groups,
    move_point,
    put_under,
    rename_point,
    starting_point,
    step_point,
    swap_with_next,
)
from facilitator.workspace.showing import load_programme, load_records
from facilitator.workspace.undoing import undo

SEOUL = ZoneInfo("Asia/Seoul")
SLOTS = """
  [[session.slot]]
  code = "a"
  day = "2024-08-29"
  start = "09:00"
  end = "10:20"

  [[session.slot]]
  code = "b"
  day = "2024-08-29"
  start = "10:40"
  end = "12:00"

  [[session.slot]]
  code = "c"
  day = "2024-08-30"
  start = "09:00"
  end = "10:00"
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[SessionFile]:
    """An open file of a session with two slots on one day, one on the next, and points a1 a2 in a, b1 in b."""
    laptop = made(tmp_path / "1.facilitator")
    with files.opened(laptop.path, laptop.clock) as opened:
        yield opened


def made(path: Path, seed: int = 1, author: str = "Ann") -> Laptop:
    template = path.parent / "slots.toml"
    if not template.exists():
        write_template(path.parent, "slots", "Slots")
        text = template.read_text(encoding="utf-8").replace('kind = "parallel"\n', f'kind = "parallel"\n{SLOTS}', 1)
        text = text.replace('code = "roads"\n', 'code = "roads"\n  slot = "a"\n')
        template.write_text(text.replace('code = "fires"\n', 'code = "fires"\n  slot = "b"\n'), encoding="utf-8")
    laptop = Laptop(path, seed)
    files.new(path, str(template), "1", author, laptop.clock)
    return laptop


def session_of(file: SessionFile) -> str:
    return next(one.id for one in load_programme(file).sessions if one.held)


def titles(file: SessionFile) -> list[list[str]]:
    """The points by slot, as listed."""
    frame = load_programme(file)
    return [[point.title for point in group.points] for group in groups(frame, session_of(file))]


def point(file: SessionFile, title: str) -> str:
    return next(one.id for one in load_programme(file).points if one.title == title)


def slot(file: SessionFile, number: int) -> Slot:
    frame = load_programme(file)
    found = [group.slot for group in groups(frame, session_of(file))][number]
    assert found is not None
    return found


def test_a_new_point_stands_where_it_was_put_and_undo_takes_it_away(file: SessionFile) -> None:
    first = add_point(file, session_of(file), "  Bridges \n and roads ", slot(file, 0).id, FIRST)
    add_point(file, session_of(file), "Rivers", slot(file, 0).id, point(file, "Roads"))
    last = add_point(file, session_of(file), "Lakes", slot(file, 2).id)
    assert titles(file) == [["Bridges and roads", "Roads", "Rivers"], ["Fires"], ["Lakes"]]
    assert first.kinds == {"point"}
    again = undo(file, undo(file, last))
    assert titles(file)[2] == ["Lakes"]
    undo(file, again)
    undo(file, first)
    assert titles(file) == [["Roads", "Rivers"], ["Fires"], []]


def test_a_new_point_takes_notes_and_shows_like_any_other(file: SessionFile) -> None:
    item = add_point(file, session_of(file), "Rivers", slot(file, 1).id).items[0]
    keep_in(file, "CN: water is scarce", item)
    shown = json.loads(json.dumps(as_json(load_records(file))))
    assert [(note["text"], note["point"]) for note in shown["notes"]] == [("CN: water is scarce", item)]
    own = next(one for one in shown["discussion_points"] if one["id"] == item)
    assert (own["title"], own["kind"], own["slot"]) == ("Rivers", "discussion", slot(file, 1).id)
    written = export(file, "summary", file.path.with_suffix(".md"))
    lines = written.path.read_text(encoding="utf-8").splitlines()
    assert any("Rivers" in line for line in lines)


def keep_in(file: SessionFile, line: str, point: str) -> str:
    from facilitator.workspace.capturing import Capture

    return Capture(file, "1", point, None).keep([line]).items[0]


@pytest.mark.parametrize("typed", ["", "   ", "x" * 501])
def test_a_title_must_be_one(file: SessionFile, typed: str) -> None:
    with pytest.raises(FacilitatorError, match="title"):
        add_point(file, session_of(file), typed)
    with pytest.raises(FacilitatorError, match="title"):
        rename_point(file, point(file, "Roads"), typed)


def test_renaming_shows_everywhere_and_can_be_undone(file: SessionFile) -> None:
    from facilitator.workspace.editing import Part, edit

    edit(file, point(file, "Roads"), [Part("short_title", "Rds")])
    changed = rename_point(file, point(file, "Roads"), "Paths")
    frame = load_programme(file)
    assert [(one.title, one.short_title) for one in frame.points if one.title == "Paths"] == [("Paths", "")]
    undo(file, changed)
    assert [one.short_title for one in load_programme(file).points if one.title == "Roads"] == ["Rds"]
    assert rename_point(file, point(file, "Roads"), " Roads ").changes == ()


def test_a_point_moves_between_slots_and_keeps_its_notes(file: SessionFile) -> None:
    roads = point(file, "Roads")
    note = keep_in(file, "asphalt", roads)
    changed = move_point(file, roads, slot(file, 1).id, FIRST)
    assert titles(file) == [[], ["Roads", "Fires"], []]
    assert [one.point for one in load_records(file).notes if one.id == note] == [roads]
    undo(file, changed)
    assert titles(file) == [["Roads"], ["Fires"], []]
    move_point(file, roads, "", LAST)
    assert titles(file) == [[], ["Fires"], [], ["Roads"]]


def test_steps_go_through_all_slots_and_stop_at_the_ends(file: SessionFile) -> None:
    roads = point(file, "Roads")
    seen = [titles(file)]
    for _ in range(6):
        step_point(file, roads, 1)
        seen.append(titles(file))
    assert seen[1:4] == [
        [[], ["Roads", "Fires"], []],
        [[], ["Fires", "Roads"], []],
        [[], ["Fires"], ["Roads"]],
    ]
    assert seen[-1] == seen[3], "it stays at the end"
    assert step_point(file, roads, 1).changes == ()
    for _ in range(6):
        step_point(file, roads, -1)
    assert titles(file) == [["Roads"], ["Fires"], []]


def test_what_is_gone_is_said(file: SessionFile) -> None:
    with pytest.raises(NotFoundInFileError, match="choose another"):
        move_point(file, point(file, "Roads"), "nowhere")
    with pytest.raises(NotFoundInFileError, match="choose another"):
        move_point(file, point(file, "Roads"), slot(file, 0).id, point(file, "Fires"))
    with pytest.raises(NotFoundInFileError):
        rename_point(file, slot(file, 0).id, "no point")
    with pytest.raises(NotFoundInFileError, match="choose another"):
        change_times(file, "nowhere", "09:00", "10:00")


def test_notes_move_together_and_come_back_together(file: SessionFile) -> None:
    roads, fires = point(file, "Roads"), point(file, "Fires")
    notes = [keep_in(file, word, roads) for word in ("one", "two", "three")]
    changed = put_under(file, notes[:2], fires)
    places = {one.id: one.point for one in load_records(file).notes}
    assert [places[note] for note in notes] == [fires, fires, roads]
    assert (changed.kinds, changed.items) == ({"record"}, tuple(notes[:2]))
    undo(file, changed)
    assert {one.point for one in load_records(file).notes} == {roads}
    put_under(file, notes, "")
    assert {one.point for one in load_records(file).notes} == {""}
    assert put_under(file, notes, "").changes == ()


def test_a_slot_gets_longer_and_the_day_moves_along(file: SessionFile) -> None:
    changed = change_times(file, slot(file, 0).id, "09:00", "10:35", shift=True)
    assert [(one.start, one.end) for one in (slot(file, at) for at in range(3))] == [
        ("09:00", "10:35"),
        ("10:55", "12:15"),
        ("09:00", "10:00"),
    ]
    assert changed.kinds == {"slot"}
    assert not changed.warnings
    undo(file, changed)
    assert (slot(file, 0).end, slot(file, 1).start) == ("10:20", "10:40")


def test_without_moving_along_an_overlap_is_said_and_allowed(file: SessionFile) -> None:
    changed = change_times(file, slot(file, 0).id, "09:00", "10:50")
    assert tuple(map(str, changed.warnings)) == (
        "The slots 09:00–10:50 and 10:40–12:00 overlap now; change the times of one.",
    )
    assert change_times(file, slot(file, 1).id, "10:50", "12:00").warnings == ()


@pytest.mark.parametrize(("start", "end"), [("10:00", "10:00"), ("10:00", "09:00"), ("09:00", "23:50")])
def test_times_that_cannot_be_are_refused_and_nothing_is_kept(file: SessionFile, start: str, end: str) -> None:
    with pytest.raises(FacilitatorError):
        change_times(file, slot(file, 0).id, start, end, shift=True)
    assert (slot(file, 0).start, slot(file, 0).end) == ("09:00", "10:20")


def test_slots_are_swapped_with_their_points_and_swapped_back(file: SessionFile) -> None:
    changed = swap_with_next(file, slot(file, 0).id)
    assert titles(file) == [["Fires"], ["Roads"], []]
    assert [(slot(file, at).start, slot(file, at).end) for at in (0, 1)] == [("09:00", "10:20"), ("10:40", "12:00")]
    undo(file, changed)
    assert titles(file) == [["Roads"], ["Fires"], []]
    swap_with_next(file, slot(file, 1).id)
    assert titles(file) == [["Roads"], [], ["Fires"]], "the next may be on another day"
    with pytest.raises(FacilitatorError, match="follows"):
        swap_with_next(file, slot(file, 2).id)


def test_two_people_who_reorder_do_not_disagree(tmp_path: Path) -> None:
    one, two = made(tmp_path / "a.facilitator", 1, "Ann"), made(tmp_path / "b.facilitator", 2, "Bo")
    with files.opened(one.path, one.clock) as mine:
        for title in ("A", "B", "C"):
            add_point(mine, session_of(mine), title, slot(mine, 0).id)
    merge(two.path, [one.path], two.clock)
    for laptop, by in ((one, -1), (two, 1)):
        with files.opened(laptop.path, laptop.clock) as opened:
            step_point(opened, point(opened, "B"), by)
    for laptop, other in ((one, two), (two, one)):
        merge(laptop.path, [other.path], laptop.clock)
    seen = []
    for laptop in (one, two):
        with files.opened(laptop.path, laptop.clock) as opened:
            seen.append(titles(opened))
            assert load_records(opened).conflicts == ()
    assert seen[0] == seen[1]


def test_equal_neighbours_get_new_keys_first(file: SessionFile) -> None:
    from facilitator.workspace.editing import Part, edit

    session = session_of(file)
    ids = [add_point(file, session, title, slot(file, 0).id).items[0] for title in "ABC"]
    for item in ids:
        edit(file, item, [Part("order", "a5")])
    first, second, _ = sorted(ids)
    add_point(file, session, "Between", slot(file, 0).id, first)
    names = dict(zip(ids, "ABC", strict=True))
    listed = titles(file)[0]
    assert listed[listed.index(names[first]) + 1] == "Between"
    assert listed.index(names[second]) == listed.index("Between") + 1
    keys = [one.order for one in load_programme(file).points if one.session == session]
    assert len(set(keys)) == len(keys)


def test_capture_begins_with_the_slot_that_runs_else_with_what_has_no_notes(file: SessionFile) -> None:
    frame = load_programme(file)
    roads, fires = point(file, "Roads"), point(file, "Fires")

    def first(hour: int, counts: dict[str, int]) -> str:
        found = starting_point(frame, session_of(file), counts, datetime(2024, 8, 29, hour, 45, tzinfo=SEOUL), SEOUL)
        assert found
        return found.id

    assert first(10, {fires: 3}) == fires
    assert first(8, {}) == roads
    assert first(8, {roads: 1}) == fires
    assert first(8, {roads: 1, fires: 1}) == roads
