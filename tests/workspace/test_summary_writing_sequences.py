"""Any sequence of edits: the paper says what the desk shows, undo gives it back, and a merge loses nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import Laptop
from hypothesis import given, settings
from hypothesis import strategies as st
from writing_scene import desk_of, labelled, new_session, point_of, printed, said, session_of, view_of

from facilitator.document import plain
from facilitator.errors import FacilitatorError
from facilitator.summary.sentence_lines import lines_of, resting_on, rewritten
from facilitator.summary.spans import ids_of, paragraph, text
from facilitator.workspace import files, merging
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.settling import open_conflicts, resolve
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.summary_desk import Form, SummaryDesk
from facilitator.workspace.summary_writing import (
    add_sentence,
    add_source,
    freeze_part,
    give_back_part,
    move_sentence,
    paste_part,
    place_record,
    refresh_part,
    remove_sentence,
    remove_source,
    thaw_part,
    write_sentence,
)
from facilitator.workspace.undoing import undo

_TEXTS = ("Several delegations agreed.", "全部修复。", "- a, b", "One. Two.", "(c) third", "Мөнх цас", "a\nb", "Ends.")
_DEEDS = ("write", "add", "remove", "move", "source", "unsource", "paste", "freeze", "thaw", "back", "refresh", "place")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return new_session(tmp_path_factory.mktemp("made")).path


def deed(file: SessionFile, name: str, at: int, other: int, words: str) -> Changed:
    """One of the verbs on one of what is there, chosen by numbers."""
    desk, session = desk_of(file), session_of(file)
    views = [view for view in desk.every() if view.sentences]
    view = views[at % len(views)]
    sentences = [one for one in view.sentences if one.form is not Form.ROW]
    key = sentences[other % len(sentences)].key
    notes = records_at_hand(file).notes
    note = notes[other % len(notes)].id
    sources = view.sources or desk.unused.notes
    own = sources[other % len(sources)].id if sources else note
    deeds: dict[str, Callable[[], Changed]] = {
        "write": lambda: write_sentence(file, session, view.key, key, words),
        "add": lambda: add_sentence(file, session, view.key, words, [note], key),
        "remove": lambda: remove_sentence(file, session, view.key, key),
        "move": lambda: move_sentence(file, session, view.key, key, sentences[at % len(sentences)].key),
        "source": lambda: add_source(file, session, view.key, key, [note]),
        "unsource": lambda: remove_source(file, session, view.key, key, own),
        "paste": lambda: paste_part(file, session, view.key, f"{words}\n\n{sentences[0].text}"),
        "freeze": lambda: freeze_part(file, session, view.key),
        "thaw": lambda: thaw_part(file, session, view.key),
        "back": lambda: give_back_part(file, session, view.key),
        "refresh": lambda: refresh_part(file, session, view.key),
        "place": lambda: place_record(file, session, view.key, own, ""),
    }
    return deeds[name]()


_STEPS = st.lists(
    st.tuples(st.sampled_from(_DEEDS), st.integers(0, 20), st.integers(0, 20), st.sampled_from(_TEXTS)),
    min_size=3, max_size=8,
)  # fmt: skip


@settings(max_examples=6)
@given(_STEPS)
def test_the_paper_says_what_the_desk_shows_and_undo_gives_it_back(
    made: Path, steps: list[tuple[str, int, int, str]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(made, folder))
        clock = Laptop(path, 3).clock
        with files.opened(path, clock) as file:
            done: list[tuple[SummaryDesk, Changed]] = []
            before = desk_of(file)
            for step in steps:
                try:
                    changed = deed(file, *step)
                except FacilitatorError:
                    assert desk_of(file) == before, "what is refused changes nothing"
                    continue
                done.append((before, changed))
                before = desk_of(file)
                assert said(before) == printed(file)
            with files.opened(path, clock) as again:
                assert desk_of(again) == before, "everything comes back from the file"
            for shown, changed in reversed(done):
                undo(file, changed)
                assert desk_of(file) == shown


_IDS = st.lists(st.sampled_from("abcdef"), unique=True)
_WORDS = st.sampled_from(["", "Bears roam.", "It was said that bears roam.", "虎x虎", "Quite other words"])
_PIECES = st.lists(st.tuples(st.sampled_from(["Bears ", "roam. ", "虎", "It was ", "x"]), _IDS), min_size=1, max_size=4)


@given(
    _PIECES, _IDS, st.sampled_from(["", "Bears roam.", "It was said that bears roam.", "虎x虎", "Quite other words"])
)
def test_new_words_say_the_same_records(pieces: list[tuple[str, list[str]]], behind: list[str], words: str) -> None:
    spans = tuple(span for said_, ids in pieces for span in text(said_, tuple(ids)))
    (line,) = lines_of((paragraph(spans, ids=tuple(behind)),))
    new = rewritten(line, words)
    assert new.words == words and new.records == line.records
    if words:
        assert set(ids_of(new.paragraph.text)) == set(ids_of(spans))
    other = resting_on(new, [*behind, "z"])
    assert set(other.records) == {*behind, "z"} and other.words == words
    assert plain(other.paragraph.text) == words


def two_laptops(made: Path, folder: Path) -> tuple[Path, Path]:
    one, two = folder / "one.facilitator", folder / "two.facilitator"
    shutil.copyfile(made, one)
    shutil.copyfile(made, two)
    return one, two


def merged(one: Path, two: Path) -> Path:
    laptop = Laptop(one, 9)
    target = one.with_name("both.facilitator")
    merging.merge(target, [one, two], laptop.clock)
    return target


def sentence(path: Path, seed: int, point: str, key: str, words: str) -> None:
    laptop = Laptop(path, seed)
    laptop.at += timedelta(minutes=seed)
    with files.opened(path, laptop.clock) as file:
        write_sentence(file, session_of(file), point_of(file, point), key, words, f"Writer {seed}")


def test_two_people_in_two_points_both_stand(made: Path, tmp_path: Path) -> None:
    one, two = two_laptops(made, tmp_path)
    sentence(one, 1, "Roads", "gaps", "No counts.")
    sentence(two, 2, "Fires", "gaps", "No watch.")
    with files.opened(merged(one, two), Laptop(one, 5).clock) as file:
        assert labelled(view_of(file, point_of(file, "Roads")), "Gaps").text == "No counts."
        assert labelled(view_of(file, point_of(file, "Fires")), "Gaps").text == "No watch."
        assert not open_conflicts(file) and said(desk_of(file)) == printed(file)


def test_two_people_in_one_point_see_a_conflict_and_nothing_is_lost(made: Path, tmp_path: Path) -> None:
    one, two = two_laptops(made, tmp_path)
    sentence(one, 1, "Roads", "gaps", "No counts.")
    sentence(two, 2, "Roads", "convergence", "Fences come down at once.")
    with files.opened(merged(one, two), Laptop(one, 5).clock) as file:
        roads, session = point_of(file, "Roads"), session_of(file)
        view = view_of(file, roads)
        assert view.disputed and [one.part for one in desk_of(file).missing if one.kind == "dispute"] == [roads]
        with pytest.raises(FacilitatorError, match="merge page"):
            write_sentence(file, session, roads, "gaps", "More.")
        (conflict,) = open_conflicts(file)
        assert conflict.key == (view.item, "body") and conflict.title == "Roads"
        assert sum("No counts." in one.value for one in conflict.versions) == 1
        assert sum("Fences come down at once." in one.value for one in conflict.versions) == 1
        resolve(file, *conflict.key, take=next(one.change for one in conflict.versions if "No counts." in one.value))
        assert labelled(view_of(file, roads), "Gaps").text == "No counts." and not view_of(file, roads).disputed


def test_signing_what_another_wrote_on_meanwhile_is_a_conflict(made: Path, tmp_path: Path) -> None:
    one, two = two_laptops(made, tmp_path)
    laptop = Laptop(one, 1)
    with files.opened(one, laptop.clock) as file:
        freeze_part(file, session_of(file), point_of(file, "Roads"))
    sentence(two, 2, "Roads", "gaps", "Nobody signed this.")
    with files.opened(merged(one, two), laptop.clock) as file:
        assert view_of(file, point_of(file, "Roads")).disputed
