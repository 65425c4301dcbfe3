"""Changes: ids, verifying, heads, deletions, sets and redactions, as pure functions."""

from __future__ import annotations

from hashlib import sha256

import pytest
from builders import change
from hypothesis import given
from hypothesis import strategies as st

from facilitator.changes import (
    Change,
    MalformedChangeError,
    Pen,
    change_id,
    fold,
    join_ids,
    mend,
    parents_are_sorted,
    sealed,
    split_ids,
    verifies,
)

TEXT = st.text(max_size=8)
CHANGES = st.builds(
    change,
    TEXT,
    TEXT,
    TEXT,
    st.lists(st.binary(min_size=32, max_size=32), max_size=4),
    writer=st.integers(0, 2**128 - 1),
    seq=st.integers(-(2**63), 2**63 - 1),
    author=TEXT,
    wall=st.integers(-(2**63), 2**63 - 1),
    session=TEXT,
)


@given(CHANGES)
def test_invariant_01_a_sealed_change_verifies(one: Change) -> None:
    assert verifies(one)
    assert parents_are_sorted(one.parents)


@given(CHANGES, CHANGES)
def test_invariant_01_ids_differ_where_content_does(one: Change, other: Change) -> None:
    assert (one.id == other.id) == (one == other)


@given(CHANGES, st.integers(0, 11), st.binary(min_size=1, max_size=40), st.integers(-(2**63), 2**63 - 1), TEXT)
def test_invariant_01_any_altered_column_no_longer_verifies(
    one: Change, at: int, blob: bytes, number: int, text: str
) -> None:
    old = one[at]
    new: object = blob if isinstance(old, bytes) else number if isinstance(old, int) else text
    altered = one._replace(**{Change._fields[at]: new})
    assert verifies(altered) == (altered == one)


def test_invariant_01_text_cannot_slide_from_one_column_to_the_next() -> None:
    assert change("ab", "c").id != change("a", "bc").id
    assert change(name="a", author="bc").id != change(name="ab", author="c").id


def test_invariant_01_parents_are_a_set() -> None:
    low, high = sorted([change(value="a").id, change(value="b").id])
    assert change(parents=[low, high]).id == change(parents=[high, low, high]).id
    unsorted = change(parents=[low, high])._replace(parents=high + low)
    assert not verifies(unsorted._replace(id=change_id(unsorted)))
    assert verifies(sealed(unsorted))
    assert split_ids(join_ids([high, low])) == [low, high]


def test_invariant_01_a_value_is_not_guessed_back_from_a_struck_row() -> None:
    """Without its salt, what is left of a row fits every value alike."""
    one = change(value="63.5, 142.1")
    struck = one._replace(value=None, salt=None)
    with pytest.raises(MalformedChangeError):
        change_id(struck)
    guessed = struck._replace(value="63.5, 142.1", salt=b"")
    assert change_id(guessed) != one.id
    assert sha256(b"63.5, 142.1").digest() not in one.id


def test_invariant_01_salts_are_random() -> None:
    salts = iter([bytes(16), b"1" * 16])
    pen = Pen("Ann", bytes(16), lambda: 0, lambda: next(salts))
    one, other = pen.change("s", "i", "f", "v"), pen.change("s", "i", "f", "v")
    assert one.salt != other.salt
    assert other.seq == one.seq + 1


def test_invariant_03_only_the_same_item_and_field_replaces() -> None:
    base = change(value="base")
    elsewhere = change(name="title", value="t", parents=[base])
    assert fold([base, elsewhere]).value("text") == "base"
    assert fold([base, elsewhere]).live["text"] == (base,)


def test_invariant_03_two_steps_against_one_are_a_conflict() -> None:
    base = change(value="base")
    first = change(value="a1", parents=[base], writer=1, seq=2)
    second = change(value="a2", parents=[first], writer=1, seq=3)
    other = change(value="b", parents=[base], writer=2)
    state = fold([base, first, second, other])
    assert state.conflicts == ("text",)
    assert {head.value for head in state.live["text"]} == {"a2", "b"}


def test_invariant_04_equal_values_are_no_conflict_and_both_stand() -> None:
    base = change(value="base")
    one, other = (change(value="same", parents=[base], writer=writer) for writer in (1, 2))
    state = fold([base, one, other])
    assert state.conflicts == ()
    assert len(state.live["text"]) == 2


@pytest.mark.parametrize("field", ["order", "starred", "layout"])
def test_invariant_07_order_star_and_layout_never_conflict(field: str) -> None:
    one, other = (change(name=field, value=str(writer), writer=writer) for writer in (1, 2))
    state = fold([one, other])
    assert state.conflicts == ()
    assert state.value(field) == max((one, other), key=lambda head: head.id).value


def test_invariant_06_a_deletion_and_an_edit_that_missed_each_other_stay_visible() -> None:
    kind, text = change(name="kind", value="statement"), change(value="old")
    gone = change(name="deleted", value="1", parents=[kind, text], author="X")
    edit = change(value="new", parents=[text], writer=2, author="Y")
    state = fold([kind, text, gone, edit])
    assert not state.deleted
    assert [one.author for one in state.missed] == ["X", "Y"]
    assert state.conflicts == ("deleted",)


def test_invariant_06_an_edit_that_names_the_deletion_does_not_undo_it() -> None:
    kind, text = change(name="kind", value="statement"), change(value="old")
    gone = change(name="deleted", value="1", parents=[kind, text])
    edit = change(value="new", parents=[text, gone], writer=2)
    assert fold([kind, text, gone, edit]).deleted
    assert not fold([kind, text, gone, change(value="new", parents=[text], writer=2)]).deleted


def test_invariant_06_an_edit_of_a_field_the_deletion_never_saw_is_missed() -> None:
    kind = change(name="kind", value="statement")
    gone = change(name="deleted", value="1", parents=[kind])
    tag = change(name="tags/x", value="1", writer=2)
    assert not fold([kind, gone, tag]).deleted


def test_invariant_08_members_are_fields_of_their_own() -> None:
    made = [change(name=f"tags/{name}", value=str(number), writer=number) for number, name in enumerate("xy", 1)]
    state = fold(made)
    assert state.members("tags") == ("x", "y")
    assert state.conflicts == ()
    without = change(name="tags/x", value="", parents=[made[0]], writer=3)
    assert fold([*made, without]).members("tags") == ("y",)


def test_invariant_15_what_only_begins_like_a_redaction_strikes_nothing() -> None:
    text = change(value="kept")
    for field in ("redactedly", "redacted.by", "redacted-", "Redacted"):
        assert fold([text, change(name=field, value="x", parents=[text])]).struck == {}
    struck = fold([text, change(name="redacted", value="x", parents=[text])]).struck
    assert set(struck) == {text.id}


@given(st.lists(st.integers(0, 0x10FFFF).map(chr), max_size=6).map("".join))
def test_invariant_16_mended_text_can_be_stored_and_whole_text_is_untouched(text: str) -> None:
    mended = mend(text)
    mended.encode()
    whole = not any("\ud800" <= character <= "\udfff" for character in text)
    assert (mended == text) or not whole


def test_invariant_16_text_is_stored_as_typed() -> None:
    pen = Pen("Ann", bytes(16), lambda: 0, lambda: bytes(16))
    decomposed = "\u1112\u1161\u11ab \ufb01 \u0041\u030a"
    assert pen.change("s", "i", "text", decomposed).value == decomposed
