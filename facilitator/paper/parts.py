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
from facilitator.paper.bands import AnchorOp, Band, LinkOp, PageOp, gap, hairline, kept, line_op, moved, spanned
from facilitator.paper.charts import bars, strip
from facilitator.paper.lines import BALANCED, EVEN, set_lines, widest
from facilitator.paper.prose import Room, joined, lettered, paragraph, quotations
from facilitator.paper.styles import CELL_ROOMY, CLEARED, LABEL, LABEL_MOST, LABEL_WIDTH, TEXT_X, TOPIC, Style
from facilitator.paper.tables import HALF_ABOVE, half_table, table
from facilitator.paper.tags import Tag

BELOW_SENTENCE = 6.0
BETWEEN_TOPICS = 6.0
ALLEY = 24.0


def part(block: Part, room: Room) -> list[Band]:
    """The bands of a part, without the space before it."""
    section = room.under.add("Sect", title=block.title)
    heading = section.add(f"H{room.level}")
    mark = (block.cleared, section.add("P"))
    bands = _ends_kept(blocks(block.blocks, room.inside(section, deeper=bool(block.title))))
    return _headed(block.title, AnchorOp(block.key, block.title, 0), bands, LABEL, room, heading, mark)


def _ends_kept(bands: list[Band]) -> list[Band]:
    """No line of a part stands alone at the foot of a page or at the top of the next."""
    alone = {0, len(bands) - 2} if len(bands) > 1 else set[int]()
    return [replace(band, keep=True) if index in alone else band for index, band in enumerate(bands)]


def blocks(content: tuple[Block, ...], room: Room) -> list[Band]:
    """Blocks under each other, with the space that their kinds ask for."""
    bands: list[Band] = []
    before: Block | None = None
    for block in content:
        made = one(block, room)
        if not made:
            continue
        if isinstance(block, Topic):  # its name stands in the label column too
            made = [Band(0.0, keep=True, full=True), *made]
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
    section = room.under.add("Sect", title=block.title)
    heading = section.add(f"H{room.level}")
    outer, room = room, room.inside(section, deeper=bool(block.title))
    for runs, group in groupby(block.blocks, key=lambda each: isinstance(each, Paragraph)):
        members = tuple(group)
        if runs:
            for paragraphs in _runs_on([each for each in members if isinstance(each, Paragraph)]):
                bands += joined(paragraphs, room)
        else:
            bands += ([gap(BELOW_SENTENCE)] if bands and isinstance(members[0], Table) else []) + blocks(members, room)
    key = "\n".join(("topic", block.title, *block.records))
    return _headed(block.title, AnchorOp(key, block.title, 1), bands, TOPIC, outer, heading)


def _runs_on(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    """Paragraphs with a label and no number follow on in the one before."""
    found: list[list[Paragraph]] = []
    for each in paragraphs:
        if found and each.run_in and not each.numbered and not each.small:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _headed(
    title: str,
    anchor: AnchorOp,
    bands: list[Band],
    style: Style,
    room: Room,
    tag: Tag,
    mark: tuple[str, Tag] | None = None,
) -> list[Band]:
    """The title in the label column, a small mark below it; the bands beside it stay with it."""
    atoms = room.setting.words(title, style)
    width = LABEL_WIDTH if widest(atoms) <= LABEL_WIDTH else LABEL_MOST
    lines = set_lines(atoms, width, room.setting, BALANCED)
    ops = [line_op(line, 0, style.drop + index * style.leading, tag) for index, line in enumerate(lines)]
    depth = max(1, len(lines)) * style.leading
    if mark and mark[0]:
        marks = set_lines(room.setting.words(mark[0], CLEARED), LABEL_WIDTH, room.setting, EVEN)
        first = depth + 1.0 + CLEARED.drop
        ops += [line_op(line, 0, first + index * CLEARED.leading, mark[1]) for index, line in enumerate(marks)]
        depth += 1.0 + len(marks) * CLEARED.leading
    made = _beside_label(bands, depth)
    return [made[0].after(*ops, anchor), *made[1:]]


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
    made = half_table(Table(columns, rows), x0, x1, room.inside(Tag("Div")))
    list_of = room.under.add("TOC")
    entries = iter(block.entries)
    bands: list[Band] = []
    for index, band in enumerate(made):
        if band.head:
            key, title = next(entries)
            bands.append(_linked(band, key, title, x0, x1, list_of.add("TOCI").add("Reference").add("Link")))
        else:
            bands.append(spanned(band, list_of.add("Caption")) if not index else band)
    return bands


def _linked(band: Band, key: str, title: str, x0: float, x1: float, tag: Tag) -> Band:
    """A line of the contents with the page it names, leading there."""
    made = spanned(band, tag)
    page = PageOp(x1, HALF_ABOVE + CELL_ROOMY.drop, key, CELL_ROOMY, tag.add("Span"))
    return made.adding(page, LinkOp(x0, 0.0, x1 - x0, band.height, key, title, tag))


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
