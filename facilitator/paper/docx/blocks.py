"""The blocks of a part as paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import assert_never

from facilitator.document import (
    Bars,
    Beside,
    Block,
    Contents,
    Lettered,
    Paragraph,
    Quotation,
    Quotations,
    Strip,
    Table,
    Topic,
)
from facilitator.document import Span as Words
from facilitator.paper.docx.charts import bars, strip
from facilitator.paper.docx.elements import NONE, Xml, el, field, joined, no_rule, paragraph, rule
from facilitator.paper.docx.grids import cell, gap, grid, row
from facilitator.paper.docx.lists import in_list
from facilitator.paper.docx.runs import labelled_runs, plain_run, runs
from facilitator.paper.docx.setting import Setting
from facilitator.paper.docx.sheet import INDENT, PLAIN, TABLE
from facilitator.paper.docx.tables import bare_table, table
from facilitator.paper.styles import HAIRLINE, INK
from facilitator.word_marks import Styled

ALLEY = 22.0
PAGE_COLUMN = 30.0
QUOTE_SHARES = (0.4, 0.36, 0.24)
WIDE = Table | Bars | Strip | Quotations | Contents | Beside


def blocks(content: tuple[Block, ...], setting: Setting) -> Xml:
    """Blocks under each other; a sentence stays with the table or list it introduces."""
    pieces: list[Xml] = []
    for index, block in enumerate(content):
        following = content[index + 1] if index + 1 < len(content) else None
        holds = following is not None and not isinstance(following, Paragraph | Topic)
        pieces.append(_one(block, holds, setting))
        if isinstance(block, WIDE):
            # Tables that follow each other would be one; the last thing of a part is a paragraph in any case.
            pieces.append(gap(6.0 if following else 2.0))
    return joined(pieces)


def _one(block: Block, holds: bool, setting: Setting) -> Xml:
    match block:
        case Paragraph():
            return _running([block], holds, setting)
        case Lettered():
            return _lettered(block, setting)
        case Topic():
            return _topic(block, setting)
        case Table():
            return table(block, setting)
        case Contents():
            return _contents(block, setting.text_width, INDENT, setting)
        case Beside():
            return _beside(block, setting)
        case Bars():
            return bars(block, setting)
        case Strip():
            return strip(block, setting)
        case Quotations():
            return _quotations(block, setting)
        case _:
            assert_never(block)


def spoken(notes: tuple[Paragraph, ...], title: str, setting: Setting) -> Xml:
    """What is said beside a slide, under a title of its own."""
    if not notes:
        return NONE
    head = paragraph(Styled.SPOKEN, plain_run(title, el("b")), more=el("keepNext")) if title else NONE
    return joined((head, *(paragraph(Styled.SPOKEN, labelled_runs(each, setting.language)) for each in notes)))


def _running(members: list[Paragraph], holds: bool, setting: Setting) -> Xml:
    """Paragraphs as one: label after label; each with its own records."""
    first = members[0]
    style = Styled.NUMBERED if first.numbered else Styled.NOTE if first.small else Styled.BODY
    pieces: list[Xml] = []
    for each in members:
        around = setting.marks.records(*each.records, *(record for span in each.text for record in span.records))
        pieces += [plain_run(" ")] if pieces else []
        pieces.append(around(labelled_runs(each, setting.language)))
    return paragraph(style, *pieces, more=el("keepNext") if holds else NONE)


def _topic(block: Topic, setting: Setting) -> Xml:
    """A discussion point: its paragraphs with labels run on, as in speech."""
    title = paragraph(Styled.TOPIC, setting.marks.records(*block.records)(plain_run(block.title)))
    pieces = [title]
    for runs_on, group in groupby(block.blocks, key=lambda each: isinstance(each, Paragraph)):
        members = tuple(group)
        if runs_on:
            followed = members[-1] is not block.blocks[-1]
            lines = list(_runs_on([each for each in members if isinstance(each, Paragraph)]))
            pieces += [_running(line, followed and line is lines[-1], setting) for line in lines]
        else:
            pieces.append(blocks(members, setting))
    return joined(pieces)


def _runs_on(paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs with a label and no number follow on in the one before."""
    found: list[Paragraph] = []
    for each in paragraphs:
        if found and not (each.run_in.strip() and not each.numbered and not each.small):
            yield found
            found = []
        found.append(each)
    if found:
        yield found


