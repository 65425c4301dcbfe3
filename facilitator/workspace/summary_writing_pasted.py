"""Cleared text pasted over a part: which of its sentences are recognisably those that stood there (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from facilitator.capture.cleared_matches import Pool
from facilitator.document_words import bare
from facilitator.summary.sentence_lines import Line, new_line, one_line, rewritten

_ITEM = re.compile(r"^\s*(?:[-*•–]|\([a-z]{1,2}\)|[a-z]\))\s+")
_NUMBER = re.compile(r"^\s*\d{1,3}\.\s+")
_BREAK = re.compile(r"\n[ \t]*\n")


def text_of(lines: Sequence[Line]) -> str:
    """The words of lines as ``pasted`` reads them: a blank line between paragraphs, items behind “- ”."""
    said: list[str] = []
    for line in lines:
        if line.block is not None:
            continue
        label = f"{line.paragraph.run_in} " if line.paragraph.run_in else ""
        if line.item and said and said[-1].startswith("- "):
            said[-1] += f"\n- {line.words}"
        else:
            said.append(f"- {line.words}" if line.item else label + line.words)
    return "\n\n".join(said)


def pasted(lines: Sequence[Line], words: str, new_key: Callable[[], str]) -> list[Line]:
    """The lines of a text, with records, label and key of what stood there before and says the same or nearly so."""
    sentences = [line for line in lines if line.block is None]
    pool = Pool(sentences, _said)
    taken: set[str] = set()
    pieces = list(_pieces(words))
    same = [pool.same(bare(piece)) for piece, _ in pieces]
    taken |= {line.key for line in same if line}
    made: list[Line] = []
    for (piece, item), found in zip(pieces, same, strict=True):
        alike = found or pool.like(bare(piece))
        key = found.key if found else alike.key if alike and alike.key not in taken else new_key()
        taken.add(key)
        made.append(_line(piece, item, alike, key))
    return [*made, *(line for line in lines if line.block is not None)]


def _line(piece: str, item: bool, alike: Line | None, key: str) -> Line:
    if alike is None:
        line = new_line(key, piece, ())
        return replace(line, item=item, paragraph=replace(line.paragraph, numbered=not item))
    label = alike.paragraph.run_in
    inside = not item and label and piece.casefold().startswith(label.rstrip(".").casefold())
    body = piece[len(label.rstrip(".")) :].lstrip(" .:") if inside else piece
    shown = replace(alike.paragraph, run_in=label if inside else "", numbered=alike.paragraph.numbered and not item)
    own = replace(alike, key=key, item=item, paragraph=shown)
    return own if own.words == body else rewritten(own, body)


def _said(line: Line) -> str:
    return bare(f"{line.paragraph.run_in} {line.words}")


def _pieces(words: str) -> Iterator[tuple[str, bool]]:
    """(words, whether an item of a list) of each sentence of a text."""
    for block in _BREAK.split(words.replace("\r\n", "\n").replace("\r", "\n")):
        rows = [row for row in block.split("\n") if row.strip()]
        items = [one_line(_ITEM.sub("", row)) for row in rows if _ITEM.match(row)]
        if items and len(items) == len(rows):
            yield from ((item, True) for item in items if item)
        elif rows:
            yield one_line(_NUMBER.sub("", " ".join(rows))), False
