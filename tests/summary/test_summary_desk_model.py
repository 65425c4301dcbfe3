"""The summary page without a window: it says what the paper says, with sources, faults and what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from summary_scene import ACTIONS, NOTES, NOW, PEOPLE, POINTS, note, records

from facilitator.document import Topic
from facilitator.domain import Conflict, Records, Version
from facilitator.errors import NotFoundInFileError
from facilitator.summary.length import words_of
from facilitator.summary.statements import statements
from facilitator.workspace.papers import compose, compose_whole
from facilitator.workspace.summary_desk import FaultKind, Form, MissingKind, PartView, State, SummaryDesk, summary_desk
from facilitator.workspace.summary_desk_making import make_desk


def desk(**more: object) -> SummaryDesk:
    return summary_desk(records(**more), "s1", NOW)


def part(found: SummaryDesk, key: str) -> PartView:
    view = found.part(key)
    assert view is not None
    return view


def said(found: SummaryDesk) -> list[str]:
    """Every sentence the desk shows but those of the masthead, label first, in the order of the paper."""
    views = [view for one in found.parts[1:] for view in (one, *one.points)]
    return [f"{one.label}. {one.text}" if one.label else one.text for view in views for one in view.sentences]


def printed(given: Records, session: str = "s1") -> list[str]:
    return [one.words for one in statements(compose(given, "summary", session, NOW))]


def test_it_says_what_the_paper_says_in_its_order() -> None:
    found = desk()
    assert said(found) == printed(records())
    assert [view.number for view in found.parts] == list(range(1, 13))
    assert [view.key for view in part(found, "points").points] == ["points/p1", "points/p2", "points/p3", "other"]
    numbered = [one.number for one in statements(compose(records(), "summary", "s1", NOW)) if one.number]
    assert numbered == [one.number for view in found.every() for one in view.sentences if one.number]


def test_words_minutes_and_goal_are_those_of_the_paper() -> None:
    found = desk(settings={"paper.words": "150", "paper.pace": "100"})
    document = compose(records(settings={"paper.words": "150", "paper.pace": "100"}), "summary", "s1", NOW)
    assert found.words == words_of(document.parts) == sum(view.words for view in found.parts)
    assert (found.goal.low, found.goal.high, found.goal.most, found.goal.pace) == (50, 250, 150, 100)
    assert found.minutes == round(found.words / 100)
    assert found.whole_words > found.words
    assert {one.id for one in found.trimmed} <= {one.id for one in found.unused.notes}
    assert found.trimmed and not {one.id for one in desk().trimmed}


def test_a_sentence_rests_on_the_notes_it_says_and_each_stretch_names_its_own() -> None:
    convergence = next(one for one in part(desk(), "points/p2").sentences if one.label == "Convergence")
    assert [(one.id, one.kind, one.who) for one in convergence.sources] == [
        ("n07", "recommendation", "Russian Federation")
    ]
    assert [convergence.text[rest.start : rest.end] for rest in convergence.rests if "n07" in rest.records]
    for view in desk().every():
        for one in view.sentences:
            for rest in one.rests:
                assert 0 <= rest.start < rest.end <= len(one.text) and set(rest.records) <= {s.id for s in one.sources}


def test_a_table_is_rows_with_their_record() -> None:
    actions = part(desk(), "actions")
    rows = [one for one in actions.sentences if one.form is Form.ROW]
    assert [[source.id for source in row.sources] for row in rows] == [["x1"], ["x2"]]
    assert actions.columns[1] == "What" and rows[0].cells[1].startswith("Circulate the draft protocol")
    assert not any(row.editable for row in rows)


def test_a_point_without_notes_is_missing_until_it_is_marked() -> None:
    found = desk()
    assert part(found, "points/p3").state is State.EMPTY and part(found, "points/p3").can_mark
    assert [one.part for one in found.missing if one.kind is MissingKind.POINT] == ["points/p3"]
    marked = tuple(replace(one, coverage="not discussed") if one.id == "p3" else one for one in POINTS)
    found = desk(points=marked)
    assert part(found, "points/p3").state is State.NOT_DISCUSSED and part(found, "points/p3").marked
    assert not [one for one in found.missing if one.kind is MissingKind.POINT]


def test_empty_parts_and_actions_without_a_lead_are_missing() -> None:
    actions = (replace(ACTIONS[0], leads=()), replace(ACTIONS[1], leads=(), status="withdrawn"), *ACTIONS[2:])
    found = desk(notes=tuple(one for one in NOTES if one.kind != "question"), actions=actions)
    kinds = [(one.kind, one.part, one.record) for one in found.missing]
    assert (MissingKind.LEAD, "actions", "x1") in kinds and (MissingKind.LEAD, "actions", "x2") not in kinds
    assert str(next(one.words for one in found.missing if one.record == "x1")).startswith("No lead: 2.1-A1")
    empty = summary_desk(records(notes=(), actions=(), proposals=()), "s1", NOW)
    assert "proposals" in [one.part for one in empty.missing if one.kind is MissingKind.PART]


def test_a_disputed_note_marks_its_chip_and_its_sentence() -> None:
    versions = (Version("a", "x", "A", 0, "text"), Version("b", "y", "B", 0, "text"))
    found = desk(conflicts=(Conflict("n06", "text", versions),))
    gaps = next(one for one in part(found, "points/p1").sentences if one.label == "Gaps")
    assert [one.disputed for one in gaps.sources] == [True]
    assert [(fault.kind, fault.record) for fault in gaps.faults] == [(FaultKind.DISPUTED, "n06")]


@pytest.mark.parametrize("level", ["none", "constituency"])
def test_no_one_is_shown_where_no_one_may_be_named(level: str) -> None:
    found = desk(settings={"paper.attribution": level})
    shown = repr([view for view in found.every() if view.key != "header"])
    for person in PEOPLE:
        for name in (person.name, *person.aliases, person.name.split()[0]):
            assert name not in shown
    sources = [one for view in found.every() for sentence in view.sentences for one in sentence.sources]
    if level == "none":
        assert {one.who for one in sources} == {""}
    assert {one.who for one in sources if one.who} <= {
        "member State",
        "academia",
        "intergovernmental organization",
        "ngo",
    }


@pytest.mark.parametrize("level", ["named", "delegation", "constituency", "none"])
def test_what_is_behind_a_part_is_the_same_at_every_level(level: str) -> None:
    """Or a part would be stale at one level and not at another."""
    given = records(settings={"paper.attribution": level, "paper.words": "120"})
    whole = {one.key: set(one.records) for one in compose_whole(given, "summary", "s1", NOW).parts}
    assert {one.key: set(one.records) for one in make_desk(given, "s1", NOW).whole} == {
        key: ids for key, ids in whole.items() if key != "note"
    }


@given(st.permutations(list(NOTES)), st.sampled_from(["80", "150", "400", "9000"]), st.integers(0, len(NOTES)))
def test_every_note_is_said_or_unused_whatever_is_left_out(notes: list[object], words: str, least: int) -> None:
    given = records(notes=tuple(notes[least:]), settings={"paper.words": words})
    found = summary_desk(given, "s1", NOW)
    assert said(found) == printed(given)
    own = {one.id for one in (*given.notes, *given.actions, *given.proposals) if one.session == "s1"}
    rests = {id_ for view in found.every() if view.key != "note" for one in view.sentences for rest in one.rests
             for id_ in rest.records}  # fmt: skip
    cells = {s.id for view in found.every() for one in view.sentences if one.form is Form.ROW for s in one.sources}
    unused = {one.id for one in found.unused.notes}
    assert own <= rests | cells | unused
    assert not unused & rests


def test_topics_keep_their_points_where_titles_are_the_same() -> None:
    twins = tuple(replace(one, title="Technical issues", short_title="") if one.id == "p1" else one for one in POINTS)
    found = desk(points=twins)
    views = {view.key: view for view in part(found, "points").points}
    assert {one.id for one in views["points/p1"].sources} >= {"n03", "n04", "n05", "n06"}
    assert not views["points/p3"].sources
    points = compose(records(points=twins), "summary", "s1", NOW).parts[3]
    topics = [one for one in points.blocks if isinstance(one, Topic)]
    assert [one.title for one in topics] == [one.title for one in list(views.values())[:3]]


def test_a_session_by_code_and_one_that_is_not_there() -> None:
    assert summary_desk(records(), "2.1", NOW).session == "s1"
    with pytest.raises(NotFoundInFileError):
        summary_desk(records(), "9.9", NOW)


def test_the_masthead_is_the_first_part() -> None:
    header = desk().parts[0]
    document = compose(records(), "summary", "s1", NOW)
    assert [one.label for one in header.sentences] == [one.title for one in document.meta]
    assert not header.editable


def test_unused_of_a_point_counts_its_own_notes() -> None:
    notes = (*NOTES, note("n99", "statement", "fences cut corridors", point="p2", speaker="mn"))
    found = desk(notes=notes, settings={"paper.words": "60"})
    unused = part(found, "points/p2").unused
    assert unused.of == 4 and {one.id for one in unused.notes} <= {"n07", "n08", "n09", "n99"}
    assert found.unused.of == len([one for one in notes if one.session == "s1"]) + 3
