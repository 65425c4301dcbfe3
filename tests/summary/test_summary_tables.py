"""The tables of the moderator's summary: proposals with their costs, actions, what is disputed in them."""

from __future__ import annotations

import pytest
from summary_scene import (
    action,
    conflict,
    proposal,
    records,
    summary,
    table,
    words,
)

from facilitator.document import plain


def test_the_table_of_proposals() -> None:
    assert words(summary(), "proposals").splitlines() == [
        "One proposal was presented, for $320,000 in all; the reception is as recorded.",
        "2.1-P1 | Common camera-trap protocol. Snow leopard; Altai | Russian Federation | China, Russian Federation "
        "| NIE | 24 | 320,000 | Supported",
    ]


@pytest.mark.parametrize(
    ("costs", "sentence"),
    [
        ([("1 200", "USD"), ("300", "USD")], "for $1,500 in all;"),
        ([("1200", "USD"), ("", "")], "for $1,200 in all as far as costs were given;"),
        ([("1200", "USD"), ("300", "EUR")], "Two proposals were presented; the reception"),
        ([("1200", "USD"), ("about 300", "USD")], "Two proposals were presented; the reception"),
        ([("1200", ""), ("300", "")], "Two proposals were presented; the reception"),
        ([("12.50", "CHF"), ("1", "CHF")], "for CHF 13.50 in all;"),
    ],
)
def test_costs_are_summed_only_where_they_can_be(costs: list[tuple[str, str]], sentence: str) -> None:
    found = tuple(proposal(f"z{index}", "x", cost=cost, currency=unit) for index, (cost, unit) in enumerate(costs))
    document = summary(records(proposals=found))
    assert sentence in words(document, "proposals")
    assert all(cost.split()[-1][-3:] in words(document, "proposals") for cost, _ in costs if cost)


def test_durations_in_words_stay_words() -> None:
    found = (proposal("z1", "x", duration="24 months"), proposal("z2", "y", duration="two winters"))
    shown = table(summary(records(proposals=found)), "proposals")
    assert shown.columns[5].title == "Duration"
    assert [plain(row.cells[5].paragraphs[0]) for row in shown.rows] == ["24 months", "two winters"]


def test_a_proposal_typed_as_a_line_keeps_the_line() -> None:
    found = (proposal("z1", "", text="corridors with herders"), proposal("z2", "Corridors", text="Mongolia leads it"))
    text = words(summary(records(proposals=found)), "proposals")
    assert "| Corridors with herders. |" in text
    assert "| Corridors. Mongolia leads it. |" in text


def test_the_table_of_actions() -> None:
    assert words(summary(), "actions").splitlines() == [
        "Two action items were recorded, one of them as agreed.",
        "2.1-A1 | Circulate the draft protocol | National Institute of Ecology | China, EAAFP | 30 September 2024 "
        "| Agreed",
        "2.1-A2 | Plan the joint survey | Mongolia, Russian Federation | – | Before SOM | Proposed",
    ]


def test_disputed_fields_say_so_and_are_unresolved() -> None:
    disputed = (
        action("x1", "draft it", leads=("nie",), due="2024-09-30", status="agreed", conflicts=("status",)),
        action("x2", "send it", due="2024-09-30", conflicts=("due",)),
    )
    document = summary(records(actions=disputed, conflicts=(conflict("x2", "due"), conflict("n16", "text"))))
    assert "| Agreed (not settled)" in words(document, "actions")
    assert "| 30 September 2024 (not settled) |" in words(document, "actions")
    assert "as agreed" not in words(document, "actions")
    assert (
        "nobody has settled: “visas for field staff take months” (words), 2.1-A1 (status) and 2.1-A2 (due date)"
        in words(document, "questions")
    )


def test_a_sum_with_a_cost_that_is_not_settled_says_so() -> None:
    proposals = (
        proposal("a", "One", cost="100", currency="USD"),
        proposal("b", "Two", cost="300", currency="USD", conflicts=("cost",)),
    )
    text = words(summary(records(proposals=proposals)), "proposals")
    assert "$400 in all; the reception is as recorded. The cost of 2.1-P2 is not settled." in text
    assert "is not settled" not in words(summary(), "proposals")
