"""Charts of a workshop: proposals by species and target, and notes where many sessions were held."""

from __future__ import annotations

from dataclasses import replace

from summary_scene import NOTES, NOW, PROPOSALS, SESSIONS, TERMS, part, proposal, records, term, wording

from facilitator.document import Bars, Document, Paragraph, Part, plain, walk
from facilitator.domain import Records, Session
from facilitator.summary import compose_report
from facilitator.summary.bars import bars_part
from facilitator.summary.chart_proposals import proposal_chart
from facilitator.summary.material import gather, parallel_sessions


def chart_part(given: Records) -> Part:
    return proposal_chart(gather(given, parallel_sessions(given), wording()))


def bars_of(one: Part) -> Bars:
    return next(block for block in walk(one.blocks) if isinstance(block, Bars))


def figures(block: Bars) -> dict[str, list[tuple[int, ...] | None]]:
    return {group.title: list(group.counts) for group in block.groups}


def test_a_proposal_counts_at_each_species_and_target_it_names() -> None:
    more = proposal("z3", "Both", tags=("snow-leopard", "crane", "GBF-03", "GBF-04"), session="s2")
    block = bars_of(chart_part(records(proposals=(*PROPOSALS, more))))
    assert block.columns == ("Target 3", "Target 4", "Target 21")
    assert figures(block) == {"Snow leopard": [(2, 1, 0)], "Hooded Crane": [(1, 1, 0)], "No species": [(0, 0, 1)]}
    assert {group.title: group.records for group in block.groups}["Snow leopard"] == ("z1", "z3")
    assert set(block.records) == {"z1", "z2", "z3"}


def test_without_targets_it_is_by_reception_and_without_both_it_says_so() -> None:
    bare = tuple(replace(each, tags=tuple(tag for tag in each.tags if tag == "snow-leopard")) for each in PROPOSALS)
    block = bars_of(chart_part(records(proposals=bare)))
    assert block.columns == ("Supported", "For elaboration")
    assert figures(block) == {"Snow leopard": [(1, 0)], "No species": [(0, 1)]}
    nothing = chart_part(records(proposals=tuple(replace(each, tags=()) for each in PROPOSALS)))
    said = [plain(each.text) for each in nothing.blocks if isinstance(each, Paragraph)]
    assert said == ["The proposals name no species and no target."]
    assert "proposal_chart" not in [each.key for each in report(records(proposals=())).parts]


def test_many_targets_become_rows() -> None:
    terms = (*TERMS, *(term("target", f"GBF-{n}", f"T {n}") for n in range(5, 19)))
    many = proposal("z1", "All", tags=("snow-leopard", *(f"GBF-{n}" for n in range(5, 19))))
    block = bars_of(chart_part(records(terms=terms, proposals=(many,))))
    assert block.columns == ("Snow leopard",)
    assert len(block.groups) == 14


def report(given: Records) -> Document:
    return compose_report(given, wording(), NOW)


def test_more_sessions_than_there_are_marks_share_one_bar() -> None:
    more = tuple(Session(f"t{n}", f"4.{n}", "More", "", "parallel", "", (), (), True, f"e{n}") for n in range(2))
    given = records(sessions=(*SESSIONS, *more))
    block = bars_of(bars_part(gather(given, parallel_sessions(given), wording())))
    assert block.series == ("All sessions, all points",)
    counted = sum(sum(row) for group in block.groups for row in group.counts if row)
    assert counted == sum(each.kind != "presentation" for each in NOTES)
    assert len(bars_of(part(report(records()), "bars")).series) == 2
