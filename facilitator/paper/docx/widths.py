"""How wide words are, about: whoever opens a paper in Word may have other fonts than we."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

from facilitator.document import Cell, Row, Table, plain
from facilitator.paper.columns import fit_columns
from facilitator.paper.docx.grids import GUTTER
from facilitator.paper.docx.runs import with_fixed_spaces

SIZE, HEAD_SIZE = 8.1, 7.4
UNBROKEN = ("id", "number", "date")
LONGEST_UNBROKEN = 24
# Advances of Noto Sans, regular, in thousandths of an em; letters not listed take OTHER.
ADVANCES = {
    char: advance
    for advance, chars in (
        (262, " !,.:;Jijl'’\u00a0"),
        (320, "()-`"),
        (370, "/I[]ft“”\\|"),
        (420, "r{}"),
        (450, "?_zгт"),
        (500, "FLcsvyзсухэүГ–«»"),
        (560, "$*+0123456789<=>ESTYZ^aekx~авекьЕТҮ"),
        (740, "&DGHNUжмфыДИЙНОПЦ"),
        (800, "OQwюФӨ…Л"),
        (930, "%@MWmшщЖМ"),
        (1010, "Ю—ШЩ"),
    )
    for char in chars
}
OTHER = 620
SLACK = 1.04
RESERVE = 1.25  # what must not be parted fits in the widest of the usual stand-ins, too
_WORD = re.compile(r"[^ \u00a0/–-]+[/–-]?")


def natural(words: str, size: float, bold: bool = False) -> float:
    """The width in points of words on one line."""
    return size * SLACK * sum(map(_width, words)) * (1.06 if bold else 1.0) / 1000


def widest(words: str, size: float, whole: bool, bold: bool = False) -> float:
    """The width in points of the longest stretch that no line end parts; all of it where it is ``whole``."""
    if whole:
        return natural(words, size, bold) * RESERVE
    glued = max((natural(one, size, bold) * RESERVE for one in _glued(words)), default=0.0)
    return max(glued, *(natural(_unparted(word), size, bold) for word in _WORD.findall(words)), 0.0)


def _glued(words: str) -> list[str]:
    """Words that fixed spaces hold together, such as days; longer than that they may be parted after all."""
    return [one for one in words.split(" ") if "\u00a0" in one and len(one) <= LONGEST_UNBROKEN]


def column_widths(block: Table, available: float) -> list[float]:
    """Widths in points, the gutters included, that fill ``available``."""
    count = len(block.columns)
    rows = [*block.rows, *((block.total,) if block.total else ())]
    texts = [[_texts(row, column) for column in range(count)] for row in rows]
    heads = [column.title for column in block.columns]
    bold = [column.role in ("id", "name") for column in block.columns]
    whole = [column.role in UNBROKEN for column in block.columns]
    least = [widest(heads[at], HEAD_SIZE, False, True) + 1.5 for at in range(count)]
    for row in texts:
        for at, own in enumerate(row):
            longest = (widest(t, SIZE, whole[at] and len(t) <= LONGEST_UNBROKEN, bold[at]) + 1.5 for t in own)
            least[at] = max(least[at], *longest, 0.0)
    spans = [[[natural(t, SIZE, bold[at]) for t in row[at]] for at in range(count)] for row in texts]
    sizes = [[max(own, default=0.0) for own in row] for row in spans]

    def lines_of(row: int, column: int, width: float) -> int:
        return sum(1 + int(length / max(1.0, width) / 0.94) for length in spans[row][column])

    made = fit_columns(least, sizes or [least], available - GUTTER * (count - 1), lines_of)
    return [width + (GUTTER if at < count - 1 else 0.0) for at, width in enumerate(made)]


def _texts(row: Row, column: int) -> list[str]:
    found = row.cells[column] if column < len(row.cells) else Cell()
    return [with_fixed_spaces(plain(text), "") for text in found.paragraphs]


def _unparted(word: str) -> str:
    """Chinese and Japanese words may be parted; ten characters are kept together where that is possible."""
    return word[:3] if east_asian_width(word[0]) in "WF" else word[:60]


def _width(char: str) -> int:
    advance = ADVANCES.get(char)
    return advance if advance is not None else 1000 if east_asian_width(char) in "WF" else OTHER
