"""Nobody of the roster is named in a paper by delegation, however the name is typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from summary_scene import PEOPLE, TERMS, action, note, pack, person, proposal, records, summary, wording, words

from facilitator.directory import Directory
from facilitator.document import Bars, Document, Quotations, plain, walk
from facilitator.summary import findings
from facilitator.summary.attribution import make_attribution
from facilitator.summary.masking import NameWords, make_mask

LETTERS = "abcdeiouklmnrstv"
LATIN = st.text(LETTERS, min_size=3, max_size=8).map(str.capitalize)
CYRILLIC = st.text("абвгдезиклмнорстөү", min_size=3, max_size=8).map(str.capitalize)
HANGUL = st.text("김이박최정민준서연하", min_size=3, max_size=4)
HAN = st.text("王李张刘陈杨赵黄周吴", min_size=2, max_size=3)
NAME = st.one_of(
    st.tuples(LATIN, LATIN).map(" ".join),
    st.tuples(CYRILLIC, CYRILLIC).map(" ".join),
    HANGUL,
    HAN,
)
KINDS = ("statement", "agreement", "differing view", "gap", "lesson", "challenge", "question", "presentation")
FRAMES = st.sampled_from(
    ["as {} said", "{}", "data from {}'s team #x", "({})", "{}: roads", "see @{}", "ask {} by Friday", "“{}”", "{}, ok"]
)


def everything(document: Document) -> str:
    """All the words of a paper, in NFC, but for the masthead."""
    more = [
        piece
        for part in document.parts
        for block in walk(part.blocks)
        for piece in (
            [item.translation + item.attribution + plain(item.original) for item in block.items]
            if isinstance(block, Quotations)
            else [group.title for group in block.groups]
            if isinstance(block, Bars)
            else [getattr(block, "title", "")]
        )
    ]
    return unicodedata.normalize("NFC", "\n".join([words(document), *more]))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(NAME, min_size=1, max_size=3, unique=True), FRAMES, st.sampled_from(["delegation", "constituency", "none"])
)
def test_no_name_of_the_roster_leaks(names: list[str], frame: str, level: str) -> None:
    people = tuple(person(name, "cn", aliases=(name.upper(),)) for name in names)
    notes = tuple(
        note(f"a{index}{kind}", kind, frame.format(name), speaker="p-" + name.split()[-1].lower(),
             verbatim=index == 0, translation=name, point="p1", starred=True)
        for index, name in enumerate(names)
        for kind in KINDS
    )  # fmt: skip
    actions = tuple(
        action(f"b{index}", frame.format(name), leads=("p-" + name.split()[-1].lower(), name), due_text=f"after {name}")
        for index, name in enumerate(names)
    )
    proposals = tuple(
        proposal(f"c{index}", frame.format(name), text=name, sites=name, speaker=name, partners=(name,))
        for index, name in enumerate(names)
    )
    made = records(participants=people, notes=notes, actions=actions, proposals=proposals,
                   settings={"paper.attribution": level})  # fmt: skip
    for document in (summary(made), pack(made)):
        text = everything(document)
        for name in names:
            whole = unicodedata.normalize("NFC", name)
            pattern = (
                re.escape(whole) if not whole.isascii() and " " not in whole else rf"(?<!\w){re.escape(whole)}(?!\w)"
            )
            assert not re.search(pattern, text, re.IGNORECASE), (name, text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=12), max_size=4), st.text(max_size=60), st.sampled_from(["constituency", "none"]))
def test_any_names_and_any_words_give_a_paper(names: list[str], text: str, level: str) -> None:
    people = tuple(replace(PEOPLE[0], id=f"p{at}", name=name, aliases=(text[:9],)) for at, name in enumerate(names))
    given_records = records(
        participants=people,
        notes=(note("a", "statement", text), note("b", "lesson", f"{text} {' '.join(names)}")),
        settings={"paper.attribution": level, "wording.titles": ""},
    )
    assert summary(given_records).parts
    assert isinstance(findings(given_records, "s1", wording()), tuple)


@pytest.mark.parametrize(
    "text", ["a." * 60_000 + "@", "petrov" * 20_000 + " @ ", "Mongolia, " * 9_000, "the " * 30_000]
)
def test_long_words_take_no_time(text: str) -> None:
    started = monotonic()
    made = records(
        notes=(note("a", "statement", text),), actions=(), proposals=(), settings={"paper.attribution": "none"}
    )
    mask = make_attribution(made, Directory(made.terms, made.participants), wording()).mask
    assert mask.hide(text)
    assert monotonic() - started < 5


def test_names_stay_where_persons_are_named() -> None:
    made = records(notes=(note("a", "statement", "as Ivan Petrov said"),), settings={"paper.attribution": "named"})
    assert "As Ivan Petrov said." in words(summary(made), "other")


def test_parts_of_names_go_after_a_title_and_alone() -> None:
    mask = make_mask((*PEOPLE, person("Park Jun", "kr")), TERMS, "[a participant]", NameWords(("Mr", "Dr"), ("Park",)))
    assert mask.hide("Petrov and Dr Kim and Mr. Park") == "[a participant] and [a participant] and [a participant]"
    assert mask.hide("Park rangers in the National Park; petrovite") == "Park rangers in the National Park; petrovite"
    assert mask.hide("Ivan\u00a0Petrov, 김민준은") == "[a participant], [a participant]은"
    assert mask.found("as Petrov said") == ("Petrov",)


def test_words_of_the_vocabularies_are_never_hidden() -> None:
    mask = make_mask((person("Hooded Crane", "jp"), person("Mongolia Bold", "mn", abbreviation="JP")), TERMS, "[x]")
    assert mask.hide("Hooded Crane in Mongolia, JP") == "Hooded Crane in Mongolia, JP"


def test_decomposed_names_are_found_too() -> None:
    mask = make_mask((person("José Núñez"),), (), "[x]")
    assert mask.hide(unicodedata.normalize("NFD", "José Núñez agreed")) == "[x] agreed"


def test_abbreviations_match_in_their_own_case_and_as_whole_words() -> None:
    mask = make_mask((person("Ann Tall", abbreviation="AT"),), (), "[x]")
    assert mask.hide("AT said: look at ATLAS") == "[x] said: look at ATLAS"


def test_a_link_to_a_person_becomes_the_delegation() -> None:
    made = records(notes=(note("a", "statement", "see @Petrov, @nobody and a@b.org"),))
    assert "See Russian Federation, [a participant] and a@b.org." in words(summary(made), "other")


def test_points_named_after_a_speaker_are_masked() -> None:
    from summary_scene import point

    made = records(points=(point("p1", "s1", "Talk by Ivan Petrov"),), notes=(note("a", "gap", "x", point="p1"),))
    assert "Petrov" not in everything(summary(made)) + everything(pack(made))


@pytest.mark.parametrize("level", ["delegation", "constituency", "none"])
def test_an_opening_that_fits_several_persons_is_hidden(level: str) -> None:
    people = (person("Kim Minjun", "kr"), person("Kim Jiwoo", "kr"))
    opened = {"text": "Kim: my ministry disagrees", "speaker_text": "Kim"}
    notes = (
        note("a", "statement", **opened),
        note("b", "differing view", **opened, point="p1"),
        note("c", "question", **opened, conflicts=("text",)),
        note("d", "statement", "Main threats: roads", speaker_text="Main threats"),
    )
    made = records(
        participants=people, notes=notes, settings={"paper.attribution": level},
        actions=(action("x", "Kim: to draft it", speaker_text="Kim"),),
        proposals=(proposal("z", "Corridors", speaker_text="Kim"),),
    )  # fmt: skip
    for document in (summary(made), pack(made)):
        assert not re.search(r"(?<!\w)Kim(?!\w)", everything(document))
        assert "[a participant]: my ministry disagrees" in everything(document)
    assert "Main threats: roads." in words(summary(made), "other")
    assert "| Corridors. | [a participant] |" in words(summary(made), "proposals")
