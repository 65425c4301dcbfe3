"""Every statement carries its records; what no statement says, what was left out and what nobody recorded is listed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_scene import NOW, POINTS, action, note, part, proposal, records, summary, wording

from facilitator.document import Document, Paragraph, Span
from facilitator.domain import LESSON_FIELDS, Kind, Record, Records
from facilitator.summary.findings_agreed import agreed_sentences, unfounded
from facilitator.summary.statements import statements
from facilitator.summary.tracing import trace, trace_sentences
from facilitator.workspace.papers import PAPERS
from facilitator.workspace.tracing import paper_findings

NOTE_KINDS = [kind for kind in Kind if kind not in (Kind.PROPOSAL, Kind.ACTION)]
TAGS = ["cepa", "platform", "strategy", "GBF-03", "GBF-21", "ramsar", "snow-leopard", "methods", "improvement"]
REFS = ["cn", "jp", "mn", "kr", "ru", "nie", "p-petrov", "p-keller", "somebody"]
WORDING = wording()
TOKEN = re.compile(r"zq\d+x")


def words_of(item: str) -> str:
    """Words with a token that belongs to one record alone."""
    return f"the {item}x valley is surveyed"


@st.composite
def some_records(draw: st.DrawFn) -> Records:
    """Notes of every kind, proposals and actions in two sessions, linked, tagged, supported at random."""
    ids = [f"zq{number}" for number in range(draw(st.integers(1, 14)))]
    made: list[Record] = []
    for item in ids:
        session = draw(st.sampled_from(["s1", "s2"]))
        points = ["", *(one.id for one in POINTS if one.session == session)]
        more = {
            "session": session,
            "point": draw(st.sampled_from(points)),
            "tags": tuple(draw(st.lists(st.sampled_from(TAGS), max_size=3, unique=True))),
            "speaker": draw(st.sampled_from(["", *REFS])),
            "supports": tuple(draw(st.lists(st.sampled_from(REFS), max_size=4, unique=True))),
            "starred": draw(st.booleans()),
            "same_as": tuple(draw(st.lists(st.sampled_from(ids), max_size=1))),
            "takes_up": tuple(draw(st.lists(st.sampled_from(ids), max_size=1))),
            "conflicts": tuple(draw(st.lists(st.sampled_from(["text", "kind", "status"]), max_size=1))),
        }
        kind = draw(st.sampled_from([*NOTE_KINDS, Kind.PROPOSAL, Kind.ACTION]))
        said = words_of(item)
        if kind == Kind.PROPOSAL:
            made.append(proposal(item, said, text=said, sites=said, duration=said, **more))
        elif kind == Kind.ACTION:
            made.append(action(item, said, due_text=said, contact=said, leads=("nie",), **more))
        else:
            quoted = {
                "verbatim": draw(st.booleans()),
                "translation": said,
                "confirmed": draw(st.sampled_from(["", "x"])),
            }
            lesson = dict.fromkeys(LESSON_FIELDS, said) if draw(st.booleans()) else {}
            made.append(note(item, kind, said, lesson=lesson, **quoted, **more))
    return _records(made, draw(st.sampled_from(["20", "1100"])))


def _records(made: list[Record], limit: str) -> Records:
    kinds = {
        kind: tuple(one for one in made if type(one).__name__ == kind) for kind in ("Note", "Proposal", "ActionItem")
    }
    return records(notes=kinds["Note"], proposals=kinds["Proposal"], actions=kinds["ActionItem"],
                   settings={"paper.words": limit})  # fmt: skip


def papers(given_records: Records) -> list[Document]:
    return [make(given_records, "s1", WORDING, NOW) for make in PAPERS.values()]


@settings(max_examples=20, deadline=None)
@given(some_records())
def test_every_statement_of_every_paper_carries_the_ids_of_what_it_says(found: Records) -> None:
    for document in papers(found):
        for one in statements(document):
            said = {token.removesuffix("x") for token in TOKEN.findall(one.words)}
            assert said <= set(one.records), (document.key, one)
            assert not (said and unfounded(one, found)), (document.key, one)


@settings(max_examples=20, deadline=None)
@given(some_records())
def test_every_record_is_said_or_listed(found: Records) -> None:
    everything = {one.id: one for one in (*found.notes, *found.proposals, *found.actions)}
    document = summary(found)
    own = trace(document, found)
    groups = [set(own.used), {one.id for one in own.unused}, {one.id for one in own.trimmed}]
    assert {one.id for one in everything.values() if one.session == "s1"} <= set.union(*groups)
    assert sum(map(len, groups)) == len(set.union(*groups))
    shown = "\n".join(one.words for one in statements(document))
    for one in own.unused + own.trimmed:
        assert f"{one.id}x" not in shown
        assert one.words == words_of(one.id)


def test_what_was_left_out_for_length_is_listed_with_its_words() -> None:
    notes = tuple(note(f"a{index}", "statement", f"a long sentence number {index}", point="p1") for index in range(40))
    given_records = records(notes=notes, settings={"paper.words": "200"})
    own = trace(summary(given_records), given_records)
    assert len(own.trimmed) > 5
    assert (
        f"Record {own.trimmed[0].id} was left out of the paper “summary” for length: “a long" in trace_sentences(own)[0]
    )
    assert own.trimmed[0].words.startswith("a long sentence")
    assert trace_sentences(own, quoting=False)[0] == (
        f"Record {own.trimmed[0].id} was left out of the paper “summary” for length."
    )
    assert part(summary(given_records), "note").records == tuple(one.id for one in own.trimmed)


def test_a_count_of_notes_uses_none_of_them() -> None:
    notes = tuple(note(f"a{index}", "statement", f"valley {index}", point="p1") for index in range(9))
    given_records = records(notes=notes, actions=(), proposals=())
    own = trace(PAPERS["roundtable"](given_records, None, WORDING, NOW), given_records)
    assert len(own.unused) == 9 - 3
    assert trace_sentences(own)[0].startswith("Record a")


@pytest.mark.parametrize(
    ("paper", "kinds"), [("actions", {"action"}), ("lessons", {"lesson", "good practice"}), ("slides", set())]
)
def test_a_paper_on_one_kind_lists_only_that_kind(paper: str, kinds: set[str]) -> None:
    given_records = records()
    known = {one.id: one.kind for one in (*given_records.notes, *given_records.proposals, *given_records.actions)}
    own = trace(PAPERS[paper](given_records, "s1", WORDING, NOW), given_records)
    assert {known[one.id] for one in own.unused} <= kinds


def cleared(words: str, ids: tuple[str, ...] = ()) -> Document:
    """The summary with a part in which a person wrote a sentence."""
    document = summary()
    block = Paragraph((Span(words, records=ids),), ids)
    parts = (
        replace(one, blocks=(block,), records=ids, cleared="Cleared, 29 August 2024") if one.key == "points" else one
        for one in document.parts
    )
    return replace(document, parts=tuple(parts))


def test_a_sentence_a_person_wrote_without_a_record_is_listed() -> None:
    own = trace(cleared("Everybody was glad of it."), records(), WORDING)
    assert [(one.part, one.text) for one in own.unsupported] == [("points", "Everybody was glad of it.")]
    assert "No record stands behind “Everybody was glad of it” in the part “points” of the paper “summary”." in (
        trace_sentences(own)
    )
    assert trace(cleared("Everybody was glad of it.", ("n16",)), records(), WORDING).unsupported == ()


@pytest.mark.parametrize("words", ["None recorded.", "All four points were taken up.", "–", "12"])
def test_words_that_frame_need_no_record(words: str) -> None:
    assert trace(cleared(words), records(), WORDING).unsupported == ()


@pytest.mark.parametrize(
    ("words", "ids", "told"),
    [
        ("The participants agreed on a protocol.", ("n03",), ""),
        ("The participants agreed on a grid.", ("n04",), "says “participants agreed”, and no agreement behind it was"),
        ("The participants agreed on a grid.", (), "says “participants agreed”"),
        ("There was consensus.", ("n16",), "says “consensus”"),
        ("A grid was agreed in spring.", ("n16",), "says “agreed”, and no record behind it is an agreement"),
        ("A grid was agreed in spring.", ("n04",), ""),
        ("A disagreement.", (), ""),
    ],
)
def test_agreed_in_a_persons_words_needs_an_agreement(words: str, ids: tuple[str, ...], told: str) -> None:
    found = agreed_sentences(cleared(words, ids), records())
    assert bool(found) == bool(told)
    assert told in " ".join(found)


def test_composed_papers_say_agreed_only_of_agreements() -> None:
    assert agreed_sentences(summary(), records()) == ()


def test_all_of_it_comes_with_the_export() -> None:
    said = paper_findings(cleared("Taiwan agreed."), records())
    assert any("No record stands behind “Taiwan agreed”" in one for one in said)
    assert any("says “agreed”" in one for one in said)
    assert any("Taiwan Province of China" in one for one in said)
