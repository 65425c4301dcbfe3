"""The moderator's summary: twelve parts in order, each a plain sentence without its records."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_scene import (
    ACTIONS,
    NOTES,
    NOW,
    PEOPLE,
    POINTS,
    PROPOSALS,
    SESSIONS,
    SLOTS,
    TERMS,
    action,
    conflict,
    note,
    pack,
    part,
    person,
    point,
    proposal,
    records,
    summary,
    table,
    without,
    wording,
    words,
)

from facilitator.document import Lettered, Paragraph, Topic, plain, walk
from facilitator.domain import Records
from facilitator.errors import PaperError
from facilitator.summary import compose_summary

ORDER = [
    "conduct", "messages", "presentations", "points", "other", "lessons", "proposals", "actions", "policies",
    "headings", "questions", "note",
]  # fmt: skip


def test_the_parts_stand_in_the_order_of_the_convention() -> None:
    document = summary()
    assert [one.key for one in document.parts] == ORDER
    assert [one.title for one in document.meta] == [
        "Status and attribution", "Workshop", "Slots", "Moderator and rapporteur",
    ]  # fmt: skip
    assert (document.status, document.disclaimer) == ("Draft", "Moderator’s summary, not a negotiated text")
    assert document.subtitle == "Session 2.1: moderator’s summary for the plenary roundtable (Session 3)"
    assert document.place == "Incheon, Republic of Korea, 28–29 August 2024"


def test_the_hour_is_that_of_the_venue() -> None:
    document = compose_summary(records(), "s1", wording(), datetime(2024, 8, 28, 20, 5, tzinfo=UTC))
    assert document.created == "2024-08-29T05:05:00+09:00"
    assert document.meta[0].lines[0] == "29 August 2024, 05:05"


EMPTY = [
    ("conduct", {"notes": (), "actions": (), "proposals": ()}, "No delegation or organization was recorded"),
    ("messages", {"notes": ()}, "No key messages were recorded."),
    ("presentations", {"notes": without("presentation")}, "No presentations were recorded."),
    ("points", {"notes": (), "actions": (), "proposals": ()}, "No notes were recorded."),
    ("points", {"points": ()}, "The programme of the session has no discussion points."),
    ("other", {"notes": ()}, "No other matters were raised."),
    ("lessons", {"notes": without("lesson", "good practice", "challenge")}, "No lessons were recorded."),
    ("proposals", {"proposals": ()}, "No proposals were recorded."),
    ("actions", {"actions": ()}, "No action items were recorded."),
    ("policies", {"notes": (), "actions": (), "proposals": ()}, "No links to global or regional policies"),
    ("headings", {"notes": ()}, "CEPA. None recorded."),
    ("headings", {"terms": ()}, "The template names no headings for the plenary."),
    ("questions", {"notes": ()}, "No questions to the plenary were recorded."),
    ("questions", {"notes": ()}, "Unresolved. None recorded."),
]  # fmt: skip


@pytest.mark.parametrize(("key", "taken", "sentence"), EMPTY)
def test_a_part_without_its_records_says_so_plainly(key: str, taken: dict[str, object], sentence: str) -> None:
    assert sentence not in words(summary(), key)
    assert sentence in words(summary(records(**taken)), key)


def test_without_slots_and_moderator_the_masthead_says_so() -> None:
    bare = tuple(replace(session, moderators=(), rapporteurs=()) for session in SESSIONS)
    document = summary(records(slots=(), sessions=bare))
    assert document.meta[2].lines == ("–",)
    assert document.meta[3].lines == ("Not recorded",)


def test_a_point_reads_convergence_views_and_gaps() -> None:
    text = words(summary(), "points")
    assert (
        "Convergence. The participants agreed on the following: a common camera-trap protocol. "
        "The workshop recommended that the grid is to be fixed in spring." in text
    )
    assert "Differing views. Some delegations held the following view: grid cells of 5 km or of 10 km." in text
    assert "Gaps. Genetic sampling in winter." in text
    assert "Differing views and gaps. None recorded." in text
    assert "Not discussed: Technical issues." in text


def test_only_marked_views_are_differing() -> None:
    notes = (note("a", "statement", "we disagree with the grid", point="p1"),)
    text = words(summary(records(notes=notes)))
    assert "Convergence, differing views and gaps. None recorded." in text
    assert "Also noted. We disagree with the grid." in text


def test_a_point_marked_as_not_discussed_keeps_its_records() -> None:
    points = tuple(replace(one, coverage="not discussed") if one.id == "p1" else one for one in POINTS)
    text = words(summary(records(points=points)), "points")
    assert "Not discussed.\nConvergence. The participants agreed" in text
    assert "Not discussed: Methodologies; Technical issues." in text


def test_a_point_with_lessons_only_says_what_it_has() -> None:
    notes = (note("a", "lesson", "x", point="p3"), note("b", "question", "y?", point="p3"))
    assert "One lesson and one question were recorded under this point" in words(
        summary(records(notes=notes)), "points"
    )


def agreed_sentences(given: Records) -> list[str]:
    return re.findall(r"[^.]*\b[Aa]greed\b[^.]*\.", words(summary(given), "points") + words(summary(given), "messages"))


@given(
    kind=st.sampled_from(["statement", "recommendation", "gap", "differing view", "lesson", "agreement"]),
    backers=st.lists(st.sampled_from(["cn", "jp", "mn", "kr", "ru", "kp", "nie"]), max_size=7),
    confirmed=st.sampled_from(["", "2024-08-29"]),
    disputed=st.sampled_from([(), ("kind",), ("confirmed",)]),
    starred=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_agreed_is_never_invented(
    kind: str, backers: list[str], confirmed: str, disputed: tuple[str, ...], starred: bool
) -> None:
    one = note("a", kind, "one catalogue", point="p1", supports=tuple(backers), confirmed=confirmed,
               conflicts=disputed, starred=starred)  # fmt: skip
    found = agreed_sentences(records(notes=(one,), actions=()))
    assert bool(found) == (kind == "agreement" and bool(confirmed) and not disputed)


def test_an_agreement_not_read_back_is_a_recommendation() -> None:
    one = note("a", "agreement", "one catalogue", point="p1")
    assert "The workshop recommended the following: one catalogue." in words(summary(records(notes=(one,))), "points")


def test_verbatim_words_are_quoted_as_received_with_translation_and_language() -> None:
    document = summary()
    assert "China noted: “先看懂数据，再划定廊道。” (“Read the data first, then draw the corridor.”)" in words(document)
    spans = [
        span
        for block in walk(part(document, "points").blocks)
        if isinstance(block, Paragraph)
        for span in block.text
        if span.language
    ]
    assert [(span.language, span.records) for span in spans] == [("zh", ("n09",))]


@pytest.mark.parametrize(
    ("level", "who", "label"),
    [("named", "Wang Wei (China) noted", "Wang Wei (China)."), ("delegation", "China noted", "China."),
     ("constituency", "Member State noted", "member State."), ("none", "One participant noted", "Review of projects.")],
)  # fmt: skip
def test_levels_of_attribution(level: str, who: str, label: str) -> None:
    document = summary(records(settings={"paper.attribution": level}))
    assert f"{who}: “先看懂" in words(document, "points")
    assert words(document, "presentations").startswith(label)


def test_an_unknown_level_is_taken_as_delegation() -> None:
    assert summary(records(settings={"paper.attribution": "x"})).meta == summary().meta


def test_records_that_say_the_same_are_printed_once_with_all_ids() -> None:
    notes = (
        note("b", "recommendation", "one catalogue", point="p1", speaker="cn", same_as=("a",)),
        note("a", "recommendation", "a single catalogue", point="p1", speaker="jp", supports=("mn",)),
        note("c", "recommendation", "a catalogue", point="p1", speaker="kr", same_as=("b",)),
    )
    document = summary(records(notes=notes))
    assert "Several delegations suggested the following: a single catalogue." in words(document, "points")
    assert "one catalogue" not in words(document)
    block = next(
        block
        for block in walk(part(document, "points").blocks)
        if "single" in str(block) and isinstance(block, Paragraph)
    )
    assert set(block.records) == {"a", "b", "c"}


def test_linked_agreement_and_statement_stay_an_agreement_and_views_stay_apart() -> None:
    notes = (
        note("a", "statement", "protocol first", point="p1"),
        note("b", "agreement", "protocol first of all", point="p1", same_as=("a",), confirmed="x"),
        note("c", "differing view", "survey first", point="p1", same_as=("a",)),
    )
    text = words(summary(records(notes=notes)), "points")
    assert "agreed on the following: protocol first of all." in text
    assert "Differing views. Survey first." in text


def test_key_messages_are_starred_then_agreed_then_supported_and_five_at_most() -> None:
    starred = [note(f"s{number}", "statement", f"star {number}", starred=True) for number in range(3)]
    others = [
        note("a1", "agreement", "not read back"),
        note("a2", "agreement", "read back", confirmed="x"),
        note("r1", "recommendation", "well liked", supports=("cn", "jp")),
    ]
    items = next(
        b for b in part(summary(records(notes=(*others, *starred))), "messages").blocks if isinstance(b, Lettered)
    )
    assert [plain(item.text) for item in items.items] == [
        "Star 0.", "Star 1.", "Star 2.", "The participants agreed on the following: read back.",
        "The workshop recommended the following: not read back.",
    ]  # fmt: skip


def test_a_key_message_is_one_sentence() -> None:
    one = note("a", "statement", "Data do not cross borders. Animals do.", starred=True, point="p1")
    document = summary(records(notes=(one,)))
    assert "Data do not cross borders." in words(document, "messages")
    assert "Animals do." not in words(document, "messages")
    assert "Animals do." in words(document, "points")


def test_notes_under_an_unknown_point_are_other_matters() -> None:
    one = note("a", "statement", "visas take months", point="deleted")
    assert "Visas take months." in words(summary(records(notes=(one,))), "other")


def test_lessons_fall_on_two_sides() -> None:
    assert words(summary(), "lessons").splitlines() == [
        "Successes. Joint field visits built trust. Herders report by telephone.",
        "Areas needing improvement. Reports in one language did not reach rangers. Three survey formats.",
    ]


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


def test_policies_are_named_by_tag_with_number_title_and_labels() -> None:
    assert words(summary(), "policies").splitlines() == [
        "Targets that were named:",
        "3 | Conserve 30% of Land, Waters and Seas | 2.1-P1, 2.1-A1",
        "21 | Ensure That Knowledge Is Available | One note",
        "Other policies that were named: Ramsar Convention (one note).",
    ]


def test_headings_take_tags_and_themes_of_points() -> None:
    text = words(summary(records(settings={"cepa": "communication, education and public awareness"})), "headings")
    assert (
        "2026–2030 strategic plans. A suggestion was made to keep funding after 2025. There was one further note."
        in text
    )
    assert "CEPA (communication, education and public awareness). China noted:" in text
    assert "Information sharing platform. Several delegations suggested the following: one catalogue" in text
    assert part(summary(), "headings").title == "Session 3 headings"


def test_questions_keep_the_typed_words() -> None:
    notes = (
        note("a", "question", "Who hosts it?"),
        note("b", "question", "to advise on gender"),
        note("c", "question", "whether one catalogue serves all?"),
    )
    assert words(summary(records(notes=notes)), "questions").splitlines()[:4] == [
        "The plenary may wish to:",
        "Consider the question: “Who hosts it?”;",
        "Advise on gender;",
        "Consider whether one catalogue serves all.",
    ]


def test_tags_are_no_words_of_the_text_but_other_signs_are() -> None:
    notes = (
        note(
            "a",
            "statement",
            "camera #3 saw a #snow-leopard here #platform #GBF-4.",
            tags=("snow-leopard", "platform", "GBF-04"),
        ),
        note("b", "statement", "#free-tag", tags=("free-tag",)),
    )
    text = words(summary(records(notes=notes)), "other")
    assert "Camera #3 saw a snow-leopard here." in text
    assert "Free-tag." in text


def test_every_record_of_the_session_is_carried_by_some_node() -> None:
    document = summary()
    own = {item.id for item in (*NOTES, *ACTIONS, *PROPOSALS) if item.session == "s1"}
    assert set(document.records) == own
    for one in document.parts:
        assert {item for block in one.blocks for item in block.records} == set(one.records)


def test_nothing_of_another_session_is_printed() -> None:
    assert not {item.id for item in NOTES if item.session == "s2"} & set(summary().records)
    assert "same-week counts" not in words(summary()).casefold()


@settings(max_examples=15, deadline=None)
@given(st.integers())
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    def mixed(items: tuple[object, ...]) -> tuple[object, ...]:
        shuffled = list(items)
        random.Random(seed).shuffle(shuffled)
        return tuple(shuffled)

    given = records(
        notes=mixed(NOTES), actions=mixed(ACTIONS), proposals=mixed(PROPOSALS), points=mixed(POINTS),
        slots=mixed(SLOTS),
        terms=mixed(TERMS), participants=mixed(PEOPLE), sessions=mixed(SESSIONS),
    )  # fmt: skip
    assert summary(given) == summary()


def test_the_same_records_give_the_same_paper() -> None:
    assert summary() == summary()


def test_an_unknown_session_is_an_error_with_a_sentence() -> None:
    with pytest.raises(PaperError, match=r"no session “s9”"):
        compose_summary(records(), "s9", wording(), NOW)


def test_records_without_a_session_belong_to_the_only_one_held() -> None:
    held = tuple(replace(session, held=session.id == "s1") for session in SESSIONS)
    one = note("a", "statement", "visas", session="")
    assert "Visas." in words(summary(records(sessions=held, notes=(one,))), "other")


def test_an_example_is_marked() -> None:
    assert summary().example == ""
    assert summary(records(settings={"paper.example": "Invented"})).example == "Invented"


def test_presentation_points_with_a_discussion_stand_among_the_points() -> None:
    one = note("a", "gap", "no figures for winter", point="p0")
    assert "Gaps. No figures for winter." in words(summary(records(notes=(one,))), "points")
    assert point("p", "s", "t").kind == "discussion"


def test_an_item_for_presentation_that_was_not_taken_up_is_said() -> None:
    points = (
        *POINTS,
        replace(
            POINTS[0],
            id="pp",
            title="bilateral projects",
            short_title="",
            kind="presentation",
            coverage="not discussed",
        ),
    )
    assert "Not taken up: Bilateral projects." in words(summary(records(points=points)), "presentations")
    assert "Not taken up" not in words(summary())


def test_a_sum_with_a_cost_that_is_not_settled_says_so() -> None:
    proposals = (
        proposal("a", "One", cost="100", currency="USD"),
        proposal("b", "Two", cost="300", currency="USD", conflicts=("cost",)),
    )
    text = words(summary(records(proposals=proposals)), "proposals")
    assert "$400 in all; the reception is as recorded. The cost of 2.1-P2 is not settled." in text
    assert "is not settled" not in words(summary(), "proposals")


def test_years_typed_with_a_hyphen_get_the_dash_of_the_papers_unless_quoted() -> None:
    notes = (note("a", "statement", "the plan of 2020-2023, form 12-2020"),)
    assert "the plan of 2020–2023, form 12-2020" in words(summary(records(notes=notes))).lower()
    quoted = (note("a", "statement", "the plan of 2020-2023", verbatim=True),)
    assert "2020-2023" in words(summary(records(notes=quoted)))


def test_other_matters_stand_without_a_label_where_they_are_alone() -> None:
    notes = (note("a", "statement", "the report would be sent"),)
    assert words(summary(records(notes=notes)), "other") == "The report would be sent."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [("who pays for it", "“Who pays for it?”"), ("who pays?", "“Who pays?”"), ("a host", "“A host”"),
     ("谁来付钱", "“谁来付钱”")],
)  # fmt: skip
def test_a_question_gets_the_mark_that_was_not_typed(typed: str, printed: str) -> None:
    text = words(summary(records(notes=(note("a", "question", typed),))), "questions")
    assert f"Consider the question: {printed}." in text


def test_persons_are_named_for_single_views_at_that_level_alone() -> None:
    notes = (
        note("a", "statement", "the grid is too wide", point="p1", speaker="p-tuya"),
        note("b", "recommendation", "share the forms", point="p1", speaker="p-tuya"),
        note("c", "differing view", "counts every year", point="p1", speaker="p-petrov"),
        note("d", "gap", "genetic sampling", point="p1", speaker="p-keller"),
        note("e", "statement", "roads matter", point="p1", speaker="p-tuya", supports=("jp",)),
        note("f", "statement", "dogs matter", point="p1", speaker="jp"),
        note("g", "lesson", "visits build trust", speaker="p-tuya"),
    )
    made = records(notes=notes, settings={"paper.attribution": "named"})
    text = words(summary(made))
    for sentence in (
        "Bold Tuya (Mongolia) noted that the grid is too wide.",
        "Bold Tuya (Mongolia) made the suggestion to share the forms.",
        "Ivan Petrov (Russian Federation) held the following view: counts every year.",
        "Anna Keller (Bird Foundation) pointed out the following: genetic sampling.",
        "Roads matter (supported by some delegations).",
        " Dogs matter.",
        "Bold Tuya (Mongolia) noted the following: visits build trust.",
    ):
        assert sentence in text
    assert "counts every year (Ivan Petrov, Russian Federation)." in words(pack(made), "differ")
    assert "Counts every year (Ivan Petrov, Russian Federation, 2.1)" in words(pack(made), "matrix")
    assert "named for single views" in summary(made).meta[0].lines[1]
    assert not re.search("Tuya|Petrov|Keller", words(summary(records(notes=notes))))


def test_the_masthead_says_what_stays_at_each_level() -> None:
    for level in ("constituency", "none"):
        line = summary(records(settings={"paper.attribution": level})).meta[0].lines[1]
        assert "leads, partners and proponents by delegation or organization" in line
        assert "National Institute of Ecology" in words(
            summary(records(settings={"paper.attribution": level})), "actions"
        )


def test_names_with_commas_are_parted_by_semicolons() -> None:
    people = (*PEOPLE, person("Koné, Awa", aliases=("Koné",)), person("Ba, Ali"))
    actions = (action("x1", "draft it", leads=("p-awa", "p-ali"), partners=("cn", "mn")),)
    made = records(participants=people, actions=actions, settings={"paper.attribution": "named"})
    assert "| Ba, Ali; Koné, Awa | China, Mongolia |" in words(summary(made), "actions")


def test_a_session_without_notes_claims_nothing_of_its_points() -> None:
    text = words(summary(records(notes=(), actions=(), proposals=())))
    assert "No notes were recorded." in words(summary(records(notes=(), actions=(), proposals=())), "conduct")
    assert not re.search("discussed|took up", text.split("Draft prepared")[0])
    points = tuple(replace(one, coverage="not discussed") if one.id == "p1" else one for one in POINTS)
    marked = summary(records(notes=(), actions=(), proposals=(), points=points))
    assert [block.title for block in part(marked, "points").blocks if isinstance(block, Topic)] == ["Methodologies"]
    assert "Not discussed." in words(marked, "points")
