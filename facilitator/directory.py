"""Who and what a typed name means: the roster and the vocabularies, looked up in any script (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from facilitator.domain import Participant, Term, Vocabulary

_PARTIES = (Vocabulary.DELEGATION, Vocabulary.ORGANIZATION)
_SPACES = re.compile(r"\s+")
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG_NOISE = re.compile(r"[\s\-_‐-―.·’']+")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody a ref names. ``kind`` is participant, delegation, organization or text."""

    ref: str
    kind: str
    name: str
    short: str
    delegation: str = ""
    organization: str = ""
    constituency: str = ""


def fold_name(text: str) -> str:
    """A name for comparison: NFKC, case folded, single spaces, no full stop at the end."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _SPACES.sub(" ", folded).strip().rstrip(".")


def fold_tag(text: str) -> str:
    """A tag for comparison: like a name, without spaces, hyphens and leading zeros (GBF-4 = gbf 04)."""
    return _LEADING_ZEROS.sub("", _TAG_NOISE.sub("", fold_name(text).lstrip("#")))


class Directory:
    """Looks names up in one roster and one set of vocabularies. Never changes after it is made."""

    def __init__(self, terms: Iterable[Term] = (), participants: Iterable[Participant] = ()) -> None:
        self.terms = tuple(terms)
        self.participants = tuple(participants)

    def find(self, name: str) -> tuple[str, ...]:
        """The refs that a typed name fits: () for nobody, several when it is ambiguous.

        A whole name, alias, abbreviation, delegation or organization comes before a part of a name.
        People linked as the same person count once.
        """
        key = fold_name(name)
        if not key:
            return ()
        return self._whole.get(key) or self._parts.get(key) or ()

    def find_whole(self, name: str) -> tuple[str, ...]:
        """Like ``find``, but parts of names do not count."""
        return self._whole.get(fold_name(name), ())

    def tag(self, word: str) -> str | None:
        """The key of the term a tag means, by key, name, abbreviation or synonym; None for a free tag."""
        return self._tags.get(fold_tag(word))

    def term(self, key: str) -> Term | None:
        """The term with this key."""
        return self._terms.get(key)

    def vocabulary(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms of one vocabulary, in order."""
        return tuple(term for term in self.terms if term.vocabulary == vocabulary)

    def party(self, ref: str) -> Party:
        """Who a ref names; a ref nobody knows is looked up as a name, then taken as text."""
        known = self._parties.get(ref)
        if known is None:
            found = self.find(ref)
            known = self._parties.get(found[0]) if len(found) == 1 else None
        return known or Party(ref, "text", ref, ref)

    def name(self, ref: str) -> str:
        """The full name for a ref."""
        return self.party(ref).name

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {term.key: term for term in self.terms}

    @cached_property
    def _parties(self) -> dict[str, Party]:
        found: dict[str, Party] = {}
        for person in self.participants:
            for text, kind in ((person.organization, "organization"), (person.delegation, "delegation")):
                if text:
                    found.setdefault(self._group_ref(text, kind), Party(text, kind, text, text))
        for term in self.terms:
            if term.vocabulary in _PARTIES:
                found[term.key] = _term_party(term)
        for person in self.participants:
            found[person.id] = Party(
                person.id,
                "participant",
                person.name,
                person.abbreviation or person.name,
                self._group_ref(person.delegation, "delegation"),
                self._group_ref(person.organization, "organization"),
                person.constituency,
            )
        return found

    def _group_ref(self, text: str, kind: str) -> str:
        """The key of the delegation or organization a roster cell means, else the text itself."""
        return self._group_names.get((kind, fold_name(text)), text) if text else ""

    @cached_property
    def _group_names(self) -> dict[tuple[str, str], str]:
        names: dict[tuple[str, str], str] = {}
        for term in self.terms:
            if term.vocabulary in _PARTIES:
                for form in (term.key, term.name, term.abbreviation, *term.synonyms):
                    names.setdefault((str(term.vocabulary), fold_name(form)), term.key)
        return names

    @cached_property
    def _whole(self) -> dict[str, tuple[str, ...]]:
        forms: dict[str, set[str]] = {}
        people = same_people(self.participants)
        for term in self.terms:
            if term.vocabulary in _PARTIES:
                for form in (term.key, term.name, term.abbreviation, *term.synonyms):
                    forms.setdefault(fold_name(form), set()).add(term.key)
        for person in self.participants:
            ref = people[person.id]
            for form in (person.name, person.abbreviation, *person.aliases):
                forms.setdefault(fold_name(form), set()).add(ref)
            for text, kind in ((person.delegation, "delegation"), (person.organization, "organization")):
                forms.setdefault(fold_name(text), set()).add(self._group_ref(text, kind))
        forms.pop("", None)
        return {form: tuple(sorted(refs)) for form, refs in forms.items()}

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        parts: dict[str, set[str]] = {}
        people = same_people(self.participants)
        for person in self.participants:
            for form in (person.name, *person.aliases):
                for word in _NAME_WORD.findall(fold_name(form)):
                    parts.setdefault(word, set()).add(people[person.id])
        return {word: tuple(sorted(refs)) for word, refs in parts.items()}

    @cached_property
    def _tags(self) -> dict[str, str]:
        return tag_keys(self.terms)


def same_people(participants: Sequence[Participant]) -> dict[str, str]:
    """Participant id → the id that stands for all records of the same person (the smallest)."""
    links = ((person.id, other) for person in participants for other in person.same_as)
    return representatives([person.id for person in participants], links)


def representatives(items: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each item → the smallest of those it is linked with, directly or through others; cycles are allowed.

    Links to anything that is none of the items are passed over.
    """
    leader = {item: item for item in items}

    def root(item: str) -> str:
        while leader[item] != item:
            item = leader[item]
        return item

    for one, other in links:
        if one in leader and other in leader:
            low, high = sorted((root(one), root(other)))
            leader[high] = low
    return {item: root(item) for item in leader}


def tag_keys(terms: Sequence[Term]) -> dict[str, str]:
    """Folded tag → key of its term: keys before names before abbreviations before synonyms."""
    tags: dict[str, str] = {}
    for form in ("key", "name", "abbreviation"):
        for term in terms:
            tags.setdefault(fold_tag(getattr(term, form)), term.key)
    for term in terms:
        for synonym in term.synonyms:
            tags.setdefault(fold_tag(synonym), term.key)
    tags.pop("", None)
    return tags


def _term_party(term: Term) -> Party:
    own = {"delegation": term.key} if term.vocabulary == Vocabulary.DELEGATION else {"organization": term.key}
    return Party(term.key, term.vocabulary, term.name, term.abbreviation or term.name, constituency=term.group, **own)
