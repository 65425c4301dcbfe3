"""“Where did you quote us?”: every place in which a delegation, an organization or a person stands (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from facilitator.directory import Directory, same_people
from facilitator.domain import ActionItem, IssuedPaper, Proposal, Record, Records
from facilitator.errors import PaperError
from facilitator.summary.issuing import in_order, tree_of
from facilitator.summary.ladder import standing
from facilitator.summary.statements import Statement, statements

_SHORT = 4
_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
# A range State is what a proposal is about; nobody said anything there.
_NOT_SAID = frozenset({"text", "range_states"})
_ROLES = ("speaker", "people", "supports", "reservations", "leads", "partners", "range_states")


@dataclass(frozen=True, slots=True)
class RecordQuote:
    """A record in which somebody stands. ``roles`` are names of fields, and "text" where the words name them."""

    record: str
    kind: str
    roles: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PaperQuote:
    """A statement of an issued paper. ``named``: it says the name; else it rests on a record of theirs.
    ``number`` is its printed number, 0 for none."""

    issued: str
    paper: str
    covers: str
    version: str
    status: str
    day: str
    attribution: str
    part: str
    number: int
    words: str
    named: bool
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds somebody in the statements of papers: by their names, and by the records they said something in."""

    names: re.Pattern[str] | None
    said: frozenset[str]

    def runs(self, words: str) -> tuple[tuple[int, int], ...]:
        """Where the words name them: (start, length) in the characters of ``composed(words)``."""
        found = self.names.finditer(composed(words)) if self.names else ()
        return tuple((one.start(), one.end() - one.start()) for one in found)

    def finds(self, one: Statement) -> bool:
        """Whether they stand in a statement."""
        return bool(self.runs(one.words)) or not self.said.isdisjoint(one.records)


def finder(records: Records, ref: str, found: Iterable[RecordQuote]) -> Finder:
    """Finds somebody (a ref); ``found`` are the records in which they stand."""
    return Finder(_names(records, ref), frozenset(one.record for one in found if set(one.roles) - _NOT_SAID))


def composed(words: str) -> str:
    """Words with each letter and its marks as one character, as names are looked for."""
    return unicodedata.normalize("NFC", words)


def record_quotes(records: Records, ref: str) -> tuple[RecordQuote, ...]:
    """Every record in which somebody (a ref) stands, in the order of the records."""
    directory = Directory(records.terms, records.participants)
    own = _refs(records, directory, ref)
    names = _names(records, ref)
    everything: tuple[Record, ...] = (*records.notes, *records.proposals, *records.actions)
    found = ((record, _roles(record, own, names)) for record in everything)
    return tuple(RecordQuote(record.id, record.kind, roles, record.text) for record, roles in found if roles)


def paper_quotes(records: Records, ref: str) -> tuple[PaperQuote, ...]:
    """Every statement of every issued paper in which somebody stands, by paper and version.

    A paper whose stored tree cannot be read has one quote without words.
    """
    return quotes_of(records, finder(records, ref, record_quotes(records, ref)))


def quotes_of(records: Records, search: Finder) -> tuple[PaperQuote, ...]:
    """The same with the search prepared."""
    return tuple(quote for issued in in_order(records) for quote in _of_paper(issued, search))


def _of_paper(issued: IssuedPaper, search: Finder) -> Iterator[PaperQuote]:
    try:
        document = tree_of(issued)
    except PaperError:
        yield _quote(issued, "", 0, "", False, ())
        return
    for one in statements(document):
        if search.finds(one):
            yield _quote(issued, one.title, one.number, one.words, bool(search.runs(one.words)), one.records)


def _quote(
    issued: IssuedPaper, part: str, number: int, words: str, named: bool, records: tuple[str, ...]
) -> PaperQuote:
    return PaperQuote(
        issued.id, issued.paper, issued.covers, issued.version, issued.status, issued.day, issued.attribution,
        part, number, words, named, records,
    )  # fmt: skip


def _refs(records: Records, directory: Directory, ref: str) -> frozenset[str]:
    """The refs that mean somebody: themselves, one person's other entries, the people of a group."""
    people = same_people(records.participants)
    leader = people.get(ref, ref)
    same = {person for person, first in people.items() if first == leader}
    if same:
        return frozenset(same | {ref})
    members = {person.id for person in records.participants if standing(directory, person.id).key == ref}
    return frozenset(members | {ref})


def _roles(record: Record, refs: frozenset[str], names: re.Pattern[str] | None) -> tuple[str, ...]:
    found = [role for role in _ROLES if refs.intersection(_held(record, role))]
    words = [record.text, record.translation]
    if isinstance(record, Proposal):
        words += [record.title, record.sites]
    if isinstance(record, ActionItem):
        words += [record.contact, record.focal_point]
    if names and names.search(composed("\n".join(words))):
        found.append("text")
    return tuple(found)


def _held(record: Record, role: str) -> tuple[str, ...]:
    value = getattr(record, role, ())
    return (value,) if isinstance(value, str) else value


def _names(records: Records, ref: str) -> re.Pattern[str] | None:
    """Finds any of their names as whole words; short ones in their own case only."""
    people = same_people(records.participants)
    forms: set[str] = set()
    for person in records.participants:
        if people.get(ref) == people[person.id]:
            forms.update((person.name, person.abbreviation, *person.aliases))
    for term in records.terms:
        if term.key == ref:
            forms.update((term.name, term.abbreviation, *term.synonyms))
    return _pattern(forms or {ref})


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    clean = sorted(
        {unicodedata.normalize("NFC", form).strip() for form in forms} - {""}, key=lambda one: (-len(one), one)
    )
    choices = [re.escape(form) if len(form) < _SHORT else f"(?i:{re.escape(form)})" for form in clean if len(form) > 1]
    # Names in scripts without spaces stand inside longer runs of letters; others are whole words.
    bounded = [one if _CJK.search(one) else f"(?<!\\w){one}(?!\\w)" for one in choices]
    return re.compile("|".join(bounded)) if bounded else None
