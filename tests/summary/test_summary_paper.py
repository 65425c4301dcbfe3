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
    note,
    pack,
    part,
    person,
    records,
    summary,
    without,
    wording,
    words,
)

from facilitator.document import Lettered, plain
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


def test_lessons_fall_on_two_sides() -> None:
    assert words(summary(), "lessons").splitlines() == [
        "Successes. Joint field visits built trust. Herders report by telephone.",
        "Areas needing improvement. Reports in one language did not reach rangers. Three survey formats.",
    ]


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


def test_years_typed_with_a_hyphen_get_the_dash_of_the_papers_unless_quoted() -> None:
    notes = (note("a", "statement", "the plan of 2020-2023, form 12-2020"),)
    assert "the plan of 2020–2023, form 12-2020" in words(summary(records(notes=notes))).lower()
    quoted = (note("a", "statement", "the plan of 2020-2023", verbatim=True),)
    assert "2020-2023" in words(summary(records(notes=quoted)))


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
