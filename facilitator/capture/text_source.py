"""Plain text to blocks: headings by underline, number, capitals or colon; one note a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.capture.blocks import (
    ENDS_SENTENCE,
    LABEL_LEVEL,
    NARROWEST,
    Block,
    BlockKind,
    bullet_text,
    columns,
    is_wrapped,
    join_lines,
    pipe_table,
)
from facilitator.capture.openings import lone_name, opens_paragraph, read_opening
from facilitator.capture.sections import fold_heading, section_kind
from facilitator.directory import fold_name

_UNDERLINE = re.compile(r"^\s*([=\-~*_─═])\1{2,}\s*$")
_HASHES = re.compile(r"^(#{1,6})\s+(\S.*?)\s*#*$")
_NUMBERED = re.compile(r"^\s*((?:\d{1,2}\.)*\d{1,2})[.)]?\s+(?=\S)")
_HAN_NUMBERED = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、\s*(?=\S)")
_SHORT, _LONGEST_HEADING, _MOST_WORDS = 60, 80, 12
_FEWEST_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading of a text, the lines it takes, and how deep it is."""

    text: str
    level: int
    lines: int = 1


def text_blocks(text: str, point_titles: Iterable[str] = ()) -> tuple[Block, ...]:
    """The blocks of a plain text with LF line ends; a line that is the title of a point is a heading."""
    lines = [line.rstrip() for line in text.replace("\f", "\n").split("\n")]
    known = {fold_heading(title) for title in point_titles}
    speakers = _lone_speakers(lines)
    found = _headings(lines, known, speakers)
    titles = known | {fold_heading(heading.text) for heading in found.values() if heading.level < LABEL_LEVEL}
    return tuple(_blocks(lines, _headings(lines, titles, speakers), is_wrapped(lines)))


def _blocks(lines: list[str], headings: dict[int, _Found], wrapped: bool) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        heading, table = headings.get(at), pipe_table(lines, at)
        if heading:
            blocks.append(Block(BlockKind.HEADING, heading.text, heading.level))
            at += heading.lines
        elif table:
            blocks.append(table[0])
            at = table[1]
        elif not lines[at].strip() or _UNDERLINE.match(lines[at]):
            at += 1
        else:
            end = _end(lines, headings, at)
            blocks += _tabbed(lines[at:end]) or _paragraphs(lines[at:end], wrapped)
            at = end
    return blocks


def _end(lines: list[str], headings: dict[int, _Found], at: int) -> int:
    end = at + 1
    while end < len(lines) and lines[end].strip() and end not in headings and not pipe_table(lines, end):
        end += 1
    return end


def _tabbed(lines: list[str]) -> list[Block]:
    """A table pasted with tabs: every line has one, else none."""
    if len(lines) < 2 or not all("\t" in line.strip() for line in lines):
        return []
    return [Block(BlockKind.TABLE, rows=tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines))]


def _paragraphs(lines: list[str], wrapped: bool) -> list[Block]:
    blocks: list[Block] = []
    group: list[str] = []
    kind = BlockKind.PARAGRAPH
    for line in lines:
        item = bullet_text(line)
        goes_on = bool(group) and item is None and not opens_paragraph(line) and _goes_on(group[-1], line, wrapped)
        if not goes_on:
            blocks += [Block(kind, part) for part in join_lines(group)]
            group, kind = [], BlockKind.PARAGRAPH if item is None else BlockKind.BULLET
            group.append(line if item is None else item)
        elif lone_name(group[-1]):
            group[-1] = f"{group[-1]} {line.strip()}"
        else:
            group.append(line)
    return blocks + [Block(kind, part) for part in join_lines(group)]


def _goes_on(before: str, line: str, wrapped: bool) -> bool:
    """Whether a line goes on with the line above it rather than being a note of its own."""
    indented = line.startswith((" ", "\t")) and not before.startswith((" ", "\t"))
    lower = line.strip()[:1].islower() and columns(before) >= NARROWEST and not ENDS_SENTENCE.search(before)
    return wrapped or indented or lower or bool(lone_name(before))


