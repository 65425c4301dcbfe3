"""What is said of a paper at export, for a terminal: each record with its words, many of a kind cut short (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from facilitator.domain import Records

_RECORD = re.compile(r"^Record ([0-9a-z]{16})(?=[: ])")
_ID = re.compile(r"\b[0-9a-z]{16}\b")
_QUOTED = re.compile(r"“[^”]*”")
_NAME = "the name “"
_LONGEST = 60
_SHOWN = 5
_FEW = 8


def with_words(sentences: Iterable[str], records: Records) -> tuple[str, ...]:
    """The sentences, with the words of the record in those that give its id and quote nothing."""
    items = (*records.notes, *records.proposals, *records.actions)
    texts = {one.id: " ".join(one.text.split()) for one in items}
    return tuple(_with_words(sentence, texts) for sentence in sentences)


def gathered(sentences: Iterable[str]) -> tuple[str, ...]:
    """Of more than eight sentences that say the same of different records the first five, and how many more.

    Names that were hidden are never cut short.
    """
    kinds: dict[str, list[str]] = {}
    for sentence in dict.fromkeys(sentences):
        whole = _NAME in sentence or not _RECORD.match(sentence)
        kinds.setdefault(sentence if whole else _QUOTED.sub("“”", _ID.sub("", sentence)), []).append(sentence)
    return tuple(line for own in kinds.values() for line in _short(own))


def _with_words(sentence: str, texts: Mapping[str, str]) -> str:
    found = _RECORD.match(sentence)
    words = texts.get(found[1], "") if found else ""
    if not found or not words or "“" in sentence:
        return sentence
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return f"{found[0]} (“{shown}”){sentence[found.end() :]}"


def _short(own: list[str]) -> list[str]:
    if len(own) <= _FEW:
        return own
    return [*own[:_SHOWN], f"The same holds for {len(own) - _SHOWN} more records; list them with --all-findings."]
