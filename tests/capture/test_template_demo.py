"""The demo's content fits its template: points, people, tags, and every step finds its line."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from datetime import date
from typing import Any

import pytest

from facilitator.assets import asset
from facilitator.capture.line import read_line
from facilitator.capture.reading import SUPPORT, Reading
from facilitator.capture.template import Template, load_template
from facilitator.directory import Directory
from facilitator.domain import LESSON_FIELDS, Kind, Participant, Term

SESSIONS = ("2.1", "2.2")
FIELDS = {
    *("kind", "text", "due", "starred", "cost", "currency", "coverage", "title", "sites", "duration", "status"),
    *("confirmed", "verbatim", "language", "translation"),
}


@pytest.fixture(scope="module")
def demo() -> dict[str, Any]:
    return tomllib.loads(asset("demo/demo.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def template(demo: dict[str, Any]) -> Template:
    return load_template(demo["template"])


@pytest.fixture(scope="module")
def roster(demo: dict[str, Any]) -> list[dict[str, str]]:
    with asset(f"demo/{demo['roster']}").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def directory(template: Template, roster: list[dict[str, str]]) -> Directory:
    return Directory(terms(template), [person(index, row) for index, row in enumerate(roster)])


def terms(template: Template) -> list[Term]:
    found: list[Term] = []
    for item in template.items:
        if item.kind == "term":
            fields = dict(item.fields)
            synonyms = tuple(key.partition("/")[2] for key in fields if key.startswith("synonyms/"))
            plain = [fields.get(name, "") for name in ("vocabulary", "key", "name", "abbreviation")]
            found.append(Term(item.key, *plain, synonyms, fields.get("group", ""), "", fields["order"]))
    return found


def person(index: int, row: dict[str, str]) -> Participant:
    aliases = tuple(alias for alias in row["aliases"].split(";") if alias)
    plain = [row[name] for name in ("abbreviation", "organization", "delegation", "constituency", "role")]
    return Participant(f"p{index:02}", row["name"], aliases, *plain, row["present"] == "yes", ())


def lines(name: str) -> list[str]:
    return asset(f"demo/{name}").read_text(encoding="utf-8").splitlines()


def typed(name: str) -> list[str]:
    return [line for line in lines(name) if not line.startswith("## ")]


def sources(demo: dict[str, Any], name: str) -> set[str]:
    """The lines files whose records a file of the demo holds: its own, handed over, merged."""
    own = {file["lines"] for file in demo["file"] if file["name"] == name}
    given = {step["from"] for step in demo["handover"] if step["to"] == name}
    merged = {source for merge in demo["merge"] if merge["into"] == name for source in merge["from"]}
    return own.union(*(sources(demo, source) for source in given | merged))


def readings(demo: dict[str, Any], directory: Directory, session: str) -> list[Reading]:
    names = [file["lines"] for file in demo["file"] if file["session"] == session]
    return [read_line(line, directory, date(2024, 8, 28)) for name in names for line in typed(name)]


def test_every_heading_is_a_point_of_the_session(demo: dict[str, Any], template: Template):
    for file in demo["file"]:
        titles = {
            dict(item.fields)["title"]
            for item in template.items
            if item.kind == "point" and item.session == f"session/{file['session']}"
        }
        headings = [line[3:] for line in lines(file["lines"]) if line.startswith("## ")]
        assert len(headings) == len(set(headings))
        assert set(headings) - {"-"} <= titles
        silent = {"Bi- and multilateral projects"} if file["session"] == "2.1" else set[str]()
        assert titles - set(headings) == silent


def test_every_step_finds_exactly_one_line(demo: dict[str, Any], template: Template):
    for step in demo["edit"] + demo["settle"]:
        within = [line for name in sources(demo, step["in"]) for line in typed(name)]
        assert within
        for piece in (step.get("find"), step.get("same_as"), *step.get("takes_up", [])):
            if piece is not None:
                assert sum(piece in line for line in within) == 1, piece
        if "point" in step:
            assert any(dict(item.fields).get("title") == step["point"] for item in template.items)
        assert set(step.get("set", {})) <= FIELDS | {f"lesson/{name}" for name in LESSON_FIELDS}


def test_a_hand_over_comes_before_the_edits_of_what_was_handed_over(demo: dict[str, Any]):
    givers = {step["to"]: step["from"] for step in demo["handover"]}
    for step in demo["edit"]:
        if step["stage"] == "handover":
            giver = givers.get(step["in"], step["in"])
            name = next(file["lines"] for file in demo["file"] if file["name"] == giver)
            assert sum(step["find"] in line for line in typed(name)) == 1


def test_each_session_has_two_note_takers_and_conflicts_of_each_class(demo: dict[str, Any]):
    for session in SESSIONS:
        files = {file["name"] for file in demo["file"] if file["session"] == session}
        assert len(files) == 2
        edits = [step for step in demo["edit"] if step["stage"] == "handover" and step["in"] in files]
        both = [find for find, count in Counter(step["find"] for step in edits).items() if count == 2]
        assert len(both) >= 3
        assert any(step.get("delete") for step in edits)


@pytest.mark.parametrize("session", SESSIONS)
def test_a_session_has_every_kind_of_record_in_number(demo: dict[str, Any], directory: Directory, session: str):
    kinds = Counter(str(reading.kind) for reading in readings(demo, directory, session))
    assert 85 <= sum(kinds.values()) - kinds[SUPPORT] <= 105
    assert kinds[Kind.PROPOSAL] == 3
    assert kinds[Kind.ACTION] >= 5
    assert kinds[Kind.LESSON] >= 4
    assert kinds[Kind.QUESTION] >= 3
    assert kinds[Kind.DIFFERING] >= 4
    assert kinds[SUPPORT] >= 8
    assert {str(kind) for kind in Kind} <= set(kinds)


def test_every_tag_in_the_demo_says_something(demo: dict[str, Any], directory: Directory):
    free = {
        tag
        for session in SESSIONS
        for reading in readings(demo, directory, session)
        for tag in reading.tags
        if directory.term(tag) is None
    }
    assert free == {"improvement"}


def test_every_action_has_a_lead_and_a_time(demo: dict[str, Any], directory: Directory):
    for session in SESSIONS:
        for reading in readings(demo, directory, session):
            if reading.kind == Kind.ACTION:
                assert reading.leads and all(directory.term(ref) for ref in reading.leads), reading
                assert reading.due or reading.due_text, reading


def test_who_is_not_on_the_roster_stays_to_be_assigned(demo: dict[str, Any], directory: Directory):
    unknown = {reading.speaker_text for s in SESSIONS for reading in readings(demo, directory, s)} - {""}
    assert unknown == {"Tsas", "Salaa", "Kim"}


def test_not_every_state_is_on_the_roster(roster: list[dict[str, str]]):
    assert {row["delegation"] for row in roster} - {""} == {
        "China",
        "Japan",
        "Mongolia",
        "Republic of Korea",
        "Russian Federation",
    }
    assert any(row["present"] == "no" for row in roster)


def test_constituencies_and_range_states_are_keys(
    demo: dict[str, Any], roster: list[dict[str, str]], directory: Directory
):
    keys = {term.key: term.vocabulary for term in directory.terms}
    assert {keys[row["constituency"]] for row in roster} == {"constituency"}
    states = {state for step in demo["edit"] for state in step.get("add", {}).get("range_states", ())}
    assert {keys[state] for state in states} == {"delegation"}


def test_nobody_on_the_roster_is_named_like_a_word_of_the_notes(demo: dict[str, Any], roster: list[dict[str, str]]):
    """Else papers without names would hide that word."""
    words = Counter(
        word.casefold() for file in demo["file"] for line in typed(file["lines"]) for word in re.findall(r"\w+", line)
    )
    speakers = {"снежная", "салхи", "kim", "aw"}
    for row in roster:
        for form in (row["name"], *row["aliases"].split(";"), row["abbreviation"]):
            for part in re.findall(r"\w{2,}", form.casefold()):
                assert not words[part] or part in speakers, part
