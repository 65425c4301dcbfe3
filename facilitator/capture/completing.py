"""What a word being typed could become: speakers, parties, tags and people, best first (pure)."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from facilitator.capture.tokens import SPEAKER, TAG, Asked, asked_at
from facilitator.directory import Directory, Party, same_people
from facilitator.domain import Participant, Term, Vocabulary

MOST_OFFERS = 6
FREE = "free"
_PARTIES = (Vocabulary.DELEGATION, Vocabulary.ORGANIZATION)
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")
# Letters that are a base with a mark to whoever looks for them, though Unicode does not take them apart.
_BASES = str.maketrans("өүłøđıðħ", "оуlodidh")
_GAPS = str.maketrans(dict.fromkeys("-_‐‑–·・./,’'()（）\u3000\u00a0", " "))
_KATAKANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_MOST_HINTS = 4
_NOBODY = Party("", "", "", "")


@dataclass(frozen=True, slots=True)
class Use:
    """How often something stands in the records of a file, and when last (milliseconds since 1970 UTC)."""

    count: int = 0
    at: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to take. ``key`` is a ref or a tag; ``kind`` is participant, delegation, organization, the
    vocabulary of a tag, or "free". ``matched`` are runs of ``text`` (start, length) that answer what was typed."""

    key: str
    kind: str
    text: str
    hint: str
    matched: tuple[tuple[int, int], ...]
    uses: int
    inserted: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something to offer with every form it goes by; the first form is the one shown. ``key``: "#tag" for tags."""

    key: str
    kind: str
    forms: tuple[str, ...]
    about: str
    inserted: str
    absent: bool = False


class _Start(NamedTuple):
    """A place in a form where what is typed may begin: the folded rest, and where it stands."""

    rest: str
    entry: int
    form: int
    at: int
    initials: bool


class _Hit(NamedTuple):
    rank: int
    form: int
    runs: tuple[tuple[int, int], ...]


class Completer:
    """Offers for one roster, one set of vocabularies and what the file uses. Never changes after it is made."""

    def __init__(self, directory: Directory, uses: Mapping[str, Use] | None = None) -> None:
        """``uses`` are by ref, and by tag with # before it: one key can be a tag and a party."""
        self._uses = dict(uses or {})
        self._parties = _Index(_party_entries(directory))
        self._tags = _Index(_tag_entries(directory, self._uses))

    def complete(self, line: str, cursor: int, own: Mapping[str, Use] | None = None) -> tuple[Asked, tuple[Offer, ...]]:
        """What is asked for at ``cursor`` (characters) and the offers for it, () where there is nothing to offer.

        ``own`` are uses of this opening that the completer does not know of yet, by ref or "#tag".
        """
        for asked in asked_at(line, cursor):
            offers = tuple(offer for offer in self.offers(asked, own) if not _there_already(asked, offer))
            if offers:
                return asked, offers
        return Asked("", cursor, cursor, ""), ()

    def offers(self, asked: Asked, own: Mapping[str, Use] | None = None, most: int = MOST_OFFERS) -> tuple[Offer, ...]:
        """The best offers for a word of a role; for "" what is used most."""
        index = self._tags if asked.role == TAG else self._parties
        hits = index.hits(asked.typed)
        order = sorted(hits, key=lambda number: self._place(index.entries[number], hits[number], own))
        return tuple(self._offer(index.entries[number], hits[number], own) for number in order[:most])

    def _use(self, key: str, own: Mapping[str, Use] | None) -> Use:
        known, new = self._uses.get(key, Use()), (own or {}).get(key, Use())
        return Use(known.count + new.count, max(known.at, new.at))

    def _place(self, entry: _Entry, hit: _Hit, own: Mapping[str, Use] | None) -> tuple[int, int, int, bool, int, str]:
        use = self._use(entry.key, own)
        longer = len(entry.forms[hit.form]) if hit.rank > 1 else 0  # a word is more of a short name than of a long one
        return (hit.rank, -use.count, -use.at, entry.absent, longer, entry.forms[0].casefold())

    def _offer(self, entry: _Entry, hit: _Hit, own: Mapping[str, Use] | None) -> Offer:
        shown, form = entry.forms[0], entry.forms[hit.form]
        lead = 0 if hit.form == 0 else len(shown) + 2
        text = shown if hit.form == 0 else f"{shown} ({form})"
        others = [one for one in dict.fromkeys((entry.about, *_by_script(entry.forms[1:]))) if one and one != form]
        hint = " · ".join(others[:_MOST_HINTS])
        runs = tuple((lead + start, length) for start, length in hit.runs)
        return Offer(
            entry.key.removeprefix("#"), entry.kind, text, hint, runs, self._use(entry.key, own).count, entry.inserted
        )