def _lone_speakers(lines: list[str]) -> frozenset[str]:
    """Names that stand alone with their colon and open more than one passage, as in a play."""
    opened = (read_opening(line.strip()).name for line in lines)
    counts = Counter(fold_name(name) for name in opened if name)
    alone = Counter(fold_name(name) for line in lines if (name := lone_name(line)))
    return frozenset(name for name in alone if alone[name] + counts[name] > 1)


def _headings(lines: list[str], titles: set[str], speakers: frozenset[str]) -> dict[int, _Found]:
    found: dict[int, _Found] = {}
    for at, line in enumerate(lines):
        if line.strip() and (at - 1 not in found or found[at - 1].lines == 1):
            heading = _heading(lines, at, titles, speakers)
            if heading:
                found[at] = heading
    return found


def _heading(lines: list[str], at: int, titles: set[str], speakers: frozenset[str]) -> _Found | None:
    text = lines[at].strip()
    if hashes := _HASHES.match(text):
        return _Found(hashes.group(2), len(hashes.group(1)))
    if len(text) > _LONGEST_HEADING * 2 or _UNDERLINE.match(text) or "\t" in text or "|" in text:
        return None
    if at + 1 < len(lines) and _underlines(text, lines[at + 1]):
        return _Found(text, 1 if lines[at + 1].strip()[0] in "=═" else 2, lines=2)
    if fold_name(lone_name(text)) in speakers:
        return None
    known = _Found(text, 2) if fold_heading(text) in titles and bullet_text(text) is None else None
    return (
        _section(text) or _numbered(lines, at) or _han_numbered(lines, at) or _capitals(text) or _colon(text) or known
    )


def _han_numbered(lines: list[str], at: int) -> _Found | None:
    """A short line numbered as Chinese papers number their parts, with nothing so numbered right below it."""
    number = _HAN_NUMBERED.match(lines[at])
    below = lines[at + 1] if at + 1 < len(lines) else ""
    if not number or _HAN_NUMBERED.match(below) or not _is_title(lines[at][number.end() :].strip()):
        return None
    return _Found(lines[at].strip().rstrip(":："), 2)


def _underlines(text: str, below: str) -> bool:
    return bool(_UNDERLINE.match(below)) and bullet_text(text) is None and 2 * len(below.strip()) >= len(text)


def _section(text: str) -> _Found | None:
    if not section_kind(text) or (bullet_text(text) is not None and not _NUMBERED.match(text)):
        return None
    if text.endswith((":", "：")):
        return _Found(text.rstrip(":： "), LABEL_LEVEL)
    return None if ENDS_SENTENCE.search(text) or text.casefold() == "agreed" else _Found(text, 2)


def _numbered(lines: list[str], at: int) -> _Found | None:
    """A short numbered line with nothing numbered beside it: a list's items stand line under line."""
    number = _NUMBERED.match(lines[at])
    if not number or not _is_title(lines[at][number.end() :].strip()) or (at > 0 and lines[at - 1].strip()):
        return None
    following = next((line for line in lines[at + 1 :] if line.strip()), "")
    if not following or _NUMBERED.match(following):
        return None
    return _Found(lines[at].strip().rstrip(":："), 2 + number.group(1).count("."))


def _capitals(text: str) -> _Found | None:
    letters = [char for char in text if char.isalpha()]
    shouting = len(letters) >= _FEWEST_CAPITALS and all(char.isupper() for char in letters)
    if not shouting or len(text) > _SHORT or bullet_text(text) is not None or not _is_title(text):
        return None
    return _Found(text.rstrip(":："), 2)


def _colon(text: str) -> _Found | None:
    short = len(text) <= _SHORT and text.endswith((":", "：")) and bullet_text(text) is None
    return _Found(text.rstrip(":： "), 3) if short and _is_title(text.rstrip(":： ")) else None


def _is_title(text: str) -> bool:
    bare = text.rstrip(":： ")
    fits = bool(bare) and len(bare) <= _LONGEST_HEADING and len(bare.split()) <= _MOST_WORDS
    return fits and not ENDS_SENTENCE.search(bare.rstrip("?？")) and not read_opening(bare).name
