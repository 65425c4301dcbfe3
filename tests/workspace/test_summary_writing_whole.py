"""Points settled as one (a Word file read back), and records put in order by a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from builders import Laptop, keep
from hypothesis import given
from hypothesis import strategies as st
from writing_scene import desk_of, labelled, new_session, point_of, printed, said, session_of, view_of

from facilitator.errors import FacilitatorError
from facilitator.summary.placing import keys_in_order
from facilitator.workspace import files
from facilitator.workspace.cleared_files import take_cleared
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.files import SessionFile
from facilitator.workspace.papers import export
from facilitator.workspace.part_words import part_list, write_part
from facilitator.workspace.record_details import details
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.summary_desk import State
from facilitator.workspace.summary_writing import (
    add_sentence,
    freeze_part,
    give_back_part,
    paste_part,
    place_record,
    thaw_part,
    write_sentence,
)
from facilitator.workspace.undoing import undo


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return new_session(tmp_path_factory.mktemp("made")).path.read_bytes()


@pytest.fixture
def laptop(made: bytes, tmp_path: Path) -> Laptop:
    path = tmp_path / "ann.facilitator"
    path.write_bytes(made)
    return Laptop(path, 7)


@pytest.fixture
def file(laptop: Laptop) -> Iterator[SessionFile]:
    with files.opened(laptop.path, laptop.clock) as file:
        yield file


WHOLE = "Both were taken up.\n\n## Roads\n\nRoads need bridges.\n\n## Fires\n\nBurn early.\n\n## Added\n\nA third one."


def test_points_settled_as_one_are_frozen_as_one_and_written_one_by_one_when_thawed(file: SessionFile) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    write_sentence(file, session, roads, "gaps", "Own words.")
    write_part(file, "summary", "1", "points", WHOLE)
    desk = desk_of(file)
    assert said(desk) == printed(file) and [one.title for one in desk.parts[4].points[:3]] == [
        "Roads",
        "Fires",
        "Added",
    ]
    assert view_of(file, roads).frozen and view_of(file, "points").frozen
    with pytest.raises(FacilitatorError, match="thaw"):
        write_sentence(file, session, roads, view_of(file, roads).sentences[0].key, "No.")
    with pytest.raises(FacilitatorError, match="as a whole"):
        give_back_part(file, session, roads)
    thaw_part(file, session, roads)
    assert not view_of(file, point_of(file, "Fires")).frozen
    key = view_of(file, roads).sentences[0].key
    add_sentence(file, session, roads, "And culverts.", (), key)
    write_sentence(file, session, roads, key, "Roads need many bridges.")
    assert [one.text for one in view_of(file, roads).sentences] == ["Roads need many bridges.", "And culverts."]
    assert [one.text for one in view_of(file, point_of(file, "Fires")).sentences] == ["Burn early."]
    assert said(desk_of(file)) == printed(file)
    give_back_part(file, session, "points")
    assert labelled(view_of(file, roads), "Gaps").text == "Own words.", "what was written before stands again"


def test_all_points_frozen_are_a_frozen_part_and_a_late_note_marks_its_own(file: SessionFile, laptop: Laptop) -> None:
    session, roads, fires = session_of(file), point_of(file, "Roads"), point_of(file, "Fires")
    freeze_part(file, session, "points", "Mo")
    assert view_of(file, "points").state is State.FROZEN
    shown = next(one.cleared for one in part_list(file, "summary", "1") if one.key == "points")
    assert shown == "Two of two points edited or cleared"
    keep(laptop, "gap: a late one", point="Roads")
    assert (view_of(file, roads).state, view_of(file, fires).state) == (State.STALE, State.FROZEN)
    assert view_of(file, "points").state is State.STALE and desk_of(file).stale == 1
    assert next(one.stale for one in part_list(file, "summary", "1") if one.key == "points")
    give_back_part(file, session, "points")
    assert (
        view_of(file, "points").state is State.WRITTEN and "A late one" in labelled(view_of(file, roads), "Gaps").text
    )


def test_words_stand_though_the_notes_behind_them_go(file: SessionFile) -> None:
    from facilitator.workspace.editing import delete

    session, fires = session_of(file), point_of(file, "Fires")
    paste_part(file, session, fires, "What was said of fires.")
    for one in records_at_hand(file).notes:
        if one.point == fires.partition("/")[2]:
            delete(file, one.id)
    view = view_of(file, fires)
    assert [one.text for one in view.sentences] == ["What was said of fires."] and view.state is State.STALE
    assert said(desk_of(file)) == printed(file)


def test_a_dragged_note_stands_before_a_more_important_one(file: SessionFile, laptop: Laptop) -> None:
    keep(laptop, "gap: no ditches", "gap: no lamps", point="Roads")
    session, roads = session_of(file), point_of(file, "Roads")
    star = next(one.id for one in records_at_hand(file).notes if "lamps" in one.text)
    edit(file, star, [Part("starred", "yes")])
    before = desk_of(file)
    gaps = labelled(view_of(file, roads), "Gaps")
    assert gaps.sources[0].id == star
    done = place_record(file, session, roads, gaps.sources[2].id, star)
    after = labelled(view_of(file, roads), "Gaps")
    assert [one.id for one in after.sources] == [star, gaps.sources[2].id, gaps.sources[1].id]
    place_record(file, session, roads, star, gaps.sources[1].id)
    assert labelled(view_of(file, roads), "Gaps").sources[-1].id == star
    assert said(desk_of(file)) == printed(file)
    shown = details(file, star)
    assert shown is not None and "placed" not in {step.field for step in shown.history}
    keep(laptop, "gap: no signs", point="Roads")
    assert labelled(view_of(file, roads), "Gaps").sources[-1].text.endswith("signs"), "what comes later stands behind"
    assert done.changes and before != desk_of(file)


def test_key_messages_are_ordered_by_drag_and_nothing_else_moves(file: SessionFile) -> None:
    session = session_of(file)
    before = desk_of(file)
    items = [one.key for one in view_of(file, "messages").sentences if one.form == "item"]
    done = place_record(file, session, "messages", items[-1], "")
    moved = [one.key for one in view_of(file, "messages").sentences if one.form == "item"]
    assert len(items) > 1 and moved == [items[-1], *items[:-1]]
    for one, other in zip(desk_of(file).every(), before.every(), strict=True):
        if one.key != "messages":
            assert [each.text for each in one.sentences] == [each.text for each in other.sentences]
    undo(file, done)
    assert desk_of(file) == before


def test_labels_that_follow_the_order_are_warned_about(file: SessionFile, laptop: Laptop) -> None:
    keep(laptop, "ACTION: NIE to mend the fences")
    session = session_of(file)
    rows = [one for one in view_of(file, "actions").sentences if one.cells]
    done = place_record(file, session, "actions", rows[1].sources[0].id, "")
    first = next(one for one in view_of(file, "actions").sentences if one.cells)
    assert first.cells[1] == rows[1].cells[1]
    assert "1-A2" in str(done.warnings[0])
    assert place_record(file, session, "actions", rows[1].sources[0].id, "").changes == ()


@given(st.lists(st.sampled_from(["", "a0", "a1", "a2", "a3", "Zz", "a0V"]), max_size=7))
def test_keys_rise_and_few_are_changed(keys: list[str]) -> None:
    listed = [(str(at), key) for at, key in enumerate(keys)]
    changed = keys_in_order(listed)
    now = [changed.get(item, key) for item, key in listed]
    assert all(one < other for one, other in pairwise(now)) and all(now)
    if all(keys) and all(one < other for one, other in pairwise(keys)):
        assert not changed


def corrected(path: Path, old: str, new: str) -> None:
    """Words typed over as a person does in Word."""
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    document.save(str(path))


def test_a_point_corrected_in_word_is_frozen_by_itself(file: SessionFile, laptop: Laptop, tmp_path: Path) -> None:
    session, roads, fires = session_of(file), point_of(file, "Roads"), point_of(file, "Fires")
    write_sentence(file, session, fires, "gaps", "No towers anywhere.")
    paper = tmp_path / "summary.docx"
    export(file, "summary", paper, "1")
    corrected(paper, "Nobody counts crossings", "Nobody counts any crossing")
    done = take_cleared(file, paper, author="Mo")
    gaps = labelled(view_of(file, roads), "Gaps")
    assert gaps.text == "Nobody counts any crossing." and gaps.sources
    assert (view_of(file, roads).state, view_of(file, fires).state) == (State.FROZEN, State.WRITTEN)
    assert view_of(file, roads).cleared_by == "Mo" and said(desk_of(file)) == printed(file)
    keep(laptop, "gap: no maps", point="Fires")
    assert (view_of(file, roads).state, view_of(file, fires).state) == (State.FROZEN, State.STALE)
    undo(file, done)
    assert view_of(file, roads).state is State.WRITTEN and not view_of(file, roads).written


def test_a_point_renamed_in_word_settles_all_as_one(file: SessionFile, tmp_path: Path) -> None:
    roads, paper = point_of(file, "Roads"), tmp_path / "summary.docx"
    export(file, "summary", paper, "1")
    corrected(paper, "Roads", "Roads and rails")
    take_cleared(file, paper)
    assert "Roads and rails" in [one.title for one in view_of(file, "points").points]
    assert desk_of(file).part(roads) is None and said(desk_of(file)) == printed(file)
    give_back_part(file, session_of(file), "points")
    assert view_of(file, roads).title == "Roads"
