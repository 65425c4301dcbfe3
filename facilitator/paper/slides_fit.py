"""What stands on a slide and how large: the largest type in which everything fits, else lines go to the notes.

Both writers of slides set the same lines at the same places. Points; y from the top of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from facilitator.document import (
    Block,
    Cell,
    Column,
    Lettered,
    Paragraph,
    Part,
    Row,
    Span,
    Table,
    Text,
    plain,
    walk,
)
from facilitator.paper.atoms import FIXED, Atom, Setting
from facilitator.paper.columns import fit_columns, level
from facilitator.paper.lettering import letters
from facilitator.paper.lines import BALANCED, CELL, EVEN, Line, count_lines, natural, set_lines, widest
from facilitator.paper.prose import labelled
from facilitator.paper.slides_look import (
    ALLEY,
    BELOW_TITLE,
    BETWEEN,
    BETWEEN_MOST,
    BODY_BOTTOM,
    FIGURE,
    HEAD,
    INDENT,
    MEASURE,
    PADDING,
    SIZES,
    SMALL,
    TITLES,
    body_style,
    cell_style,
    title_style,
)
from facilitator.paper.styles import Style

CUT = "[…]"
UNBROKEN = ("id", "number", "date")
BOLD = ("id", "name")
MOST = 3000  # characters that may fit on a slide: with more, only the smallest type is tried


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of a slide: its text, the letter before it, its lines and the space below them."""

    text: Text
    letter: str
    style: Style
    indent: float
    lines: tuple[Line, ...]
    after: float

    @property
    def height(self) -> float:
        return max(1, len(self.lines)) * self.style.leading + self.after


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of a table: its texts, and the lines of each cell."""

    row: Row
    texts: tuple[tuple[Text, ...], ...]
    cells: tuple[tuple[Line, ...], ...]
    height: float


@dataclass(frozen=True, slots=True)
class TextFrame:
    y: float
    items: tuple[Said, ...]

    @property
    def height(self) -> float:
        return sum(one.height for one in self.items)


@dataclass(frozen=True, slots=True)
class TableFrame:
    """A table; ``styles`` are those of its columns, ``lefts`` from the left margin."""

    y: float
    columns: tuple[Column, ...]
    heads: tuple[tuple[Line, ...], ...]
    head_height: float
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    styles: tuple[Style, ...]
    items: tuple[SetRow, ...]

    @property
    def height(self) -> float:
        return self.head_height + sum(one.height for one in self.items)


Frame = TextFrame | TableFrame


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with everything in its place; ``moved`` is how many lines went to the notes."""

    part: Part
    title: str
    title_lines: tuple[Line, ...]
    title_style: Style
    top: float
    frames: tuple[Frame, ...]
    notes: tuple[Paragraph, ...]
    moved: int


def fit_slide(part: Part, top: float, setting: Setting) -> Slide:
    """The slide of a part, its title beginning at ``top``."""
    title, style, lines, over = _title(part.title, setting)
    begin = top + len(lines) * style.leading + BELOW_TITLE
    frames, moved = _fitted((*part.blocks, *_mark(part)), BODY_BOTTOM - begin, setting)
    notes = (*over, *part.notes, *moved)
    spare = (BODY_BOTTOM - begin - _height(frames)) / max(1, len(frames))
    between = max(BETWEEN, min(BETWEEN_MOST, BETWEEN + spare / 2))
    return Slide(part, title, lines, style, top, _placed(frames, begin, between), notes, len(moved) + len(over))


def _mark(part: Part) -> tuple[Paragraph, ...]:
    """By whom it was settled, where somebody settled it."""
    return (Paragraph((Span(part.cleared),), small=True),) if part.cleared else ()


def _title(words: str, setting: Setting) -> tuple[str, Style, tuple[Line, ...], tuple[Paragraph, ...]]:
    """A title in as many lines as its size allows; what is longer is cut, and told whole in the notes."""
    style, most = title_style(TITLES[0][0]), 0
    lines: list[Line] = []
    for size, most in TITLES:
        style = title_style(size)
        lines = set_lines(setting.words(words, style), MEASURE, setting, BALANCED)
        if len(lines) <= most:
            return words, style, tuple(lines), ()
    length = sum(len(piece.word.text) for line in lines[:most] for piece in line.pieces)
    short = f"{words[: max(1, length - 2)].rstrip()}…"
    lines = set_lines(setting.words(short, style), MEASURE, setting)
    return short, style, tuple(lines[:most]), (Paragraph(text=(Span(words),), numbered=True),)


