"""The marks and keywords that open a line and give its kind (pure)."""

from __future__ import annotations

import re
import unicodedata

from facilitator.capture.layouts import hangul_keys, mongolian_word, russian_word
from facilitator.domain import Kind

_MARKS = {">": Kind.ACTION, "!": Kind.PROPOSAL, "=": Kind.AGREEMENT, "?": Kind.QUESTION}
_WORDS = {
    "action": Kind.ACTION,
    "proposal": Kind.PROPOSAL,
    "lesson": Kind.LESSON,
    "practice": Kind.PRACTICE,
    "challenge": Kind.CHALLENGE,
    "gap": Kind.GAP,
    "recommendation": Kind.RECOMMENDATION,
    "agreed": Kind.AGREEMENT,
    "differs": Kind.DIFFERING,
    "question": Kind.QUESTION,
    "q": Kind.QUESTION,
    "statement": Kind.STATEMENT,
    "presentation": Kind.PRESENTATION,
}
# A single Mongolian letter is more likely an initial than a lost Q.
_CYRILLIC = {russian_word(word): kind for word, kind in _WORDS.items()} | {
    mongolian_word(word): kind for word, kind in _WORDS.items() if len(word) > 1
}
_MARK = re.compile(r"([>!=?＞！＝？])[^\S\n\r]\s*")
_LATIN = re.compile(r"([A-Za-zＡ-Ｚａ-ｚ]{1,16})\s*[:：]\s*")
_HANGUL = re.compile(r"([\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\uffa1-\uffdc]{1,32})\s*[:：]\s*")
# The key of the colon gives Ж on Russian and Д on Mongolian keys; with caps lock on, ж and д.
_WRONG_KEYS = re.compile(r"([А-яЁёӨөҮү]{1,16}?)(?:\s*[:：]\s*|[ЖД](?:\s+|$))|([А-ЯЁӨҮ]{1,16})[жд](?:\s+|$)")
_LEADING = re.compile(r"[\s\ufeff\u200b]*")


def skip_space(line: str, start: int = 0) -> int:
    """Where the first character that is no white space stands, at or after ``start``."""
    found = _LEADING.match(line, start)
    return found.end() if found else start


def read_mark(line: str, start: int) -> tuple[Kind, int] | None:
    """The kind a mark at ``start`` gives, and where the line goes on after it and its space."""
    found = _MARK.match(line, start)
    return (_MARKS[unicodedata.normalize("NFKC", found[1])], found.end()) if found else None


def read_keyword(line: str, start: int) -> tuple[Kind, int] | None:
    """The kind a keyword with its colon at ``start`` gives, and where the line goes on after them."""
    return _latin(line, start) or _hangul(line, start) or _cyrillic(line, start)


def is_keyword(word: str) -> bool:
    """Whether a word is one of the keywords, in any case or width."""
    return unicodedata.normalize("NFKC", word).casefold() in _WORDS


def _latin(line: str, start: int) -> tuple[Kind, int] | None:
    found = _LATIN.match(line, start)
    kind = _WORDS.get(unicodedata.normalize("NFKC", found[1]).casefold()) if found else None
    return (kind, found.end()) if found and kind else None


def _hangul(line: str, start: int) -> tuple[Kind, int] | None:
    found = _HANGUL.match(line, start)
    kind = _WORDS.get(hangul_keys(found[1])) if found else None
    return (kind, found.end()) if found and kind else None


def _cyrillic(line: str, start: int) -> tuple[Kind, int] | None:
    found = _WRONG_KEYS.match(line, start)
    kind = _CYRILLIC.get((found[1] or found[2]).casefold()) if found else None
    return (kind, found.end()) if found and kind else None
