"""How typed words can follow an opening: as “that” and a clause, as “to” and a verb, or after a colon (pure).

The words are never changed. What is not plainly one of the first two stands after a colon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

THAT, TO, COLON = "that", "to", ""

_WORD = re.compile(r"[^\W_]+(?:[-–’'][^\W_]+)*|[^\w\s]")


def form(text: str, lists: Mapping[str, Sequence[str]]) -> str:
    """THAT where the words are plainly a clause, TO where they begin with a verb that asks, else COLON.

    A clause has a subject that is plain to see (``subjects`` at its start, or one word before the verb),
    then one of ``finite_verbs`` before any of ``subordinators`` or a mark. ``requests`` are verbs that are
    no nouns; ``request_nouns`` may be both and count only before one of ``subjects``.
    """
    if text.endswith("?"):
        return COLON
    found = _WORD.findall(text)
    if _asks(found, lists):
        return TO
    return THAT if _clause(found, lists) else COLON


def _asks(words: list[str], lists: Mapping[str, Sequence[str]]) -> bool:
    if len(words) < 2 or not words[1][0].isalnum():
        return False
    first = words[0].lower()
    return first in lists["requests"] or (first in lists["request_nouns"] and words[1] in lists["subjects"])


def _clause(words: list[str], lists: Mapping[str, Sequence[str]]) -> bool:
    """A word before the verb that may open a clause of its own (“a form they can fill”) leaves it open."""
    for index, word in enumerate(words):
        if word in lists["subordinators"] or not word[0].isalnum():
            return False
        if word in lists["finite_verbs"]:
            before = words[index - 1] if index else ""
            own = before in lists["subjects"] or before in lists["pronouns"] or before != before.lower()
            return words[0].islower() if index == 1 else words[0] in lists["subjects"] and not own
    return False
