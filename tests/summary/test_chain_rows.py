"""The chains as rows to go through, and what there is to tick where a step is missing."""

from __future__ import annotations

from dataclasses import replace

from summary_scene import records

from facilitator.domain import Note, Proposal
from facilitator.workspace.chain_rows import (
    BARE_HEADING,
    BARE_TARGET,
    NO_HEADING,
    NO_LESSON,
    NO_TARGET,
    NOT_TAKEN_UP,
    chain_sheet,
    step_of,
    with_gap,
)
from facilitator.workspace.choosing import (
    found_choices,
    lesson_choices,
    link_change,
    tag_changes_of,
    taker_choices,
    term_choices,
    ticked_of,
)


def test_lessons_that_say_the_same_are_one_choice() -> None:
    notes = (
        Note(id="a", kind="lesson", text="Walk  together", order="1", same_as=("b",)),
        Note(id="b", kind="lesson", text="Go in pairs", order="2"),
        Note(id="c", kind="challenge", text="Cold", order="3"),
        Note(id="d", kind="statement", text="No lesson", order="4"),
    )
    made = records(notes=notes)
    choices = lesson_choices(made)
    assert [(one.ids, one.text) for one in choices] == [(("a", "b"), "Walk together"), (("c",), "Cold")]
    assert [one.ids[0] for one in found_choices(choices, "PAIRS")] == ["a"]
    assert ticked_of(choices, ("b",)) == {"a"}
    change = link_change("p", choices, ("b",), frozenset("c"))
    assert (change.taken_up, change.left) == (("c",), ("b",))
    assert not link_change("p", choices, ("b",), frozenset("a"))
    assert not link_change("c", choices, (), frozenset("c"))


def test_records_that_say_the_same_are_tagged_once_and_lose_it_all() -> None:
    first, second = tag_changes_of(("p", "q"), frozenset("ab"), frozenset("bc"))
    assert (first.added, first.removed) == (("c",), ("a",))
    assert (second.added, second.removed) == ((), ("a",))


def test_the_choices_are_in_the_order_of_the_papers() -> None:
    made = records()
    assert [one.label for one in taker_choices(made)][:2] == ["2.1-P1", "2.2-P1"]
    assert [one.ids[0] for one in term_choices(made, "heading")] == ["strategy", "cepa", "platform"]


def test_a_chain_names_its_missing_steps_and_the_broken_come_first() -> None:
    made = records()
    whole = Proposal(
        id="w", kind="proposal", text="Whole", session="s1", takes_up=("n10",), tags=("strategy", "GBF-03")
    )
    sheet = chain_sheet(replace(made, proposals=(whole, *made.proposals)))
    gaps = [one.gaps for one in sheet.rows]
    assert gaps[-1] == ()
    assert sheet.rows[-1].records == ("w",)
    assert {gap for found in gaps for gap in found} == {
        NO_HEADING, NO_LESSON, NOT_TAKEN_UP, BARE_HEADING, BARE_TARGET,
    }  # fmt: skip
    assert NO_TARGET not in (sheet.counts or {})
    lesson = next(one for one in sheet.rows if NOT_TAKEN_UP in one.gaps)
    assert lesson.missing("proposal") == NOT_TAKEN_UP
    assert lesson.missing("target") == ""
    assert sum(not one.gaps for one in sheet.rows) == (sheet.counts or {})[""]


def test_rows_are_found_by_their_gap() -> None:
    rows = chain_sheet(records()).rows
    assert with_gap(rows, None) == rows
    assert all(step_of(gap) == "proposal" for gap in (NOT_TAKEN_UP, BARE_HEADING, BARE_TARGET))
    assert {one.gaps for one in with_gap(rows, BARE_TARGET)} == {(BARE_TARGET,)}
    assert all(not one.gaps for one in with_gap(rows, ""))
