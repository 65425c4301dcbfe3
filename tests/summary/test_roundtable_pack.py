"""The roundtable pack: sessions side by side, and plain sentences where there is nothing."""

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
    TERMS,
    action,
    note,
    pack,
    part,
    point,
    records,
    table,
    without,
    words,
)

from facilitator.document import Bars, Beside, Quotations, Strip, Table, plain, walk

ORDER = [
    "glance", "share", "differ", "bars", "targets", "matrix", "proposals", "inputs", "chain", "by_date", "by_lead",
    "lessons", "heading-strategy", "heading-cepa", "heading-platform", "open", "note",
]  # fmt: skip


def test_the_parts_and_the_masthead() -> None:
    document = pack()
    assert [one.key for one in document.parts] == ORDER
    assert document.title == "Roundtable pack"
    assert document.subtitle == "Sessions 2.1 and 2.2 side by side, for the plenary roundtable (Session 3)"
    assert document.meta[2].lines == ("2.1 Big feline species", "2.2 Migratory birds")
    assert document.disclaimer.startswith("Moderators’ summary")
    assert part(document, "matrix").landscape


EMPTY = [
    ("share", {"notes": (), "actions": (), "proposals": ()}, "No theme was recorded in every session."),
    ("differ", {"notes": without("differing view"), "points": ()}, "No differing views were recorded"),
    ("bars", {"notes": ()}, "No notes were recorded."),
    ("matrix", {"points": ()}, "The programme of the sessions has no discussion points."),
    ("proposals", {"proposals": ()}, "No proposals were recorded."),
    ("inputs", {"terms": ()}, "The template names no headings for the plenary."),
    ("inputs", {"notes": (), "actions": (), "proposals": ()}, "CEPA | None recorded. | – | – | – | –"),
    ("targets", {"notes": (), "actions": (), "proposals": ()}, "o proposal or action item was linked to a target."),
    ("by_date", {"actions": ()}, "No action items were recorded."),
    ("by_lead", {"actions": ()}, "No action items were recorded."),
    ("lessons", {"notes": ()}, "No lessons were recorded."),
    ("heading-strategy", {"notes": ()}, "None recorded."),
    ("heading-cepa", {"notes": ()}, "None recorded."),
    ("heading-platform", {"notes": ()}, "None recorded."),
    ("open", {"notes": ()}, "No questions to the plenary were recorded."),
]  # fmt: skip


@pytest.mark.parametrize(("key", "taken", "sentence"), EMPTY)
def test_a_part_without_its_records_says_so_plainly(key: str, taken: dict[str, object], sentence: str) -> None:
    assert sentence not in words(pack(), key)
    assert sentence in words(pack(records(**taken)), key)


def test_at_a_glance() -> None:
    block = part(pack(), "glance").blocks[0]
    assert isinstance(block, Beside)
    shown = {
        plain(row.cells[0].paragraphs[0]): [plain(cell.paragraphs[0]) for cell in row.cells[1:]]
        for row in block.left.rows
    }
    assert shown["Delegations"] == ["5", "4", "5"]
    assert shown["Proposals"] == ["1", "1", "2"]
    assert shown["Action items"] == ["2", "1", "3"]
    assert shown["Open questions"] == ["2", "1", "3"]
    assert {key for key, _ in block.right.entries} <= set(ORDER)


def test_what_the_sessions_share_claims_no_agreement() -> None:
    text = words(pack(), "share")
    assert "Both sessions addressed Knowledge sharing (platform)" in text
    assert "Target 21 was named in each." in text
    assert "Recorded in more than one session: one catalogue first (2.1, 2.2)." in text
    assert "agree" not in text


def test_a_theme_without_records_in_one_session_is_not_shared() -> None:
    notes = tuple(item for item in NOTES if item.point != "q1")
    assert "addressed Methodologies" in words(pack(), "share")
    assert "addressed Methodologies" not in words(pack(records(notes=notes)), "share")


