"""The quantifier ladder: words for how many distinct delegations stood behind something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.directory import Directory, fold_name
from facilitator.domain import Participant
from facilitator.summary.whole_numbers import whole_number
from facilitator.summary.wording import Wording

DELEGATION, ORGANIZATION, PERSON = "delegation", "organization", "participant"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a ref counts as: one delegation, one organization, or one person of neither."""

    group: str
    key: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The smallest numbers that are called some, several and many."""

    some: int = 2
    several: int = 4
    many: int = 6

    def step(self, count: int) -> str:
        """one, some, several or many for a number of 1 or more."""
        if count >= self.many:
            return "many"
        if count >= self.several:
            return "several"
        return "some" if count >= self.some else "one"

    def fitted(self, present: int) -> Ladder:
        """The ladder for so many delegations present: all of them are many, though fewer than its last step asks."""
        return replace(self, many=present) if self.several < present < self.many else self


def read_ladder(settings: Mapping[str, str]) -> Ladder:
    """The ladder of a workshop's settings ``ladder.some|several|many``; what is no number is ignored."""
    plain = Ladder()
    return Ladder(
        whole_number(settings.get("ladder.some", ""), plain.some),
        whole_number(settings.get("ladder.several", ""), plain.several),
        whole_number(settings.get("ladder.many", ""), plain.many),
    )


def standing(directory: Directory, ref: str) -> Standing:
    """What a ref counts as: a person counts as the delegation, else as the organization."""
    party = directory.party(ref)
    if party.kind == "text":
        return Standing(PERSON, fold_name(ref))
    if party.delegation or party.kind == DELEGATION:
        return Standing(DELEGATION, party.delegation or party.ref)
    if party.organization or party.kind == ORGANIZATION:
        return Standing(ORGANIZATION, party.organization or party.ref)
    found = directory.find(party.name)
    return Standing(PERSON, found[0] if len(found) == 1 else party.ref)


def standings(directory: Directory, refs: Iterable[str]) -> tuple[Standing, ...]:
    """The distinct standings behind refs, in the order first met."""
    return tuple(dict.fromkeys(standing(directory, ref) for ref in refs if ref))


def delegations_of(directory: Directory, participants: Iterable[Participant]) -> tuple[frozenset[str], frozenset[str]]:
    """The delegations of a roster, and those of which somebody is marked present."""
    own = [(standing(directory, person.id), person.present) for person in participants]
    delegations = [(one.key, here) for one, here in own if one.group == DELEGATION]
    return frozenset(key for key, _ in delegations), frozenset(key for key, here in delegations if here)


def quantifier(wording: Wording, ladder: Ladder, backers: tuple[Standing, ...]) -> str:
    """Words such as “several delegations and one organization”; "" where nobody is known.

    Delegations, organizations and other participants are counted apart; one alone is “one participant”.
    """
    if len(backers) == 1:
        return wording.say("ladder.one")
    parts = [
        wording.say(f"ladder.{group}.{ladder.step(number)}")
        for group in (DELEGATION, ORGANIZATION, PERSON)
        if (number := sum(backer.group == group for backer in backers))
    ]
    return wording.listing(parts)
