"""What a moderator is told before the paper goes out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summary_scene import POINTS, action, note, part, person, records, summary, wording

from facilitator.domain import Records, UnknownSpeaker
from facilitator.summary import findings


def found(given: Records) -> str:
    return "\n".join(findings(given, "s1", wording()))


def test_hidden_names_are_listed() -> None:
    assert "Record n08: the name “Ivan Petrov” is printed as [a participant]." in found(records())


def test_nothing_to_say_about_a_clean_session() -> None:
    assert found(records(notes=(note("a", "statement", "roads"),))) == ""


def test_doubtful_agreements_are_listed() -> None:
    notes = (
        note("a", "agreement", "x"),
        note("b", "statement", "all agreed on it"),
        note("c", "agreement", "x", conflicts=("kind",)),
        note("d", "agreement", "x", confirmed="now"),
    )
    text = found(records(notes=notes))
    assert "Record a: the agreement was not read back" in text
    assert "Record b says “agreed”" in text
    assert "Record c: whether it was agreed is disputed" in text
    assert "Record d" not in text


def test_an_agreement_is_not_asked_for_again_where_another_record_of_it_was_read_back() -> None:
    notes = (
        note("a", "agreement", "one manual", confirmed="now"),
        note("b", "agreement", "a manual for all", same_as=frozenset({"a"})),
        note("c", "agreement", "one register"),
    )
    text = found(records(notes=notes))
    assert "Record c: the agreement was not read back" in text
    assert "Record a" not in text and "Record b" not in text


@pytest.mark.parametrize(("level", "shown"), [("delegation", "typed"), ("none", "[a participant]")])
def test_somebody_unknown_opens_no_note_where_nobody_is_named(level: str, shown: str) -> None:
    notes = (
        note("a", "statement", "Tsas: museums could show tracks", speaker_text="Tsas", point="p1"),
        note("b", "statement", "Main threats: roads", speaker_text="Main threats", point="p1"),
    )
    unknown = (UnknownSpeaker("Tsas", ("a",), ()), UnknownSpeaker("Main threats", ("b",), ()))
    made = records(notes=notes, unknown_speakers=unknown, settings={"paper.attribution": level})
    text = found(made)
    assert f"“Tsas” opens one note, is not on the roster and is printed as {shown}" in text
    assert "“Main threats” opens one note, is not on the roster and is printed as typed" in text
    printed = str(summary(made).parts)
    assert ("Tsas" in printed) == (level == "delegation") and "Main threats: roads" in printed


def test_unknown_speakers_leads_and_levels_are_listed() -> None:
    given = records(
        notes=(note("a", "statement", "Dr Who: roads"),),
        actions=(action("x", "do it", leads=("Dr Who",)),),
        unknown_speakers=(UnknownSpeaker("Dr Who", ("a",), ()),),
        settings={"paper.attribution": "maybe"},
    )
    text = found(given)
    assert (
        "“Dr Who” opens one note, is not on the roster and is printed as typed; assign it with “facilitator assign”."
        in text
    )
    assert "Record x: the lead “Dr Who”" in text
    assert "“maybe”" in text


def test_a_day_in_the_words_that_is_not_the_due_date_is_told() -> None:
    actions = (
        action("x", "NIE to report by 29 Nov 2024", leads=("nie",), due="2024-12-13"),
        action("y", "NIE to report by 13 Dec 2024", leads=("nie",), due="2024-12-13"),
        action("z", "NIE to report by November", leads=("nie",), due="2024-12-13"),
    )
    assert found(records(notes=(), actions=actions)).splitlines() == [
        "Record x says “by 29 Nov 2024”; only its due date, 13 December 2024, is printed."
    ]


def test_a_due_date_put_in_words_takes_the_place_of_the_day_in_the_text() -> None:
    one = action("x", "NIE to report by 29 Nov 2024", leads=("nie",), due_text="end of next year")
    given = records(notes=(), actions=(one,))
    assert found(given) == "Record x says “by 29 Nov 2024”; only its due date, “end of next year”, is printed."
    printed = str(part(summary(given), "actions").blocks)
    assert "End of next year" in printed and "29 Nov" not in printed


def test_a_point_marked_as_not_discussed_with_records_is_listed() -> None:
    points = tuple(replace(one, coverage="not discussed") if one.id == "p1" else one for one in POINTS)
    assert "“Methodologies” is marked as not discussed and has records." in found(records(points=points))


def test_an_opening_that_fits_several_persons_is_hidden_and_said() -> None:
    people = (person("Kim Minjun", "kr"), person("Kim Jiwoo", "kr"))
    notes = (
        note("a", "statement", "Kim: my ministry disagrees", speaker_text="Kim"),
        note("b", "statement", "Main threats: roads", speaker_text="Main threats"),
    )
    unknown = (UnknownSpeaker("Kim", ("a",), ()), UnknownSpeaker("Main threats", ("b",), ()))
    made = records(notes=notes, participants=people, unknown_speakers=unknown)
    text = found(made)
    assert "“Kim” opens one note, fits more than one on the roster and is printed as [a participant]" in text
    assert "“Main threats” opens one note, is not on the roster and is printed as typed; assign it" in text
    named = replace(made, workshop=replace(made.workshop, settings={"paper.attribution": "named"}))
    assert "Kim” opens one note, fits more than one on the roster and is printed as typed" in found(named)
