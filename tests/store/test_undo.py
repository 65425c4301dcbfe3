"""Undo: a new change, while one's own of this opening is the only head."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.errors import FacilitatorError
from facilitator.store import log
from facilitator.workspace import editing, files, merging, proving, showing
from facilitator.workspace.editing import Part
from facilitator.workspace.undoing import undo


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "ann.facilitator", 1, "Ann")


def test_invariant_14_undo_is_a_new_change(ann: Laptop) -> None:
    (item,) = keep(ann, "before")
    with files.opened(ann.path, ann.clock) as file:
        done = editing.edit(file, item, [Part("text", "after")])
        with file.reading() as connection:
            count = log.count(connection)
        back = undo(file, done)
        assert showing.load_records(file).notes[0].text == "before"
        with file.reading() as connection:
            assert log.count(connection) == count + 1
        undo(file, back)
        assert showing.load_records(file).notes[0].text == "after"
        assert proving.check(file) == []


def test_invariant_14_only_ones_own_of_this_opening(ann: Laptop) -> None:
    (item,) = keep(ann, "before")
    with files.opened(ann.path, ann.clock) as file:
        done = editing.edit(file, item, [Part("text", "after")])
    with files.opened(ann.path, ann.clock) as file, pytest.raises(FacilitatorError, match="since this file was opened"):
        undo(file, done)


def test_invariant_14_not_when_somebody_else_stands_beside_it(ann: Laptop) -> None:
    (item,) = keep(ann, "before")
    other = Laptop(ann.path.with_name("other.facilitator"), 3)
    shutil.copyfile(ann.path, other.path)
    with files.opened(other.path, other.clock) as file:
        editing.edit(file, item, [Part("text", "of another")])
    with files.opened(ann.path, ann.clock) as file:
        done = editing.edit(file, item, [Part("text", "after")])
        merging.merge(ann.path, [other.path], ann.clock)
        with pytest.raises(FacilitatorError, match="cannot be undone any more"):
            undo(file, done)


def test_invariant_14_undoing_a_settlement_writes_each_version_again(ann: Laptop) -> None:
    (item,) = keep(ann, "before")
    other = Laptop(ann.path.with_name("other.facilitator"), 3)
    shutil.copyfile(ann.path, other.path)
    for laptop, text in ((ann, "here"), (other, "there")):
        with files.opened(laptop.path, laptop.clock) as file:
            editing.edit(file, item, [Part("text", text)])
    merging.merge(ann.path, [other.path], ann.clock)
    with files.opened(ann.path, ann.clock) as file:
        settled = editing.resolve(file, item, "text", text="agreed")
        assert showing.conflicts(file) == []
        back = undo(file, settled)
        (found,) = showing.conflicts(file)
        assert {version["value"] for version in found["values"]} == {"here", "there"}  # type: ignore[attr-defined]
        with file.reading() as connection:
            made = [log.find(connection, key) for key in back.changes]
        assert [one.parents for one in made if one] == [settled.changes[0]] * 2
        assert proving.check(file) == []
