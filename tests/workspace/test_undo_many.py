"""Many steps on one field are taken back one after the other, and done again."""

from __future__ import annotations

import pytest
from builders import Laptop, keep, new_laptop
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.workspace import files
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records
from facilitator.workspace.undoing import undo


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return new_laptop(tmp_path_factory.mktemp("one") / "one.facilitator")


def text_of(file: SessionFile, item: str) -> str:
    return next(one.text for one in load_records(file).notes if one.id == item)


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=7), st.lists(st.booleans(), max_size=14))
def test_undo_and_redo_walk_through_every_edit(laptop: Laptop, texts: list[str], walk: list[bool]) -> None:
    (item,) = keep(laptop, "start")
    with files.opened(laptop.path, laptop.clock) as file:
        values, done, undone = ["start"], list[Changed](), list[Changed]()
        for text in texts:
            if text != values[-1]:
                done.append(edit(file, item, [Part("text", text)]))
                values.append(text)
        for back in (*walk, *[True] * len(done)):
            if back and done:
                undone.append(undo(file, done.pop()))
            elif not back and undone:
                done.append(undo(file, undone.pop()))
            assert text_of(file, item) == values[len(done)]


def test_not_past_what_somebody_else_wrote(laptop: Laptop) -> None:
    (item,) = keep(laptop, "start")
    with files.opened(laptop.path, laptop.clock) as file:
        first = edit(file, item, [Part("text", "one")])
        with files.opened(laptop.path, laptop.clock) as other:
            edit(other, item, [Part("text", "two")], "Bo")
            edit(other, item, [Part("text", "one")], "Bo")
        with pytest.raises(FacilitatorError, match="Bo has changed it"):
            undo(file, first)
        edit(file, item, [Part("text", "three")])
        with pytest.raises(FacilitatorError):
            undo(file, first)
