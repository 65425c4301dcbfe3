"""A part of a paper as bands: its title beside its first block, its blocks under each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import assert_never

from facilitator.document import (
    Bars,
    Beside,
    Block,
    Column,
    Contents,
    Lettered,
    Paragraph,
    Part,
    Quotations,
    Row,
    Strip,
    Table,
    Topic,
)
from facilitator.document import Cell as TableCell
from facilitator.document import Span as Words
from facilitator.paper.bands import AnchorOp, Band, PageOp, gap, hairline, kept, line_op, moved
from facilitator.paper.charts import bars, strip
from facilitator.paper.lines import BALANCED, set_lines, widest
from facilitator.paper.prose import Room, joined, lettered, paragraph, quotations
from facilitator.paper.styles import CELL_ROOMY, LABEL, LABEL_MOST, LABEL_WIDTH, TEXT_X, TOPIC, Style
from facilitator.paper.tables import HALF_ABOVE, half_table, table

BELOW_SENTENCE = 6.0
BETWEEN_TOPICS = 6.0
ALLEY = 24.0


def part(block: Part, room: Room) -> list[Band]:
    """The bands of a part, without the space before it."""
    bands = blocks(block.blocks, room)
    if block.blocks and isinstance(block.blocks[0], Topic):  # its name stands in the label column too
        bands = [Band(0.0, keep=True, full=True), *bands]
    return _headed(block.title, AnchorOp(block.key, block.title, 0), bands, LABEL, room)


def blocks(content: tuple[Block, ...], room: Room) -> list[Band]:
    """Blocks under each other, with the space that their kinds ask for."""
    bands: list[Band] = []
    before: Block | None = None
    for block in content:
        made = one(block, room)
        if not made:
            continue
        if before is not None:
            between = _between(before, block)
            if _holds(before, block):
                bands = [*bands[:-1], replace(bands[-1], keep=True)]
            bands += [gap(between)] if between else []
        bands += made
        before = block
    return bands


def one(block: Block, room: Room) -> list[Band]:
    """One block as bands."""
    match block:
        case Paragraph():
            return paragraph(block, room)
        case Lettered():
            return lettered(block, room)
        case Topic():
            return topic(block, room)
        case Table():
            return table(block, room)
        case Contents():
            return contents(block, TEXT_X, TEXT_X + room.text_width, room)
        case Beside():
            return beside(block, room)
        case Bars():
            return bars(block, room)
        case Strip():
            return strip(block, room)
        case Quotations():
            return quotations(block, room)
        case _:
            assert_never(block)


def _between(before: Block, block: Block) -> float:
    wide = (Table, Bars, Strip, Quotations, Contents, Beside)
    if isinstance(block, Topic) or isinstance(before, Topic):
        return BETWEEN_TOPICS
    if isinstance(before, wide) and not (isinstance(before, Table) and before.narrow):
        return 12.0
    if isinstance(block, Table) and block.narrow:
        return 0.0
    return BELOW_SENTENCE if isinstance(block, wide) else 0.0


def _holds(before: Block, block: Block) -> bool:
    """A sentence stays with what it introduces."""
    return isinstance(before, Paragraph) and not isinstance(block, Paragraph | Topic)


def topic(block: Topic, room: Room) -> list[Band]:
    """A discussion point: its name beside one paragraph, and whatever follows that."""
    bands: list[Band] = []
    for runs, group in groupby(block.blocks, key=lambda each: isinstance(each, Paragraph)):
        members = tuple(group)
        if runs:
            for paragraphs in _runs_on([each for each in members if isinstance(each, Paragraph)]):
                bands += joined(paragraphs, room)
        else:
            bands += ([gap(BELOW_SENTENCE)] if bands and isinstance(members[0], Table) else []) + blocks(members, room)
    key = "\n".join(("topic", block.title, *block.records))
    return _headed(block.title, AnchorOp(key, block.title, 1), bands, TOPIC, room)


def _runs_on(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs with a label and no number follow on in the one before."""
    found: list[list[Paragraph]] = []
    for each in paragraphs:
        if found and each.run_in and not each.numbered and not each.small:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _headed(title: str, anchor: AnchorOp, bands: list[Band], style: Style, room: Room) -> list[Band]:
    """The title in the label column; the bands beside it stay with it."""
    atoms = room.setting.words(title, style)
    width = LABEL_WIDTH if widest(atoms) <= LABEL_WIDTH else LABEL_MOST
    lines = set_lines(atoms, width, room.setting, BALANCED)
    ops = tuple(line_op(line, 0, style.drop + index * style.leading) for index, line in enumerate(lines))
    made = _beside_label(bands, max(1, len(lines)) * style.leading)
    return [made[0].adding(*ops, anchor), *made[1:]]


def _beside_label(bands: list[Band], needed: float) -> list[Band]:
    """Bands as high as the label at least; what reaches into its column begins below it."""
    height, count = 0.0, 0
    while count < len(bands) and not bands[count].full and height + bands[count].height < needed - 0.01:
        height += bands[count].height
        count += 1
    beside, rest = bands[:count], bands[count:]
    if rest and not rest[0].full:
        return [*kept(beside), *rest]
    if not rest:
        return [*kept(beside), Band(needed - height)]
    return [*kept(beside), Band(max(0.0, needed + BELOW_SENTENCE - height), keep=True), *rest]


def contents(block: Contents, x0: float, x1: float, room: Room) -> list[Band]:
    """Titles and the pages on which their parts begin."""
    columns = (Column(block.title), Column(block.page_title, "number"))
    rows = tuple(Row((TableCell(((Words(title),),)), TableCell())) for _, title in block.entries)
    made = half_table(Table(columns, rows), x0, x1, room)
    body = [band for band in made if band.head]
    keys = iter(key for key, _ in block.entries)
    y = HALF_ABOVE + CELL_ROOMY.drop
    return [band.adding(PageOp(x1, y, next(keys), CELL_ROOMY)) if band in body else band for band in made]


def beside(block: Beside, room: Room) -> list[Band]:
    """A table and the contents side by side in the text column, on one page."""
    each = (room.text_width - ALLEY) / 2
    start = TEXT_X + each + ALLEY
    left_bands = half_table(block.left, TEXT_X, TEXT_X + each, room)
    right_bands = contents(block.right, start, start + each, room)
    return _merged(left_bands, right_bands)


def _merged(one_side: list[Band], other: list[Band]) -> list[Band]:
    """Two stacks as one band; they never split."""
    ops = []
    depths = []
    for side in (one_side, other):
        y = 0.0
        for band in side:
            ops += [moved(op, 0.0, y) for op in band.ops]
            y += band.height
        depths.append(y)
    return [Band(max(depths), tuple(ops))]


def separator(before: Part, following: Part, measure: float) -> Band:
    """The space between two parts, with a hairline in it unless a rule stands above or below."""
    last = before.blocks[-1] if before.blocks else None
    if isinstance(last, Bars | Strip | Beside) or (isinstance(last, Table) and not last.narrow):
        return gap(18.0)
    return opening(following, measure)


def opening(following: Part, measure: float) -> Band:
    """The space above a part that no rule closes."""
    if following.blocks and isinstance(following.blocks[0], Beside):
        return gap(12.0)
    return gap(12.0, hairline(0, measure, 6.0, 0.5))
