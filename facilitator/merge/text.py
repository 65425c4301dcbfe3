"""A proposed text for a conflict, from what all versions go back to (pure). Never stored by itself.

A three-way merge by words, as diff3 does it by lines (Khanna, Kunal and Pierce, “A formal investigation
of diff3”, 2007): what only one side changed is taken, what both changed alike is taken once, and where
both changed the same place there is no proposal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise, permutations

from facilitator.changes import Change, ItemState, ancestors

# A word, a run of spaces, or one character of anything else; unspaced scripts go by the character.
_UNSPACED = "\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|\s+|[^\w\s]")
_MOST_TOKENS = 4000
_MOST_HEADS = 5

Hunk = tuple[int, int, tuple[str, ...]]


def tokens(text: str) -> list[str]:
    """A text as words, runs of spaces and single marks; unspaced scripts by the character."""
    return _TOKEN.findall(text)


def proposal(state: ItemState, history: Sequence[Change], field: str) -> str | None:
    """The text that the live values of a field come to together, None where they do not come clean."""
    heads = state.live.get(field, ())
    if not 1 < len(heads) <= _MOST_HEADS:
        return None
    base = common_ancestor(history, heads)
    if base is None or base.value is None or any(head.value is None for head in heads):
        return None
    return propose(base.value, [head.value or "" for head in heads])


def propose(base: str, versions: Sequence[str]) -> str | None:
    """Base and versions merged, None unless every order of the versions gives the same clean text."""
    results = {_one_by_one(base, order) for order in permutations(dict.fromkeys(versions))}
    return results.pop() if len(results) == 1 else None


def _one_by_one(base: str, versions: Sequence[str]) -> str | None:
    merged: str | None = versions[0]
    for version in versions[1:]:
        merged = None if merged is None else merge_three(base, merged, version)
    return merged


def merge_three(base: str, one: str, two: str) -> str | None:
    """Base with the changes of both, None where both changed the same place differently."""
    if one == two or two == base:
        return one
    if one == base:
        return two
    words = _TOKEN.findall(base)
    hunks = _combined(_hunks(words, one), _hunks(words, two)) if len(words) <= _MOST_TOKENS else None
    if hunks is None:
        return None
    merged: list[str] = []
    at = 0
    for start, end, new in hunks:
        merged += [*words[at:start], *new]
        at = end
    return "".join([*merged, *words[at:]])


def _hunks(words: Sequence[str], text: str) -> list[Hunk] | None:
    tokens = _TOKEN.findall(text)
    if len(tokens) > _MOST_TOKENS:
        return None
    matcher = SequenceMatcher(None, words, tokens, autojunk=False)
    return [
        (start, end, tuple(tokens[from_:to])) for tag, start, end, from_, to in matcher.get_opcodes() if tag != "equal"
    ]


def _combined(one: list[Hunk] | None, two: list[Hunk] | None) -> list[Hunk] | None:
    if one is None or two is None:
        return None
    hunks = sorted({*one, *two})
    for (_, end, _), (start, _, _) in pairwise(hunks):
        if start <= end:  # they touch or overlap, and are not the same
            return None
    return hunks


def common_ancestor(history: Sequence[Change], heads: Sequence[Change]) -> Change | None:
    """The one latest change of the field that all heads go back to, None where there is none or several."""
    known = {change.id: change for change in history}
    shared = set.intersection(*(ancestors(head, known) for head in heads))
    field = heads[0].field
    candidates = {key for key in shared if known[key].field == field}
    latest = candidates - {older for key in candidates for older in ancestors(known[key], known) if older != key}
    return known[latest.pop()] if len(latest) == 1 else None
