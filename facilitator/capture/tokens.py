"""Which word of a line is being typed, and what it could be: a speaker, a party, a tag or a person (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.capture.keywords import read_keyword, read_mark, skip_space
from facilitator.domain import Kind

SPEAKER, PARTY, TAG, PERSON = "speaker", "party", "tag", "person"
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS = r"\w\u0300-\u036f\u3099\u309a"
_JOINTS = r"._·‧’'‐‑－＿．-"
_TAG = re.compile(
    rf"(?:(?<=[{_UNSPACED}])|(?<![{_LETTERS}&#＃@:.=?%+/-]))[#＃]((?:[{_LETTERS}][{_LETTERS}{_JOINTS}]*)?)$"
)
_PERSON = re.compile(
    rf"(?:(?<=[{_UNSPACED}])|(?<![{_LETTERS}/.+%-]))[@＠]"
    rf"((?:[{_LETTERS}][{_LETTERS}.’'·‐-]*(?:[ \u3000][{_LETTERS}][{_LETTERS}.’'·‐-]*){{0,2}})?)$"
)
_GOES_ON = re.compile(rf"[{_LETTERS}]")
_SIGN = re.compile(r"[+＋\-－−][1１][^\S\n\r]+")
_SEPARATOR = re.compile(r"\s*[,/&＋＆／，、;]\s*(?:and\s+|и\s+)?|\s+(?:and|и|ба|болон|及|with)\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"[:：;(（\n\r!?。@＠#＃]")
_WORK = re.compile(r"\s(?:to|will|shall|should|must|обязуется|должен)\s", re.IGNORECASE)
_WITH = re.compile(r"(?:^|\s)(?:jointly\s)?(?:with|вместе с|совместно с)\s+", re.IGNORECASE)
_MOST_WORDS, _LONGEST = 4, 60


@dataclass(frozen=True, slots=True)
class Asked:
    """The word from ``start`` to ``end`` (characters of the line) is being typed; ``typed`` is without # and @."""

    role: str
    start: int
    end: int
    typed: str


def asked_at(line: str, cursor: int) -> Iterator[Asked]:
    """What could be meant at ``cursor``, the likeliest first; nothing inside a word."""
    if _GOES_ON.match(line, cursor):
        return
    before = line[:cursor]
    for role, pattern in ((TAG, _TAG), (PERSON, _PERSON)):
        found = pattern.search(before, max(0, cursor - 2 * _LONGEST))
        if found:
            yield Asked(role, found.start(), cursor, found[1])
            return
    yield from _party(before)


def _party(before: str) -> Iterator[Asked]:
    start = skip_space(before)
    sign = _SIGN.match(before, start)
    if sign:
        yield from _last_names(before, sign.end())
        return
    kind, after = _kind_at(before, start)
    colon = max(before.find(":", after), before.find("：", after))
    if colon < 0 and kind is not Kind.ACTION:
        yield from _piece(SPEAKER, before, after)
        return
    if colon >= 0 and kind is None:
        kind, after = _kind_at(before, skip_space(before, colon + 1))
    elif colon >= 0:
        after = skip_space(before, colon + 1)
    if kind is Kind.ACTION:
        yield from _lead(before, after)


def _kind_at(before: str, start: int) -> tuple[Kind | None, int]:
    return read_mark(before, start) or read_keyword(before, start) or (None, start)


def _lead(before: str, start: int) -> Iterator[Asked]:
    """Who leads stands before what is to be done, who joins after "with"."""
    joined = [found.end() for found in _WITH.finditer(before, start)]
    if not _WORK.search(before, start):
        yield from _last_names(before, start)
    elif joined:
        yield from _last_names(before, joined[-1])


def _last_names(before: str, start: int) -> Iterator[Asked]:
    """The last of the names from ``start`` on; where only spaces part them, its last word."""
    if _NO_NAME.search(before, start):
        return
    ends = [found.end() for found in _SEPARATOR.finditer(before, start)]
    first = ends[-1] if ends else start
    yield from _piece(PARTY, before, first)
    gap = before.rfind(" ", first)
    if gap > first:
        yield from _piece(PARTY, before, gap + 1)


def _piece(role: str, before: str, start: int) -> Iterator[Asked]:
    typed = before[start:]
    fits = bool(typed) and len(typed) <= _LONGEST and len(typed.split()) <= _MOST_WORDS
    if fits and typed[0] != " " and not typed[-1].isspace() and not _NO_NAME.search(typed):
        yield Asked(role, start, len(before), typed)
