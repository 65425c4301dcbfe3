"""Text merge: a proposal that depends on nothing but ancestors and heads, and is never stored by itself."""

from __future__ import annotations

import random

import pytest
from builders import change
from hypothesis import given
from hypothesis import strategies as st

from facilitator.changes import Change, fold
from facilitator.merge.text import proposal, propose

SENTENCES = st.lists(st.sampled_from(["cranes", "roads", "fires", ",", "저어새", "a"]), max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("base", "versions", "expected"),
    [
        ("cranes need wet fields", ["cranes need wet rice fields", "black cranes need wet fields"],
         "black cranes need wet rice fields"),
        ("cranes need fields", ["cranes need wet fields", "cranes need wet fields"], "cranes need wet fields"),
        ("cranes need fields", ["cranes need wet fields", "cranes need fields"], "cranes need wet fields"),
        ("cranes need fields", ["cranes need wet fields", "cranes need dry fields"], None),
        ("cranes need fields", ["cranes fields", "cranes want fields"], None),
    ],
)  # fmt: skip
def test_invariant_09_clean_changes_come_together_and_others_do_not(
    base: str, versions: list[str], expected: str | None
) -> None:
    assert propose(base, versions) == expected


@given(SENTENCES, st.lists(SENTENCES, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_invariant_09_the_order_of_the_heads_decides_nothing(
    base: str, versions: list[str], chance: random.Random
) -> None:
    assert propose(base, versions) == propose(base, chance.sample(versions, len(versions)))


@given(SENTENCES, SENTENCES)
def test_invariant_09_what_one_side_alone_changed_is_taken(base: str, version: str) -> None:
    assert propose(base, [base, version]) == version


def two_edits(first: str, second: str) -> list[Change]:
    base = change(value="cranes need fields")
    return [base, *(change(value=text, parents=[base], writer=at) for at, text in enumerate((first, second), 2))]


def test_invariant_09_a_proposal_is_of_the_state_and_changes_nothing() -> None:
    history = two_edits("black cranes need fields", "cranes need wet fields")
    for order in (history, history[::-1]):
        state = fold(order)
        assert proposal(state, order, "text") == "black cranes need wet fields"
        assert state.conflicts == ("text",)
        assert "black cranes need wet fields" not in {head.value for head in state.live["text"]}


def test_invariant_09_without_a_common_ancestor_there_is_no_proposal() -> None:
    history = two_edits("black cranes need fields", "cranes need wet fields")[1:]
    assert proposal(fold(history), history, "text") is None
    single = two_edits("a", "b")[:2]
    assert proposal(fold(single), single, "text") is None
