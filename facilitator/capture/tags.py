"""``#tag`` and ``@name`` in a line (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.capture.people import TITLES, find_party
from facilitator.capture.reading import Mark
from facilitator.directory import Directory, fold_tag

# Scripts that set no space between words: there a tag may follow a letter at once.
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS = r"\w\u0300-\u036f\u3099\u309a"
_TAG = re.compile(
    rf"(?:(?<=[{_UNSPACED}])|(?<![{_LETTERS}&#＃@:.=?%+-]))[#＃]"
    rf"([{_LETTERS}]+(?:[-._·‧’'‐‑－＿．][{_LETTERS}]+)*)"
)
_NAME = re.compile(
    rf"(?:(?<=[{_UNSPACED}])|(?<![{_LETTERS}/.+%-]))[@＠]"
    rf"([{_LETTERS}][{_LETTERS}.’'·‐-]*(?:[ \u3000][{_LETTERS}][{_LETTERS}.’'·‐-]*){{0,2}})"
)
_POSSESSIVE = re.compile(r"['’]s$")
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.|mailto:)\S+", re.IGNORECASE)
_HAS_UNSPACED = re.compile(rf"[{_UNSPACED}]")
# What may follow a tag without a space: particles, not the second half of a compound word.
_TAG_TAIL = re.compile(
    r"(?:은|는|이|가|을|를|의|에|도|와|과|로|으로|에서|에게|까지|부터|만)$|[的在是和与與及有被将將为為对對从從了がをはのにとでもへや]"
)


@dataclass(frozen=True, slots=True)
class Links:
    """Refs or words found, each once and in order, with where they stand."""

    found: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()


def read_tags(line: str, directory: Directory) -> Links:
    """The tags of a line: keys of terms, or the free word as typed."""
    if "#" not in line and "＃" not in line:
        return Links()
    found: dict[str, str] = {}
    marks: list[Mark] = []
    warnings: tuple[str, ...] = ()
    addresses = _addresses(line)
    for match in _TAG.finditer(line):
        word = match[1].rstrip("_＿")
        in_path = line[match.start() - 1 : match.start()] == "/" and (not marks or marks[-1].end != match.start() - 1)
        if in_path or _inside(match.start(), addresses) or not any(letter.isalpha() for letter in word):
            continue
        key, length = _term(word, directory)
        found.setdefault(key or fold_tag(word), key or word)
        marks.append(Mark(match.start(), match.start() + 1 + length, "tag"))
        warnings = warnings if key else ("unknown-tag",)
    return Links(tuple(found.values()), tuple(marks), warnings)


def read_people(line: str, directory: Directory) -> Links:
    """The people that ``@name`` links: refs, or the word as typed."""
    if "@" not in line and "＠" not in line:
        return Links()
    found: dict[str, None] = {}
    marks: list[Mark] = []
    warnings: dict[str, None] = {}
    addresses = _addresses(line)
    for match in _NAME.finditer(line):
        if _inside(match.start(), addresses) or match[1][0].isdigit():
            continue
        refs, name = _person(match[1], directory)
        found[refs[0] if len(refs) == 1 else name] = None
        marks.append(Mark(match.start(), match.start() + 1 + len(name), "person"))
        if len(refs) != 1:
            warnings["ambiguous-person" if refs else "unknown-person"] = None
    return Links(tuple(found), tuple(marks), tuple(warnings))


def _term(word: str, directory: Directory) -> tuple[str | None, int]:
    key = directory.tag(word)
    if key is None and _HAS_UNSPACED.search(word):
        for length in range(min(len(word) - 1, 24), 1, -1):
            shorter = directory.tag(word[:length])
            if shorter and _TAG_TAIL.match(word, length):
                return shorter, length
    return key, len(word)


def _person(words: str, directory: Directory) -> tuple[tuple[str, ...], str]:
    """The refs of the longest name at the start of some words, and the name as typed."""
    ends = [gap.start() for gap in re.finditer(r"[ \u3000]", words)]
    names = [words[:end].rstrip(".’'·‐-") for end in (*ends, len(words))]
    fits = [(find_party(directory, name), name) for name in reversed(names)]
    for refs, name in fits:
        if len(refs) == 1 and not TITLES.fullmatch(name):
            return refs, name
    first = _POSSESSIVE.sub("", names[0])
    if first != names[0]:
        return find_party(directory, first), first
    if _HAS_UNSPACED.search(first) and not fits[-1][0]:
        for length in range(min(len(first) - 1, 24), 1, -1):
            refs = directory.find_whole(first[:length])
            if len(refs) == 1:
                return refs, first[:length]
    return fits[-1][0], first


def _addresses(line: str) -> list[tuple[int, int]]:
    if "://" not in line and "www." not in line and ":" not in line:
        return []
    return [found.span() for found in _ADDRESS.finditer(line)]


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)
