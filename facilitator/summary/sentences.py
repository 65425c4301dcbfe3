"""Typed words made fit for a sentence without changing what they say (pure, no records)."""

from __future__ import annotations

import re

_SPACES = re.compile(r"\s+")
_TRAILING = " ,;:–—-"
_ENDS = ".!?…。！？"
_CLOSERS = "”’»」』)]}\"'）"
_STOP_AT_END = re.compile(rf"[{re.escape(_ENDS)}][{re.escape(_CLOSERS)}]*$")
_INNER_END = re.compile(r"(?<=[^\W\d_]{2})[.!?][”’»\"')]*\s+(?=[^\W\d_a-zа-яё])|[。！？](?=.)")
_FULL_WIDTH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]$")
_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_FIRST = re.compile(r"[\W_]*([^\W_][\w’'-]*)")
_YEARS = re.compile(r"(?<![\w-])((?:19|20)\d\d)-((?:19|20)\d\d)(?![\w-])")
_QUOTES = {"zh": "“”", "ja": "「」", "ko": "“”", "ru": "«»", "mn": "«»"}
_ADDRESS = re.compile(
    r"[\W_]*(?:[\w.+-]+://|www\.|[\w.+-]+@\w|\w[\w-]*(?:\.[\w-]+)*\.[a-z]{2,}(?![\w.@]))", re.IGNORECASE
)
_OPENERS = '“«「『"‘‹„'


def tidy(text: str) -> str:
    """Single spaces, no line breaks, nothing hanging at the end."""
    return _SPACES.sub(" ", text).strip().rstrip(_TRAILING).lstrip(" ,;:")


def dashed(text: str) -> str:
    """Years from–to with the dash that the papers use: 2020-2023 typed on a keyboard is 2020–2023."""
    return _YEARS.sub(r"\1–\2", text)


def capitalize(text: str) -> str:
    """The first letter as a capital, unless the first word has a spelling of its own."""
    found = _FIRST.match(text)
    if not found or fixed_start(text):
        return text
    start = found.start(1)
    return text[:start] + text[start].upper() + text[start + 1 :]


def fixed_start(text: str) -> bool:
    """Whether the first word is spelt with capitals inside (pH, eDNA), or is an address."""
    found = _FIRST.match(text)
    return bool(found and found[1] != found[1].lower()) or bool(_ADDRESS.match(text))


def lower_start(text: str, words: tuple[str, ...]) -> str:
    """The first letter in lower case where the first word is one of these common words."""
    found = _FIRST.match(text)
    if not found or found[1].lower() not in words or (found[1].isupper() and len(found[1]) > 1):
        return text
    start = found.start(1)
    return text[:start] + text[start].lower() + text[start + 1 :]


def ended(text: str) -> bool:
    """Whether the text ends with a mark that ends a sentence."""
    return bool(_STOP_AT_END.search(text))


def stop(text: str) -> str:
    """The text with a full stop unless it ends with a mark that ends a sentence."""
    bare = text.rstrip(_TRAILING)
    if not bare or ended(bare):
        return bare
    return bare + ("。" if _FULL_WIDTH.search(bare) else ".")


def unstop(text: str) -> str:
    """The text without its one full stop at the end; an ellipsis and “etc.” keep theirs."""
    if text.endswith(("...", "etc.", "e.g.", "i.e.", "al.", "No.")):
        return text
    return text[:-1].rstrip(_TRAILING) if text.endswith((".", "。")) else text


def several(text: str) -> bool:
    """Whether the text holds more than one sentence, or a semicolon."""
    return ";" in text or "；" in text or bool(_INNER_END.search(text))


def first_sentence(text: str) -> str:
    """The first sentence of the text, the whole text where there is one only."""
    found = _INNER_END.search(text)
    return text[: found.end()].rstrip() if found else text


def quoted(text: str, language: str) -> str:
    """The words in the quotation marks of their language, unless they stand in some already."""
    if text[:1] in _OPENERS and text[-1:] in _CLOSERS:
        return text
    left, right = _QUOTES.get(language.split("-")[0].lower(), "“”")
    return f"{left}{text}{right}"


def count_words(text: str) -> int:
    """Words as a word processor counts them; two CJK characters (no spaces) are taken as a word."""
    plain, unspaced = _UNSPACED.subn(" ", text)
    return len(_WORD.findall(plain)) + (unspaced + 1) // 2


def sure_words(text: str) -> int:
    """How many words the text adds at least to any text in which it stands between spaces or marks."""
    plain, unspaced = _UNSPACED.subn(" ", text)
    return len(_WORD.findall(plain)) + unspaced // 2
