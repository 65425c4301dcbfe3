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
_DOING = ("to", "will", "would", "shall", "and")  # “Kim to map the roads”, “Kim and Lee would”
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Mask:
    """Replaces the names it was made for by ``instead``; without names it changes nothing.

    ``speech`` takes from whom a view came where that may not be told either.
    """

    pattern: re.Pattern[str]
    instead: str
    speech: Speech | None = None
    mail: re.Pattern[str] = _NEVER

    def hide(self, text: str) -> str:
        """The text with every name replaced; other characters stay (in NFC where a name may be)."""
        if self.pattern is _NEVER and self.speech is None:
            return text
        shown = unicodedata.normalize("NFC", text)
        if "@" in shown:
            shown = self.mail.sub(lambda _: self.instead, shown)
        shown = self.pattern.sub(lambda _: self.instead, shown)
        return self.speech.hide(shown) if self.speech else shown

    def found(self, text: str) -> tuple[str, ...]:
        """The names found: addresses of mail, then all others in order."""
        shown = unicodedata.normalize("NFC", text)
        mails = tuple(match[0] for match in self.mail.finditer(shown)) if "@" in shown else ()
        rest = self.mail.sub(" ", shown) if mails else shown
        return (*mails, *(match[0] for match in self.pattern.finditer(rest)))


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
    their own case only. A part of a name is hidden after a title or an initial, before a verb of saying or doing
    or a colon, and alone, in its endings of Cyrillic and in addresses of mail, where it has four letters or more
    and is no common word.
    """
    people = tuple(participants)
    known = _known(terms)
    whole = {_nfc(form) for person in people for form in (person.name, *person.aliases)}
    forms = {_nfc(person.abbreviation): "" for person in people} | dict.fromkeys(whole, "i")
    longest = sorted(forms, key=lambda form: (-len(form), form))  # of two forms that fit, the first one is taken
    hidden = [form for form in longest if len(form) > 1 and form.casefold() not in known]
    parts = {word for form in whole for word in _WORD.findall(form) if _is_name(word)}
    alone, rest = _latin_parts(parts, known, words.common)
    spaced = [_form(form, forms[form]) for form in hidden if not _CJK.search(form)]
    spaced += [*_reversed(whole, known), *_parts(alone, rest, known, words)]
    unspaced = [_form(form, "") for form in hidden if _CJK.search(form)]
    unspaced += _with_title_after(whole, words.titles_after)
    bounded = (
        [rf"(?<!\w)(?=[{_first_letters((*hidden, *parts, *words.titles))}])(?:{'|'.join(dict.fromkeys(spaced))})(?!\w)"]
        if spaced
        else []
    )
    if not bounded and not unspaced:
        return no_mask()
    # As long as the part before the @ may be: else a long word without one takes its time.
    mail = rf"(?<!\w)[\w.+-]{{0,64}}(?i:{_any(alone)})[\w.+-]{{0,64}}@[\w.-]+\w" if alone else r"(?!)"
    return Mask(re.compile("|".join([*bounded, *unspaced])), instead, mail=re.compile(mail))


def _first_letters(forms: Iterable[str]) -> str:
    """What a name can begin with: a capital, or the first letter of a whole name in either case."""
    own = {letter for form in forms if form for letter in (form[0].lower(), form[0].upper())}
    return "A-ZА-ЯЁӨҮ" + re.escape("".join(sorted(letter for letter in own if len(letter) == 1)))


def _is_name(word: str) -> bool:
    return word[:1].isupper() or bool(_CJK.match(word))


def _known(terms: Iterable[Term]) -> frozenset[str]:
    forms = (form for term in terms for form in (term.key, term.name, term.abbreviation, *term.synonyms))
    return frozenset(_nfc(form).casefold() for form in forms if form)


def _reversed(whole: set[str], known: frozenset[str]) -> list[str]:
    """“Petrov Ivan” and “Petrov, Ivan” for Ivan Petrov."""
    pairs = (form.split() for form in sorted(whole) if not _CJK.search(form))
    return [
        rf"(?i:{re.escape(pair[1])},?\s+{re.escape(pair[0])})"
        for pair in pairs
        if len(pair) == 2 and f"{pair[1]} {pair[0]}".casefold() not in known
    ]


def _latin_parts(parts: set[str], known: frozenset[str], common: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Parts of names with spaces around them, longest first: those that are hidden alone, and shorter ones."""
    vocabulary = _vocabulary(known, common)
    latin = sorted((word for word in parts if not _CJK.search(word)), key=lambda word: (-len(word), word))
    alone = [word for word in latin if len(word) >= _SHORT and word.casefold() not in vocabulary]
    return alone, [word for word in latin if word not in alone]


def _vocabulary(known: frozenset[str], common: tuple[str, ...]) -> set[str]:
    return {word for form in known for word in _WORD.findall(form)} | {word.casefold() for word in common}


def _parts(alone: list[str], rest: list[str], known: frozenset[str], words: NameWords) -> list[str]:
    vocabulary = _vocabulary(known, words.common)
    choices: list[str] = []
    if (alone or rest) and words.titles:
        either = _any([*alone, *rest, *(word.upper() for word in (*alone, *rest))])
        name = rf"{_INITIALS}{{0,2}}(?:{either})(?!\w)"
        choices.append(rf"(?:{_any(words.titles)})\.?\s+{name}(?:\s+{name})*")
    if alone:
        ended = "|".join(f"{_ending(word, vocabulary)}|{re.escape(word.upper())}" for word in alone)
        choices.append(rf"{_INITIALS}{{0,2}}(?:{ended})")
    short = [word for word in rest if word.casefold() not in vocabulary]
    if short:
        choices.append(rf"{_INITIALS}{{1,2}}(?:{_any(short)})")
    if short:
        verbs = _any((*words.verbs, *_DOING))
        choices.append(rf"(?:{_any(short)})(?=\s+(?:{verbs})(?!\w)|\s*[:：])")
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
    return f"(?i:{body})" if flag and len(form) >= _SHORT else body


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
