"""A paper as Markdown (CommonMark with the tables of GFM). Nothing in its words can act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import assert_never

from facilitator.document import (
    Bars,
    Beside,
    Block,
    Cell,
    Contents,
    Document,
    Lettered,
    Paragraph,
    Part,
    Quotation,
    Quotations,
    Row,
    Span,
    Strip,
    Table,
    Text,
    Topic,
)
from facilitator.paper.lettering import letters

MARKUP = re.compile(r"([\\`*_\[\]<>|~&$])")
BLOCK_START = re.compile(r"^(?:([-+](?=[\s-]|$)|#{1,6}(?=\s|$)|=(?==*$))|(\d{1,9})(?=[.)](?:\s|$)))")
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]+")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
SOLID, OPEN = "■", "□"


def render_markdown(document: Document) -> bytes:
    """UTF-8 with a newline at the end."""
    chunks = [*_masthead(document)]
    numbers = count(1)
    for part in document.parts:
        chunks += [f"## {line(part.title)}", *_blocks(part.blocks, document, numbers), _notes(part, document, numbers)]
    text = "\n\n".join(chunk for chunk in chunks if chunk.strip())
    return (text + "\n").encode("utf-8", "backslashreplace")


def line(words: str) -> str:
    """Characters on one line, with everything that Markdown would act on escaped."""
    words = MARKUP.sub(r"\\\1", _tame(words)).strip()
    return BLOCK_START.sub(_unopened, words)


def _tame(words: str) -> str:
    """Without controls, and without marks that turn the reading direction."""
    return TURNS.sub("", CONTROL.sub(" ", words))


def _unopened(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\"


def _text(text: Text) -> str:
    """Spans with their strength and emphasis; the marks stand at the words, not at the spaces."""
    return "".join(_span(span) for span in text).strip()


def _span(span: Span) -> str:
    words = MARKUP.sub(r"\\\1", _tame(span.text))
    mark = "**" * span.strong + "*" * span.emphasis
    bare = words.strip()
    if not mark or not bare:
        return words
    start = len(words) - len(words.lstrip())
    return f"{words[:start]}{mark}{bare}{mark[::-1]}{words[start + len(bare) :]}"


def _masthead(document: Document) -> Iterator[str]:
    yield "\\\n".join(filter(None, map(line, document.letterhead)))
    yield f"# {line(document.title)}"
    yield f"**{line(document.status)}**" if document.status else ""
    yield f"*{line(document.example)}*" if document.example else ""
    for words in (document.subtitle, document.disclaimer, document.programme, document.place):
        yield line(words)
    yield "\n".join(f"- {line(meta.title)}: {'; '.join(map(line, meta.lines))}" for meta in document.meta)


def _notes(part: Part, document: Document, numbers: Iterator[int]) -> str:
    """What is said beside a part, set off from it as a quotation."""
    if not part.notes:
        return ""
    title = f"**{line(document.notes_title)}**" if document.notes_title.strip() else ""
    said = (title, *(_paragraph(each, numbers) for each in part.notes))
    return "\n>\n".join(f"> {each}" for each in said if each)


def _blocks(blocks: tuple[Block, ...], document: Document, numbers: Iterator[int]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, document, numbers)


def _block(block: Block, document: Document, numbers: Iterator[int]) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block, numbers)
        case Lettered():
            yield _lettered(block)
        case Topic():
            yield f"### {line(block.title)}"
            yield from _blocks(block.blocks, document, numbers)
        case Table():
            yield from _table(block)
        case Contents():
            yield from _contents(block)
        case Beside():
            yield from _table(block.left)
            yield from _contents(block.right)
        case Bars():
            yield _bars(block)
        case Strip():
            yield from _strip(block)
        case Quotations():
            yield from map(_quotation, block.items)
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, numbers: Iterator[int]) -> str:
    words = _labelled(block)
    if block.numbered:
        return f"{next(numbers)}\\. {words}".rstrip()
    return BLOCK_START.sub(_unopened, words)


def _labelled(block: Paragraph) -> str:
    words = _text(block.text)
    if not block.run_in.strip():
        return words
    stop = "" if block.run_in.rstrip()[-1] in ".:;!?。：！？…" else "."
    return f"**{line(block.run_in)}{stop}** {words}".rstrip()


def _lettered(block: Lettered) -> str:
    return "\n".join(f"- ({letters(index)}) {_labelled(item)}" for index, item in enumerate(block.items))


def _table(block: Table) -> Iterator[str]:
    if not block.columns:
        return
    if block.caption:
        yield f"**{line(block.caption)}**"
    aligned = ["--:" if column.role == "number" else "---" for column in block.columns]
    rows = [_cells(block, index, row) for index, row in enumerate(block.rows)]
    if block.total:
        rows.append([f"**{words}**" if words else "" for words in _row(block.total, len(block.columns))])
    yield _grid([line(column.title) for column in block.columns], aligned, rows)
    if block.timeline and block.timeline.reviews:
        yield "\n".join(f"- {line(label)}" for _, label in block.timeline.reviews)


def _cells(block: Table, index: int, row: Row) -> list[str]:
    """A row; the name of a group stands once."""
    cells = _row(row, len(block.columns))
    before = _row(block.rows[index - 1], len(block.columns)) if index else [""]
    if block.grouped and index and cells[0] == before[0]:
        cells = ["", *cells[1:]]
    return cells


def _row(row: Row, width: int) -> list[str]:
    cells = [_cell(cell) for cell in row.cells[:width]]
    return cells + [""] * (width - len(cells))


def _cell(cell: Cell) -> str:
    return "<br>".join(_text(text) for text in cell.paragraphs)


def _grid(head: list[str], aligned: list[str], rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, aligned, *rows))


def _contents(block: Contents) -> Iterator[str]:
    """Markdown has no pages: the parts in their order."""
    yield f"**{line(block.title)}**"
    yield "\n".join(f"- {line(title)}" for _, title in block.entries)


def _bars(block: Bars) -> str:
    """One row of figures for every bar."""
    head = [line(block.row_title), "", *map(line, block.columns), line(block.total_title)]
    rows: list[list[str]] = []
    for group in block.groups:
        for index, series in enumerate(block.series):
            counts = group.counts[index] if index < len(group.counts) else None
            note = group.notes[index] if index < len(group.notes) else ""
            figures = [*map(str, counts), str(sum(counts))] if counts is not None else [line(note)]
            figures += [""] * (len(block.columns) + 1 - len(figures))
            rows.append([line(group.title), line(series), *figures])
    return _grid(head, ["---", "---"] + ["--:"] * (len(block.columns) + 1), rows)


def _strip(block: Strip) -> Iterator[str]:
    """The targets that are served, one a row, with a mark for every proposal and action item."""
    served = sorted({mark.number for _, marks in block.rows for mark in marks})
    groups = [(number, title) for title, first, last in block.groups for number in served if first <= number <= last]
    head = ["", line(block.row_title), *(line(title) for title, _ in block.rows)]
    rows = [
        [line(title), str(number), *(_marks(number, block.rows[index][1]) for index in range(len(block.rows)))]
        for number, title in groups
    ]
    yield _grid(head, ["---", "--:"] + ["---"] * len(block.rows), rows)
    named = [f"{mark} {line(title)}" for mark, title in zip((SOLID, OPEN), block.legend, strict=False) if title]
    yield ", ".join(named)


def _marks(number: int, marks: tuple[object, ...]) -> str:
    from facilitator.document import StripMark

    own = [mark for mark in marks if isinstance(mark, StripMark) and mark.number == number]
    return SOLID * sum(mark.solid for mark in own) + OPEN * sum(not mark.solid for mark in own)


def _quotation(item: Quotation) -> str:
    lines = [_text(item.original), line(item.translation), f"— {line(item.attribution)}" if item.attribution else ""]
    return "\n>\n".join(f"> {BLOCK_START.sub(_unopened, each)}" for each in lines if each)
