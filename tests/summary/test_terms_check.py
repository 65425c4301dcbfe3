"""Names of States, territories and seas, and terms, are told of and never replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summary_scene import ROOT, TERMS, note, records, summary, words

from facilitator.document import Document
from facilitator.domain import Records
from facilitator.errors import TemplateError
from facilitator.summary.terms_check import Flag, check_terms, read_terms, term_sentences, with_settings

OWN = read_terms((ROOT / "resources/wording/terms-en.toml").read_text(encoding="utf-8"))
MEANING = "communication, education and public awareness"


def scene(text: str, **settings: str) -> Records:
    return records(notes=(note("a", "statement", text),), actions=(), proposals=(), settings=settings)


def flags(text: str, **settings: str) -> tuple[Flag, ...]:
    """What is told of a note with this text."""
    made = scene(text, **settings)
    return tuple(flag for flag in check_terms(summary(made), made, OWN) if "a" in flag.records)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("cranes winter in North Korea", "North Korea"),
        ("the border of south Korea", "Korea"),
        ("Korea has wetlands", "Korea"),
        ("counts in Taiwan", "Taiwan"),
        ("counts in Hong Kong", "Hong Kong"),
        ("birds over the Sea of Japan", "Sea of Japan"),
        ("birds over the East Sea", "East Sea"),
        ("Dokdo has no cranes", "Dokdo"),
        ("the Kurils", "Kurils"),
        ("two countries share it", "countries"),
        ("every member state", "member state"),
        ("all Member states", "Member states"),
        ("the Range countries", "Range countries"),
        ("Russia has a register", "Russia"),
        ("북한의 두루미", "북한"),
        ("台湾的黑脸琵鹭", "台湾"),
    ],
)
def test_what_somebody_should_look_at(text: str, form: str) -> None:
    found = flags(text)
    assert [flag.form for flag in found] == ([form] if form else [])
    assert text.split()[-1].rstrip(".") in words(summary(scene(text)))


@pytest.mark.parametrize(
    "text",
    [
        "counts in Taiwan Province of China and in Hong Kong, China",
        "the Republic of Korea and the Democratic People’s Republic of Korea",
        "WWF-Russia has a register",
        "developing countries, the United Nations",
        "member States and range States",
        "the Korea Strait",
        "countryside, Koreana, Russians",
    ],
)
def test_what_is_in_order(text: str) -> None:
    assert flags(text) == ()


def test_a_flag_says_where_and_what_to_do_and_the_words_stay() -> None:
    (flag,) = flags("spoonbills of Taiwan winter in the mudflats of the west")
    assert (flag.part, flag.records) == ("other", ("a",))
    (line,) = term_sentences([flag])
    assert line.startswith("Record a: “Taiwan” stands in “Spoonbills of Taiwan winter in the mudflats")
    assert line.endswith("; the United Nations writes “Taiwan Province of China”.")


def test_one_sentence_a_form_however_often_it_stands() -> None:
    notes = tuple(note(f"a{index}", "statement", "Taiwan") for index in range(3))
    made = records(notes=notes, actions=(), proposals=())
    lines = [line for line in term_sentences(check_terms(summary(made), made, OWN)) if "Taiwan" in line]
    assert lines == [
        "“Taiwan” stands in “Taiwan. Taiwan. Taiwan.”, in the records a0, a1, a2;"
        " the United Nations writes “Taiwan Province of China”."
    ]


def test_the_head_of_a_paper_and_a_persons_words_are_looked_at_and_the_note_is_not() -> None:
    document = summary(scene("x"))
    parts = tuple(replace(one, cleared="Cleared") if one.key == "note" else one for one in document.parts)
    shown = replace(document, title="Cats of Taiwan")
    own = scene("x")
    assert [flag.part for flag in check_terms(shown, own, OWN)] == [""]
    cleared: Document = replace(document, parts=parts)
    assert {flag.form for flag in check_terms(cleared, own, OWN)} == {"country"}


def test_species_keep_to_one_name() -> None:
    crane = replace(
        next(term for term in TERMS if term.key == "crane"),
        synonyms=("Grus monacha", "HC", "흑두루미", "hooded cranes"),
    )
    made = replace(scene("Grus monacha and HC, 흑두루미"), terms=(*TERMS[:-1], crane))
    found = check_terms(summary(made), made, OWN)
    assert [flag.form for flag in found] == ["Grus monacha"]
    assert "the template says “Hooded Crane”" in found[0].use


def test_cepa_has_one_meaning_in_a_paper() -> None:
    other = "communication, education, participation and awareness"
    assert [flag.form for flag in flags(f"a plan for {other}", cepa=MEANING)] == [other]
    assert flags(f"a plan for {MEANING}", cepa=MEANING) == ()
    assert flags(f"a plan for {other}") == ()


def test_a_template_adds_forms_and_takes_others_out() -> None:
    settings = {"terms.add": "big cats = write “big feline species”; nonsense", "terms.allow": "Russia, countries"}
    assert [flag.form for flag in flags("the big cats of Russia in two countries", **settings)] == ["big cats"]
    assert with_settings(OWN, {}) == OWN


@pytest.mark.parametrize("text", ["x", "[[term]]\nforms = 3\nuse = 'x'", "term = 3", "[[term]]\nforms = ['a']"])
def test_a_broken_list_is_one_sentence(text: str) -> None:
    with pytest.raises(TemplateError, match="list of terms"):
        read_terms(text)


def test_every_form_of_the_list_is_found() -> None:
    for term in OWN.terms:
        for form in term.forms:
            assert form in {flag.form for flag in flags(f"near {form} there")}, form
