"""The levels of attribution: who is named for what, in which role, and what a group gives away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summary_scene import PEOPLE, SESSIONS, TERMS, action, note, person, records, summary, table, wording, words

from facilitator.document import Document
from facilitator.domain import Participant, Records
from facilitator.summary import findings

LEVELS = ("named", "delegation", "constituency", "none")


def at(level: str, **more: object) -> Records:
    given = dict(more.pop("settings", {}))  # type: ignore[call-overload]
    return records(settings={**given, "paper.attribution": level}, **more)


def said(text: str, level: str = "none") -> str:
    """How a note's words come out in the paper."""
    made = summary(at(level, notes=(note("a", "statement", text),), actions=(), proposals=()))
    return words(made, "other")


def found(given: Records) -> str:
    return "\n".join(findings(given, "s1", wording()))


def officers(level: str, *people: Participant, **more: object) -> tuple[str, ...]:
    own = tuple(replace(one, moderators=("p-petrov",), rapporteurs=("p-minjun",)) if one.id == "s1" else one
                for one in SESSIONS)  # fmt: skip
    return meta(summary(at(level, sessions=own, participants=people or PEOPLE, **more)))


def meta(document: Document) -> tuple[str, ...]:
    return document.meta[3].lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("roads cut corridors in Mongolia", "Roads cut corridors in Mongolia."),
        ("Mongolia said that roads cut corridors", "A participant said that roads cut corridors."),
        ("Mongolia and China noted the cost", "Participants noted the cost."),
        ("roads, as the delegation of the Republic of Korea suggested", "Roads, as a participant suggested."),
        ("the Mongolian delegate asked why", "A participant asked why."),
        ("it was pointed out by Japan, in Mongolia too", "It was pointed out by a participant, in Mongolia too."),
        ("according to the Russian Federation roads grow", "According to a participant roads grow."),
        ("NIE also stressed the data of Japan", "A participant also stressed the data of Japan."),
        ("Japan’s delegate objected", "A participant objected."),
        ("Ivan Petrov of the Russian Federation said so", "[A participant] said so."),
        ("Ivan Petrov (Russian Federation), on roads", "[A participant], on roads."),
        ("Mongolia reported twelve leopards", "Mongolia reported twelve leopards."),
    ],
)
def test_who_said_it_goes_and_what_it_is_about_stays(text: str, expected: str) -> None:
    for level in ("none", "constituency"):
        assert said(text, level) == expected
    assert said("Mongolia said that roads cut corridors", "delegation").startswith("Mongolia said")


def test_what_is_made_neutral_and_what_may_need_it_is_told() -> None:
    text = found(at("none", notes=(note("a", "statement", "Mongolia said no; China reported six"),)))
    assert "Record a: “Mongolia said” is printed without saying whose view it is." in text
    assert "Record a: “China reported” stays as it is; change it if it tells whose view it is." in text
    assert "Mongolia said" not in found(at("delegation", notes=(note("a", "statement", "Mongolia said no"),)))


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Petrov Ivan", True), ("petrov ivan", True), ("г-н Kim", True),
        ("Petrov, Ivan", True), ("PETROV", True), ("I. Petrov", True), ("M. Kim", True),
        ("Mr KIM", True), ("Dr. Kim Minjun", True), ("Kim thought so", True), ("Kim Station", False),
        ("ivan.petrov@example.org", True), ("김 박사", True), ("민준씨", True), ("petrovite", False),
        ("Minjung", False), ("Petrov’s data", True), ("김민준은", True),
    ],
)  # fmt: skip
def test_names_in_every_order_and_form(text: str, hidden: bool) -> None:
    shown = said(f"see {text} for it", "delegation")
    assert ("[a participant]" in shown) == hidden, shown
    assert (text in shown) != hidden


@pytest.mark.parametrize("form", ["Снежкова", "Снежковой", "Снежковым", "Рябину"])
def test_names_in_cyrillic_are_hidden_in_every_case(form: str) -> None:
    people = (*PEOPLE, person("Рябина Снежкова", "ru"))
    made = summary(at("none", participants=people, notes=(note("a", "statement", f"спросить: {form}, ещё раз"),)))
    assert "[a participant], ещё раз" in words(made, "other")


