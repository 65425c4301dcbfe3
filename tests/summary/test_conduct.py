"""Who took part in a session: delegations and organizations, nobody counted twice; the figures say so too."""

from __future__ import annotations

import pytest
from summary_scene import PEOPLE, note, pack, person, records, summary, wording, words

SPOKEN = (
    note("a", "statement", "tracks were counted", speaker="Snow Park", point="p1"),
    note("b", "statement", "tracks were told apart", speaker="ru", point="p1"),
    note("c", "statement", "a form was tried", speaker="nie", point="p1"),
)


def test_an_organization_that_came_in_a_delegation_is_that_delegation() -> None:
    park = person("Ada Ranger", "ru", "Snow Park")
    shown = words(summary(records(notes=SPOKEN, participants=(*PEOPLE, park))), "conduct")
    assert "The delegation of the Russian Federation and one organization took part" in shown


@pytest.mark.parametrize("home", ["", "cn"])
def test_an_organization_with_people_elsewhere_too_stands_for_itself(home: str) -> None:
    people = (*PEOPLE, person("Ada Ranger", "ru", "Snow Park"), person("Ben Warden", home, "Snow Park"))
    shown = words(summary(records(notes=SPOKEN, participants=people)), "conduct")
    assert "The delegation of the Russian Federation and two organizations took part" in shown


def test_what_stands_in_both_sessions_is_said_to_be_counted_once() -> None:
    other = note("d", "statement", "a form was tried there too", session="s2", same_as=frozenset({"c"}))
    once = "What stands in several sessions is counted once."
    assert once in words(pack(records(notes=(*SPOKEN, other))), "glance")
    assert once not in words(pack(records(notes=SPOKEN)), "glance")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("NEASPEC secretariat", "the NEASPEC secretariat"),
        ("National Institute of Ecology", "the National Institute of Ecology"),
        ("Land of the Leopard National Park", "the Land of the Leopard National Park"),
        ("The Nature Institute", "The Nature Institute"),
        ("WWF-Russia", "WWF-Russia"),
        ("Wetlands International", "Wetlands International"),
        ("Park Minseo", "Park Minseo"),
        ("Mongolia", "Mongolia"),
    ],
)
def test_a_name_in_running_text_has_the_article_it_wants(name: str, shown: str) -> None:
    assert wording().named(name) == shown
