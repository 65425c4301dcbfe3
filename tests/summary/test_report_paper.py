"""The workshop report: chapters, attendance, proceedings in numbered paragraphs, conclusions, follow-up, annexes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_scene import (
    ACTIONS,
    NOTES,
    NOW,
    PEOPLE,
    PROPOSALS,
    SESSIONS,
    SLOTS,
    action,
    note,
    part,
    person,
    records,
    table,
    wording,
    words,
)

from facilitator.document import Contents, Document, Paragraph, Part, Span, Topic, plain, walk
from facilitator.document_data import to_json
from facilitator.domain import ClearedPart, Records, Session, Slot
from facilitator.summary import compose_report
from facilitator.summary.clearing import Body
from facilitator.summary.length import words_of
from facilitator.summary.statements import statements
from facilitator.summary.tracing import trace

FRAME = {
    "report.background": "North-East Asia is one ecological space.\nIn 2007 a Strategy was adopted",
    "report.objectives": "To review projects\nTo plan ahead;",
    "report.organizers": "the secretariat and the institute.",
}
CHAPTERS = ["background", "organization", "proceedings", "session-s1", "session-s2", "conclusions", "follow_up"]
ANNEXES = ["programme", "participants", "proposals", "proposal_chart", "actions", "lessons", "bars"]


def report(scene: Records | None = None) -> Document:
    return compose_report(scene or records(settings=FRAME), wording(), NOW)


def at_level(level: str, **more: object) -> Records:
    return records(settings={**FRAME, "paper.attribution": level}, **more)


def topics(one: Part) -> dict[str, Topic]:
    return {block.title: block for block in one.blocks if isinstance(block, Topic)}


def lines(blocks: Iterable[object]) -> str:
    return "\n".join(
        f"{each.run_in} {plain(each.text)}".strip()
        for each in walk(tuple(blocks))
        if isinstance(each, Paragraph)  # type: ignore[arg-type]
    )


def cleared(key: str, body: str, covers: str = "s1", paper: str = "summary", level: str = "delegation") -> ClearedPart:
    settled = Body(Part(key, "Settled", (Paragraph((Span(body),)),)), level, "").to_json()
    return ClearedPart(f"c-{key}", paper, covers, key, settled, "Lee Sora", "2024-08-29", "Lee Sora", 1724903000000)


def test_chapters_and_annexes_are_numbered_and_listed_with_their_pages() -> None:
    document = report()
    assert [each.key for each in document.parts] == ["contents", *CHAPTERS, *ANNEXES, "note"]
    titles = [each.title for each in document.parts]
    assert titles[1:8] == [
        "I. Background and objectives",
        "II. Organization and attendance",
        "III. Proceedings",
        "A. Session 2.1: Big feline species",
        "B. Session 2.2: Migratory birds",
        "IV. Conclusions and recommendations",
        "V. Follow-up",
    ]
    assert titles[8:10] == ["Annex I. Programme", "Annex II. Participants"]
    block = part(document, "contents").blocks[0]
    assert isinstance(block, Contents)
    assert [key for key, _ in block.entries] == [*CHAPTERS, *ANNEXES]


def test_the_background_is_the_templates_own() -> None:
    assert words(report(), "background").splitlines()[:5] == [
        "North-East Asia is one ecological space.",
        "In 2007 a Strategy was adopted.",
        "The workshop had the following objectives:",
        "To review projects;",
        "To plan ahead.",
    ]
    assert words(report(records()), "background") == "The template of the workshop gives no background."


def test_a_workshop_of_one_day_was_held_on_it() -> None:
    made = records(settings=FRAME)
    one = replace(made, workshop=replace(made.workshop, first_day="2024-08-28", last_day="2024-08-28"))
    assert "was held on 28 August 2024 in Incheon" in words(report(one), "organization")


def test_organizations_of_the_roster_alone_stand_with_their_constituency() -> None:
    people = (*PEOPLE, person("Ada New", organization="Zebra Union", constituency="igo"))
    names = words(report(records(settings=FRAME, participants=people)), "participants").splitlines()
    shown = [line.split(" | ")[0] for line in names]
    assert shown[-3:] == ["Zebra Union", "National Institute of Ecology", "Bird Foundation"]


def test_attendance_counts_who_was_ticked_and_nobody_else() -> None:
    people = (*PEOPLE, replace(PEOPLE[0], id="p-second", name="Petrov I.", same_as=("p-petrov",)),
              replace(PEOPLE[1], id="p-absent", name="Kim Absent", present=False))  # fmt: skip
    shown = words(report(records(settings=FRAME, participants=people)), "organization")
    assert (
        "was held on 28 and 29 August 2024 in Incheon, Republic of Korea. It was organized by the secretariat" in shown
    )
    assert (
        "Seven participants attended: five from the delegations of China, Japan, Mongolia, the Republic of Korea and "
        "the Russian Federation, and two from two organizations." in shown
    )
    nobody = tuple(replace(each, present=False) for each in PEOPLE)
    scene = records(settings=FRAME, participants=nobody)
    assert "No attendance was recorded." in words(report(scene), "organization")
    assert words(report(scene), "participants") == "No attendance was recorded."


@pytest.mark.parametrize("level", ["delegation", "constituency", "none"])
def test_persons_are_named_at_the_level_named_only(level: str) -> None:
    everything = to_json(report(at_level(level)))
    assert [each.name for each in PEOPLE if each.name in everything] == []
    named = report(at_level("named"))
    assert "Russian Federation | Ivan Petrov | – | –" in words(named, "participants")
    assert "Russian Federation | Member State | 1" in words(report(at_level(level)), "participants")


def test_a_session_is_told_point_by_point_in_numbered_paragraphs() -> None:
    found = topics(part(report(), "session-s1"))
    assert list(found) == [
        "Presentations", "Discussion points", "Methodologies", "Knowledge sharing (platform)", "Technical issues",
        "Other matters raised", "Open questions",
    ]  # fmt: skip
    numbered = [each for each in found["Methodologies"].blocks if isinstance(each, Paragraph) and each.numbered]
    assert [each.run_in for each in numbered] == ["Convergence.", "Differing views.", "Gaps."]
    assert "The participants agreed on the following: a common camera-trap protocol." in lines(numbered[:1])
    assert "Not discussed." in lines(found["Technical issues"].blocks)
    assert "visas for field staff take months" in lines(found["Other matters raised"].blocks).lower()
    assert "Views differed on: Methodologies." in lines(found["Open questions"].blocks)


def test_questions_are_told_in_the_past() -> None:
    assert lines(topics(part(report(), "session-s1"))["Open questions"].blocks).startswith(
        "The plenary was invited to:"
    )
    last = tuple(replace(each, kind="parallel") for each in SESSIONS)
    scene = records(settings=FRAME, sessions=last)
    assert lines(topics(part(report(scene), "session-s1"))["Open questions"].blocks).startswith("It remained to:")


def test_agreed_recommended_and_suggested_are_kept_apart() -> None:
    found = topics(part(report(), "conclusions"))
    assert lines(found["Agreements"].blocks).splitlines() == [
        "The participants agreed on the following, as read back in the room:",
    ]
    listed = {name: [plain(one.text) for block in each.blocks for one in getattr(block, "items", ())]
              for name, each in found.items()}  # fmt: skip
    assert listed["Agreements"] == ["A common camera-trap protocol (2.1)."]
    assert listed["Recommendations"] == ["The grid is to be fixed in spring (2.1)."]
    assert listed["Suggestions"][0] == "Keep funding after 2025 (2.1)."
    assert listed["Suggestions"][1] == "One catalogue first (several delegations, 2.1, 2.2)."
    nothing = records(settings=FRAME, notes=(), proposals=())
    assert "No agreement and no recommendation was recorded." in words(report(nothing), "conclusions")


def test_the_follow_up_lists_actions_by_status_and_the_reviews() -> None:
    scene = records(settings={**FRAME, "review.days": "21"}, actions=(*ACTIONS, action("x9", "tea", status="odd")))
    one = part(report(scene), "follow_up")
    found = topics(one)
    assert list(found) == ["Agreed", "Proposed", "Odd"]
    items = [plain(each.text) for block in found["Proposed"].blocks for each in getattr(block, "items", ())]
    assert items == [
        "Mongolia and the Russian Federation to plan the joint survey, before SOM (2.1-A2).",
        "Mongolia: Fix the dates of the counts, by 15 October 2024 (2.2-A1).",
    ]
    assert "One action item was agreed:" in lines(found["Agreed"].blocks)
    assert "Progress is to be reviewed on 19 September 2024." in lines(one.blocks)


def test_the_programme_shows_all_sessions_of_the_timetable() -> None:
    slots = (*SLOTS, Slot("l0", "s0", "", "2024-08-28", "10:10", "12:00", "a"))
    sessions = (*SESSIONS, Session("s9", "closing", "Closing", "", "other", "by 17:30", (), (), False, "z"))
    scene = records(settings=FRAME, timetable=slots, sessions=sessions)
    assert words(report(scene), "programme").splitlines() == [
        "28 August 2024 | 10:10–12:00 | Session 1: Policies",
        "28 August 2024 | 13:00–15:00 | Session 2.1: Conservation of big feline species / "
        "Session 2.2: Conservation of migratory birds",
        "29 August 2024 | 09:00–10:20 | Session 2.1: Conservation of big feline species (continued)",
        "– | – | Session 3: Roundtable",
        "– | – | Closing / by 17:30",
    ]
    assert words(report(records(slots=())), "programme") == "The programme gives no times."


def test_what_a_moderator_cleared_is_what_the_report_says() -> None:
    scene = records(settings=FRAME, cleared=(cleared("points", "Settled words"), cleared("messages", "One message"),
                                             cleared("actions", "Settled action")))  # fmt: skip
    document = report(scene)
    assert "Settled words" in words(document, "session-s1")
    assert "One message" in words(document, "session-s1")
    assert "camera-trap protocol" not in words(document, "session-s1")
    assert "Settled action" in words(document, "actions")
    assert "2.2-A1" in words(document, "actions")
    assert "The action items of Session 2.1 stand in the annex as cleared" in words(document, "follow_up")
    assert "2.1-A1" not in words(document, "follow_up")
    stricter = replace(scene, workshop=at_level("none").workshop)
    assert "Settled words" not in words(report(stricter), "session-s1")


def test_a_cleared_part_of_the_report_stands() -> None:
    scene = records(settings=FRAME, cleared=(cleared("conclusions", "As cleared", "", "report"),))
    assert words(report(scene), "conclusions") == "As cleared"


def test_it_is_cut_to_its_words_and_says_so_and_never_the_tables() -> None:
    notes = (*NOTES, *(note(f"w{n:03}", "statement", "word " * 30 + str(n), point="p2") for n in range(60)))
    whole, short = (
        report(records(settings={**FRAME, "report.words": most}, notes=notes)) for most in ("100000", "900")
    )
    chapters = [tuple(each for each in one.parts if each.key in CHAPTERS) for one in (whole, short)]
    assert words_of(chapters[0]) > 2000
    assert words_of(chapters[1]) <= 900
    assert "Left out for length" in words(short, "note")
    assert "Left out for length" not in words(whole, "note")
    for key in ("proposals", "actions", "lessons"):
        assert table(short, key) == table(whole, key)


def test_every_record_is_said_somewhere() -> None:
    assert trace(report(), records(settings=FRAME)).unused == ()


def test_statements_carry_the_ids_of_records_there_are() -> None:
    known = {each.id for each in (*NOTES, *ACTIONS, *PROPOSALS)}
    for each in statements(report()):
        assert set(each.records) <= known
    assert all(one.records for one in statements(report()) if one.place == "conclusions")


EMPTY = [
    {"notes": (), "actions": (), "proposals": ()},
    {"sessions": (), "slots": (), "points": (), "notes": (), "actions": (), "proposals": (), "participants": ()},
    {"terms": ()},
    {"points": ()},
    {"sessions": tuple(replace(one, held=False) for one in SESSIONS)},
    {"notes": (note("n1", "statement", "x"),), "actions": (action("a1", ""),), "proposals": ()},
]


@pytest.mark.parametrize("taken", EMPTY)
def test_little_or_nothing_makes_a_report_all_the_same(taken: dict[str, object]) -> None:
    document = report(records(**taken))
    assert {"background", "organization", "proceedings", "conclusions", "follow_up", "note"} <= {
        each.key for each in document.parts
    }
    assert len({each.key for each in document.parts}) == len(document.parts)


def test_a_session_with_records_is_told_though_it_was_not_held() -> None:
    document = report(records(settings=FRAME, notes=(*NOTES, note("r1", "statement", "all were tired", session="s3"))))
    assert "All were tired." in words(document, "session-s3")


def test_what_belongs_to_no_session_is_told_too() -> None:
    document = report(records(settings=FRAME, notes=(*NOTES, note("r1", "statement", "all were tired", session=""))))
    assert "All were tired." in words(document, "no_session")


def test_the_same_records_give_the_same_report_in_any_order() -> None:
    scene = records(settings=FRAME)
    names = ("notes", "actions", "proposals", "participants", "slots", "terms")
    turned = replace(scene, **{name: getattr(scene, name)[::-1] for name in names})
    assert report(turned) == report(scene)


LINES = st.text(st.characters(codec="utf-8") | st.sampled_from("\u202e\ud800=*#@\n虎鳥кө한 "), max_size=40)
KINDS = st.sampled_from(["statement", "lesson", "agreement", "differing view", "question", "presentation", "gap"])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(KINDS, LINES, st.sampled_from(["", "p0", "p1", "q1"])), max_size=6), st.booleans())
def test_whatever_is_typed_stands_in_the_report_or_its_note(typed: list[tuple[str, str, str]], none: bool) -> None:
    notes = tuple(note(f"h{n}", kind, text, point=point) for n, (kind, text, point) in enumerate(typed))
    scene = at_level("none" if none else "named", notes=notes)
    document = report(scene)
    assert trace(document, scene).unused == ()
    assert {one for each in statements(document) for one in each.records} >= {each.id for each in notes}


def test_cleared_words_speak_for_the_records_behind_them() -> None:
    ids = ("n03", "n04", "n05", "n06")
    settled = Part("points", "Settled", (Paragraph((Span("All of it"),)),), ids)
    one = replace(cleared("points", ""), body=Body(settled, "delegation", "").to_json())
    scene = records(settings=FRAME, cleared=(one,))
    assert {each.id for each in trace(report(scene), scene).unused}.isdisjoint(ids)
    found = topics(part(report(scene), "session-s1"))["Settled"].blocks[0]
    assert isinstance(found, Paragraph)
    assert found.numbered
    assert found.records == ids


def test_actions_of_no_session_stay_beside_cleared_ones() -> None:
    scene = records(settings=FRAME, cleared=(cleared("actions", "Settled action"),),
                    actions=(*ACTIONS, action("x8", "print the report", session="")))  # fmt: skip
    assert "print the report" in words(report(scene), "actions").lower()
