"""What was recorded under each point, and the mark “not discussed”."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.workspace import files
from facilitator.workspace.coverage import DISCUSSED_NOT, coverage, mark_discussed
from facilitator.workspace.editing import delete
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_programme
from facilitator.workspace.undoing import undo


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "one.facilitator")


def points(file: SessionFile) -> dict[str, str]:
    """Title → id of the points held."""
    return {point.title: point.id for point in load_programme(file).points}


def test_records_of_every_kind_are_counted_under_their_points(laptop: Laptop) -> None:
    keep(laptop, "one", "ACTION: two", "PROPOSAL: three", point="Roads")
    keep(laptop, "four", point="Fires")
    keep(laptop, "loose")
    with files.opened(laptop.path, laptop.clock) as file:
        found, names = coverage(file), points(file)
        session = next(one.id for one in load_programme(file).sessions if one.held)
        assert found.notes == {names["Roads"]: 3, names["Fires"]: 1}
        assert found.loose == {session: 1}
        delete(file, names["Roads"])
        assert coverage(file).loose == {session: 4}, "a deleted point hides no note"


def test_a_point_without_notes_is_marked_and_unmarked(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        roads = points(file)["Roads"]
        changed = mark_discussed(file, roads, discussed=False)
        assert [point.coverage for point in load_programme(file).points] == [DISCUSSED_NOT, ""]
        assert changed.kinds == {"point"}
        assert mark_discussed(file, roads, discussed=False).changes == ()
        undo(file, changed)
        assert [point.coverage for point in load_programme(file).points] == ["", ""]
        mark_discussed(file, roads, discussed=False)
        mark_discussed(file, roads, discussed=True)
        assert [point.coverage for point in load_programme(file).points] == ["", ""]


def test_a_point_with_notes_cannot_be_marked_and_that_is_said(laptop: Laptop) -> None:
    notes = keep(laptop, "one", "ACTION: two", point="Roads")
    with files.opened(laptop.path, laptop.clock) as file:
        roads = points(file)["Roads"]
        with pytest.raises(FacilitatorError, match="“Roads” has 2 notes, so it was discussed"):
            mark_discussed(file, roads, discussed=False)
        delete(file, notes[0])
        with pytest.raises(FacilitatorError, match="has 1 note,"):
            mark_discussed(file, roads, discussed=False)
        delete(file, notes[1])
        mark_discussed(file, roads, discussed=False)
        with pytest.raises(NotFoundInFileError):
            mark_discussed(file, "nothing", discussed=False)
