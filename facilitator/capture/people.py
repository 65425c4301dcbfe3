"""Names of parties as people type them: titles, affiliations, several in a row (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.directory import Directory

TITLES = re.compile(
    r"(?:the|dr|mr|mrs|ms|prof|professor|h\.?\s?e|amb|ambassador|г-н|г-жа|проф|д-р|ноён|хатагтай)\.?", re.IGNORECASE
)
_BEFORE = re.compile(rf"(?:{TITLES.pattern})\s+", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:-?san|-?ssi|さん|氏|先生|様|教授|博士|女士|处长|處長|局长|박사|교수|국장|과장|소장|선생님|님|씨|대표|гуай)\.?$",
    re.IGNORECASE,
)
_AFFILIATED = re.compile(r"(.+?)\s*[(（]([^()（）]+)[)）]\s*$")
_BESIDE = re.compile(r"([^,，/／]+?)(?:\s*[,，/／]\s*|\s+[-–—]\s+)([^,，/／]+)")
_SEPARATOR = re.compile(
    r"\s*[,/+&＋＆／，、;]\s*(?:and\s+|и\s+)?|\s+(?:and|и|ба|болон|및)\s+|(?<=[가-힣])(?:와|과|하고)\s+|[和与與及]"
)
_WORDS = re.compile(r"[^\s,/+&＋＆／，、:：;；()（）#＃]+(?:[ \u3000][^\s,/+&＋＆／，、:：;；()（）#＃]+){0,4}")
_AT = frozenset("@＠")
_WORD = re.compile(r"\w+")
_MOST_WORDS = 4
_GAP = re.compile(r"[ \u3000]")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
# What may follow a name without a space: particles and what the party is to do.
_TAIL = re.compile(
    r"(?:은|는|이|가|도|와|과|하고|에서|에서는|측은|측이|측에서|께서)$"
    r"|(?:さん|氏|側|先生)?(?:[がはもとへ]|より|から|として)"
    r"|(?:先生|女士|教授|博士|方)?(?:将|將|合作|共同|一起|联合|负责|負責|应|應|需|要|来|來|须|提交|提供|准备|準備|起草|牵头|组织|协调|在|于|[和与與及同会會])"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a line, from ``start`` to ``end``, and the refs it fits."""

    text: str
    start: int
    end: int
    refs: tuple[str, ...]

    @property
    def ref(self) -> str:
        """The one ref, or the text where there is none or more than one."""
        return self.refs[0] if len(self.refs) == 1 else self.text


def find_party(directory: Directory, name: str) -> tuple[str, ...]:
    """The refs that a name fits, without its title, narrowed by an affiliation in brackets."""
    short = bare_name(name)
    refs = directory.find(name) or directory.find(short) or _in_any_order(directory, short.split())
    if refs:
        return refs
    parts = _AFFILIATED.fullmatch(name)
    if parts is None:
        return ()
    narrowed = _affiliated(directory, parts[1], parts[2])
    return narrowed if narrowed or directory.find(parts[2]) else find_party(directory, parts[1])


def find_speaker(directory: Directory, name: str) -> tuple[str, ...]:
    """Like ``find_party``; "Sato, JP" and "JP/Sato" are Sato of JP too."""
    refs = find_party(directory, name)
    parts = _BESIDE.fullmatch(name) if not refs else None
    return _affiliated(directory, parts[1], parts[2]) if parts else refs


def bare_name(name: str) -> str:
    """A name without a title before or after it."""
    before = _BEFORE.match(name)
    short = name[before.end() :] if before else name
    after = _AFTER.search(short)
    return short[: after.start()] if after and after.start() else short


def split_names(line: str, start: int, end: int, directory: Directory) -> list[Named]:
    """The names between ``start`` and ``end``, known or not; a name may hold a separator if it is known."""
    pieces = list(_pieces(line, start, end))
    names: list[Named] = []
    while pieces:
        left = pieces[0][0]
        longest = ((count, pieces[count - 1][1]) for count in range(min(5, len(pieces)), 0, -1))
        fits = ((count, right, find_party(directory, line[left:right])) for count, right in longest)
        count, right, refs = next((fit for fit in fits if fit[2]), (1, pieces[0][1], ()))
        names.append(Named(line[left:right], left, right, refs))
        pieces = pieces[count:]
    return names


def names_at(line: str, start: int, directory: Directory) -> list[Named]:
    """The known parties, whole names only, that stand in a row at ``start``."""
    names: list[Named] = []
    name = _name_at(line, start, directory)
    while name is not None:
        names.append(name)
        separator = _SEPARATOR.match(line, name.end)
        if separator is None:
            break
        start = separator.end()
        name = _name_at(line, start, directory) or _part_at(line, start, directory)
    return names


def name_before(line: str, end: int, directory: Directory) -> Named | None:
    """The longest known name that ends at ``end``."""
    for start in range(max(0, end - 24), end - 1):
        refs = directory.find_whole(line[start:end])
        if len(refs) == 1 and not line[start].isspace():
            return Named(line[start:end], start, end, refs)
    return None


def _pieces(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start + (line[start : start + 1] in _AT)
    for separator in _SEPARATOR.finditer(line, start, end):
        if separator.start() > position:
            yield position, separator.start()
        position = separator.end()
        if line[position : position + 1] in _AT:
            position += 1
    if position < end:
        yield position, end


def _name_at(line: str, start: int, directory: Directory) -> Named | None:
    words = _WORDS.match(line, start)
    if words is None:
        return None
    text = words[0]
    ends = [len(text), *(gap.start() for gap in reversed(list(_GAP.finditer(text))))]
    for end in ends:
        name = text[:end].rstrip(".")
        refs = directory.find_whole(name) or directory.find_whole(bare_name(name))
        if len(refs) == 1:
            return Named(name, start, start + len(name), refs)
    return _name_with_tail(text[: ends[-1]], start, directory)


def _part_at(line: str, start: int, directory: Directory) -> Named | None:
    """A part of a name right after a slash or a plus: "Kim Minji/Park"."""
    word = _WORD.match(line, start) if line[start - 1 : start].strip() in ("/", "+", "／", "＋") else None
    refs = directory.find(word[0]) if word else ()
    return Named(word[0], start, word.end(), refs) if word and len(refs) == 1 else None


def _name_with_tail(word: str, start: int, directory: Directory) -> Named | None:
    if not _UNSPACED.search(word):
        return None
    for length in range(min(len(word) - 1, 24), 1, -1):
        if _TAIL.match(word, length):
            refs = directory.find_whole(word[:length])
            if len(refs) == 1:
                return Named(word[:length], start, start + length, refs)
    return None


def _in_any_order(directory: Directory, words: list[str]) -> tuple[str, ...]:
    """Who bears all of the words as names: "Minji Kim" is Kim Minji."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return ()
    fits = set(directory.find(words[0]))
    for word in words[1:]:
        fits &= set(directory.find(word)) if fits else fits
    return tuple(sorted(fits))


def _affiliated(directory: Directory, one: str, other: str) -> tuple[str, ...]:
    """Who of either name belongs to the delegation or organization that the other one means."""
    left, right = find_party(directory, one), find_party(directory, other)
    return tuple(ref for ref in left if _groups(directory, ref) & set(right)) or tuple(
        ref for ref in right if _groups(directory, ref) & set(left)
    )


def _groups(directory: Directory, ref: str) -> set[str]:
    party = directory.party(ref)
    return {party.delegation, party.organization} - {""}