class _Index:
    """Every place where a form, one of its words or its initials begin, in alphabetical order."""

    def __init__(self, entries: Iterable[_Entry]) -> None:
        self.entries = tuple(entries)
        self._folds = [[fold_typed(form) for form in entry.forms] for entry in self.entries]
        self._starts = sorted(self._all_starts())

    def hits(self, typed: str) -> dict[int, _Hit]:
        """Entry number → its best hit."""
        wanted = fold_typed(typed)[0].strip()
        if not wanted:
            return {number: _Hit(1, 0, ()) for number in range(len(self.entries))}
        found: dict[int, _Hit] = {}
        # One letter of an alphabet begins too many words: only whole names answer it.
        inside = len(wanted) > 1 or _UNSPACED.match(wanted) is not None
        first, _, rest = wanted.partition(" ")
        for start in self._beginning_with(first):
            if not inside and (start.at or start.initials):
                continue
            hit = self._hit(start, wanted, first, rest.split())
            known = found.get(start.entry)
            if hit and (known is None or hit[:2] < known[:2]):
                found[start.entry] = hit
        return found

    def _beginning_with(self, wanted: str) -> Iterator[_Start]:
        for at in range(bisect_left(self._starts, (wanted,)), len(self._starts)):
            if not self._starts[at].rest.startswith(wanted):
                return
            yield self._starts[at]

    def _hit(self, start: _Start, wanted: str, first: str, rest: list[str]) -> _Hit | None:
        folded, places = self._folds[start.entry][start.form]
        if start.initials:
            whole = start.rest == wanted and start.at == 0
            return _Hit(3, start.form, _initial_runs(folded, places, len(wanted))) if whole or not rest else None
        if start.rest.startswith(wanted):
            rank = 2 if start.at else 0 if start.rest.rstrip() == wanted else 1
            return _Hit(rank, start.form, (_run(places, start.at, len(wanted)),))
        return _scattered(start, folded, places, first, rest)

    def _all_starts(self) -> Iterator[_Start]:
        for number, forms in enumerate(self._folds):
            for form, (folded, _) in enumerate(forms):
                for at in _word_starts(self.entries[number].forms[form], folded, self._folds[number][form][1]):
                    yield _Start(folded[at:], number, form, at, initials=False)
                initials = "".join(word[0][0] for word in _WORD.finditer(folded))
                if len(initials) > 1:
                    yield _Start(initials, number, form, 0, initials=True)


def fold_typed(text: str) -> tuple[str, tuple[int, ...]]:
    """A text for completion, and which character of it each folded one comes from.

    Without case, accents and width; hyphens and points are gaps; Hangul in letters; katakana as hiragana.
    """
    folded: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        plain = character.casefold() if character.isascii() else _plain(character)
        plain = plain.translate(_GAPS)
        folded.append(plain)
        places.extend([at] * len(plain))
    return "".join(folded), tuple(places)


def _plain(character: str) -> str:
    apart = unicodedata.normalize("NFKD", character).casefold()
    kept = "".join(one for one in apart if unicodedata.category(one) != "Mn")
    return kept.translate(_BASES).translate(_KATAKANA)


def _by_script(forms: Sequence[str]) -> list[str]:
    """The first form of each script other than Latin, then the rest."""
    firsts: dict[str, str] = {}
    for form in forms:
        firsts.setdefault(unicodedata.name(form[0], "").partition(" ")[0], form)
    return [*(form for form in firsts.values() if not form[0].isascii()), *forms]


