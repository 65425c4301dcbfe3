"""The lessons-learnt document: a sheet a lesson, its verdict, what takes it up, and what is still asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summary_scene import NOTES, NOW, PROPOSALS, note, part, records, table, wording, words

from facilitator.document import Document, Paragraph, plain
from facilitator.domain import LESSON_FIELDS, Records
from facilitator.summary import compose_lessons, lesson_findings
from facilitator.summary.statements import statements

FILLED = {
    "title": "joint visits",
    "project": "Felines 2020–2023",
    "country": "Mongolia",
    "site": "Altai",
    "context": "two reserves, one border",
    "happened": "Ivan Petrov and the wardens walked together",
    "evidence": "three reports",
    "replicate": "Replicate every winter",
    "applicability": "all range States",
    "recommendation": "keep a budget line",
    "source": "final report",
}


def lessons(given: Records | None = None) -> Document:
    return compose_lessons(given or records(), wording(), NOW)


def one(item: str = "n10", **more: object) -> Records:
    """The scene with one of its lessons filled in."""
    return records(notes=tuple(replace(each, **more) if each.id == item else each for each in NOTES))  # type: ignore[arg-type]


def overview(document: Document) -> dict[str, list[str]]:
    rows = [[" / ".join(map(plain, cell.paragraphs)) for cell in row.cells] for row in table(document, "overview").rows]
    return {row[0]: row[1:] for row in rows}


def test_every_lesson_stands_in_the_overview_and_on_a_sheet() -> None:
    document = lessons()
    found = overview(document)
    assert list(found) == ["2.1-L1", "2.1-L2", "2.1-L3", "2.1-L4", "2.2-L1"]
    assert found["2.1-L2"] == ["Reports in one language did not reach rangers.", "To be improved", "–", "2.1"]
    assert found["2.1-L3"][1] == "Success"
    assert found["2.1-L1"][1] == found["2.2-L1"][1] == "Not stated"
    sheets = [each for each in document.parts if each.key.startswith("lesson-")]
    assert sorted(each.key for each in sheets) == [f"lesson-{item}" for item in ("m03", "n10", "n11", "n12", "n13")]
    assert all(each.records for each in sheets)


def test_the_sheets_stand_under_their_group() -> None:
    keys = [each.key for each in lessons().parts]
    at = keys.index
    assert at("group-success") < at("lesson-n12") < at("group-improvement") < at("lesson-n11") < at("lesson-n13")
    assert at("lesson-n13") < at("group-unsaid") < at("lesson-n10") < at("chain") < at("still") < at("note")


def test_a_sheet_tells_all_that_was_filled_in_and_hides_names() -> None:
    document = lessons(one(lesson=FILLED, tags=("strategy", "snow-leopard", "GBF-03"), speaker="ru"))
    sheet = part(document, "lesson-n10")
    assert sheet.title == "2.1-L1: Joint visits"
    assert words(document, "lesson-n10").splitlines() == [
        "Joint field visits built trust.",
        "Project: Felines 2020–2023",
        "State or site: Mongolia, Altai",
        "Species: Snow leopard",
        "Context: Two reserves, one border.",
        "What happened: [A participant] and the wardens walked together.",
        "Evidence: Three reports.",
        "Replicate or avoid: Replicate every winter.",
        "Applicability: All range States.",
        "Recommendation: Keep a budget line.",
        "Source: Final report.",
        "Framework targets: 3 Conserve 30% of Land, Waters and Seas",
        "Shared by: Russian Federation",
        "Recorded under: Session 2.1",
    ]
    assert overview(document)["2.1-L1"][1:3] == ["Success", "Snow leopard"]


@pytest.mark.parametrize(("level", "who"), [("named", "Ivan Petrov"), ("delegation", "Russian Federation"),
                                            ("constituency", "Member State"), ("none", "")])  # fmt: skip
def test_who_shared_it_is_said_as_the_level_allows(level: str, who: str) -> None:
    given = one(speaker="p-petrov")
    given = replace(given, workshop=replace(given.workshop, settings={"paper.attribution": level}))
    lines = [line for line in words(lessons(given), "lesson-n10").splitlines() if line.startswith("Shared by")]
    assert [line.startswith(f"Shared by: {who}") for line in lines] == ([True] if who else [])


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"tags": ("success",)}, "Success"),
        ({"tags": ("Failure",)}, "To be improved"),
        ({"lesson": {"replicate": "Avoid: it cost a year"}}, "To be improved"),
        ({"lesson": {"replicate": "avoid"}, "tags": ("success",)}, "Not stated"),
        ({"kind": "challenge", "tags": ("success",)}, "To be improved"),
    ],
)
def test_the_result_is_what_a_person_said(more: dict[str, object], expected: str) -> None:
    assert overview(lessons(one(**more)))["2.1-L1"][1] == expected


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (("n12",), "No success was recorded."),
        (("n11", "n13"), "No failure or area needing improvement was recorded."),
    ],
)
def test_a_kind_that_is_missing_is_said_plainly(gone: tuple[str, ...], said: str) -> None:
    assert "at least one success and one failure" not in words(lessons(), "introduction")
    shown = words(lessons(records(notes=tuple(each for each in NOTES if each.id not in gone))), "introduction")
    assert "Incomplete. The document is to hold at least one success and one failure." in shown
    assert said in shown
    few = records(notes=tuple(each for each in NOTES if each.id not in gone))
    assert lesson_findings(few, wording()) == (f"The document is to hold at least one success and one failure. {said}",)
    assert lesson_findings(records(), wording()) == ()


def test_what_is_not_given_is_listed_once() -> None:
    shown = words(lessons(one(lesson={**FILLED, "evidence": " ", "source": ""}, tags=("snow-leopard",))), "still")
    assert "2.1-L1: evidence, source." in shown
    assert "2.1-L2, 2.1-L3, 2.1-L4, 2.2-L1: everything but the lesson itself." in shown.replace("\n", " ")
    complete = one(lesson=FILLED, tags=("snow-leopard",))
    alone = replace(complete, notes=tuple(each for each in complete.notes if each.id == "n10"))
    assert "still" not in [each.key for each in lessons(alone).parts]


def test_a_lesson_says_what_takes_it_up_and_the_chain_follows() -> None:
    taking = tuple(replace(each, takes_up=("n10", "n12")) if each.id == "z2" else each for each in PROPOSALS)
    document = lessons(records(proposals=taking))
    assert "Taken up in: 2.2-P1, Catalogue pilot" in words(document, "lesson-n10")
    assert "Taken up in" not in words(document, "lesson-n11")
    assert "2026–2030 strategic plans | 2.1-L1 | 2.2-P1 | 21" in words(document, "chain")
    assert "Three lessons were taken up in no proposal or action item: 2.1-L2, 2.1-L4 and 2.2-L1." in words(
        document, "chain"
    )
    assert "No lesson was recorded as taken up" in words(lessons(), "chain")


def test_two_records_of_one_lesson_share_a_sheet_and_what_was_filled_in() -> None:
    notes = (
        note("a1", "lesson", "Visits built trust", same_as=("a2",), lesson={"project": "First"}),
        note("a2", "lesson", "Going together built trust", lesson={"project": "Second", "site": "Altai"}),
    )
    document = lessons(records(notes=notes, actions=(), proposals=()))
    assert [each.key for each in document.parts if each.key.startswith("lesson-")] == ["lesson-a1"]
    assert "Project: First; Second" in words(document, "lesson-a1")
    assert "State or site: Altai" in words(document, "lesson-a1")


def test_a_field_people_disagree_on_says_so() -> None:
    given = one(lesson={"project": "Felines"}, conflicts=("lesson/project",))
    assert "Project: Felines (not settled)" in words(lessons(given), "lesson-n10")


@pytest.mark.parametrize("taken", [{"notes": ()}, {"notes": (), "sessions": ()}, {"terms": ()}, {"points": ()}])
def test_little_or_nothing_makes_a_document_all_the_same(taken: dict[str, object]) -> None:
    document = lessons(records(**taken))
    assert document.parts[-1].key == "note"
    if not records(**taken).notes:
        assert "No lessons were recorded." in words(document, "introduction")


def test_every_statement_about_lessons_carries_its_records() -> None:
    known = {each.id for each in (*NOTES, *PROPOSALS)}
    for each in statements(lessons()):
        assert set(each.records) <= known | {"x1", "x2", "y1"}
        if each.place.startswith(("lesson-", "group-", "overview")):
            assert each.records, each.words


def test_the_same_records_give_the_same_paper_in_any_order() -> None:
    given = records()
    turned = replace(given, notes=given.notes[::-1], proposals=given.proposals[::-1], terms=given.terms[::-1])
    assert lessons(turned) == lessons(given)


def test_hostile_words_stay_words() -> None:
    text = "=1+1\u202e<b>x</b>\n- y\ud800 " + "w" * 300
    filled = dict.fromkeys(LESSON_FIELDS, text)
    sheet = part(lessons(one(text=text, lesson=filled)), "lesson-n10")
    shown = [plain(block.text) for block in sheet.blocks if isinstance(block, Paragraph)]
    assert all("\n" not in line for line in shown)
    assert sum("<b>x</b>" in line for line in shown) >= 8
