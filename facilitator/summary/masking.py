"""Names of roster persons inside typed words, replaced where nobody may be named (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain import Participant, Term
from facilitator.summary.attribution_speech import Speech

_WORD = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_VOWELS = re.compile(r"[аяоеёийьыуюэ]+$")
_INITIALS = r"(?:[A-ZА-ЯЁӨҮ]\.\s?)"
_SHORT = 4
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Mask:
    """Replaces the names it was made for by ``instead``; without names it changes nothing.

    ``speech`` takes from whom a view came where that may not be told either.
    """

    pattern: re.Pattern[str]
    instead: str
    speech: Speech | None = None

    def hide(self, text: str) -> str:
        """The text with every name replaced; other characters stay (in NFC where a name may be)."""
        if self.pattern is _NEVER and self.speech is None:
            return text
        shown = self.pattern.sub(lambda _: self.instead, unicodedata.normalize("NFC", text))
        return self.speech.hide(shown) if self.speech else shown

    def found(self, text: str) -> tuple[str, ...]:
        """The names found, in order."""
        return tuple(match[0] for match in self.pattern.finditer(unicodedata.normalize("NFC", text)))


def no_mask() -> Mask:
    """A mask that hides nothing."""
    return Mask(_NEVER, "")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words around names that show that they are persons': titles before them (Mr, Dr), those after them in
    other scripts (先生, 박사), verbs of saying; and ``common`` words that are names too."""

    titles: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    titles_after: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


def make_mask(
    participants: Iterable[Participant], terms: Iterable[Term], instead: str, words: NameWords = NameWords()
) -> Mask:
    """A mask for the whole names, aliases and abbreviations of a roster, in either order, and for parts of names.

    Words of the vocabularies are never hidden. Abbreviations and forms under four letters match in
    their own case only. A part of a name is hidden after a title, an initial or before a verb of saying, and
    alone, in its endings of Cyrillic and in addresses of mail, where it has four letters or more and is no
    common word.
    """
    people = tuple(participants)
    known = _known(terms)
    whole = {_nfc(form) for person in people for form in (person.name, *person.aliases)}
    forms = {_nfc(person.abbreviation): "" for person in people} | dict.fromkeys(whole, "i")
    longest = sorted(forms, key=lambda form: (-len(form), form))  # of two forms that fit, the first one is taken
    choices = [_form(form, forms[form]) for form in longest if len(form) > 1 and form.casefold() not in known]
    choices += _reversed(whole, known)
    choices += _parts({word for form in whole for word in _WORD.findall(form) if _is_name(word)}, known, words)
    choices += _with_title_after(whole, words.titles_after)
    if not choices:
        return no_mask()
    return Mask(re.compile("|".join(dict.fromkeys(choices))), instead)


def _is_name(word: str) -> bool:
    return word[:1].isupper() or bool(_CJK.match(word))


def _known(terms: Iterable[Term]) -> frozenset[str]:
    forms = (form for term in terms for form in (term.key, term.name, term.abbreviation, *term.synonyms))
    return frozenset(_nfc(form).casefold() for form in forms if form)


def _reversed(whole: set[str], known: frozenset[str]) -> list[str]:
    """“Petrov Ivan” and “Petrov, Ivan” for Ivan Petrov."""
    pairs = (form.split() for form in sorted(whole) if not _CJK.search(form))
    return [
        rf"(?<!\w)(?i:{re.escape(pair[1])},?\s+{re.escape(pair[0])})(?!\w)"
        for pair in pairs
        if len(pair) == 2 and f"{pair[1]} {pair[0]}".casefold() not in known
    ]


def _parts(parts: set[str], known: frozenset[str], words: NameWords) -> list[str]:
    vocabulary = {word for form in known for word in _WORD.findall(form)} | {word.casefold() for word in words.common}
    latin = sorted((word for word in parts if not _CJK.search(word)), key=lambda word: (-len(word), word))
    alone = [word for word in latin if len(word) >= _SHORT and word.casefold() not in vocabulary]
    rest = [word for word in latin if word.casefold() not in vocabulary and word not in alone]
    every = _any([*latin, *(word.upper() for word in latin)])
    choices = [rf"(?<![\w.+-])[\w.+-]*(?i:{re.escape(word)})[\w.+-]*@[\w.-]+\w" for word in alone]
    choices += [
        rf"(?<!\w){_INITIALS}{{0,2}}(?:{_ending(word, vocabulary)}|{re.escape(word.upper())})(?!\w)" for word in alone
    ]
    if latin and words.titles:
        name = rf"{_INITIALS}{{0,2}}(?:{every})(?!\w)"
        choices.append(rf"(?<!\w)(?:{_any(words.titles)})\.?\s+{name}(?:\s+{name})*")
    if rest:
        choices.append(rf"(?<!\w){_INITIALS}{{1,2}}(?:{_any(rest)})(?!\w)")
    if rest and words.verbs:
        choices.append(rf"(?<!\w)(?:{_any(rest)})(?=\s+(?:{_any(words.verbs)})(?!\w))")
    return choices


def _ending(word: str, vocabulary: set[str]) -> str:
    """A name in Cyrillic with any of its endings, unless a word of the vocabularies begins like it."""
    stem = _VOWELS.sub("", word)
    if (
        not _CYRILLIC.fullmatch(word)
        or len(stem) < _SHORT
        or any(one.startswith(stem.casefold()) for one in vocabulary)
    ):
        return re.escape(word)
    return rf"{re.escape(stem)}[а-яёөү]{{0,3}}"


def _with_title_after(whole: set[str], titles: tuple[str, ...]) -> list[str]:
    """王先生, 김 박사: the first sign or the given name of a name without spaces, and a title."""
    names = {form for form in whole if _CJK.match(form) and " " not in form and 1 < len(form) < 5}
    parts = sorted(
        {part for name in names for part in (name[0], name[1:], name[-2:])}, key=lambda one: (-len(one), one)
    )
    return [rf"(?:{_any(parts)})\s?(?:{_any(titles)})"] if parts and titles else []


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def _form(form: str, flag: str) -> str:
    body = r"\s+".join(re.escape(piece) for piece in form.split())
    if _CJK.search(form):
        return body
    if flag and len(form) >= _SHORT:
        body = f"(?i:{body})"
    return rf"(?<!\w){body}(?!\w)"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
