"""Paragraphs, lists, topics and quotations as bands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from facilitator.document import Lettered, Paragraph, Quotation, Quotations, Span, Text
from facilitator.paper.atoms import FIXED, Setting
from facilitator.paper.bands import Band, Op, hairline, kept, left, line_op, right
from facilitator.paper.lettering import letters
from facilitator.paper.lines import BALANCED, EVEN, Line, set_lines
from facilitator.paper.styles import ATTRIBUTION, BODY, NOTE, NUMBER, NUMBER_X, QUOTE, TEXT_X, TRANSLATION, Style
from facilitator.paper.tags import Tag

INDENT = 16.0
WIDEST = 560.0
QUOTE_COLUMNS = ((0.0, 0.405), (0.424, 0.775), (0.798, 1.0))


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks are set: the measure in points, the numbers still to be given, roomy tables or not; the tag to
    whose children they belong, and the level of a heading there.
    """

    setting: Setting
    measure: float
    numbers: Iterator[int]
    roomy: bool
    matrix: bool = False
    tag: Tag | None = None
    level: int = 2

    @property
    def text_width(self) -> float:
        return min(self.measure - TEXT_X, WIDEST)

    @property
    def under(self) -> Tag:
        """The tag that holds what is set here."""
        return self.tag or self.setting.root

    def inside(self, tag: Tag, deeper: bool = False) -> Room:
        """The same room for the children of a tag."""
        return replace(self, tag=tag, level=min(6, self.level + deeper))


def stack(lines: list[Line], x: float, style: Style, tag: Tag | None = None) -> list[Band]:
    """Lines one under the other, the first two and the last two never parted."""
    count = len(lines)
    return [
        Band(style.leading, (line_op(line, x, style.drop, tag),), keep=index + 1 < count and index in (0, count - 2))
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
    tag = room.under.add("P", language=room.setting.tongue(text))
    bands = stack(lines, TEXT_X, style, tag) or [Band(style.leading)]
    if numbered:
        number = tag.add("Lbl")
        bands[0] = bands[0].after(right(str(next(room.numbers)), NUMBER_X, style.drop, NUMBER, room.setting, number))
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
    whole = room.under.add("L")
    whole.numbering = "LowerAlpha"
    for index, item in enumerate(block.items):
        entry = whole.add("LI")
        label, body = entry.add("Lbl"), entry.add("LBody", language=room.setting.tongue(item.text))
        atoms = room.setting.atoms(labelled(item), BODY)
        indent = INDENT if index < 26 else INDENT + 6
        lines = set_lines(atoms, room.text_width - indent, room.setting, EVEN)
        made = stack(lines, TEXT_X + indent, BODY, body) or [Band(BODY.leading)]
        made[0] = made[0].after(left(f"({letters(index)})", TEXT_X, BODY.drop, BODY, room.setting, label))
        bands += made
    if len(bands) > 1:
        bands[0] = replace(bands[0], keep=True)
    return bands


def quotations(block: Quotations, room: Room) -> list[Band]:
    """Original, translation in grey, who said it; hairlines between."""
    return [band for item in block.items for band in _quotation(item, room)]


def _quotation(item: Quotation, room: Room) -> list[Band]:
    width = room.text_width
    texts = ((item.original, QUOTE), ((Span(item.translation),), TRANSLATION), ((Span(item.attribution),), ATTRIBUTION))
    ops: list[list[Op]] = []
    quote = room.under.add("BlockQuote")
    for (text, style), (start, end) in zip(texts, QUOTE_COLUMNS, strict=True):
        atoms = room.setting.atoms(text, style)
        tag = quote.add("P", language=room.setting.tongue(text))
        for row, line in enumerate(set_lines(atoms, (end - start) * width, room.setting, BALANCED)):
            ops += [[]] if row >= len(ops) else []
            ops[row].append(line_op(line, TEXT_X + start * width, style.drop, tag))
    bands = [Band(QUOTE.leading, tuple(row), keep=True) for row in ops]
    bands = [*bands[:-1], replace(bands[-1], keep=False)] if bands else bands
    top = Band(4.2, (hairline(TEXT_X, TEXT_X + width, 0.6),), keep=True)
    return [top, *bands, Band(2.4)] if bands else []