def test_where_they_differ() -> None:
    text = words(pack(), "differ")
    assert "Session 2.1, Methodologies: grid cells of 5 km or of 10 km." in text
    assert "Technical issues was not a point of Session 2.2." in text
    assert "Technical issues was not discussed in Session 2.1." in text


def test_bars_count_every_note_once() -> None:
    chart = next(block for block in walk(part(pack(), "bars").blocks) if isinstance(block, Bars))
    own = [item for item in NOTES if item.kind != "presentation"]
    totals = [sum(sum(group.counts[index] or ()) for group in chart.groups) for index in (0, 1)]
    assert totals == [sum(item.session == session for item in own) for session in ("s1", "s2")]
    silent = next(group for group in chart.groups if group.title == "Technical issues")
    assert silent.counts[1] is None and silent.notes == ("", "not a point of Session 2.2")


def test_the_matrix() -> None:
    lines = {line.split(" | ")[0]: line.split(" | ")[1:] for line in words(pack(), "matrix").splitlines()}
    assert lines["Methodologies"] == [
        "–",
        "Agreed: a common camera-trap protocol. / Recommended: the grid is to be fixed in spring. / "
        "Genetic sampling in winter. / See also: 2.1-A1.",
        "Same-week counts of cranes.",
        "Grid cells of 5 km or of 10 km (some delegations, 2.1). / Counts every year or every third winter (2.2).",
    ]
    assert lines["Technical issues"][1:3] == ["not discussed.", "Not a point of this session."]


def test_points_join_by_equal_themes_or_title() -> None:
    points = (
        point("a1", "s1", "Follow-up", "methods"),
        point("a2", "s1", "Technical issues"),
        point("b1", "s2", "Action plans", "methods"),
        point("b2", "s2", "technical  issues."),
        point("b3", "s2", "Waters", "sharing"),
    )
    assert [plain(row.cells[0].paragraphs[0]) for row in table(pack(records(points=points)), "matrix").rows] == [
        "Methodologies", "Technical issues", "Waters",
    ]  # fmt: skip


def test_proposals_have_a_total() -> None:
    shown = table(pack(), "proposals")
    assert shown.total is not None
    assert [plain(cell.paragraphs[0]) for cell in shown.total.cells if cell.paragraphs] == ["Two proposals", "470,000"]


def test_inputs_give_labels_and_targets() -> None:
    text = words(pack(), "inputs")
    assert "2026–2030 strategic plans | Keep funding after 2025. | 2.1-L1 | – | – | –" in text
    assert "Information sharing platform | One catalogue first (several delegations)." in text
    assert text.splitlines()[-1].endswith("| 21")


def test_targets_are_marks_and_gaps() -> None:
    strip = next(block for block in part(pack(), "targets").blocks if isinstance(block, Strip))
    assert strip.groups == (("Reducing threats", 3, 4), ("Tools and solutions", 21, 21))
    assert [(title, [(mark.number, mark.solid) for mark in marks]) for title, marks in strip.rows] == [
        ("Session 2.1", [(3, True), (3, False)]),
        ("Session 2.2", [(21, True)]),
    ]
    assert "Target 21 is served by proposals for elaboration only." in words(pack(), "targets")


def test_actions_by_date_stand_on_a_time_line() -> None:
    shown = table(pack(), "by_date")
    assert [plain(row.cells[1].paragraphs[0]) for row in shown.rows] == ["2.1-A1", "2.2-A1", "2.1-A2"]
    line = shown.timeline
    assert line is not None
    assert [(mark.day, mark.solid) for mark in line.marks] == [("2024-09-30", True), ("2024-10-15", False), ("", False)]
    assert [day for day, _ in line.reviews] == ["2024-09-19", "2024-11-29"]
    assert (line.start, line.end) == ("2024-08-29", "2024-11-29")


def test_days_of_review_are_a_setting() -> None:
    line = table(pack(records(settings={"review.days": "7"})), "by_date").timeline
    assert line is not None and line.reviews == (("2024-09-05", "Review, 5 September 2024"),)


