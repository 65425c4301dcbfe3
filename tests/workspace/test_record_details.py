"""Everything about one record in one read, and edits made on what a person saw."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import ActionItem, Proposal
from facilitator.errors import NotFoundInFileError
from facilitator.workspace import editing, files, merging, striking
from facilitator.workspace.due_words import read_due_words
from facilitator.workspace.record_details import Details, details, several
from facilitator.workspace.record_edits import Part, edit_all, edit_seen, link_records, part_record
from facilitator.workspace.showing import load_records
from facilitator.workspace.undoing import undo

THURSDAY = date(2024, 8, 29)


def read(laptop: Laptop, item: str) -> Details:
    with files.opened(laptop.path, laptop.clock) as file:
        found = details(file, item)
    assert found is not None
    return found


def twins(tmp_path: Path, line: str) -> tuple[Laptop, Laptop, str]:
    """Two copies of a file with one record in it."""
    ann = new_laptop(tmp_path / "ann.facilitator", 1, "Ann")
    (item,) = keep(ann, line)
    bob = Laptop(tmp_path / "bob.facilitator", 2)
    shutil.copy(ann.path, bob.path)
    return ann, bob, item


def edit(laptop: Laptop, item: str, author: str, **values: str) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        editing.edit(file, item, [Part(name, value) for name, value in values.items()], author)


def merge(into: Laptop, source: Laptop) -> None:
    merging.merge(into.path, [source.path], into.clock)


@pytest.mark.parametrize(
    "line",
    [
        "Ann: roads first #corridor @Bob",
        "LESSON: 눈표범은 밤에 움직인다 #snow",
        "! one number for life for each animal",
        "> Ann, Bob to list the stations by 30 Sep",
        "Q: 谁来主持 #CEPA",
    ],
)
def test_one_record_is_what_reading_all_gives(tmp_path: Path, line: str) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, line, point="Roads")
    edit(laptop, item, "Ann", starred="1", supports="JPN, KOR")
    with files.opened(laptop.path, laptop.clock) as file:
        records = load_records(file)
    expected = next(one for one in (*records.notes, *records.proposals, *records.actions) if one.id == item)
    assert replace(read(laptop, item).record, other=expected.other) == expected


def test_what_is_no_record_has_no_details(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    with files.opened(laptop.path, laptop.clock) as file:
        assert details(file, "nosuchitem") is None
        assert details(file, load_records(file).points[0].id) is None


def test_history_is_newest_first_and_the_making_is_one_step(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "! a pilot portal #GBF", author="Oyun B.")
    for minute, (author, cost) in enumerate((("Oyun B.", "180000"), ("박서연", "210000")), 1):
        laptop.at = datetime(2024, 8, 29, 12, minute, tzinfo=UTC)
        edit(laptop, item, author, cost=cost)
    steps = read(laptop, item).history
    assert [(step.author, step.field, step.value) for step in steps] == [
        ("박서연", "cost", "210000"),
        ("Oyun B.", "cost", "180000"),
        ("Oyun B.", "", ""),
    ]


def test_a_clock_that_is_behind_puts_no_step_before_what_it_was_made_on(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "! a pilot portal")
    for hour, cost in ((15, "180000"), (9, "210000")):
        laptop.at = datetime(2024, 8, 29, hour, 0, tzinfo=UTC)
        edit(laptop, item, "Ann", cost=cost)
    assert [step.value for step in read(laptop, item).history] == ["210000", "180000", ""]


def test_struck_words_are_said_so(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "the den is at 43.1, 131.4")
    laptop.at = datetime(2024, 8, 29, 12, 5, tzinfo=UTC)
    edit(laptop, item, "Ann", text="the den is at 43.2, 131.4")
    with files.opened(laptop.path, laptop.clock) as file:
        striking.redact(file, item, "text", "coordinates of a den", "Lead")
    struck = [step for step in read(laptop, item).history if step.struck_by]
    assert [(step.field, step.value, step.struck_by, step.reason) for step in struck] == [
        ("text", "", "Lead", "coordinates of a den")
    ]


def test_versions_of_a_text_with_what_only_each_has(tmp_path: Path) -> None:
    ann, bob, item = twins(tmp_path, "images stay with their owners")
    edit(ann, item, "Ann", text="images always stay with their owners")
    edit(bob, item, "Bob", text="images stay with their herders")
    merge(ann, bob)
    found = read(ann, item)
    (conflict,) = found.conflicts
    words = {one.author: [(one.value or "")[a:b] for a, b in found.marks[one.change]] for one in conflict.versions}
    assert words == {"Ann": ["always", "owners"], "Bob": ["herders"]}
    assert found.proposals == {"text": "images always stay with their herders"}
    with files.opened(ann.path, ann.clock) as file:
        assert found.conflicts == load_records(file).conflicts


def test_an_edit_on_what_was_seen_leaves_what_came_meanwhile_beside_it(tmp_path: Path) -> None:
    ann, bob, item = twins(tmp_path, "! a pilot portal")
    seen = read(ann, item).seen
    edit(bob, item, "Bob", cost="210000", duration="2 years")
    merge(ann, bob)
    with files.opened(ann.path, ann.clock) as file:
        changed = edit_seen(file, item, [Part("cost", "180000")], seen, "Ann")
        assert changed.kinds == {"record"} and changed.items == (item,)
    found = read(ann, item)
    assert {version.value for version in found.conflicts[0].versions} == {"180000", "210000"}
    assert isinstance(found.record, Proposal) and found.record.duration == "2 years"


def test_ones_own_edits_are_always_seen(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "roads")
    with files.opened(laptop.path, laptop.clock) as file:
        seen = details(file, item)
        assert seen is not None
        for text in ("roads first", "roads first, then fires"):
            edit_seen(file, item, [Part("text", text)], seen.seen)
    found = read(laptop, item)
    assert found.record.text == "roads first, then fires"
    assert found.conflicts == ()


def test_an_edit_of_a_record_deleted_meanwhile_is_not_lost(tmp_path: Path) -> None:
    ann, bob, item = twins(tmp_path, "roads")
    seen = read(ann, item).seen
    with files.opened(bob.path, bob.clock) as file:
        editing.delete(file, item, "Bob")
    merge(ann, bob)
    with files.opened(ann.path, ann.clock) as file:
        edit_seen(file, item, [Part("text", "roads first")], seen, "Ann")
    found = read(ann, item)
    assert not found.deleted
    assert [conflict.field for conflict in found.conflicts] == ["deleted"]


def test_a_deleted_record_says_so(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "roads")
    with files.opened(laptop.path, laptop.clock) as file:
        editing.delete(file, item)
    assert read(laptop, item).deleted


def test_members_come_and_go_one_by_one(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "roads #one #two")
    with files.opened(laptop.path, laptop.clock) as file:
        edit_seen(file, item, [Part("tags/three, or so", "3"), Part("tags/one", "")], read(laptop, item).seen)
    assert read(laptop, item).record.tags == ("two", "three, or so")


def test_many_at_once_are_one_step_to_undo(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    items = keep(laptop, "roads", "fires #burnt", "? who")
    with files.opened(laptop.path, laptop.clock) as file:
        fires = next(point.id for point in load_records(file).points if point.title == "Fires")
        parts = [Part("kind", "lesson"), Part("point", fires), Part("starred", "yes"), Part("tags/burnt", "1")]
        changed = edit_all(file, items, parts)
        assert changed.items == items
        found = several(file, items)
        assert {(one.kind, one.point, one.starred, one.tags) for one in found} == {("lesson", fires, True, ("burnt",))}
        undo(file, changed)
        again = several(file, items)
    assert [(one.kind, one.point, one.starred, one.tags) for one in again] == [
        ("statement", "", False, ()),
        ("statement", "", False, ("burnt",)),
        ("question", "", False, ()),
    ]


def test_several_keep_the_order_and_pass_over_the_deleted(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    items = keep(laptop, *(f"note {number}" for number in range(1100)))
    with files.opened(laptop.path, laptop.clock) as file:
        editing.delete(file, items[1])
        assert [one.id for one in several(file, items[::-1])] == [one for one in items[::-1] if one != items[1]]


def test_same_records_are_linked_and_one_is_taken_out_of_the_middle(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    items = keep(laptop, "roads", "the roads", "roads!")
    with files.opened(laptop.path, laptop.clock) as file:
        changed = link_records(file, items)
        assert {one.id for one in details_of(file, items[1]).same} == {items[0], items[2]}
        part_record(file, items[0])
        assert details_of(file, items[0]).same == ()
        assert [one.id for one in details_of(file, items[1]).same] == [items[2]]
        assert len(load_records(file).notes) == 3
        assert changed.kinds == {"record"}


def details_of(file: files.SessionFile, item: str) -> Details:
    found = details(file, item)
    assert found is not None
    return found


def test_an_unknown_item_or_field_is_refused(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "roads")
    with files.opened(laptop.path, laptop.clock) as file:
        with pytest.raises(NotFoundInFileError):
            edit_seen(file, "nobody", [Part("text", "x")], ())
        with pytest.raises(NotFoundInFileError):
            edit_seen(file, item, [Part("cost", "5")], read(laptop, item).seen)


def test_an_action_without_status_is_proposed(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "> Ann to list the stations")
    record = read(laptop, item).record
    assert isinstance(record, ActionItem) and record.status == "proposed"


@pytest.mark.parametrize(
    ("typed", "due", "words"),
    [
        ("by Fri", "2024-08-30", "Fri"),
        ("30 Sep", "2024-09-30", ""),
        ("2025-03", "2025-03-31", "2025-03"),
        ("before SOM", "", "before SOM"),
        ("2024-09-30", "2024-09-30", ""),
        ("31/13/2024", "", "31/13/2024"),
        ("9월 30일까지", "2024-09-30", ""),
        ("до 5 октября", "2024-10-05", ""),
        ("by Fri if possible", "", "by Fri if possible"),
        ("2024-02-31", "", "2024-02-31"),
        ("  ", "", ""),
        ("9/10", "", "9/10"),
        ("next Friday", "", "next Friday"),
    ],
)
def test_words_for_a_date(typed: str, due: str, words: str) -> None:
    assert read_due_words(typed, THURSDAY) == (due, words)


@given(st.dates(date(1901, 1, 1), date(2299, 12, 31)))
def test_a_day_written_out_is_read_as_itself(day: date) -> None:
    for form in (day.isoformat(), f"{day:%a} {day.day} {day:%b} {day.year}", f"by {day.day} {day:%B} {day.year}"):
        assert read_due_words(form, THURSDAY) == (day.isoformat(), "")


@given(st.text(max_size=40))
def test_no_words_are_lost(typed: str) -> None:
    due, words = read_due_words(typed, THURSDAY)
    assert due or words == " ".join(typed.split())
    if due:
        date.fromisoformat(due)
        assert words == "" or words in " ".join(typed.split())


@given(st.text(max_size=40))
def test_words_that_stay_words_are_read_as_the_same_again(typed: str) -> None:
    due, words = read_due_words(typed, THURSDAY)
    if words and not due:
        assert read_due_words(words, THURSDAY) == ("", words)


def test_an_edit_of_what_two_people_brought_alike_is_no_conflict_and_goes_back_and_forth(tmp_path: Path) -> None:
    ann, bob, item = twins(tmp_path, "! a pilot portal")
    for laptop, author in ((ann, "Ann"), (bob, "Bob")):
        edit(laptop, item, author, cost="180000")
    merge(ann, bob)
    with files.opened(ann.path, ann.clock) as file:
        assert edit_seen(file, item, [Part("cost", "180000")], details_of(file, item).seen).changes == ()
        changed = edit_seen(file, item, [Part("cost", "210000")], details_of(file, item).seen)
        assert details_of(file, item).conflicts == ()
        back = undo(file, changed)
        record = details_of(file, item).record
        assert isinstance(record, Proposal) and (record.cost, record.conflicts) == ("180000", ())
        undo(file, back)
        record = details_of(file, item).record
        assert isinstance(record, Proposal) and (record.cost, record.conflicts) == ("210000", ())
