"""Text as search sees it: words of spaced scripts, overlapping pairs of the unspaced ones (pure)."""

from __future__ import annotations

import re
import unicodedata

# Han, kana and Hangul: people search for two of their characters, which no word breaking would give.
_PAIRED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
)
_TOKEN = re.compile(rf"([{_PAIRED}]+)|([^\W_{_PAIRED}]+)")
_ASCII_WORD = re.compile("[a-z0-9]+")
_ACCENTS = re.compile("[\u0300-\u036f]")  # so that Kone finds Koné, and еще finds ещё


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", bare).casefold()


def indexed_words(text: str) -> str:
    """The words of a text as they are indexed, parted by spaces.

    A run of unspaced script gives every pair of neighbours and its last character alone, so that any
    part of it of any length is found as a phrase or by its beginning.
    """
    if text.isascii():
        return " ".join(_ASCII_WORD.findall(text.lower()))
    words: list[str] = []
    for piece in text.split():  # most pieces are a word as they are, and need no expression to say so
        if piece.isascii() and piece.isalnum():
            words.append(piece.lower())
            continue
        for run, word in _TOKEN.findall(_fold(piece)):
            words += [word] if word else [run[at : at + 2] for at in range(len(run))]
    return " ".join(words)


def query_words(text: str) -> tuple[str, ...]:
    """The words of what a person typed as they would stand in an index, for ranking what was found."""
    return tuple(
        part
        for run, word in _TOKEN.findall(_fold(text))
        for part in ((word,) if word else [run[at : at + 2] for at in range(max(1, len(run) - 1))])
    )


def query(text: str) -> str:
    """An FTS5 query for what a person typed: every word must begin a word of the text; "" for no word."""
    return " AND ".join(_term(run, word) for run, word in _TOKEN.findall(_fold(text)))


def _term(run: str, word: str) -> str:
    if word or len(run) == 1:
        return f'"{word or run}" *'
    pairs = " ".join(run[at : at + 2] for at in range(len(run) - 1))
    return f'"{pairs}"'
