"""Paragraphs, lists, topics and quotations as bands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.document import Lettered, Paragraph, Quotation, Quotations, Span, Text
from facilitator.paper.atoms import FIXED, Setting
from facilitator.paper.bands import Band, Op, hairline, kept, left, line_op, right
from facilitator.paper.lines import BALANCED, EVEN, Line, set_lines
from facilitator.paper.styles import ATTRIBUTION, BODY, NOTE, NUMBER, NUMBER_X, QUOTE, TEXT_X, TRANSLATION, Style

INDENT = 16.0
WIDEST = 560.0
QUOTE_COLUMNS = ((0.0, 0.405), (0.424, 0.775), (0.798, 1.0))


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks are set: the measure in points, the numbers still to be given, roomy tables or not."""

    setting: Setting
    measure: float
    numbers: Iterator[int]
    roomy: bool
    matrix: bool = False

    @property
    def text_width(self) -> float:
        return min(self.measure - TEXT_X, WIDEST)


def stack(lines: list[Line], x: float, style: Style) -> list[Band]:
    """Lines one under the other, the first two and the last two never parted."""
    count = len(lines)
    return [
        Band(style.leading, (line_op(line, x, style.drop),), keep=index + 1 < count and index in (0, count - 2))
        for index, line in enumerate(lines)
    ]


def labelled(paragraph: Paragraph) -> Text:
    """The text behind its run-in label: bold, two fixed spaces, glued to the next word."""
    if not paragraph.run_in:
        return paragraph.text
    label = paragraph.run_in.rstrip()
    stop = "" if not label or label[-1] in ".:;!?。：！？…" else "."
    head = (Span(label + stop, strong=True), Span(FIXED * 2))
    if paragraph.text and paragraph.text[0].text.startswith(" "):
        first = paragraph.text[0]
        return (*head, replace(first, text=first.text.lstrip()), *paragraph.text[1:])
    return (*head, *paragraph.text)


def paragraph(block: Paragraph, room: Room) -> list[Band]:
    """One paragraph, with its number where it has one."""
    return _prose(labelled(block), block.numbered, block.small, room)


def _prose(text: Text, numbered: bool, small: bool, room: Room) -> list[Band]:
    style = NOTE if small else BODY
    lines = set_lines(room.setting.atoms(text, style), room.text_width, room.setting, EVEN)
    bands = stack(lines, TEXT_X, style) or [Band(style.leading)]
    if numbered:
        bands[0] = bands[0].adding(right(str(next(room.numbers)), NUMBER_X, style.drop, NUMBER, room.setting))
    # A note is short: two lines of it alone on a last page would look forgotten.
    return [*kept(bands[:-1]), bands[-1]] if small else bands


def joined(blocks: list[Paragraph], room: Room) -> list[Band]:
    """Paragraphs of a discussion point run on: label after label in one paragraph."""
    text: tuple[Span, ...] = ()
    for block in blocks:
        text += (Span(" "), *labelled(block)) if text else labelled(block)
    return _prose(text, blocks[0].numbered, blocks[0].small, room)


def lettered(block: Lettered, room: Room) -> list[Band]:
    """Items as (a), (b), (c), hanging."""
    bands: list[Band] = []
    for index, item in enumerate(block.items):
        atoms = room.setting.atoms(labelled(item), BODY)
        indent = INDENT if index < 26 else INDENT + 6
        lines = set_lines(atoms, room.text_width - indent, room.setting, EVEN)
        made = stack(lines, TEXT_X + indent, BODY) or [Band(BODY.leading)]
        made[0] = made[0].adding(left(f"({letters(index)})", TEXT_X, BODY.drop, BODY, room.setting))
        bands += made
    if len(bands) > 1:
        bands[0] = replace(bands[0], keep=True)
    return bands


def letters(index: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(97 + rest) + name
    return name


def quotations(block: Quotations, room: Room) -> list[Band]:
    """Original, translation in grey, who said it; hairlines between."""
    return [band for item in block.items for band in _quotation(item, room)]


def _quotation(item: Quotation, room: Room) -> list[Band]:
    width = room.text_width
    texts = ((item.original, QUOTE), ((Span(item.translation),), TRANSLATION), ((Span(item.attribution),), ATTRIBUTION))
    ops: list[list[Op]] = []
    for (text, style), (start, end) in zip(texts, QUOTE_COLUMNS, strict=True):
        atoms = room.setting.atoms(text, style)
        for row, line in enumerate(set_lines(atoms, (end - start) * width, room.setting, BALANCED)):
            ops += [[]] if row >= len(ops) else []
            ops[row].append(line_op(line, TEXT_X + start * width, style.drop))
    bands = [Band(QUOTE.leading, tuple(row), keep=True) for row in ops]
    bands = [*bands[:-1], replace(bands[-1], keep=False)] if bands else bands
    top = Band(4.2, (hairline(TEXT_X, TEXT_X + width, 0.6),), keep=True)
    return [top, *bands, Band(2.4)] if bands else []
