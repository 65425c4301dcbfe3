"""The points of the moderator's summary: what converged, what differed, what was agreed, what nobody took up."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from summary_scene import (
    POINTS,
    note,
    part,
    point,
    records,
    summary,
    words,
)

from facilitator.document import Paragraph, Topic, walk
from facilitator.domain import Records


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


def test_notes_under_an_unknown_point_are_other_matters() -> None:
    one = note("a", "statement", "visas take months", point="deleted")
    assert "Visas take months." in words(summary(records(notes=(one,))), "other")


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
    assert "Not presented: Bilateral projects." in words(summary(records(points=points)), "presentations")
    assert "Not taken up" not in words(summary())


def test_other_matters_stand_without_a_label_where_they_are_alone() -> None:
    notes = (note("a", "statement", "the report would be sent"),)
    assert words(summary(records(notes=notes)), "other") == "The report would be sent."


def test_a_session_without_notes_claims_nothing_of_its_points() -> None:
    text = words(summary(records(notes=(), actions=(), proposals=())))
    assert "No notes were recorded." in words(summary(records(notes=(), actions=(), proposals=())), "conduct")
    assert not re.search("discussed|took up", text.split("Draft prepared")[0])
    points = tuple(replace(one, coverage="not discussed") if one.id == "p1" else one for one in POINTS)
    marked = summary(records(notes=(), actions=(), proposals=(), points=points))
    assert [block.title for block in part(marked, "points").blocks if isinstance(block, Topic)] == ["Methodologies"]
    assert "Not discussed." in words(marked, "points")
