"""Names of roster persons inside typed words, replaced where nobody may be named (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain import Participant, Term

_WORD = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
_SHORT = 4
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Mask:
    """Replaces the names it was made for by ``instead``; without names it changes nothing."""

    pattern: re.Pattern[str]
    instead: str

    def hide(self, text: str) -> str:
        """The text with every name replaced; other characters stay (in NFC where a name may be)."""
        if self.pattern is _NEVER:
            return text
        return self.pattern.sub(lambda _: self.instead, unicodedata.normalize("NFC", text))

    def found(self, text: str) -> tuple[str, ...]:
        """The names found, in order."""
        return tuple(match[0] for match in self.pattern.finditer(unicodedata.normalize("NFC", text)))


def no_mask() -> Mask:
    """A mask that hides nothing."""
    return Mask(_NEVER, "")


def make_mask(
    participants: Iterable[Participant],
    terms: Iterable[Term],
    instead: str,
    titles: tuple[str, ...] = (),
    common: tuple[str, ...] = (),
) -> Mask:
    """A mask for the whole names, aliases and abbreviations of a roster, and for parts of names.

    Words of the vocabularies are never hidden. Abbreviations and forms under four letters match in
    their own case only. A part of a name is hidden after a title (Mr, Dr: ``titles``), and alone where
    it has four letters or more and is no ``common`` word.
    """
    people = tuple(participants)
    known = _known(terms)
    whole = {form for person in people for form in (person.name, *person.aliases)}
    exact = {person.abbreviation for person in people}
    forms = {_nfc(form): "" for form in exact} | {_nfc(form): "i" for form in whole}
    parts = {word for form in whole for word in _WORD.findall(_nfc(form)) if word[:1].isupper() or _CJK.match(word)}
    choices = [_form(form, flag) for form, flag in forms.items() if len(form) > 1 and form.casefold() not in known]
    choices += _parts(parts, known, titles, common)
    if not choices:
        return no_mask()
    ordered = sorted(set(choices), key=lambda choice: (-len(choice), choice))
    return Mask(re.compile("|".join(ordered)), instead)


def _known(terms: Iterable[Term]) -> frozenset[str]:
    forms = (form for term in terms for form in (term.key, term.name, term.abbreviation, *term.synonyms))
    return frozenset(_nfc(form).casefold() for form in forms if form)


def _parts(parts: set[str], known: frozenset[str], titles: tuple[str, ...], common: tuple[str, ...]) -> list[str]:
    words = {word for form in known for word in _WORD.findall(form)} | {word.casefold() for word in common}
    latin = sorted(word for word in parts if not _CJK.search(word))
    alone = [word for word in latin if len(word) >= _SHORT and word.casefold() not in words]
    choices = [rf"(?<!\w){re.escape(word)}(?!\w)" for word in alone]
    if titles and latin:
        either = "|".join(re.escape(title) for title in titles)
        after = "|".join(re.escape(word) for word in sorted(latin, key=lambda word: (-len(word), word)))
        choices.append(rf"(?<!\w)(?:{either})\.?\s+(?:{after})(?!\w)")
    return choices


def _form(form: str, flag: str) -> str:
    body = r"\s+".join(re.escape(piece) for piece in form.split())
    if _CJK.search(form):
        return body
    if flag and len(form) >= _SHORT:
        body = f"(?i:{body})"
    return rf"(?<!\w){body}(?!\w)"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
