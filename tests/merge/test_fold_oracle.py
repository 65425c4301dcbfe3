"""Any set of changes, also such as no verb makes: what the fold says is what brute force finds."""

from __future__ import annotations

import random

import oracle
import pytest
from builders import change
from hypothesis import given
from hypothesis import strategies as st

from facilitator.changes import Change, fold

HIDDEN = [f"tags/~{'0' * 15}{digit}" for digit in "12"]
FIELDS = ["text", "text", "deleted", "order", "starred", "tags/x", "redacted", "redacted/text", "redactedly", "x-y",
          *HIDDEN]  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(FIELDS),
        st.sampled_from(["", "1", "a", "b", "1 x", "2 X", "3 y", "0 y"]),
        st.lists(st.integers(0, 20), max_size=3),
        st.integers(0, 2**40),
    ),
    min_size=1,
    max_size=12,
)


def grown(steps: list[tuple[str, str, list[int], int]]) -> list[Change]:
    """A graph: each step names some of those before it, or a change that is not there."""
    made: list[Change] = []
    for seq, (field, value, names, wall) in enumerate(steps):
        parents = [made[name % len(made)] if made and name < 19 else bytes([name]) * 32 for name in names]
        made.append(change("note", field, value, parents, seq=seq, wall=wall))
    gone = {key for row in made if oracle.is_redaction(oracle.Row(*row)) for key in oracle.named(oracle.Row(*row))}
    return [row._replace(value=None, salt=None) if row.id in gone else row for row in made]


@given(STEPS, st.randoms(use_true_random=False))
def test_invariant_03_heads_and_conflicts_are_those_of_brute_force(
    steps: list[tuple[str, str, list[int], int]], chance: random.Random
) -> None:
    made = grown(steps)
    rows = {row.id: oracle.Row(*row) for row in made}
    truth = oracle.Item(oracle.told(rows))
    shuffled = chance.sample(made, len(made))
    state = fold(shuffled)
    assert {field: {head.id for head in heads} for field, heads in state.live.items()} == truth.heads
    assert set(state.conflicts) == set(truth.conflicts())
    assert {one.id for one in state.missed} == truth.missed
    assert state.deleted == truth.deleted
    assert {field: heads[0].value for field, heads in state.live.items()} == {
        field: truth.default(field) for field in truth.heads
    }
    assert set(state.struck) == oracle.struck(rows)
    assert state == fold(made)


@given(STEPS, st.lists(st.integers(0, 2**40), min_size=12, max_size=12))
def test_invariant_05_no_clock_decides_what_shows(
    steps: list[tuple[str, str, list[int], int]], walls: list[int]
) -> None:
    """Walls are part of the id, so ranks among equals may turn; depth and deletion never do."""
    moved = [(field, value, names, wall) for (field, value, names, _), wall in zip(steps, walls, strict=False)]
    one, other = fold(grown(steps[: len(moved)])), fold(grown(moved))
    assert one.deleted == other.deleted
    assert one.conflicts == other.conflicts
    for field, heads in one.live.items():
        if len(heads) == 1:
            assert [head.value for head in heads] == [head.value for head in other.live[field]]


@pytest.mark.parametrize("wall", [0, 7_258_118_400_000])
def test_invariant_05_deeper_shows_first_whatever_the_clock(wall: int) -> None:
    base = change(value="base", wall=10)
    shallow = change(value="shallow", parents=[base], writer=2, wall=wall)
    middle = change(value="middle", parents=[base], writer=3, wall=20)
    deep = change(value="deep", parents=[middle], writer=3, seq=2, wall=20)
    assert fold([shallow, deep, base, middle]).value("text") == "deep"


def test_invariant_05_equal_depth_goes_by_id() -> None:
    base = change(value="base")
    edits = [change(value=f"edit {number}", parents=[base], writer=number) for number in range(2, 8)]
    assert fold([*edits, base]).live["text"][0] == max(edits, key=lambda one: one.id)
    assert fold([base, *edits[::-1]]).live["text"][0] == max(edits, key=lambda one: one.id)


def test_invariant_05_not_deleted_shows_before_deeper() -> None:
    kind = change(name="kind", value="statement")
    gone = change(name="deleted", value="1", parents=[kind])
    back = change(name="deleted", value="", parents=[kind, gone], writer=2)
    again = change(name="deleted", value="1", parents=[kind, gone], writer=3)
    deeper = change(name="deleted", value="1", parents=[kind, again], writer=3, seq=2)
    state = fold([kind, gone, back, again, deeper])
    assert not state.deleted
    assert state.conflicts == ("deleted",)
