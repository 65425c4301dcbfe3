"""Where versions of a text differ, and a text of both in which the places to be chosen stand open (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from facilitator.merge.text import tokens

Range = tuple[int, int]
_MOST_TOKENS = 3000  # beyond it a word by word comparison takes too long and says too little


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a proposed text: ``text`` where it is clear, else what one and the other version have there."""

    text: str
    one: str = ""
    two: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a person has to choose."""
        return bool(self.one or self.two)


@dataclass(frozen=True, slots=True)
class _Hunk:
    """A stretch of the base, what stands there instead, and where that ends in the other text (in tokens)."""

    start: int
    end: int
    new: tuple[str, ...]
    after: int


def only_in(one: str, other: str) -> tuple[Range, ...]:
    """The stretches of ``one``, as (first character, after the last), that ``other`` does not have."""
    mine, theirs = tokens(one), tokens(other)
    if max(len(mine), len(theirs)) > _MOST_TOKENS:
        return ((0, len(one)),) if one != other else ()
    ends = list(accumulate(map(len, mine)))
    words = [place for place, token in enumerate(mine) if token.strip()]
    hunks = _hunks([mine[place] for place in words], [token for token in theirs if token.strip()])
    found = [
        (ends[words[hunk.start]] - len(mine[words[hunk.start]]), ends[words[hunk.end - 1]])
        for hunk in hunks
        if hunk.end > hunk.start
    ]
    return tuple(_joined(one, found))


def _hunks(base: Sequence[str], other: Sequence[str]) -> list[_Hunk]:
    """Where ``other`` has something else than ``base``: as much as can be is the same (longest common subsequence)."""
    from rapidfuzz.distance import LCSseq

    hunks: list[_Hunk] = []
    for step in LCSseq.opcodes(base, other):
        if step.tag == "equal":
            continue
        new = tuple(other[step.dest_start : step.dest_end])
        if hunks and hunks[-1].end == step.src_start and hunks[-1].after == step.dest_start:
            last = hunks.pop()
            hunks.append(_Hunk(last.start, step.src_end, last.new + new, step.dest_end))
        else:
            hunks.append(_Hunk(step.src_start, step.src_end, new, step.dest_end))
    return hunks


def _joined(text: str, ranges: Iterable[Range]) -> list[Range]:
    """Stretches with nothing but spaces between them are one."""
    joined: list[Range] = []
    for start, end in ranges:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def places(base: str | None, one: str, two: str) -> tuple[Place, ...]:
    """Both versions in one text. What only one of them changed is taken; where they differ about the same
    words the place is open. Without a common ancestor what only one has is taken, too: nothing is left out."""
    if one == two:
        return (Place(one),) if one else ()
    mine, theirs = tokens(one), tokens(two)
    words = tokens(base) if base is not None else []
    if max(len(mine), len(theirs), len(words)) > _MOST_TOKENS:
        return (Place("", one, two),)
    found = _two_way(one, two) if base is None else _three_way(words, mine, theirs)
    return tuple(_gathered(found))


def _two_way(one: str, two: str, before: str = "") -> Iterable[Place]:
    """What both have is clear; what only one has is taken, unless it stood there ``before`` and the other took it
    out; where each has words of its own the place is open."""
    mine, theirs = _words(one), _words(two)
    at = beside = 0
    for hunk in [*_hunks(_bare(mine), _bare(theirs)), None]:
        end = hunk.start if hunk else len(mine)
        # Of two equal words that with the space after it: something may follow it now.
        yield Place("".join(max(pair, key=len) for pair in zip(mine[at:end], theirs[beside:], strict=False)))
        if hunk:
            right = "".join(theirs[hunk.after - len(hunk.new) : hunk.after])
            yield _chosen("".join(mine[hunk.start : hunk.end]), right, before)
            at, beside = hunk.end, hunk.after


def _bare(words: Sequence[str]) -> list[str]:
    return [word.strip() for word in words]


def _words(text: str) -> list[str]:
    """Tokens with the spaces that follow them."""
    words: list[str] = []
    for token in tokens(text):
        if words and not token.strip():
            words[-1] += token
        else:
            words.append(token)
    return words


def _chosen(left: str, right: str, before: str) -> Place:
    alone = left or right
    if (left and right) or (alone.strip() and alone.strip() in before):
        return Place("", left, right)
    return Place(alone)


def _three_way(words: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> Iterable[Place]:
    ours, others = _hunks(words, mine), _hunks(words, theirs)
    at = 0
    for start, end in _regions([*ours, *others], words):
        yield Place("".join(words[at:start]))
        yield from _region(words, start, end, ours, others)
        at = end
    yield Place("".join(words[at:]))


def _regions(hunks: Sequence[_Hunk], words: Sequence[str]) -> list[Range]:
    """Stretches of the base that were changed; those that touch, or have only spaces between them, are one."""
    regions: list[Range] = []
    for start, end in sorted((hunk.start, hunk.end) for hunk in hunks):
        if regions and (start <= regions[-1][1] or not "".join(words[regions[-1][1] : start]).strip()):
            regions[-1] = (regions[-1][0], max(regions[-1][1], end))
        else:
            regions.append((start, end))
    return regions


def _region(
    words: Sequence[str], start: int, end: int, ours: Sequence[_Hunk], others: Sequence[_Hunk]
) -> Iterable[Place]:
    before = "".join(words[start:end])
    left, right = _version(words, start, end, ours), _version(words, start, end, others)
    if left in (before, right):
        yield Place(right)
    elif right == before:
        yield Place(left)
    elif not left.strip() or not right.strip():
        yield Place("", left, right)
    else:
        yield from _two_way(left, right, before)


def _version(words: Sequence[str], start: int, end: int, hunks: Sequence[_Hunk]) -> str:
    made: list[str] = []
    at = start
    for hunk in hunks:
        if start <= hunk.start and hunk.end <= end:
            made += [*words[at : hunk.start], *hunk.new]
            at = hunk.end
    return "".join([*made, *words[at:end]])


def _gathered(found: Iterable[Place]) -> Iterable[Place]:
    """Clear neighbours become one; spaces at the edges of an open place move out of it."""
    clear = ""
    for place in found:
        if place.one == place.two:
            clear += place.text
            continue
        ahead, one, two, behind = _narrowed(place.one, place.two)
        if clear + ahead:
            yield Place(clear + ahead)
        yield Place("", one, two)
        clear = behind
    if clear:
        yield Place(clear)


def _narrowed(one: str, two: str) -> tuple[str, str, str, str]:
    """What both begin and end with stands outside: (ahead, one, two, behind), cut at whole tokens."""
    mine, theirs = tokens(one), tokens(two)
    ahead = 0
    while ahead < min(len(mine), len(theirs)) and mine[ahead] == theirs[ahead]:
        ahead += 1
    behind = 0
    while behind < min(len(mine), len(theirs)) - ahead and mine[-1 - behind] == theirs[-1 - behind]:
        behind += 1
    cut = len(mine) - behind
    return (
        "".join(mine[:ahead]),
        "".join(mine[ahead:cut]),
        "".join(theirs[ahead : len(theirs) - behind]),
        "".join(mine[cut:]),
    )
