"""The slides: five a session, each line from records, with what is read aloud beside them."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from summary_scene import (
    ACTIONS,
    NOTES,
    NOW,
    POINTS,
    PROPOSALS,
    SESSIONS,
    action,
    note,
    point,
    proposal,
    records,
    table,
    wording,
    words,
)

from facilitator.document import Document, Lettered, Paragraph, Part, Span, Table, plain, walk
from facilitator.document_data import to_json
from facilitator.domain import ClearedPart, Records, Workshop
from facilitator.errors import PaperError
from facilitator.summary.clearing import Body
from facilitator.summary.sentences import count_words
from facilitator.summary.slides import compose_slides
from facilitator.summary.slides_lines import within

KEYS = ["session", "messages", "points", "plans", "inputs"]


def deck(given: Records | None = None, session: str = "s1") -> Document:
    return compose_slides(given or records(), session, wording(), NOW)


def part(document: Document, key: str) -> Part:
    return next(one for one in document.parts if one.key == key)


def heard(document: Document, key: str = "") -> str:
    """The speaking notes, a line a paragraph."""
    parts = [one for one in document.parts if not key or one.key == key]
    return "\n".join(f"{one.run_in} {plain(one.text)}".strip() for own in parts for one in own.notes)


def spoken_words(document: Document) -> int:
    return sum(count_words(line) for line in heard(document).splitlines())


def rows(found: Table) -> list[list[str]]:
    return [[" / ".join(plain(one) for one in cell.paragraphs) for cell in row.cells] for row in found.rows]


def cleared(part_: Part, level: str = "delegation") -> ClearedPart:
    body = Body(part_, level, "").to_json()
    return ClearedPart("c1", "summary", "s1", part_.key, body, "Oyun B.", "2024-08-29", "Oyun B.", 1_724_900_000_000)


def test_a_session_has_five_slides_with_titles_of_their_own() -> None:
    document = deck()
    assert [one.key for one in document.parts] == KEYS
    assert (document.key, document.form, document.covers, document.status) == ("slides", "slides", "s1", "Draft")
    assert document.parts[0].title == document.title == "Conservation of big feline species"
    assert [one.title for one in document.parts[1:]] == [
        "Session 2.1: key messages",
        "Session 2.1: convergence, differing views and gaps",
        "Session 2.1: proposals and action items",
        "Session 2.1: inputs and questions to Session 3",
    ]
    assert all(one.notes for one in document.parts)


def test_the_first_slide_gives_the_figures_of_the_records() -> None:
    found = table(deck(), "session")
    figures = dict(zip([one.title for one in found.columns], rows(found)[0], strict=True))
    assert (figures["Proposals"], figures["Action items"], figures["Presentations"]) == ("1", "2", "2")
    assert (figures["Lessons"], figures["Open questions"]) == ("4", "2")
    assert "Not discussed: Technical issues." in words(deck(), "session")
    assert "Session 2.1: moderator’s summary for the plenary roundtable (Session 3)" in words(deck(), "session")
    assert "NEASPEC secretariat, rapporteur" in words(deck(), "session")


def test_the_messages_are_those_of_the_summary_by_their_first_sentence() -> None:
    listed = next(one for one in part(deck(), "messages").blocks if isinstance(one, Lettered))
    lines = [plain(one.text) for one in listed.items]
    assert lines[0] == "Keep funding after 2025."
    assert "Agreed: a common camera-trap protocol." in lines
    assert "Recommended: the grid is to be fixed in spring." in lines  # not read back in the room
    assert all(one.records for one in listed.items)


def test_points_say_how_often_and_what_was_not_discussed() -> None:
    found = table(deck(), "points")
    assert rows(found) == [
        ["Methodologies", "1 agreed, 1 recommended", "1", "1"],
        ["Knowledge sharing (platform)", "1 supported", "–", "–"],
        ["Technical issues", "Not discussed", "", ""],
    ]
    assert found.rows[0].cells[1].records == ("n03", "n04")
    assert found.rows[2].cells[1].paragraphs[0][0].strong


def test_every_statement_carries_records_that_exist() -> None:
    known = {one.id for one in (*NOTES, *ACTIONS, *PROPOSALS)}
    for own in deck().parts[1:4]:
        for block in walk(own.blocks):
            items = block.items if isinstance(block, Lettered) else block.rows if isinstance(block, Table) else ()
            for item in items:
                said = isinstance(item, Paragraph) or "Technical" not in plain(item.cells[0].paragraphs[0])
                assert not said or (item.records and set(item.records) <= known)


def test_plans_say_who_what_and_when_and_are_read_as_sentences() -> None:
    document = deck()
    assert (
        "2.1-A1 | Circulate the draft protocol | National Institute of Ecology | 30 September 2024 | Agreed"
        in words(document, "plans")
    )
    assert "2.1-P1 | Common camera-trap protocol | Russian Federation | Supported" in words(document, "plans")
    said = heard(document, "plans")
    assert "National Institute of Ecology would circulate the draft protocol" in said or "take the lead" in said
    assert "by 30 September 2024; status: agreed." in said
    assert "presented by the Russian Federation; reception: supported." in said


def test_more_plans_than_fit_are_counted_and_stand_in_the_annex() -> None:
    many = records(
        actions=tuple(action(f"x{number:02}", f"send letter {number}", leads=("nie",)) for number in range(10)),
        proposals=tuple(proposal(f"z{number}", f"Study {number}", speaker="ru") for number in range(5)),
    )
    tables = [one for one in part(deck(many), "plans").blocks if isinstance(one, Table)]
    assert [len(one.rows) for one in tables] == [3, 4]
    assert "and two more in the annex to the summary" in words(deck(many), "plans")
    assert "and six more in the annex to the summary" in words(deck(many), "plans")
    assert "Six more stand in the annex to the summary." in heard(deck(many), "plans")


def test_the_weightiest_actions_are_shown_in_their_order() -> None:
    given = tuple(
        action(f"x{number}", f"task {number}", leads=("nie",), starred=number in (2, 8)) for number in range(9)
    )
    labels = [line[0] for line in rows(table(deck(records(actions=given, proposals=())), "plans"))]
    assert labels == sorted(labels, key=lambda label: int(label.split("A")[1]))
    assert {"2.1-A3", "2.1-A9"} <= set(labels)


def test_inputs_stand_by_heading_and_questions_follow() -> None:
    document = deck()
    found = table(document, "inputs")
    assert [line[0] for line in rows(found)] == ["2026–2030 strategic plans", "CEPA", "Information sharing platform"]
    assert rows(found)[0][1] == "Keep funding after 2025."
    assert "The plenary may wish to:" in words(document, "inputs")
    assert "Indicate how precise shared positions should be" in words(document, "inputs")


def test_the_notes_say_to_which_line_they_belong() -> None:
    document = deck()
    listed = next(one for one in part(document, "messages").blocks if isinstance(one, Lettered))
    lines = [line.replace("\u00a0", " ") for line in heard(document, "messages").splitlines()]
    for letter, item in zip("abcde", listed.items, strict=False):
        own = next(line for line in lines if line.startswith(f"({letter})"))
        assert set(item.records) and plain(item.text).split(": ")[-1][:12].lower().strip(".") in own.lower()
    for first in rows(table(document, "points")):
        assert f"{first[0]} " in heard(document, "points")
    for block in part(document, "plans").blocks:
        for line in rows(block) if isinstance(block, Table) else []:
            assert f"\n{line[0]} " in f"\n{heard(document, 'plans')}"


@pytest.mark.parametrize("minutes", [3, 5, 10])
def test_the_notes_last_as_long_as_the_setting_says(minutes: int) -> None:
    talk = "the teams had walked the same transects in every winter and compared what they found with care"
    more = tuple(note(f"t{n:03}", "statement", f"{talk} {n}", point=f"p{n % 3 + 1}") for n in range(150))
    document = deck(records(notes=NOTES + more, settings={"paper.minutes": str(minutes)}))
    assert minutes * 100 <= spoken_words(document) <= minutes * 125
    assert f"about {wording().number(minutes)} minutes read aloud" in document.subtitle


def test_key_messages_are_never_left_out_for_length() -> None:
    document = deck(records(settings={"paper.minutes": "1"}))
    assert plain(next(one for one in part(document, "messages").blocks if isinstance(one, Lettered)).items[0].text)
    assert "(a)" in heard(document, "messages")


def test_messages_that_a_person_settled_stand_on_the_slide() -> None:
    mine = Part("messages", "Key messages", (Lettered((Paragraph((Span("Cats need corridors"),), ("n17",)),)),))
    document = deck(replace(records(), cleared=(cleared(mine),)))
    slide = part(document, "messages")
    assert words(document, "messages") == "Cats need corridors"
    assert slide.cleared == "Cleared, 29 August 2024"
    assert "Cats need corridors" in heard(document, "messages")
    assert part(document, "points").cleared == ""
    too_open = deck(replace(records(), cleared=(cleared(mine, "named"),)))
    assert "corridors" not in words(too_open, "messages")


def test_nobody_of_the_roster_is_named_where_none_may_be() -> None:
    document = deck(records(settings={"paper.attribution": "none"}))
    everything = words(document) + heard(document) + to_json(document)
    assert not [name for name in ("Petrov", "Wang Wei", "Keller") if name in everything]


def test_an_empty_session_says_so_on_every_slide() -> None:
    document = deck(records(notes=(), actions=(), proposals=()))
    assert [one.key for one in document.parts] == KEYS
    assert "No notes were recorded." in words(document, "session")
    assert words(document, "messages") == "No key messages were recorded."
    assert words(document, "points") == "No notes were recorded."
    assert words(document, "plans") == "No proposals were recorded.\nNo action items were recorded."
    assert "No questions to the plenary were recorded." in words(document, "inputs")


def test_one_word_is_enough() -> None:
    given = (note("a", "statement", "Yes", point="p1"), note("b", "question", "Why"), note("c", "agreement", "ok"))
    document = deck(records(notes=given, actions=(), proposals=()))
    assert "Recommended: ok" in words(document, "messages")
    assert "Consider the question: “Why?”" in words(document, "inputs")


def test_all_sessions_have_five_each_in_order() -> None:
    document = deck(session="")
    assert [one.key for one in document.parts] == [f"{key}-{code}" for code in ("2.1", "2.2") for key in KEYS]
    assert len({one.title for one in document.parts}) == 10
    assert (document.covers, document.disclaimer) == ("", "Moderators’ summary, not a negotiated text")
    assert document.running_right == "Session 2.1 and Session 2.2"


def test_where_no_session_was_held_one_slide_says_so() -> None:
    closed = tuple(replace(one, held=False) for one in SESSIONS)
    for given in (records(sessions=closed, notes=()), Records(Workshop("w", "", "", "", "", "", "", "", {}))):
        document = deck(given, "")
        assert [words(document, one.key) for one in document.parts] == ["No session has been held"]


def test_an_unknown_session_is_refused() -> None:
    with pytest.raises(PaperError, match="name one of its programme"):
        deck(session="s9")


def test_the_order_of_the_records_does_not_matter() -> None:
    expected = to_json(deck())
    chance = random.Random(7)
    for _ in range(3):
        notes, points = list(NOTES), list(POINTS)
        chance.shuffle(notes)
        chance.shuffle(points)
        assert to_json(deck(records(notes=tuple(notes), points=tuple(points)))) == expected


def test_many_points_and_headings_stay_rows() -> None:
    more = tuple(point(f"z{n:02}", "s1", f"Point {n}") for n in range(30))
    assert len(table(deck(records(points=POINTS + more)), "points").rows) == 33


def test_lines_are_counted_by_words_and_some_stand_in_any_case() -> None:
    lines = ["one two three", "four five", "six seven eight nine"]
    assert within(lines, 5, 1) == 2
    assert within(lines, 0, 2) == 2
    assert within(lines, 9, 0) == 3
    assert within([], 5, 3) == 0