def test_a_word_of_the_vocabularies_is_no_ending_of_a_name() -> None:
    people = (*PEOPLE, person("Снежная Гора", "ru"))
    terms = (*TERMS, replace(TERMS[-1], id="x", key="x", name="Снежный барс", vocabulary="species"))
    made = summary(at("none", participants=people, terms=terms, notes=(note("a", "statement", "Снежный барс"),)))
    assert "Снежный барс." in words(made, "other")


def test_moderators_are_named_at_none_only_with_their_consent() -> None:
    consenting = tuple(replace(one, role="Co-moderator, expert") if one.id == "p-petrov" else one for one in PEOPLE)
    assert officers("delegation") == ("Ivan Petrov, moderator", "Kim Minjun, rapporteur")
    assert officers("none") == ("Russian Federation, moderator", "Republic of Korea, rapporteur")
    assert officers("none", *consenting) == ("Ivan Petrov, moderator", "Republic of Korea, rapporteur")
    settings = {"paper.consent": "moderator, rapporteur"}
    assert officers("none", settings=settings) == ("Ivan Petrov, moderator", "Kim Minjun, rapporteur")


def test_a_lead_is_named_only_with_consent() -> None:
    leads = (action("x", "write it", leads=("p-petrov",)),)
    consenting = tuple(replace(one, role="lead of actions") if one.id == "p-petrov" else one for one in PEOPLE)
    shown = {level: words(summary(at(level, actions=leads)), "actions") for level in LEVELS}
    assert "| Ivan Petrov |" in shown["named"]
    assert all("| Russian Federation |" in shown[level] for level in LEVELS[1:])
    assert "| Ivan Petrov |" in words(summary(at("none", actions=leads, participants=consenting)), "actions")


def test_organizations_stay_as_leads_partners_and_proponents() -> None:
    document = summary(at("none"))
    assert "| National Institute of Ecology | China, EAAFP |" in words(document, "actions")
    assert any(
        "Russian Federation" in cell.paragraphs[0][0].text for cell in table(document, "proposals").rows[0].cells
    )


def test_the_level_is_said_on_the_paper_and_in_the_tree() -> None:
    lines = {level: summary(at(level)).meta[0].lines[1] for level in LEVELS}
    assert len(set(lines.values())) == len(LEVELS)
    assert [summary(at(level)).attribution for level in LEVELS] == list(LEVELS)


def test_titles_of_the_programme_name_nobody() -> None:
    own = tuple(replace(one, title="Talk of Ivan Petrov", short_title="Petrov") for one in SESSIONS)
    document = summary(at("none", sessions=own))
    heads = (document.title, document.subtitle, document.running_left, document.running_right, *document.meta[2].lines)
    assert not any("Petrov" in one for one in heads)
    assert "The name “Ivan Petrov” in the title “Talk of Ivan Petrov” is printed as [a participant]." in found(
        at("none", sessions=own)
    )


def test_every_place_of_a_hidden_name_is_listed() -> None:
    one = note("a", "lesson", "x", translation="Petrov", lesson={"source": "letter of Kim Minjun"})
    text = found(at("none", notes=(one,), actions=(action("x", "x", due_text="after Sato Hana", contact="Bold Tuya"),)))
    for item, name in (("a", "Petrov"), ("a", "Kim Minjun"), ("x", "Sato Hana"), ("x", "Bold Tuya")):
        assert f"Record {item}: the name “{name}” is printed as [a participant]." in text


def test_a_group_of_one_is_warned_about() -> None:
    notes = (note("a", "statement", "x", speaker="p-petrov"), note("b", "statement", "x", speaker="p-tuya"))
    people = (*PEOPLE, person("Dorj Bat", "mn"))
    text = found(at("delegation", notes=notes, participants=people))
    assert "of these one person alone is present, who can be told from it: Russian Federation." in text
    assert "one person alone" in found(
        at("constituency", notes=notes, participants=(replace(PEOPLE[0], constituency="igo"), *PEOPLE[1:]))
    )
    for level in ("named", "none"):
        assert "one person alone" not in found(at(level, notes=notes, participants=people))


def test_a_quotation_in_its_own_language_may_tell_who_spoke() -> None:
    told = "is quoted in its own language, which may tell who spoke."
    assert f"Record n09 {told}" in found(at("none"))
    assert f"Record n09 {told}" in found(at("constituency"))
    assert told not in found(at("delegation"))