def test_without_dates_there_is_no_time_line() -> None:
    assert table(pack(records(actions=(action("x", "do it"),))), "by_date").timeline is None


def test_actions_by_lead_follow_the_speaking_order() -> None:
    shown = table(pack(), "by_lead")
    assert shown.grouped
    assert [(plain(row.cells[0].paragraphs[0]), plain(row.cells[1].paragraphs[0])) for row in shown.rows] == [
        ("Mongolia", "2.2-A1"), ("Mongolia", "2.1-A2"), ("Russian Federation", "2.1-A2"),
        ("National Institute of Ecology", "2.1-A1"),
    ]  # fmt: skip


def test_lessons_stand_under_their_session() -> None:
    lines = words(pack(), "lessons").splitlines()
    assert lines[0] == "Five lessons were recorded: four in Session 2.1 and one in Session 2.2."
    assert "2.1-L1\u00a0\u00a0Joint field visits built trust." in lines[1]
    assert lines[2].endswith("| None recorded.")


def test_quotations_stand_under_cepa() -> None:
    block = next(block for block in part(pack(), "heading-cepa").blocks if isinstance(block, Quotations))
    assert [(plain(one.original), one.translation, one.attribution) for one in block.items] == [
        ("“先看懂数据，再划定廊道。”", "Read the data first, then draw the corridor.", "China")
    ]


def test_open_questions_name_their_session() -> None:
    assert words(pack(), "open").splitlines()[:4] == [
        "The plenary may wish to:",
        "Consider the question: “Who hosts the catalogue?” (2.1);",
        "Indicate how precise shared positions should be (2.1);",
        "Advise how gender is to be taken up (2.2).",
    ]


def test_labels_mean_the_same_in_every_paper() -> None:
    same = (*NOTES, action("w1", "one form", session="s2", same_as=("x1",)))
    text = words(pack(records(notes=NOTES, actions=(*ACTIONS, same[-1]))), "by_date")
    assert "2.1-A1, 2.2-A1" in text


def test_a_plain_template_gives_a_sensible_pack() -> None:
    document = pack(records(terms=tuple(one for one in TERMS if one.vocabulary in ("delegation", "organization"))))
    keys = [one.key for one in document.parts]
    assert "targets" not in keys and not any(key.startswith("heading") for key in keys)
    assert next(block for block in part(document, "quotations").blocks if isinstance(block, Quotations))


def test_one_session_and_three_sessions() -> None:
    one = pack(records(sessions=tuple(replace(session, held=session.id == "s1") for session in SESSIONS)))
    assert one.subtitle == "Session 2.1, for the plenary roundtable (Session 3)"
    assert "Only one session was held." in words(one, "share")
    third = replace(SESSIONS[2], id="s9", code="2.3", order="c2", short_title="Plants")
    three = pack(records(sessions=(*SESSIONS, third)))
    assert three.subtitle.startswith("Sessions 2.1, 2.2 and 2.3 side by side")
    shown = part(three, "matrix").blocks[1]
    assert isinstance(shown, Table) and len(shown.columns) == 6
    assert "was not a point of Session 2.3" in words(three, "differ")


def test_no_session_held_gives_a_paper_all_the_same() -> None:
    document = pack(records(sessions=tuple(replace(session, held=False) for session in SESSIONS)))
    assert document.subtitle == "No session has been held"


def test_records_of_no_session_are_not_lost() -> None:
    text = words(pack(records(actions=(action("w", "do it", session=""),))), "by_date")
    assert "A1 | Do it" in text


def test_no_link_of_a_note_reaches_over_to_an_action() -> None:
    actions = (action("x1", "draft it", same_as=("n16",)),)
    assert "| Draft it |" in words(pack(records(actions=actions)), "by_date")


@settings(max_examples=10, deadline=None)
@given(st.integers())
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    def mixed(items: tuple[object, ...]) -> tuple[object, ...]:
        shuffled = list(items)
        random.Random(seed).shuffle(shuffled)
        return tuple(shuffled)

    given = records(
        notes=mixed(NOTES), actions=mixed(ACTIONS), proposals=mixed(PROPOSALS), points=mixed(POINTS),
        terms=mixed(TERMS),
        participants=mixed(PEOPLE), sessions=mixed(SESSIONS),
    )  # fmt: skip
    assert pack(given) == pack()