def _fitted(blocks: tuple[Block, ...], room: float, setting: Setting) -> tuple[list[Frame], tuple[Paragraph, ...]]:
    frames: list[Frame] = []
    for body, cells in SIZES if _length(blocks) <= MOST else SIZES[-1:]:
        frames = _frames(blocks, body, cells, setting)
        if _height(frames) <= room:
            return frames, ()
    return _cut(frames, room, setting)


def _length(blocks: tuple[Block, ...]) -> int:
    """Characters of a slide."""
    length = 0
    for block in walk(blocks):
        if isinstance(block, Paragraph):
            length += len(plain(block.text))
        elif isinstance(block, Lettered):
            length += sum(len(plain(item.text)) for item in block.items)
        elif isinstance(block, Table):
            length += sum(len(plain(text)) for row in block.rows for cell in row.cells for text in cell.paragraphs)
    return length


def _height(frames: list[Frame]) -> float:
    return sum(frame.height for frame in frames) + BETWEEN * max(0, len(frames) - 1)


def _placed(frames: list[Frame], y: float, between: float) -> tuple[Frame, ...]:
    placed: list[Frame] = []
    for frame in frames:
        placed.append(replace(frame, y=y))
        y += frame.height + between
    return tuple(placed)


def _frames(blocks: tuple[Block, ...], body: float, cells: float, setting: Setting) -> list[Frame]:
    """Text that stands together is one frame, each table is one."""
    flat = [block for block in walk(blocks) if isinstance(block, Paragraph | Lettered | Table)]
    frames: list[Frame] = []
    for tables, group in groupby(flat, key=lambda block: isinstance(block, Table)):
        members = list(group)
        if tables:
            frames += [_table(block, cells, setting) for block in members if isinstance(block, Table) and block.columns]
        else:
            said = [one for block in members for one in _said(block, body, setting)]
            frames += [TextFrame(0.0, tuple(said))] if said else []
    return frames


def _said(block: Block, size: float, setting: Setting) -> list[Said]:
    if isinstance(block, Lettered):
        return [_one(item, f"({letters(index)})", size, setting) for index, item in enumerate(block.items)]
    return [_one(block, "", size, setting)] if isinstance(block, Paragraph) and (block.text or block.run_in) else []


def _one(block: Paragraph, letter: str, size: float, setting: Setting) -> Said:
    style = SMALL if block.small else body_style(size)
    indent = style.size * INDENT if letter else 0.0
    text = labelled(block)
    lines = set_lines(setting.atoms(text, style), MEASURE - indent, setting, EVEN)
    return Said(text, letter, style, indent, tuple(lines), round(style.size * 0.45))


def _table(block: Table, size: float, setting: Setting) -> TableFrame:
    figures = len(block.rows) == 1 and all(column.role == "number" for column in block.columns)
    base = FIGURE if figures else cell_style(size)
    columns = tuple(replace(one, role="text") for one in block.columns) if figures else block.columns
    styles = tuple(base.bold if one.role in BOLD else base for one in columns)
    texts = [_texts(row, columns) for row in block.rows]
    widths = _widths(columns, styles, texts, setting, even=figures)
    lefts = tuple(sum(widths[:index]) + ALLEY * index for index in range(len(widths)))
    heads = tuple(
        tuple(set_lines(setting.words(one.title, HEAD), width + 0.2, setting, BALANCED))
        for one, width in zip(columns, widths, strict=True)
    )
    deep = max((len(lines) for lines in heads), default=1) or 1
    rows = tuple(_row(row, own, styles, widths, setting) for row, own in zip(block.rows, texts, strict=True))
    return TableFrame(0.0, columns, heads, deep * HEAD.leading + 2 * PADDING, lefts, widths, styles, rows)


def _texts(row: Row, columns: tuple[Column, ...]) -> tuple[tuple[Text, ...], ...]:
    cells = (*row.cells, *(Cell(),) * len(columns))[: len(columns)]
    return tuple(
        tuple(_whole(text) if column.role in UNBROKEN else text for text in cell.paragraphs)
        for cell, column in zip(cells, columns, strict=True)
    )


