"""Where the words searched for stand in a text, in any script (pure)."""

from __future__ import annotations

import re
import unicodedata

_UNSPACED = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]+|(?:(?![{_UNSPACED}])[^\W_])+")
_ONE_UNSPACED = re.compile(rf"[{_UNSPACED}]")


def hit_marks(text: str, searched: str) -> tuple[tuple[int, int], ...]:
    """The places (start, end) in ``text`` of the words of ``searched``: words by their beginnings, unspaced
    scripts by any part; without case and accents, in order, not overlapping."""
    folded, places = _folded(text)
    found: list[tuple[int, int]] = []
    for word in set(_WORD.findall(_folded(searched)[0])):
        at = folded.find(word)
        while at >= 0:
            if _begins(folded, at, word):
                found.append((places[at], places[at + len(word) - 1] + 1))
            at = folded.find(word, at + 1)
    return _joined(sorted(found))


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded character by character, and for each folded one where it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        bare = "".join(one for one in unicodedata.normalize("NFKD", letter) if not "\u0300" <= one <= "\u036f")
        for one in unicodedata.normalize("NFC", bare).casefold():
            letters.append(one)
            places.append(at)
    return "".join(letters), places


def _begins(text: str, at: int, word: str) -> bool:
    if at == 0 or _ONE_UNSPACED.match(word):
        return True
    before = text[at - 1]
    return not before.isalnum() or bool(_ONE_UNSPACED.match(before))


def _joined(places: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in places:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
