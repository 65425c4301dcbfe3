"""Who may be named for what: the levels of attribution."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.directory import Directory
from facilitator.domain import Records, Term, Vocabulary
from facilitator.summary.ladder import DELEGATION, ORGANIZATION, standing
from facilitator.summary.masking import Mask, make_mask, no_mask
from facilitator.summary.wording import Wording

LEVELS = ("named", "delegation", "constituency", "none")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One level, with the roster it is applied to and the order in which parties speak."""

    level: str
    directory: Directory
    places: Mapping[str, tuple[int, int]]
    mask: Mask
    nobody: str

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
        party = self.directory.party(ref)
        if self.level == "named" and party.kind == "participant":
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
    people = make_mask(
        records.participants, records.terms, wording.say("hidden"), wording.lists["titles"], wording.lists["common"]
    )
    return Attribution(level, directory, _places(directory), no_mask() if level == "named" else people, nobody)


def _places(directory: Directory) -> dict[str, tuple[int, int]]:
    constituencies = {term.key: index for index, term in enumerate(_sorted(directory, Vocabulary.CONSTITUENCY))}
    delegations = {term.key: (0, index) for index, term in enumerate(_sorted(directory, Vocabulary.DELEGATION))}
    organizations = {
        term.key: (constituencies.get(term.group, len(constituencies)), index)
        for index, term in enumerate(_sorted(directory, Vocabulary.ORGANIZATION))
    }
    return delegations | organizations


def _sorted(directory: Directory, vocabulary: Vocabulary) -> tuple[Term, ...]:
    return tuple(sorted(directory.vocabulary(vocabulary), key=lambda term: (term.order, term.id)))
