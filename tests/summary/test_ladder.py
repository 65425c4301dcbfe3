"""The quantifier ladder: distinct delegations, organizations apart, words at their bounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from summary_scene import PEOPLE, TERMS, note, person, records, summary, term, wording, words

from facilitator.directory import Directory
from facilitator.summary import findings
from facilitator.summary.ladder import Ladder, Standing, quantifier, read_ladder, standings


def delegations(number: int) -> tuple[Standing, ...]:
    return tuple(Standing("delegation", str(index)) for index in range(number))


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "one participant"), (2, "some delegations"), (3, "some delegations"), (4, "several delegations"),
     (5, "several delegations"), (6, "many delegations"), (40, "many delegations")],
)  # fmt: skip
def test_words_at_their_bounds(number: int, expected: str) -> None:
    assert quantifier(wording(), Ladder(), delegations(number)) == expected


def test_nobody_known_gives_no_word() -> None:
    assert quantifier(wording(), Ladder(), ()) == ""


def test_organizations_and_others_are_counted_apart() -> None:
    mixed = (*delegations(2), Standing("organization", "x"), Standing("participant", "y"))
    assert quantifier(wording(), Ladder(), mixed) == "some delegations, one organization and one other participant"


def test_bounds_are_settings_and_nonsense_is_ignored() -> None:
    ladder = read_ladder({"ladder.some": "3", "ladder.several": "x", "ladder.many": "9"})
    assert ladder == Ladder(3, 4, 9)
    assert [ladder.step(number) for number in (2, 3, 4, 8, 9)] == ["one", "some", "several", "several", "many"]


def test_people_of_one_delegation_count_once() -> None:
    people = (*PEOPLE, person("Olga Orlova", "Russian Federation"))
    directory = Directory(TERMS, people)
    found = standings(directory, ("p-petrov", "p-orlova", "ru", "RF", "p-sora", "nie", "a passer-by", "A passer-by."))
    assert [one.group for one in found] == ["delegation", "organization", "participant"]


def test_reservations_do_not_count_and_are_said() -> None:
    one = note("a", "recommendation", "one catalogue", speaker="cn", supports=("jp",), reservations=("mn", "kr", "ru"))
    text = words(summary(records(notes=(one,))), "other")
    assert "Some delegations suggested the following: one catalogue (some delegations expressed reservations)." in text


def test_a_talk_about_a_country_does_not_count_as_it() -> None:
    talk = note(
        "a", "presentation", "Birds in the DPRK; Japan and China agreed", speaker="p-keller", tags=("DPRK", "kp")
    )
    text = words(summary(records(notes=(talk,), proposals=(), actions=())), "conduct")
    assert text.startswith("One organization took part in two slots.")
    assert "Korea" not in text


def test_settings_of_the_template_reach_the_paper() -> None:
    one = note("a", "recommendation", "one catalogue", speaker="cn", supports=("jp",))
    settings = {
        "ladder.some": "1",
        "ladder.several": "2",
        "wording.ladder.delegation.several": "quite a few delegations",
    }
    text = words(summary(records(notes=(one,), settings=settings)), "other")
    assert "Quite a few delegations suggested" in text


@pytest.mark.parametrize(("present", "many"), [(0, 6), (2, 6), (4, 6), (5, 5), (6, 6), (12, 6)])
def test_the_last_step_is_never_higher_than_the_room(present: int, many: int) -> None:
    assert Ladder().fitted(present) == Ladder(2, 4, many)


def test_all_delegations_of_a_small_room_are_many() -> None:
    one = note("a", "recommendation", "one catalogue", supports=("cn", "jp", "mn", "kr", "ru"))
    assert "Many delegations suggested" in words(summary(records(notes=(one,))), "other")
    here = tuple(replace(who, present=False) for who in PEOPLE)
    assert "Several delegations suggested" in words(summary(records(notes=(one,), participants=here)), "other")


def test_a_delegation_of_which_nobody_is_present_is_not_counted_and_told_of() -> None:
    one = note("a", "recommendation", "one catalogue", speaker="cn", supports=("jp", "ru", "eaafp"))
    away = tuple(replace(who, present=who.id != "p-petrov") for who in PEOPLE)
    made = records(notes=(one,), participants=away, actions=(), proposals=())
    assert "Some delegations and one organization suggested" in words(summary(made), "other")
    assert "Record a: nobody of “Russian Federation” is marked present, so it is not counted as support." in findings(
        made, "s1", wording()
    )
    two = replace(one, supports=("ru",))
    text = words(summary(records(notes=(two,), participants=away)), "other")
    assert "delegations" not in text
    assert "It was suggested" in text


def test_a_delegation_that_is_on_no_roster_counts() -> None:
    one = note("a", "recommendation", "one catalogue", speaker="cn", supports=("kp",))
    made = records(notes=(one,), actions=(), proposals=())
    assert "Some delegations suggested" in words(summary(made), "other")
    assert "marked present" not in " ".join(findings(made, "s1", wording()))


def test_terms_of_other_vocabularies_are_no_parties() -> None:
    directory = Directory((term("theme", "x", "Methods"),))
    assert standings(directory, ("x",))[0].group == "participant"
