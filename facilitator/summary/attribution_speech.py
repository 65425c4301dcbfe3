"""“Mongolia said” inside typed words, where a view may not be given by delegation (pure).

What a text is about stays: “corridors in Mongolia”. Only a delegation or organization that says, notes or
suggests is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.domain import Term, Vocabulary

_PARTIES = (Vocabulary.DELEGATION, Vocabulary.ORGANIZATION)
_SHORT = 4
_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
_SPOKESMEN = r"(?:delegations?|delegates?|representatives?|observers?|speakers?)"
_ADVERBS = r"(?:(?:also|had|has|have|then|again|further|strongly)\s+){0,2}"


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """``verbs`` that tell whose view it is, ``doubtful`` ones that may tell a fact; what stands instead for one
    and for several."""

    verbs: tuple[str, ...]
    doubtful: tuple[str, ...]
    one: str
    several: str


@dataclass(frozen=True, slots=True)
class Speech:
    """Replaces who said something by nobody in particular."""

    said: re.Pattern[str]
    by: re.Pattern[str]
    of: re.Pattern[str]
    doubt: re.Pattern[str]
    words: SpeechWords

    def hide(self, text: str) -> str:
        """The text with every phrase that gives a view to a delegation or organization made neutral."""
        shown = self.of.sub(lambda found: found["who"], text)
        shown = self.said.sub(lambda found: self._who(found, found["parties"]) + found["rest"], shown)
        return self.by.sub(lambda found: found["open"] + self._who(None, found["parties"]), shown)

    def found(self, text: str) -> tuple[str, ...]:
        """The phrases that ``hide`` replaces, in order."""
        hits = [found for pattern in (self.said, self.by, self.of) for found in pattern.finditer(text)]
        return tuple(found[0] for found in sorted(hits, key=lambda found: found.start()))

    def doubtful(self, text: str) -> tuple[str, ...]:
        """Phrases that stay and may tell whose view it is."""
        return tuple(found[0] for found in self.doubt.finditer(text))

    def _who(self, opening: re.Match[str] | None, parties: str) -> str:
        several = bool(re.search(r",|\band\b|&", parties))
        who = self.words.several if several else self.words.one
        starts = opening is not None and not opening.string[: opening.start()].strip("\"'“”«»「(").strip()
        return who[:1].upper() + who[1:] if starts else who


def make_speech(terms: Iterable[Term], words: SpeechWords, instead: str) -> Speech | None:
    """The phrases to look for; None where the vocabularies name no party. ``instead`` is what hides a person."""
    forms = {form for term in terms if term.vocabulary in _PARTIES for form in _forms(term) if len(form) > 1}
    if not forms or not words.verbs:
        return None
    party = _party(forms)
    parties = rf"(?P<parties>{party}(?:\s*(?:,|,?\s+and|&)\s+{party}){{0,11}})"
    verbs, doubtful = _any(words.verbs), _any(words.doubtful)
    person = re.escape(instead)
    return Speech(
        said=re.compile(rf"{parties}(?P<rest>\s+{_ADVERBS}(?:{verbs})(?!\w))"),
        by=re.compile(
            rf"(?P<open>\b(?:(?:{verbs})\s+by|[Aa]ccording\s+to|[Ii]n\s+the\s+(?:view|words|opinion)\s+of)\s+){parties}"
        ),
        of=re.compile(rf"(?P<who>{person})(?:\s+(?:of|from)\s+{party}|\s*\(\s*{party}\s*\)|,\s*{party}(?=\s*[,:]))"),
        doubt=re.compile(rf"{parties}(?:\s+{_ADVERBS}(?:{doubtful or '(?!)'})(?!\w)|(?<=\w):)"),
        words=words,
    )


def _forms(term: Term) -> tuple[str, ...]:
    return (term.name, term.abbreviation, *term.synonyms)


def _party(forms: set[str]) -> str:
    """A delegation or organization, its delegate, or “the Mongolian delegation”."""
    either = "|".join(_form(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    named = rf"(?:{_SPOKESMEN}\s+(?:of|from)\s+(?:[Tt]he\s+)?)?(?:{either})(?:[’']s?\s+{_SPOKESMEN})?"
    adjective = rf"[A-Z]\w+\s+{_SPOKESMEN}"
    return rf"(?:(?<!\w)(?:[Tt]he\s+)?(?:{named}|{adjective})(?!\w))"


def _form(form: str) -> str:
    body = r"\s+".join(re.escape(piece) for piece in form.split())
    if _CJK.search(form):
        return body
    return f"(?i:{body})" if len(form) >= _SHORT else body


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
