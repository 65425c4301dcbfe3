"""Struck words that stand besides in the file, such as in a paper that was settled: told with what strikes them too."""

from __future__ import annotations

import shlex

from facilitator.errors import Sentence, sentence
from facilitator.store.standing_words import Standing

# The document of a paper that was issued, with what is computed from it and what it came from, unsalted.
_GOES_ALONG = {"tree": ("digest", "bases")}


def goes_along(field: str) -> tuple[str, ...]:
    """The fields of the same item from which the words of one could be guessed."""
    return _GOES_ALONG.get(field, ())


def still_standing(path: str, one: Standing) -> Sentence:
    """Where the words stand, and the command that strikes them there; ``path`` is the file's as a person gives it."""
    parts = ["facilitator", "redact", path, one.item, one.field, "--reason", one.reason]
    return sentence(
        "The words also stand in: {place}; strike them with: {command}",
        place=_place(one),
        command=" ".join(map(shlex.quote, parts)),
    )


def struck_too(one: Standing) -> Sentence:
    """That the words were struck there as well."""
    return sentence("Struck too in: {place}.", place=_place(one))


def _place(one: Standing) -> str:
    what = {"cleared part": "a part of a paper that was settled", "issued paper": "a paper that was issued"}
    return f"{one.field.partition('/')[0]} of {what.get(one.kind, one.kind or 'an item')} {one.item}"