def _word_starts(form: str, folded: str, places: tuple[int, ...]) -> Iterator[int]:
    """Where words begin; in scripts without spaces every character does."""
    for at, place in enumerate(places):
        if at and places[at - 1] == place:
            continue
        if at == 0 or _UNSPACED.match(form[place]) or (folded[at] != " " and folded[at - 1] == " "):
            yield at


def _run(places: tuple[int, ...], at: int, length: int) -> tuple[int, int]:
    return places[at], places[at + length - 1] + 1 - places[at]


def _initial_runs(folded: str, places: tuple[int, ...], count: int) -> tuple[tuple[int, int], ...]:
    starts = [word.start() for word in _WORD.finditer(folded)][:count]
    return tuple(_run(places, start, 1) for start in starts)


def _scattered(start: _Start, folded: str, places: tuple[int, ...], first: str, rest: list[str]) -> _Hit | None:
    """Several typed words that begin words of the form, in order: "rep k" of Republic of Korea."""
    runs = [_run(places, start.at, len(first))]
    at = start.at + len(first)
    for word in rest:
        found = re.compile(rf"(?<![^\W_]){re.escape(word)}").search(folded, at)
        if found is None:
            return None
        runs.append(_run(places, found.start(), len(word)))
        at = found.end()
    return _Hit(2 if start.at else 1, start.form, tuple(runs))


def _there_already(asked: Asked, offer: Offer) -> bool:
    """Whether the whole word stands there; a speaker still lacks the colon."""
    return asked.role != SPEAKER and asked.typed == offer.inserted.removeprefix("#")


def _party_entries(directory: Directory) -> Iterator[_Entry]:
    seen: set[str] = set()
    for term in directory.terms:
        if term.vocabulary in _PARTIES:
            seen.add(term.key)
            yield _term_entry(directory, term)
    people = same_people(directory.participants)
    by_ref: dict[str, list[Participant]] = {}
    for person in directory.participants:
        by_ref.setdefault(people[person.id], []).append(person)
    for ref, records in by_ref.items():
        yield _person_entry(directory, ref, records)
        for party in map(directory.party, _groups(directory, records)):
            if party.ref not in seen:
                seen.add(party.ref)
                yield _Entry(party.ref, party.kind, (party.name,), "", party.name)


def _groups(directory: Directory, records: Sequence[Participant]) -> Iterator[str]:
    for person in records:
        party = directory.party(person.id)
        yield from (ref for ref in (party.delegation, party.organization) if ref)


def _term_entry(directory: Directory, term: Term) -> _Entry:
    forms = _forms(term.name, term.abbreviation, *term.synonyms, term.key)
    return _Entry(term.key, term.vocabulary, forms, term.abbreviation, _short(directory, term.key, forms))


def _person_entry(directory: Directory, ref: str, records: Sequence[Participant]) -> _Entry:
    forms = _forms(*(form for one in records for form in (one.name, *one.aliases, one.abbreviation)))
    party = directory.party(ref)
    group = directory.party(party.delegation or party.organization) if party else _NOBODY
    absent = not any(one.present for one in records)
    return _Entry(ref, "participant", forms or (ref,), group.name, _short(directory, ref, forms), absent)


def _short(directory: Directory, ref: str, forms: Sequence[str]) -> str:
    """The shortest official form that is read back as just this party."""
    wanted = (directory.party(ref).short, directory.party(ref).name, *forms)
    return next((form for form in wanted if form and directory.find(form) == (ref,)), ref)


def _tag_entries(directory: Directory, uses: Mapping[str, Use]) -> Iterator[_Entry]:
    for term in directory.terms:
        forms = _forms(term.key, term.name, term.abbreviation, *term.synonyms)
        name = "" if fold_typed(term.name)[0] == fold_typed(term.key)[0] else term.name
        yield _Entry(f"#{term.key}", term.vocabulary, forms, name, f"#{term.key}")
    for key in sorted(uses):
        if key.startswith("#") and directory.term(key[1:]) is None:
            yield _Entry(key, FREE, (key[1:],), "", key)


def _forms(*forms: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in forms if form))