def _lettered(block: Lettered, setting: Setting) -> Xml:
    own = in_list(next(setting.lists))
    items: list[Xml] = []
    for index, item in enumerate(block.items):
        records = (
            *(block.records if index == 0 else ()),
            *item.records,
            *(r for span in item.text for r in span.records),
        )
        inside = setting.marks.records(*records)(labelled_runs(item, setting.language))
        keep = el("keepNext") if index == 0 and len(block.items) > 1 else NONE
        items.append(paragraph(Styled.LETTERED, inside, more=joined((keep, own))))
    return joined(items)


def _contents(block: Contents, width: float, left: float, setting: Setting) -> Xml:
    """Titles that lead to their parts, and the page on which each begins."""
    widths = (width - PAGE_COLUMN, PAGE_COLUMN)
    below = rule("bottom", 0.4, INK)
    head = row(
        (
            cell(widths[0], paragraph(Styled.CONTENTS_HEAD, plain_run(block.title)), borders=below),
            cell(
                widths[1],
                paragraph(Styled.CONTENTS_HEAD, plain_run(block.page_title), more=el("jc", val="right")),
                borders=below,
                gutter=0.0,
            ),
        ),
        head=True,
    )
    return grid(TABLE, widths, [head, *(_entry(key, title, widths, setting) for key, title in block.entries)], left)


def _entry(key: str, title: str, widths: tuple[float, float], setting: Setting) -> Xml:
    mark = setting.pages.get(key, "")
    words = el("hyperlink", plain_run(title), anchor=mark, history=1) if mark else plain_run(title)
    page = field(f"PAGEREF {mark} \\h", plain_run("–"), dirty=True) if mark else plain_run("–")
    return row(
        (
            cell(widths[0], paragraph(Styled.CONTENTS, words)),
            cell(widths[1], paragraph(Styled.CONTENTS_PAGE, page), gutter=0.0),
        )
    )


def _beside(block: Beside, setting: Setting) -> Xml:
    """A table and the contents in the two cells of a row."""
    each = (setting.text_width - ALLEY) / 2
    one_side = joined((bare_table(block.left, setting, each), gap(2.0)))
    other = joined((_contents(block.right, each, 0.0, setting), gap(2.0)))
    cells = (
        cell(each + ALLEY, one_side, gutter=ALLEY),
        cell(each, other, gutter=0.0),
    )
    return grid(PLAIN, (each + ALLEY, each), [row(cells)], INDENT, headed=False)


def _quotations(block: Quotations, setting: Setting) -> Xml:
    """Original, translation in grey, who said it; hairlines between."""
    if not block.items:
        return NONE
    widths = [share * setting.text_width for share in QUOTE_SHARES]
    line = joined((rule("top", 0.6, HAIRLINE), no_rule("bottom"), rule("insideH", 0.6, HAIRLINE)))
    rows = [_quotation(item, widths, setting) for item in block.items]
    return grid(TABLE, widths, rows, INDENT, headed=False, borders=el("tblBorders", line))


def _quotation(item: Quotation, widths: list[float], setting: Setting) -> Xml:
    original = setting.marks.records(*item.records)(runs(item.original, setting.language))
    return row(
        (
            cell(widths[0], paragraph(Styled.QUOTATION, original), gutter=12.0),
            cell(
                widths[1],
                paragraph(Styled.TRANSLATION, runs((Words(item.translation),), setting.language)),
                gutter=12.0,
            ),
            cell(widths[2], paragraph(Styled.SOURCE, plain_run(item.attribution)), gutter=0.0),
        )
    )
