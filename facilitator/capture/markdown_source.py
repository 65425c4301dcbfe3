"""Markdown to blocks: the part of it that people use for notes."""

from __future__ import annotations

import re

from facilitator.capture.blocks import LABEL_LEVEL, Block, BlockKind, bullet_text, by_paragraph, pipe_table

_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^`]*$")
_STRONG_ALONE = re.compile(r"^(\*\*|__)(?=\S)([^*_]{1,80}?)(?<=\S)\1$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_\n]*?)(?<=[^\s*_\\])\1(?![\w*])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text with LF line ends; emphasis is taken off, links stay as written."""
    lines = text.split("\n")
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        found, at = _next(lines, at)
        blocks += found
    return tuple(blocks)


def plain_markdown(text: str) -> str:
    """Words without the marks of strong and emphasized text and without escapes."""
    bare = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", text))
    return _BREAK.sub(" ", _ESCAPE.sub(r"\1", bare)).strip()


def _next(lines: list[str], at: int) -> tuple[list[Block], int]:
    """The blocks that start at a line, and the line after them."""
    line = lines[at]
    if not line.strip() or _RULE.match(line) or _FENCE.match(line):
        return [], at + 1
    if heading := _HEADING.match(line):
        return _heading(heading.group(2), len(heading.group(1))), at + 1
    if table := pipe_table(lines, at):
        block, after = table
        rows = tuple(tuple(plain_markdown(cell) for cell in row) for row in block.rows)
        return [Block(BlockKind.TABLE, rows=rows)], after
    if bullet_text(line) is not None:
        return _bullet(lines, at)
    return _paragraph(lines, at)


def _heading(text: str, level: int) -> list[Block]:
    words = plain_markdown(text)
    return [Block(BlockKind.HEADING, words, level)] if words else []


def _bullet(lines: list[str], at: int) -> tuple[list[Block], int]:
    end = _end(lines, at)
    first, *rest = by_paragraph([plain_markdown(line) for line in (bullet_text(lines[at]) or "", *lines[at + 1 : end])])
    return [Block(BlockKind.BULLET, first), *(Block(BlockKind.PARAGRAPH, part) for part in rest)], end


def _paragraph(lines: list[str], at: int) -> tuple[list[Block], int]:
    end = _end(lines, at)
    if end < len(lines) and (under := _UNDERLINE.match(lines[end])):
        return _heading(" ".join(line.strip() for line in lines[at:end]), 1 if under.group(1)[0] == "=" else 2), end + 1
    if end == at + 1 and (strong := _STRONG_ALONE.match(lines[at].strip())):
        return [Block(BlockKind.HEADING, plain_markdown(strong.group(2)), LABEL_LEVEL)], end
    parts: list[Block] = []
    for chunk in _hard_breaks(lines[at:end]):
        parts += [Block(BlockKind.PARAGRAPH, part) for part in by_paragraph([plain_markdown(line) for line in chunk])]
    return parts, end


def _end(lines: list[str], at: int) -> int:
    """The line after the last one that goes on with the paragraph starting at a line."""
    end = at + 1
    while end < len(lines) and not _interrupts(lines, end):
        end += 1
    return end


def _interrupts(lines: list[str], at: int) -> bool:
    line = lines[at]
    fixed = (_HEADING, _RULE, _FENCE, _UNDERLINE)
    return (
        not line.strip()
        or any(pattern.match(line) for pattern in fixed)
        or bullet_text(line) is not None
        or pipe_table(lines, at) is not None
    )


def _hard_breaks(lines: list[str]) -> list[list[str]]:
    """Lines in groups that end where the writer forced a new line."""
    groups: list[list[str]] = [[]]
    for line in lines:
        groups[-1].append(line.rstrip("\\") if line.endswith("\\") else line)
        if line.endswith(("  ", "\\")):
            groups.append([])
    return [group for group in groups if group]
