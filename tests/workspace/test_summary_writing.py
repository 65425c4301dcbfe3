"""Writing the summary: each verb one step to undo, on what stands, with every sentence's sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builders import Laptop, keep
from writing_scene import desk_of, labelled, new_session, point_of, printed, said, session_of, view_of

from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.workspace import files
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.files import SessionFile
from facilitator.workspace.papers import compose
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.summary_desk import FaultKind, State
from facilitator.workspace.summary_writing import (
    add_sentence,
    add_source,
    freeze_part,
    give_back_part,
    label_sentence,
    move_sentence,
    part_text,
    paste_part,
    place_record,
    refresh_part,
    remove_sentence,
    remove_source,
    thaw_part,
    write_sentence,
)
from facilitator.workspace.tracing import trace_paper
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


def test_a_sentence_written_keeps_its_label_its_key_and_its_sources(file: SessionFile) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    before = labelled(view_of(file, roads), "Gaps")
    done = write_sentence(file, session, roads, before.key, "It was said plainly:  nobody\ncounts crossings.")
    view = view_of(file, roads)
    after = labelled(view, "Gaps")
    assert after.text == "It was said plainly: nobody counts crossings."
    assert (after.key, [one.id for one in after.sources]) == (before.key, [one.id for one in before.sources])
    assert view.state is State.WRITTEN and view.written and not view.frozen and view.cleared.startswith("Edited, ")
    assert done.changes and write_sentence(file, session, roads, after.key, after.text).changes == ()


def test_the_other_points_and_parts_follow_their_notes(file: SessionFile, laptop: Laptop) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    write_sentence(file, session, roads, "gaps", "Nobody counts.")
    keep(laptop, "gap: no water", point="Fires")
    keep(laptop, "gap: no signs", point="Roads")
    fires, own = view_of(file, point_of(file, "Fires")), view_of(file, roads)
    assert "No water" in labelled(fires, "Gaps").text and not fires.written
    assert labelled(own, "Gaps").text == "Nobody counts." and own.state is State.STALE
    assert any("no signs" in one.text for one in own.unused.notes)
    assert desk_of(file).stale == 1 and said(desk_of(file)) == printed(file)
    refresh_part(file, session, roads)
    assert view_of(file, roads).state is State.WRITTEN


def test_the_paper_says_the_desk_after_every_step_and_undo_takes_each_back(file: SessionFile) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    tunnels = next(one.id for one in records_at_hand(file).notes if "tunnels" in one.text)
    steps: list[Callable[[], Changed]] = [
        lambda: write_sentence(file, session, roads, "gaps", "Gaps were seen."),
        lambda: add_sentence(file, session, roads, "A pilot was asked for.", [tunnels], "gaps", "Pilot"),
        lambda: move_sentence(file, session, roads, "gaps", ""),
        lambda: label_sentence(file, session, roads, "gaps", "Needs."),
        lambda: add_source(file, session, roads, "gaps", [tunnels]),
        lambda: remove_source(file, session, roads, "gaps", tunnels),
        lambda: remove_sentence(file, session, roads, "differing-views"),
        lambda: paste_part(file, session, roads, "One.\n\n- two\n- three"),
        lambda: freeze_part(file, session, roads),
        lambda: thaw_part(file, session, roads),
        lambda: give_back_part(file, session, roads),
        lambda: freeze_part(file, session, "points"),
        lambda: thaw_part(file, session, "points"),
        lambda: give_back_part(file, session, "points"),
        lambda: write_sentence(file, session, "conduct", "sentence", "The session met."),
        lambda: place_record(file, session, "questions", view_of(file, "questions").sources[1].id, ""),
    ]
    for step in steps:
        before = desk_of(file)
        done = step()
        after = desk_of(file)
        assert after != before and said(after) == printed(file)
        again = undo(file, done)
        assert desk_of(file) == before
        undo(file, again)
        assert desk_of(file) == after


def test_sources_come_back_after_the_file_is_closed(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        session, other = session_of(file), point_of(file, "Fires")
        note = view_of(file, point_of(file, "Roads")).sources[0].id
        add_sentence(file, session, other, "Both need signs.", [note, note], "")
        before = view_of(file, other)
        assert [one.id for one in before.sentences[0].sources] == [note] and before.sentences[0].number
    with files.opened(laptop.path, laptop.clock) as file:
        assert view_of(file, other) == before
        traced = trace_paper(compose(records_at_hand(file), "summary", "1", file.clock.now()), records_at_hand(file))
        assert note in traced.used


def test_a_sentence_without_a_note_and_a_wrong_several_are_faults(file: SessionFile) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    add_sentence(file, session, roads, "Several delegations asked for a pilot, and it was agreed.")
    faults = view_of(file, roads).sentences[-1].faults
    assert [fault.kind for fault in faults] == [FaultKind.BARE, FaultKind.QUANTIFIER, FaultKind.AGREED]
    assert str(faults[1].words) == "“Several” needs 4–5 delegations"
    assert desk_of(file).bare == 1 and not labelled(view_of(file, roads), "Gaps").faults


def test_an_item_behind_an_item_joins_the_list(file: SessionFile) -> None:
    session = session_of(file)
    first = next(one for one in view_of(file, "questions").sentences if one.form == "item")
    add_sentence(file, session, "questions", "Name a host;", (), first.key)
    view = view_of(file, "questions")
    at = [one.key for one in view.sentences].index(first.key) + 1
    assert view.sentences[at].text == "Name a host;" and view.sentences[at].form == "item"
    assert said(desk_of(file)) == printed(file)


def test_a_frozen_part_is_refused_until_it_is_thawed(file: SessionFile) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    freeze_part(file, session, roads, "Mo")
    view = view_of(file, roads)
    assert view.frozen and view.state is State.FROZEN and view.cleared_by == "Mo" and view.cleared_on == "2024-08-29"
    assert not any(one.editable for one in view.sentences)
    with pytest.raises(FacilitatorError, match="thaw it before"):
        write_sentence(file, session, roads, "gaps", "Other words.")
    assert freeze_part(file, session, roads).changes == ()
    thaw_part(file, session, roads)
    write_sentence(file, session, roads, "gaps", "Other words.")
    assert labelled(view_of(file, roads), "Gaps").text == "Other words."


@pytest.mark.parametrize("key", ["header", "note", "points"])
def test_what_follows_from_the_rest_is_not_written(file: SessionFile, key: str) -> None:
    with pytest.raises(FacilitatorError):
        add_sentence(file, session_of(file), key, "Words.")


def test_what_is_gone_is_named(file: SessionFile) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    for step in (
        lambda: write_sentence(file, session, roads, "nothing", "Words."),
        lambda: write_sentence(file, session, "points/nothing", "gaps", "Words."),
        lambda: add_source(file, session, roads, "gaps", ["nothing"]),
        lambda: place_record(file, session, roads, "nothing", ""),
    ):
        with pytest.raises(NotFoundInFileError):
            step()
    with pytest.raises(FacilitatorError, match="no words"):
        paste_part(file, session, roads, " \n ")


def test_the_last_sentence_stays(file: SessionFile) -> None:
    session = session_of(file)
    (only,) = view_of(file, "conduct").sentences
    with pytest.raises(FacilitatorError, match="last sentence"):
        write_sentence(file, session, "conduct", only.key, "  ")


def test_text_copied_out_and_pasted_back_changes_nothing_but_that_it_is_written(file: SessionFile) -> None:
    session = session_of(file)
    for key in (point_of(file, "Roads"), "questions", "lessons", "actions", "conduct"):
        before = view_of(file, key)
        paste_part(file, session, key, part_text(file, session, key))
        after = view_of(file, key)
        assert [(one.key, one.text, one.label, one.sources, one.cells) for one in after.sentences] == [
            (one.key, one.text, one.label, one.sources, one.cells) for one in before.sentences
        ]


def test_pasted_sentences_that_are_nearly_the_same_keep_their_sources(file: SessionFile) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    before = view_of(file, roads)
    text = part_text(file, session, roads).replace("Nobody counts crossings.", "Nobody yet counts the crossings.")
    paste_part(file, session, roads, f"7. A new opening without a note.\r\n\r\n{text}")
    after = view_of(file, roads)
    assert after.sentences[0].text == "A new opening without a note." and not after.sentences[0].sources
    gaps = labelled(after, "Gaps")
    assert gaps.text == "Nobody yet counts the crossings."
    assert gaps.sources == labelled(before, "Gaps").sources and said(desk_of(file)) == printed(file)


def test_order_by_drag_is_followed_and_kept(file: SessionFile) -> None:
    session, fires = session_of(file), point_of(file, "Fires")
    roads = view_of(file, point_of(file, "Roads"))
    ids = [one.id for one in view_of(file, "questions").sources[:2]]
    place_record(file, session, "questions", ids[1], "")
    assert [one.id for one in view_of(file, "questions").sources[:2]] == ids[::-1]
    note = next(one for one in records_at_hand(file).notes if "radios" in one.text)
    edit(file, note.id, [Part("starred", "yes")])
    assert view_of(file, point_of(file, "Roads")).sentences == roads.sentences
    with pytest.raises(FacilitatorError, match="order"):
        place_record(file, session, "policies", note.id, "")
    place_record(file, session, fires, note.id, "")
    assert said(desk_of(file)) == printed(file)


def test_a_table_follows_its_records_until_the_part_is_frozen(file: SessionFile) -> None:
    session = session_of(file)
    action = records_at_hand(file).actions[0].id
    write_sentence(file, session, "actions", view_of(file, "actions").sentences[0].key, "One thing is to be done.")
    edit(file, action, [Part("status", "agreed")])
    view = view_of(file, "actions")
    assert (
        view.sentences[1].cells[-1] == "Agreed" and view.state is State.STALE and said(desk_of(file)) == printed(file)
    )
    refresh_part(file, session, "actions")
    freeze_part(file, session, "actions")
    edit(file, action, [Part("status", "completed")])
    view = view_of(file, "actions")
    assert view.sentences[1].cells[-1] == "Agreed" and view.frozen and view.state is State.STALE
    thaw_part(file, session, "actions")
    assert view_of(file, "actions").sentences[1].cells[-1] == "Completed"


def test_other_papers_call_cleared_what_was_signed_and_nothing_else(file: SessionFile) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    words = "Nobody counts what crosses."

    def papers() -> list[bool]:
        now = file.clock.now()
        return [
            words in repr(compose(records_at_hand(file), paper, None, now))
            for paper in ("summary", "roundtable", "report")
        ]

    write_sentence(file, session, roads, "gaps", words)
    assert papers() == [True, False, False]
    freeze_part(file, session, roads)
    assert papers() == [True, True, True]


def test_a_mark_that_frames_is_no_sentence_without_a_note(file: SessionFile) -> None:
    session, fires = session_of(file), point_of(file, "Fires")
    write_sentence(file, session, fires, "gaps", "No towers at all.")
    records = records_at_hand(file)
    assert "None recorded." in [one.text for one in view_of(file, fires).sentences]
    assert not trace_paper(compose(records, "summary", "1", file.clock.now()), records).unsupported
    assert not [fault for one in view_of(file, fires).sentences for fault in one.faults]


@pytest.mark.parametrize("words", ["First words.", "Other words."])
def test_what_was_undone_can_be_written_again(file: SessionFile, words: str) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    undo(file, write_sentence(file, session, roads, "gaps", "First words.", "Ann"))
    done = write_sentence(file, session, roads, "gaps", words, "Ann")
    assert labelled(view_of(file, roads), "Gaps").text == words and said(desk_of(file)) == printed(file)
    undo(file, done)
    assert not view_of(file, roads).written
    give_back_part(file, session, roads)
    freeze_part(file, session, roads)
    assert view_of(file, roads).frozen


def test_words_that_name_more_than_may_be_named_are_kept_and_not_written_over(file: SessionFile) -> None:
    session, roads = session_of(file), point_of(file, "Roads")
    workshop = records_at_hand(file).workshop.id
    write_sentence(file, session, roads, "gaps", "Words at the level of delegations.")
    edit(file, workshop, [Part("settings/paper.attribution", "none")])
    view = view_of(file, roads)
    assert view.hidden and not view.written and said(desk_of(file)) == printed(file)
    with pytest.raises(FacilitatorError, match="names more"):
        write_sentence(file, session, roads, "gaps", "Other words.")
    with pytest.raises(FacilitatorError, match="names more"):
        freeze_part(file, session, "points")
    edit(file, workshop, [Part("settings/paper.attribution", "delegation")])
    assert labelled(view_of(file, roads), "Gaps").text == "Words at the level of delegations."
    edit(file, workshop, [Part("settings/paper.attribution", "none")])
    give_back_part(file, session, "points")
    assert not view_of(file, roads).hidden