def test_every_record_is_carried() -> None:
    assert {item.id for item in (*NOTES, *ACTIONS, *PROPOSALS)} == set(pack().records)


def test_the_best_stand_in_the_matrix_and_the_rest_is_counted() -> None:
    notes = tuple(note(f"a{index}", "statement", f"view {index}", point="p1") for index in range(9))
    cell = words(pack(records(notes=notes, actions=())), "matrix").splitlines()[1].split(" | ")[2]
    assert cell == "View 0. / View 1. / View 2. / See also: six notes."


def test_only_what_is_on_the_way_is_marked_on_the_time_line() -> None:
    statuses = ("agreed", "in progress", "completed", "proposed", "deferred", "withdrawn")
    actions = tuple(
        action(f"x{index}", f"task {index}", due=f"2024-1{index // 3}-0{index + 1}", status=status)
        for index, status in enumerate(statuses)
    )
    line = table(pack(records(actions=actions)), "by_date").timeline
    assert line is not None
    assert [(bool(mark.day), mark.solid) for mark in line.marks] == [
        (True, True), (True, True), (True, True), (True, False), (False, False), (False, False),
    ]  # fmt: skip
    assert line.legend == ("Agreed or under way", "Proposed")
    assert table(pack(records(actions=actions[4:])), "by_date").timeline is None


def test_a_lead_stands_in_one_place_and_the_order_is_said_truly() -> None:
    actions = tuple(
        action(f"x{index}", f"task {index}", leads=(lead,), due=f"2024-10-0{index + 1}")
        for index, lead in enumerate(("mn", "p-tuya", "mn", "p-tuya", "ru", "p-tuya"))
    )
    made = records(actions=actions, settings={"paper.attribution": "named"})
    leads = [plain(row.cells[0].paragraphs[0]) for row in table(pack(made), "by_lead").rows]
    assert leads == ["Bold Tuya"] * 3 + ["Mongolia"] * 2 + ["Russian Federation"]
    assert words(pack(made), "by_lead").startswith("Leads in the order of member States")
    bare = records(terms=tuple(one for one in TERMS if one.vocabulary != "delegation"), actions=actions)
    assert words(pack(bare), "by_lead").startswith("Leads in order; within a lead by date.")


def test_sessions_without_a_point_or_without_notes_are_named_with_or() -> None:
    sessions = tuple(replace(one, held=True, kind="parallel") for one in SESSIONS[:3])
    text = words(pack(records(sessions=sessions)), "differ")
    assert "Technical issues was not a point of Session 1 or Session 2.2." in text
    assert "No notes were recorded in Session 1." in text
    assert "discussed in Session 1" not in text


def test_many_lessons_stand_in_several_rows() -> None:
    notes = tuple(note(f"a{index:02}", "lesson", f"lesson {index}") for index in range(36))
    found = table(pack(records(notes=notes)), "lessons")
    assert found.grouped
    assert max(len(cell.paragraphs) for row in found.rows for cell in row.cells) <= 6
    sides = [plain(row.cells[0].paragraphs[0]) for row in found.rows]
    assert sides == ["Successes"] * 6 + ["Areas needing improvement"]
    shown = [plain(one) for row in found.rows for one in row.cells[1].paragraphs]
    assert len(shown) == 37


def test_lessons_under_no_heading_open_their_sentence_in_words() -> None:
    notes = tuple(note(f"a{index:02}", "lesson", f"lesson {index}") for index in range(36))
    terms = tuple(one for one in TERMS if one.vocabulary != "heading" or one.key == "platform")
    actions = (action("x1", "draft it", tags=("platform", "GBF-03")),)
    text = words(pack(records(notes=notes, terms=terms, actions=actions)), "targets")
    assert "Thirty-six lessons stand under no heading" in text
