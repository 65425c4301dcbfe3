"""Settling conflicts: what a person sees of both versions, both kept, and every choice one step to undo."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.merge.differences import Place, only_in, places
from facilitator.merge.text import tokens
from facilitator.workspace import editing, files, merging, proving, showing
from facilitator.workspace.editing import Part
from facilitator.workspace.settling import compare, field_past, keep_both, open_conflicts
from facilitator.workspace.undoing import undo

BASE = "NIE to circulate the draft metadata sheet to the range States."
THIS = "NIE to circulate the draft metadata sheet to the four range States and WWF-Russia by 30 September 2024."
THAT = (
    "NIE and the Secretariat to circulate the draft metadata sheet to the range States by 15 October 2024, in English."
)


def _marked(one: str, other: str) -> list[str]:
    return [one[start:end] for start, end in only_in(one, other)]


def test_marks_of_the_picture() -> None:
    assert _marked(THIS, THAT) == ["four", "and WWF-Russia", "30 September"]
    assert _marked(THAT, THIS) == ["and the Secretariat", "15 October", ", in English"]


def test_marks_in_scripts_without_spaces_go_by_the_character() -> None:
    assert _marked("湿地需要修复", "湿地需要保护") == ["修复"]
    assert _marked("渡り鳥を守る", "渡り鳥を調べる") == ["守"]
    assert _marked("Граница закрыта", "Граница открыта") == ["закрыта"]


def test_one_place_is_left_to_choose() -> None:
    made = places(BASE, THIS, THAT)
    assert [(place.one, place.two) for place in made if place.is_open] == [("30 September", "15 October")]
    text = "".join(f"{place.one} | {place.two}" if place.is_open else place.text for place in made)
    assert text == (
        "NIE and the Secretariat to circulate the draft metadata sheet to the four range States and WWF-Russia by"
        " 30 September | 15 October 2024, in English."
    )


def test_without_an_ancestor_nothing_is_left_out() -> None:
    assert places(None, "Pilot portal", "Pilot metadata portal") == (Place("Pilot metadata portal"),)


_WORDS = st.lists(st.sampled_from(["wolf ", "bear ", "lynx, ", "虎", "豹", "и "]), max_size=8).map("".join)


@given(_WORDS, _WORDS, _WORDS)
def test_choosing_one_side_everywhere_keeps_its_words(base: str, one: str, two: str) -> None:
    """A version that alone was changed comes out whole; marks lie in the text and mark what differs."""
    made = places(base, one, base)
    assert "".join(place.text for place in made) == one
    both = places(base, one, two)
    for side in ("one", "two"):  # nothing is invented: whichever side is taken, every sign is somebody's
        chosen = "".join(getattr(place, side) if place.is_open else place.text for place in both)
        assert set(tokens(chosen)) <= {*tokens(base), *tokens(one), *tokens(two)}
    at = 0
    for start, end in only_in(one, two):
        assert at <= start < end <= len(one) and one[start:end].strip()
        at = end
    assert one == two or only_in(one, two) or only_in(two, one) or one.split() == two.split()


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "ann.facilitator", 1, "Ann")


def _clash(ann: Laptop, line: str, here: Part, there: Part) -> str:
    (item,) = keep(ann, line, point="Roads")
    bob = Laptop(ann.path.with_name("bob.facilitator"), 2)
    shutil.copyfile(ann.path, bob.path)
    for laptop, part, author in ((ann, here, "Ann"), (bob, there, "Bob")):
        with files.opened(laptop.path, laptop.clock) as file:
            if part.field == "deleted":
                editing.delete(file, item, author)
            else:
                editing.edit(file, item, [part], author)
    merging.merge(ann.path, [bob.path], ann.clock)
    return item


def test_a_conflict_as_it_is_shown(ann: Laptop) -> None:
    item = _clash(ann, f"ACTION: {BASE}", Part("text", THIS), Part("text", THAT))
    with files.opened(ann.path, ann.clock) as file:
        (found,) = open_conflicts(file)
        past = field_past(file, item, "text")
    assert (found.item, found.field, found.kind, found.base, found.proposal) == (item, "text", "action", BASE, None)
    assert {version.value for version in found.versions} == {THIS, THAT}
    assert found.can_keep_both and found.free
    made = compare(found, 0, 1)
    assert len(made.only_in_one) == 3 and sum(place.is_open for place in made.places) == 1
    assert [one.what for one in past] == ["wrote", "edited", "edited"]
    assert [len(one.unseen) for one in past] == [0, 0, 1]


def test_both_texts_become_two_records(ann: Laptop) -> None:
    item = _clash(ann, "Ann: Corridors first #roads", Part("text", "Corridors now"), Part("text", "Corridors later"))
    with files.opened(ann.path, ann.clock) as file:
        (found,) = open_conflicts(file)
        before = showing.load_records(file)
        one, other = found.versions
        done = keep_both(file, item, "text", one.change, other.change)
        records = showing.load_records(file)
        assert [note.text for note in records.notes if note.id == item] == [one.value]
        (second,) = [note for note in records.notes if note.id != item]
        first = next(note for note in records.notes if note.id == item)
        assert second.text == other.value
        for name in ("kind", "point", "session", "prefix", "speaker", "speaker_text", "tags", "order"):
            assert getattr(second, name) == getattr(first, name), name
        assert open_conflicts(file) == () and proving.check(file) == []
        undo(file, done)
        assert [note.id for note in showing.load_records(file).notes] == [note.id for note in before.notes]
        assert {version.value for version in open_conflicts(file)[0].versions} == {one.value, other.value}


def test_a_member_stays_in(ann: Laptop) -> None:
    item = _clash(ann, "Corridors #roads", Part("tags/roads", ""), Part("tags/roads", "2"))
    with files.opened(ann.path, ann.clock) as file:
        (found,) = open_conflicts(file)
        assert found.can_keep_both and not found.free
        keep_both(file, item, found.field, found.versions[0].change, found.versions[1].change)
        assert showing.load_records(file).notes[0].tags == ("roads",)
        assert open_conflicts(file) == ()


def test_other_fields_cannot_both_be_kept(ann: Laptop) -> None:
    item = _clash(ann, "Corridors", Part("kind", "lesson"), Part("kind", "gap"))
    with files.opened(ann.path, ann.clock) as file:
        (found,) = open_conflicts(file)
        assert not found.can_keep_both and not found.free
        with pytest.raises(FacilitatorError, match="take one of them"):
            keep_both(file, item, "kind", found.versions[0].change, found.versions[1].change)


def test_deleted_here_edited_there(ann: Laptop) -> None:
    item = _clash(ann, "Corridors first", Part("deleted", ""), Part("text", "Corridors and bridges first"))
    with files.opened(ann.path, ann.clock) as file:
        (found,) = open_conflicts(file)
        assert [(side.role, side.author) for side in found.versions] == [("deletes", "Ann"), ("value", "Bob")]
        assert found.base == "Corridors first" and not found.can_keep_both
        made = compare(found, 0, 1)
        assert [found.versions[1].value[a:b] for a, b in made.only_in_other] == ["and bridges"]
        past = [(one.what, one.author) for one in field_past(file, item, "deleted")]
        assert past == [("wrote", "Ann"), ("deleted", "Ann"), ("edited", "Bob")]
        editing.resolve(file, item, "deleted", take=found.versions[0].change)
        assert showing.load_records(file).notes == ()
