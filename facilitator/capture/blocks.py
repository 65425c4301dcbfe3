"""What a written document is made of, whatever its format: headings, paragraphs, bullets and tables."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from facilitator.capture.openings import opens_paragraph


class BlockKind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE = "table"


# A line that heads what follows without being a heading of the document: deeper than any heading.
LABEL_LEVEL = 10
# No editor breaks lines narrower than this many columns.
NARROWEST = 45
_WIDEST, _SHARE_WRAPPED = 100, 0.9
ENDS_SENTENCE = re.compile(r"[.!?;,。！？；，…]$")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document. ``level`` is 1 to 9 for headings, LABEL_LEVEL for a label; ``rows`` are
    the cells of a table, each row as long as it is in the source."""

    kind: BlockKind
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


_BULLET = re.compile(
    r"^\s*(?:[-*+•‣◦▪●○·–—□■※]|\(?\d{1,3}[.)、]|[(（][a-zA-Z\d一-十가-하]{1,3}[)）]|[a-zA-Z][.)])\s+(?=\S)"
)
_CHECKBOX = re.compile(r"^\[[ xX✓]?\]\s+")
_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{1,}:?\s*(\|\s*:?-{1,}:?\s*)*\|?\s*$")
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


def bullet_text(line: str) -> str | None:
    """The words of a bullet or numbered item, None for a line that is neither."""
    found = _BULLET.match(line)
    return _CHECKBOX.sub("", line[found.end() :].strip()) if found else None


def pipe_cells(line: str) -> tuple[str, ...]:
    """The cells of a row written with pipes."""
    inner = line.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(cell.strip().replace("\\|", "|") for cell in _UNESCAPED_PIPE.split(inner))


def is_pipe_rule(line: str) -> bool:
    """Whether a line is the rule under the titles of a table written with pipes."""
    return "|" in line and bool(_PIPE_RULE.match(line))


def pipe_table(lines: list[str], start: int) -> tuple[Block, int] | None:
    """The table written with pipes that starts at a line, and the line after it; None for none."""
    if start + 1 >= len(lines) or "|" not in lines[start] or not is_pipe_rule(lines[start + 1]):
        return None
    end = start + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows = [pipe_cells(line) for at, line in enumerate(lines[start:end]) if at != 1]
    return Block(BlockKind.TABLE, rows=tuple(rows)), end


def columns(line: str) -> int:
    """How wide a line is where East Asian characters take two columns."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def is_wrapped(lines: list[str]) -> bool:
    """Whether an editor broke the lines at a fixed width: nowhere would the next word have fitted."""
    breaks = [
        (above, below)
        for above, below in itertools.pairwise(lines)
        if above.strip() and below.strip() and bullet_text(below) is None and not opens_paragraph(below)
    ]
    width = max((columns(above) for above, _ in breaks), default=0)
    if len(breaks) < 2 or not NARROWEST <= width <= _WIDEST:
        return False
    full = sum(columns(above) + 1 + columns(below.split()[0]) > width - 2 for above, below in breaks)
    return full >= _SHARE_WRAPPED * len(breaks)


def by_paragraph(lines: list[str]) -> list[str]:
    """Lines without blank ones between, joined where an editor broke them. A line that is short, or that
    ends a sentence where nothing is wrapped, was ended by hand: the next is a note of its own."""
    wrapped = is_wrapped(lines)
    groups: list[list[str]] = []
    for line in lines:
        wide = bool(groups) and columns(groups[-1][-1]) >= NARROWEST
        if wide and (wrapped or line.lstrip()[:1].islower() or not ENDS_SENTENCE.search(groups[-1][-1].rstrip())):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [part for group in groups for part in join_lines(group) if part]


def join_lines(lines: list[str]) -> list[str]:
    """The lines of one written paragraph, joined but where a line opens something of its own."""
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and not opens_paragraph(line):
            paragraphs[-1] = f"{paragraphs[-1]} {line.strip()}"
        else:
            paragraphs.append(line.strip())
    return paragraphs
