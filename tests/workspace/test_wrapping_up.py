"""The wrap-up list and its numbers."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop
from test_programme import made

from facilitator.workspace import files
from facilitator.workspace.capturing import Capture
from facilitator.workspace.coverage import mark_discussed
from facilitator.workspace.editing import Part, delete, edit
from facilitator.workspace.merging import merge
from facilitator.workspace.showing import load_programme
from facilitator.workspace.wrapping_up import Matter, WrapUp, of_slot, open_numbers, wrap_up


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "one.facilitator")


def found(laptop: Laptop) -> WrapUp:
    with files.opened(laptop.path, laptop.clock) as file:
        return wrap_up(file)


def test_an_untouched_file_has_only_silent_points(laptop: Laptop) -> None:
    assert [(one.matter, one.text) for one in found(laptop).loose] == [
        (Matter.SILENT, "Roads"),
        (Matter.SILENT, "Fires"),
    ]


def test_each_matter_is_listed_until_it_is_settled(laptop: Laptop) -> None:
    keep(laptop, "ACTION: somebody writes it down", "Xyz: says a word", point="Roads")
    keep(laptop, "no place")
    first = found(laptop)
    assert [(one.matter, one.text, one.what) for one in first.loose if one.matter != Matter.SPEAKER] == [
        (Matter.SILENT, "Fires", ()),
        (Matter.ACTION, "somebody writes it down", ("who", "when")),
        (Matter.POINTLESS, "no place", ()),
    ]
    (speaker,) = first.of(Matter.SPEAKER)
    assert (speaker.id, len(speaker.what)) == ("Xyz", 1)
    counts = (first.silent_points, first.actions, first.unknown_speakers, first.pointless, first.conflicts)
    assert counts == (1, 1, 1, 1, 0)
    action, pointless = first.of(Matter.ACTION)[0].id, first.of(Matter.POINTLESS)[0].id
    with files.opened(laptop.path, laptop.clock) as file:
        edit(file, action, [Part("leads/CN", "1")])
        assert wrap_up(file).of(Matter.ACTION)[0].what == ("when",)
        edit(file, action, [Part("due_text", "soon")])
        edit(file, speaker.what[0], [Part("speaker", "CN")])
        delete(file, pointless)
        mark_discussed(file, first.of(Matter.SILENT)[0].id, discussed=False)
        assert wrap_up(file) == WrapUp()


@pytest.mark.parametrize(("status", "listed"), [("agreed", 1), ("completed", 0), ("withdrawn", 0)])
def test_an_action_that_is_over_needs_nobody(laptop: Laptop, status: str, listed: int) -> None:
    (action,) = keep(laptop, "ACTION: x", point="Roads")
    with files.opened(laptop.path, laptop.clock) as file:
        edit(file, action, [Part("status", status)])
        assert wrap_up(file).actions == listed


def test_a_mark_that_notes_belie_is_listed(tmp_path: Path) -> None:
    one, two = new_laptop(tmp_path / "a.facilitator", 1), new_laptop(tmp_path / "b.facilitator", 2, "Bo")
    with files.opened(one.path, one.clock) as file:
        mark_discussed(file, found(one).of(Matter.SILENT)[0].id, discussed=False)
    keep(two, "a word all the same", point="Roads")
    merge(one.path, [two.path], one.clock)
    assert [(row.text, row.what) for row in found(one).of(Matter.MARKED)] == [("Roads", ("1",))]


def test_conflicts_are_counted_by_field_and_name_their_item(tmp_path: Path) -> None:
    one, two = new_laptop(tmp_path / "a.facilitator", 1), new_laptop(tmp_path / "b.facilitator", 2, "Bo")
    (note,) = keep(one, "words", point="Roads")
    merge(two.path, [one.path], two.clock)
    for laptop, word in ((one, "mine"), (two, "yours")):
        with files.opened(laptop.path, laptop.clock) as file:
            edit(file, note, [Part("text", word), Part("translation", word)])
            roads = next(point.id for point in load_programme(file).points if point.title == "Roads")
            edit(file, roads, [Part("title", word)])
    merge(one.path, [two.path], one.clock)
    conflicts = {row.id: row.what for row in found(one).of(Matter.CONFLICT)}
    assert conflicts == {note: ("text", "translation"), roads: ("title",)}
    assert found(one).conflicts == 3


def test_points_of_slots_to_come_are_not_missed_yet_and_a_slot_has_its_own_list(tmp_path: Path) -> None:
    laptop = made(tmp_path / "1.facilitator")
    laptop.at = datetime(2024, 8, 29, 0, 30, tzinfo=UTC)  # 09:30 in Seoul
    with files.opened(laptop.path, laptop.clock) as file:
        assert [row.text for row in wrap_up(file).of(Matter.SILENT)] == ["Roads"]
        laptop.at = datetime(2024, 8, 29, 2, 0, tzinfo=UTC)
        frame = load_programme(file)
        session = next(one for one in frame.sessions if one.held)
        fires = next(point for point in frame.points if point.title == "Fires")
        Capture(file, "1", fires.id, None).keep(["Xyz: a word"])
        Capture(file, "1", None, None).keep(["no place"])
        whole = wrap_up(file)
        assert [row.text for row in whole.of(Matter.SILENT)] == ["Roads"]
        here = of_slot(whole, session.id, fires.slot)
        assert [row.matter for row in here.loose] == [Matter.SPEAKER, Matter.POINTLESS]


def test_the_numbers_of_the_status_bar_are_those_of_the_list(laptop: Laptop) -> None:
    keep(laptop, "ACTION: somebody writes it down", "Xyz: says a word", "Xyz: says another", point="Roads")
    with files.opened(laptop.path, laptop.clock) as file:
        listed, numbers = wrap_up(file), open_numbers(file)
    assert (numbers.silent_points, numbers.unknown_speakers, numbers.conflicts) == (1, 1, 0)
    assert numbers.silent_points == listed.silent_points
    assert numbers.unknown_speakers == listed.unknown_speakers
