"""The chain lesson → proposal → heading → target, its gaps, and the part that shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summary_scene import PROPOSALS, TERMS, action, note, pack, part, proposal, records, table, wording, words

from facilitator.domain import Records
from facilitator.summary.chain import Link, chain
from facilitator.summary.chain_part import ranges
from facilitator.workspace.tracing import chain_of_records


def linked(**more: object) -> Records:
    """z1 takes up the lesson n10 and stands under a heading; z2 stands alone."""
    first = replace(PROPOSALS[0], takes_up=("n10",), tags=(*PROPOSALS[0].tags, "strategy"))
    return records(proposals=(first, PROPOSALS[1]), **more)


def test_a_link_joins_lesson_proposal_heading_and_target() -> None:
    found = chain(linked(), wording())
    assert found.links == (
        Link(("z1",), ("n10",), ("strategy",), ("GBF-03",)),
        Link(("z2",), (), (), ("GBF-21",)),
    )
    assert chain_of_records(linked()) == found


def test_the_gaps_are_listed() -> None:
    bare = proposal("z3", "Without anything", session="s2")
    made = linked()
    found = chain(replace(made, proposals=(*made.proposals, bare)), wording())
    assert found.without_target == ("z3",)
    assert found.without_heading == ("z2", "z3")
    assert found.not_taken_up == ("n11", "n12", "n13", "m03")
    assert found.unserved_targets == ("GBF-04",)
    assert found.unserved_headings == ("cepa", "platform")


def test_an_action_takes_a_lesson_up_too_and_none_takes_up_itself() -> None:
    notes = (note("a", "lesson", "x"), note("b", "lesson", "y", takes_up=("b",)), note("c", "lesson", "z"))
    found = chain(records(notes=notes, actions=(action("x", "do it", takes_up=("a",)),)), wording())
    assert found.not_taken_up == ("b", "c")


def test_lessons_that_say_the_same_are_taken_up_together() -> None:
    notes = (note("a", "lesson", "x", same_as=("b",)), note("b", "lesson", "x", session="s2"))
    made = records(notes=notes, actions=(), proposals=(proposal("z", "Idea", takes_up=("b",)),))
    found = chain(made, wording())
    assert found.not_taken_up == ()
    assert found.links[0].lessons == ("a",)


def test_lessons_stand_in_the_order_of_the_papers() -> None:
    made = records(actions=(), proposals=(proposal("z", "Idea", takes_up=("m03", "n13", "n10")),))
    assert chain(made, wording()).links[0].lessons == ("n10", "n13", "m03")


def test_a_link_to_nothing_is_passed_over() -> None:
    made = records(notes=(), actions=(), proposals=(proposal("z", "Idea", takes_up=("gone",)),))
    assert chain(made, wording()).links[0].lessons == ()


def test_without_targets_in_the_template_no_proposal_lacks_one() -> None:
    terms = tuple(term for term in TERMS if term.vocabulary != "target")
    found = chain(linked(terms=terms), wording())
    assert (found.without_target, found.unserved_targets) == ((), ())


def test_the_part_shows_the_chain_and_its_gaps() -> None:
    document = pack(linked())
    assert words(document, "chain").splitlines() == [
        "From the lessons that a proposal takes up to the headings of the plenary and the targets that it serves.",
        "2.1-L1 | 2.1-P1 Common camera-trap protocol | 2026–2030 strategic plans | 3",
        "– | 2.2-P1 Catalogue pilot | – | 21",
        "Proposals under no heading. 2.2-P1.",
        "Targets without a proposal. 4.",
        "Lessons no one took up. 2.1-L2, 2.1-L3, 2.1-L4, 2.2-L1.",
    ]
    rows = table(document, "chain").rows
    assert [row.records for row in rows] == [("z1", "n10"), ("z2",)]


def test_the_part_says_that_there_are_no_gaps_and_goes_without_proposals_and_lessons() -> None:
    terms = tuple(term for term in TERMS if term.vocabulary not in ("target", "heading"))
    whole = (proposal("z", "Idea", takes_up=("a",)),)
    made = records(notes=(note("a", "lesson", "x"),), actions=(), proposals=whole, terms=terms)
    assert "No gaps in the chain" in words(pack(made), "chain")
    empty = records(notes=(), actions=(), proposals=())
    assert "chain" not in [one.key for one in pack(empty).parts]
    assert part(pack(made), "chain").records


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [([], ""), ([3], "3"), ([1, 2], "1, 2"), ([1, 2, 3], "1–3"), ([9, 5, 1, 6, 7, 8, 2], "1, 2, 5–9")],
)
def test_numbers_are_given_as_ranges(numbers: list[int], expected: str) -> None:
    assert ranges(numbers) == expected
