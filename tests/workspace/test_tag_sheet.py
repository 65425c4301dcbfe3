"""The grid of tags as a window shows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain import Records
from facilitator.workspace.editing import Part, delete, edit
from facilitator.workspace.files import opened
from facilitator.workspace.showing import load_records
from facilitator.workspace.tag_sheet import (
    SheetColumn,
    SheetRow,
    TagSieve,
    find_column,
    read_again,
    renewed,
    sheet_of,
    sift,
)
from facilitator.workspace.tagging import TagChange, apply_tags
from facilitator.workspace.undoing import undo


def column(key: str, name: str = "", vocabulary: str = "theme", *more: str) -> SheetColumn:
    forms = tuple(form.casefold() for form in (key, name or key, *more))
    return SheetColumn(key, name or key, name or key, vocabulary, "", forms)


COLUMNS = (
    column("tiger", "Amur tiger", "species"),
    column("crane", "White-naped Crane", "species"),
    column("GBF-02", "Restore", "target", "2"),
    column("GBF-20", "Strengthen", "target", "20"),
    column("hooded", "Hooded Crane", "species"),
)


@pytest.mark.parametrize(
    ("typed", "start", "found"),
    [
        ("amur", 0, 0),
        ("2", 0, 2),
        ("20", 0, 3),
        ("crane", 2, 1),
        ("cra", 0, 1),
        ("naped", 0, 1),
        ("ood", 0, 4),
        ("zebra", 0, -1),
        ("", 0, -1),
        ("TIG", 3, 0),
    ],
)
def test_letters_typed_mean_a_column(typed: str, start: int, found: int) -> None:
    assert find_column(COLUMNS, typed, start) == found


def test_among_equals_the_next_column_is_meant() -> None:
    pair = (column("a", "Blue crane"), column("b", "Red crane"))
    assert [find_column(pair, "crane", start) for start in (0, 1)] == [0, 1]
    assert find_column((), "crane") == -1


@given(st.text(max_size=5), st.integers(0, 4))
def test_what_is_found_holds_what_was_typed(typed: str, start: int) -> None:
    found = find_column(COLUMNS, typed, start)
    assert found == -1 or any(typed.strip().casefold().rstrip(".") in form for form in COLUMNS[found].forms)


def row(item: str, text: str = "", tags: str = "", kind: str = "statement", session: str = "1") -> SheetRow:
    return SheetRow(item, "", session, kind, text, frozenset(tags.split()), (), frozenset(), text.casefold())


ROWS = (
    row("a", "Roads cut the forest", "tiger"),
    row("b", "Fires in the forest", kind="lesson"),
    row("c", "Cranes rest", "crane tiger", session="2"),
)


@pytest.mark.parametrize(
    ("sieve", "passing"),
    [
        (TagSieve(), "abc"),
        (TagSieve(words="forest"), "ab"),
        (TagSieve(words="the ROADS"), "a"),
        (TagSieve(session="2"), "c"),
        (TagSieve(kind="lesson"), "b"),
        (TagSieve(untagged=True), "b"),
        (TagSieve(untagged=True, kept=frozenset("c")), "bc"),
        (TagSieve(only=frozenset("ac"), words="forest"), "a"),
    ],
)
def test_a_sieve_lets_rows_through(sieve: TagSieve, passing: str) -> None:
    assert "".join(ROWS[place].id for place in sift(ROWS, sieve).places) == passing


def test_the_tags_of_the_rows_that_pass_are_counted() -> None:
    assert dict(sift(ROWS, TagSieve()).counts) == {"tiger": 2, "crane": 1}
    assert dict(sift(ROWS, TagSieve(session="2")).counts) == {"tiger": 1, "crane": 1}


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "1.facilitator")


def records_of(laptop: Laptop) -> Records:
    with opened(laptop.path, laptop.clock) as file:
        return load_records(file)


def test_a_sheet_has_every_record_with_its_point_and_free_tags(laptop: Laptop) -> None:
    note, other = keep(laptop, "Roads are #wide", "Fires #wide #hot")
    made = records_of(laptop)
    points = tuple(replace(point, themes=("x",)) for point in made.points)
    moved = tuple(replace(one, point=points[0].id) if one.id == note else one for one in made.notes)
    sheet = sheet_of(replace(made, points=points, notes=moved))
    assert [one.id for one in sheet.rows] == [note, other]
    assert sheet.free == ("wide", "hot")
    assert sheet.sessions == ("1",)
    assert [one.by_point for one in sheet.rows] == [frozenset("x"), frozenset()]


def test_a_row_is_read_again_alone(laptop: Laptop) -> None:
    note, gone = keep(laptop, "Roads", "Fires")
    before = {one.id: one for one in sheet_of(records_of(laptop)).rows}
    with opened(laptop.path, laptop.clock) as file:
        apply_tags(file, [TagChange(note, ("wide",))])
        delete(file, gone)
        found = read_again(file, [note, gone, "nobody"])
        assert set(found) == {note}
        new = renewed(before[note], found[note])
        assert new is not None
        assert new.tags == {"wide"}
        edit(file, note, [Part("text", "Streets")])
        assert renewed(before[note], read_again(file, [note])[note]) is None


def test_tags_are_given_on_what_stands_and_undone_in_one_step(laptop: Laptop) -> None:
    first, second, gone = keep(laptop, "Roads #wide", "Fires", "Nothing")
    with opened(laptop.path, laptop.clock) as file:
        delete(file, gone)
        wanted = [TagChange(one, ("wide",)) for one in (first, second, gone, "nobody")]
        done = apply_tags(file, wanted)
        assert done.items == (second,)
        assert {one.id: one.tags for one in load_records(file).notes} == {first: ("wide",), second: ("wide",)}
        assert apply_tags(file, wanted).changes == ()
        undo(file, done)
        assert {one.id: one.tags for one in load_records(file).notes} == {first: ("wide",), second: ()}
