"""Who may be named for what: the levels of attribution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from facilitator.directory import Directory
from facilitator.domain import Records, Term, Vocabulary
from facilitator.summary.attribution_speech import SpeechWords, make_speech
from facilitator.summary.ladder import DELEGATION, ORGANIZATION, standing
from facilitator.summary.masking import Mask, NameWords, make_mask, no_mask
from facilitator.summary.wording import Wording

LEAD = "lead"
ROLES = ("moderator", "rapporteur", LEAD)
LEVELS = ("named", "delegation", "constituency", "none")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One level, with the roster it is applied to and the order in which parties speak."""

    level: str
    directory: Directory
    places: Mapping[str, tuple[int, int]]
    mask: Mask
    nobody: str
    consents: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    def who(self, ref: str) -> str:
        """The name under which a view may be given at this level; "" where none may."""
        if not ref or self.level == "none":
            return ""
        party = self.directory.party(ref)
        if self.level == "constituency":
            return self._constituency(ref)
        group = self._group(ref)
        if self.level == "named" and party.kind in ("participant", "text"):
            return f"{party.name} ({group})" if group else party.name
        return group

    def person(self, ref: str, *, bracketed: bool = False) -> str:
        """“Oyun B. (Mongolia)” for a person who may be named for a view (level named), else "".

        ``bracketed``: “Oyun B., Mongolia”, to stand in brackets.
        """
        party = self.directory.party(ref)
        if not ref or self.level != "named" or party.kind not in ("participant", "text"):
            return ""
        return f"{party.name}, {group}" if bracketed and (group := self._group(ref)) else self.who(ref)

    def role(self, ref: str, *, short: bool = False) -> str:
        """The name of a lead, partner or proponent: delegations and organizations stay at every level."""
        return self._as(ref, named=self.level == "named", short=short)

    def lead(self, ref: str) -> str:
        """The same for who leads an action: a person who consented to be named as that is."""
        return self._as(ref, named=self.level == "named" or self.consented(ref, LEAD))

    def officer(self, ref: str, role: str) -> str:
        """The name of a moderator or rapporteur: the person, but at level none only with that person's consent."""
        return self._as(ref, named=self.level != "none" or self.consented(ref, role))

    def consented(self, ref: str, role: str) -> bool:
        """Whether a person agreed to be named in this role (moderator, rapporteur, lead)."""
        return self.directory.party(ref).ref in self.consents.get(role, frozenset())

    def _as(self, ref: str, *, named: bool, short: bool = False) -> str:
        party = self.directory.party(ref)
        if named and party.kind == "participant":
            return party.name
        if party.kind == "text":
            return self.mask.hide(ref)
        found = standing(self.directory, ref)
        if found.group == ORGANIZATION and short:
            return self.directory.party(found.key).short
        return self._group(ref) or self.nobody

    def place(self, ref: str) -> tuple[int, int, int, str]:
        """A key that puts refs in speaking order: delegations, organizations, then everybody else."""
        found = standing(self.directory, ref)
        rank = {DELEGATION: 0, ORGANIZATION: 1}.get(found.group, 2)
        group, number = self.places.get(found.key, (len(self.places), len(self.places)))
        return rank, group, number, self.directory.name(found.key)

    def in_order(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Refs in speaking order, each once."""
        return tuple(sorted(dict.fromkeys(ref for ref in refs if ref), key=lambda ref: (self.place(ref), ref)))

    def roles(self, refs: Iterable[str], *, short: bool = False) -> tuple[str, ...]:
        """The names of several leads or partners in speaking order, each once."""
        return tuple(dict.fromkeys(self.role(ref, short=short) for ref in self.in_order(refs)))

    def leads(self, refs: Iterable[str]) -> tuple[str, ...]:
        """The names of those who lead an action, in speaking order, each once."""
        return tuple(dict.fromkeys(self.lead(ref) for ref in self.in_order(refs)))

    def _group(self, ref: str) -> str:
        found = standing(self.directory, ref)
        return self.directory.name(found.key) if found.group in (DELEGATION, ORGANIZATION) else ""

    def _constituency(self, ref: str) -> str:
        party = self.directory.party(ref)
        own = self.directory.party(standing(self.directory, ref).key)
        found = party.constituency or own.constituency
        term = self.directory.term(found)
        return term.name if term else found


def make_attribution(records: Records, directory: Directory, wording: Wording) -> Attribution:
    """The attribution that a workshop's setting ``paper.attribution`` asks for; else by delegation."""
    asked = records.workshop.settings.get("paper.attribution", "")
    level = asked if asked in LEVELS else "delegation"
    nobody = wording.say("nobody")
    mask = no_mask() if level == "named" else _mask(records, wording, level)
    return Attribution(level, directory, _places(directory), mask, nobody, consents(records, wording))


def consents(records: Records, wording: Wording) -> dict[str, frozenset[str]]:
    """Role (moderator, rapporteur, lead) → ids of the persons who agreed to be named in it.

    Consent is recorded in the roster, where the role of a person says so (“moderator”), or for everybody in the
    setting ``paper.consent``, a list of roles.
    """
    every = {word.strip() for word in records.workshop.settings.get("paper.consent", "").split(",")}
    return {
        role: frozenset(
            person.id
            for person in records.participants
            if role in every or any(_says(person.role, word) for word in wording.lists[f"consent.{role}"])
        )
        for role in ROLES
    }


def _says(role: str, word: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", role, re.IGNORECASE))


def _mask(records: Records, wording: Wording, level: str) -> Mask:
    lists = wording.lists
    names = NameWords(lists["titles"], lists["common"], lists["titles_after"], lists["speech.verbs"])
    hidden = wording.say("hidden")
    found = make_mask(records.participants, records.terms, hidden, names)
    if level == "delegation":
        return found
    said = SpeechWords(
        lists["speech.verbs"], lists["speech.doubtful"], wording.say("speech.one"), wording.say("speech.several")
    )
    return replace(found, speech=make_speech(records.terms, said, hidden))


def _places(directory: Directory) -> dict[str, tuple[int, int]]:
    constituencies = {term.key: index for index, term in enumerate(_sorted(directory, Vocabulary.CONSTITUENCY))}
    delegations = {term.key: (0, index) for index, term in enumerate(_sorted(directory, Vocabulary.DELEGATION))}
    organizations = {
        term.key: (constituencies.get(term.group, len(constituencies)), index)
        for index, term in enumerate(_sorted(directory, Vocabulary.ORGANIZATION))
    }
    return delegations | organizations | _of_the_roster(directory, constituencies, organizations)


def _of_the_roster(
    directory: Directory, constituencies: Mapping[str, int], known: Mapping[str, tuple[int, int]]
) -> dict[str, tuple[int, int]]:
    """Organizations that stand in the roster alone: behind the known ones of their people's constituency."""
    parties = (directory.party(person.id) for person in directory.participants)
    return {
        one.organization: (constituencies.get(one.constituency, len(constituencies)), len(known))
        for one in parties
        if one.organization and not one.delegation and one.organization not in known
    }


def _sorted(directory: Directory, vocabulary: Vocabulary) -> tuple[Term, ...]:
    return tuple(sorted(directory.vocabulary(vocabulary), key=lambda term: (term.order, term.id)))