def _whole(text: Text) -> Text:
    """Ids, numbers and dates stay on one line, unless they are long."""
    if len(plain(text)) > 24:
        return text
    return tuple(replace(span, text=span.text.strip().replace(" ", FIXED)) for span in text)


def _widths(
    columns: tuple[Column, ...],
    styles: tuple[Style, ...],
    texts: list[tuple[tuple[Text, ...], ...]],
    setting: Setting,
    *,
    even: bool,
) -> tuple[float, ...]:
    cells: list[list[tuple[tuple[Atom, ...], ...]]] = [
        [
            tuple(setting.atoms(text, style) for text in paragraphs)
            for paragraphs, style in zip(row, styles, strict=True)
        ]
        for row in texts
    ]
    cells.append([(setting.words(one.title, HEAD),) for one in columns])
    # The letters of the presentation's own font may be a little wider than those measured here.
    least = [1.04 * max(widest(atoms) for row in cells for atoms in (*row[index], ())) for index in range(len(columns))]
    naturals = [[1.04 * max((natural(atoms) for atoms in own), default=0.0) for own in row] for row in cells]

    room = MEASURE - ALLEY * (len(columns) - 1)
    if even:
        return tuple(level([max(row[index] for row in naturals) for index in range(len(columns))], room))

    def lines_of(row: int, column: int, width: float) -> int:
        return sum(count_lines(atoms, width) for atoms in cells[row][column])

    return tuple(fit_columns(least, naturals, room, lines_of))


def _row(
    row: Row,
    texts: tuple[tuple[Text, ...], ...],
    styles: tuple[Style, ...],
    widths: tuple[float, ...],
    setting: Setting,
) -> SetRow:
    cells = tuple(
        tuple(line for text in own for line in set_lines(setting.atoms(text, style), width + 0.2, setting, CELL))
        for own, style, width in zip(texts, styles, widths, strict=True)
    )
    deep = max([1, *(len(lines) for lines in cells)])
    return SetRow(row, texts, cells, deep * styles[0].leading + 2 * PADDING)


def _cut(frames: list[Frame], room: float, setting: Setting) -> tuple[list[Frame], tuple[Paragraph, ...]]:
    """Lines from the end of the tallest frame until the rest fits; a mark stands where they stood."""
    mark = TextFrame(0.0, tuple(_said(Paragraph((Span(CUT),), small=True), SMALL.size, setting)))
    moved: list[tuple[int, int, Text]] = []
    while any(frame.items for frame in frames):
        cut = {index for index, *_ in moved}
        if _height(frames) + len(cut) * (mark.height + BETWEEN) <= room:
            break
        tallest = max(range(len(frames)), key=lambda index: frames[index].height if frames[index].items else -1.0)
        last = _last(frames[tallest])
        moved.append((tallest, last, _words(frames[tallest], last)))
        frames[tallest] = _without(frames[tallest], last)
    kept: list[Frame] = []
    for index, frame in enumerate(frames):
        kept += [frame] if frame.items else []
        kept += [mark] if any(index == where for where, *_ in moved) else []
    notes = tuple(Paragraph(text=words, numbered=True) for *_, words in sorted(moved, key=lambda one: one[:2]))
    return kept, notes


def _last(frame: Frame) -> int:
    """The last line; one that says how many more there are goes last of all."""
    if isinstance(frame, TextFrame):
        large = [index for index, one in enumerate(frame.items) if one.style is not SMALL]
        return large[-1] if large else len(frame.items) - 1
    return len(frame.items) - 1


def _words(frame: Frame, index: int) -> Text:
    if isinstance(frame, TextFrame):
        one = frame.items[index]
        return (*((Span(f"{one.letter} "),) if one.letter else ()), *one.text)
    texts = [text for own in frame.items[index].texts for text in own if text]
    return tuple(span for number, text in enumerate(texts) for span in ((Span("; "), *text) if number else text))


def _without(frame: Frame, index: int) -> Frame:
    if isinstance(frame, TextFrame):
        return replace(frame, items=(*frame.items[:index], *frame.items[index + 1 :]))
    return replace(frame, items=(*frame.items[:index], *frame.items[index + 1 :]))


def moved_lines(slides: list[Slide]) -> tuple[str, ...]:
    """A sentence for every slide of which not all lines are shown."""
    return tuple(
        f"Slide {number}: what had no room ({slide.moved}) stands in its notes."
        for number, slide in enumerate(slides, 1)
        if slide.moved
    )
