"""The quantifier ladder: distinct delegations, organizations apart, words at their bounds."""

from __future__ import annotations

import pytest
from summary_scene import PEOPLE, TERMS, note, person, records, summary, term, wording, words

from facilitator.directory import Directory
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


def test_terms_of_other_vocabularies_are_no_parties() -> None:
    directory = Directory((term("theme", "x", "Methods"),))
    assert standings(directory, ("x",))[0].group == "participant"
