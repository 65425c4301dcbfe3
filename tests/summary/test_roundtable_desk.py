"""The roundtable on a screen: the matrix, its readings, the lists beside it, and what a cell opens."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_scene import (
    ACTIONS,
    NOTES,
    PEOPLE,
    POINTS,
    PROPOSALS,
    SESSIONS,
    action,
    conflict,
    note,
    pack,
    point,
    proposal,
    records,
    table,
)

from facilitator.domain import Records, Session
from facilitator.workspace.roundtable_desk import (
    ALL,
    CellState,
    DeskRecord,
    Reading,
    RoundtableDesk,
    ThemeRow,
    cell_records,
    parallel_codes,
    reading_counts,
    roundtable_desk,
    sifted,
    whole_theme,
)


def _row(desk: RoundtableDesk, title: str) -> ThemeRow:
    return next(row for row in desk.themes if row.title == title)


def _words(found: tuple[DeskRecord, ...]) -> list[str]:
    return [one.words for one in found]


def test_themes_are_those_of_the_pack_then_what_stands_elsewhere() -> None:
    desk = roundtable_desk(records())
    printed = [row.cells[0].paragraphs[0][0].text for row in table(pack(), "matrix").rows]
    titles = [row.title for row in desk.themes]
    assert titles == [*printed, "On presentations", "Other matters"]
    assert [one.code for one in desk.sessions] == ["2.1", "2.2"] == list(parallel_codes(records()))


def test_a_cell_counts_what_was_said_once_and_names_what_was_read_back_apart() -> None:
    desk = roundtable_desk(records())
    ours, theirs = _row(desk, "Methodologies").cells
    assert (ours.notes, ours.starred, ours.agreed, ours.unread) == (5, 0, 1, 1)  # four notes, an action
    assert (theirs.notes, theirs.agreed, theirs.unread) == (2, 0, 0)
    assert ours.leads[0] == "A common camera-trap protocol."
    shared = _row(desk, "Knowledge sharing (platform)")
    assert [cell.notes for cell in shared.cells] == [3, 1]  # n07 and m01 say the same, once in each session


def test_readings_say_common_specific_and_differing() -> None:
    desk = roundtable_desk(records())
    methods, sharing, technical, talks, other = desk.themes
    assert methods.readings == (Reading.DIFFERING, Reading.COMMON)
    assert [code for _, code in methods.views] == ["2.1", "2.2"]
    assert sharing.readings == (Reading.COMMON,)
    assert sharing.linked and sharing.linked[0].startswith("One catalogue")
    assert talks.readings == other.readings == ()
    assert technical.readings == ()
    assert [cell.state for cell in technical.cells] == [CellState.SILENT, CellState.ABSENT]


def test_a_theme_of_one_session_is_specific_to_it() -> None:
    desk = roundtable_desk(records(notes=(*NOTES, note("n18", "statement", "batteries freeze", point="p3"))))
    row = _row(desk, "Technical issues")
    assert row.readings == (Reading.SPECIFIC,) and row.of == ("2.1",)
    assert [cell.state for cell in row.cells] == [CellState.NOTED, CellState.ABSENT]


def test_what_a_person_marked_as_not_discussed_is_said_so() -> None:
    points = (*POINTS, point("q3", "s2", "Financing", coverage="not discussed"))
    row = _row(roundtable_desk(records(points=points)), "Financing")
    assert [cell.state for cell in row.cells] == [CellState.ABSENT, CellState.SILENT] and row.readings == ()


def test_one_session_has_nothing_in_common_but_may_differ() -> None:
    alone = tuple(replace(one, held=one.id == "s1") for one in SESSIONS)
    notes = tuple(one for one in NOTES if one.session == "s1")
    desk = roundtable_desk(records(sessions=alone, notes=notes))
    assert len(desk.sessions) == 1
    assert {one for row in desk.themes for one in row.readings} == {Reading.DIFFERING}


def test_without_a_session_held_there_is_nothing() -> None:
    nobody = tuple(replace(one, held=False) for one in SESSIONS)
    desk = roundtable_desk(records(sessions=nobody, notes=(), actions=(), proposals=(), points=()))
    assert desk.sessions == () and desk.themes == () and desk.facts.records == 0


@pytest.mark.parametrize("count", [3, 5])
def test_more_sessions_are_common_only_where_every_one_took_it_up(count: int) -> None:
    sessions = tuple(
        Session(f"s{n}", f"2.{n}", f"Room {n}", "", "parallel", "", (), (), True, f"b{n}") for n in range(count)
    )
    points = tuple(point(f"p{n}", f"s{n}", "Methods") for n in range(count))
    every = tuple(note(f"n{n}", "statement", "said", session=f"s{n}", point=f"p{n}") for n in range(count))
    desk = roundtable_desk(records(sessions=sessions, points=points, notes=every, actions=(), proposals=()))
    assert desk.themes[0].readings == (Reading.COMMON,) and len(desk.themes[0].cells) == count
    loose = note("x", "statement", "elsewhere", session=f"s{count - 1}")
    desk = roundtable_desk(
        records(sessions=sessions, points=points, notes=(*every[:-1], loose), actions=(), proposals=())
    )
    assert desk.themes[0].readings == (Reading.SPECIFIC,)
    assert desk.themes[0].of == tuple(f"2.{n}" for n in range(count - 1))
    assert desk.themes[0].cells[-1].state is CellState.SILENT


def test_filters_show_what_they_count() -> None:
    desk = roundtable_desk(records())
    for reading, count in reading_counts(desk.themes).items():
        assert len(sifted(desk.themes, reading)) == count
    assert reading_counts(desk.themes)[ALL] == len(desk.themes) == 5


def test_a_cell_opens_its_records_the_most_important_first() -> None:
    desk = roundtable_desk(records())
    found = cell_records(desk, _row(desk, "Methodologies").cells[0])
    assert _words(found)[:2] == ["A common camera-trap protocol", "The grid is to be fixed in spring"]
    assert found[0].agreed and not found[1].agreed
    assert {one.item for one in found} == {"n03", "n04", "n05", "n06", "x1"}


def test_what_two_sessions_said_opens_the_record_of_the_session_asked_for() -> None:
    desk = roundtable_desk(records())
    ours, theirs = (cell_records(desk, cell) for cell in _row(desk, "Knowledge sharing (platform)").cells)
    assert next(one.item for one in ours if one.times == 2) == "n07"
    assert [(one.item, one.times, one.codes) for one in theirs] == [("m01", 2, "2.1, 2.2")]


def test_the_reading_opens_what_every_session_said_once() -> None:
    desk = roundtable_desk(records())
    whole = whole_theme(_row(desk, "Knowledge sharing (platform)"))
    assert len(cell_records(desk, whole)) == whole.notes == 3


def test_moments_are_those_of_the_venue() -> None:
    late = note("n19", "statement", "late", point="p3", at=1724810400000)  # 28 August 2024, 02:00 UTC
    desk = roundtable_desk(records(notes=(*NOTES, late)))
    assert cell_records(desk, _row(desk, "Technical issues").cells[0])[0].moment == "28 August, 11:00"


@pytest.mark.parametrize("level", ["named", "delegation", "constituency", "none"])
def test_nobody_is_named_below_the_level(level: str) -> None:
    desk = roundtable_desk(records(), level)
    found = [one for row in desk.themes for cell in row.cells for one in cell_records(desk, cell)]
    said = " ".join(f"{one.words} {one.who}" for one in found)
    said += " ".join(words for row in desk.themes for cell in row.cells for words in cell.leads)
    said += " ".join(one.leads for group in desk.by_lead for one in group.actions)
    said += " ".join(one.proponent for one in desk.proposals)
    names = [person.name for person in PEOPLE if person.name in said]
    assert bool(names) == (level == "named"), names
    views = {one.who for one in found if one.kind == "statement"}
    assert ("Japan" in views) == (level in ("named", "delegation")) and (level != "none" or views == {""})


def test_proposals_tell_who_where_and_for_how_much() -> None:
    first, second = roundtable_desk(records()).proposals
    assert (first.title, first.proponent, first.range_states, first.cost, first.status) == (
        "Common camera-trap protocol", "Russian Federation", ("CN", "RF"), "USD 320,000", "supported",
    )  # fmt: skip
    assert second.cost == "USD 150,000" and second.proponent == "NIE" and not second.disputed


def test_a_disputed_cost_is_marked() -> None:
    doubted = replace(PROPOSALS[0], conflicts=("cost",))
    desk = roundtable_desk(records(proposals=(doubted,), conflicts=(conflict("z1", "cost"),)))
    assert desk.proposals[0].disputed and desk.facts.conflicts == 1
    assert [(one.item, one.fields) for one in desk.questions if one.fields] == [("z1", ("cost",))]


def test_actions_stand_under_each_lead_and_nobody_comes_last() -> None:
    loose = action("x3", "translate the sheet by 30 November 2024", due="2024-11-30")
    desk = roundtable_desk(records(actions=(*ACTIONS, loose)))
    heads = [group.head for group in desk.by_lead]
    assert heads == ["Mongolia", "Russian Federation", "National Institute of Ecology", ""]
    assert [one.item for one in desk.by_lead[-1].actions] == ["x3"]
    assert sum(one.item == "x2" for group in desk.by_lead for one in group.actions) == 2


def test_actions_by_date_are_dated_then_in_words_then_without() -> None:
    loose = action("x4", "NIE to send it", leads=("nie",))
    desk = roundtable_desk(records(actions=(*ACTIONS, loose)))
    assert [group.head for group in desk.by_date] == ["2024-09", "2024-10", "words", ""]
    assert desk.by_date[0].actions[0].words == "Circulate the draft protocol"


def test_only_what_still_has_to_be_done_is_incomplete() -> None:
    open_ = (action("a1", "one", leads=("nie",)), action("a2", "two", due="2024-10-01"), action("a3", "three"))
    over = (action("a4", "four", status="withdrawn"), action("a5", "five", status="completed"))
    assert roundtable_desk(records(actions=(*open_, *over))).facts.incomplete == 3
    assert roundtable_desk(records()).facts.incomplete == 0


def test_lessons_and_questions_are_those_of_the_pack() -> None:
    desk = roundtable_desk(records())
    assert {one.item for one in desk.lessons} == {"n10", "n11", "n12", "n13", "m03"}
    assert [one.side for one in desk.lessons] == sorted((one.side for one in desk.lessons), reverse=True)
    assert [one.item for one in desk.questions] == ["n14", "n15", "m04"] and desk.facts.questions == 3


def test_a_proposal_whose_proponent_may_not_be_named_hides_the_name() -> None:
    typed = proposal("z3", "A fund", speaker_text="Petrov")
    assert roundtable_desk(records(proposals=(typed,))).proposals[0].proponent == "[a participant]"


def _shuffled(given_: Records, seed: int) -> Records:
    chance = random.Random(seed)
    parts = {name: list(getattr(given_, name)) for name in ("notes", "actions", "proposals", "points", "sessions")}
    for part in parts.values():
        chance.shuffle(part)
    return replace(given_, **{name: tuple(part) for name, part in parts.items()})  # type: ignore[arg-type]


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_the_order_in_which_records_come_changes_nothing(seed: int) -> None:
    plain, shuffled = roundtable_desk(records()), roundtable_desk(_shuffled(records(), seed))
    for name in ("sessions", "proposals", "by_lead", "by_date", "lessons", "questions", "facts"):
        assert getattr(plain, name) == getattr(shuffled, name)
    assert [replace(row, cells=()) for row in plain.themes] == [replace(row, cells=()) for row in shuffled.themes]
    assert _cells(plain) == _cells(shuffled)


def _cells(desk: RoundtableDesk) -> list[object]:
    return [cell_records(desk, cell) for row in desk.themes for cell in row.cells]
