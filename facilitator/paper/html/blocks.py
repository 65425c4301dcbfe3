"""Blocks, discussion points and parts of a paper as HTML."""

from __future__ import annotations

from typing import assert_never

from facilitator.document import (
    Bars,
    Beside,
    Block,
    Contents,
    Lettered,
    Paragraph,
    Part,
    Quotations,
    Strip,
    Table,
    Topic,
)
from facilitator.paper.html.charts import bars, strip
from facilitator.paper.html.markup import EMPTY, Html, joined, tag, words
from facilitator.paper.html.prose import Page, lettered, paragraph, quotations
from facilitator.paper.html.sources import data
from facilitator.paper.html.tables import table


def part(block: Part, page: Page, *, first: bool, slide: bool) -> Html:
    """A section with its title; what is said beside it is folded below. The first part of a key is its anchor."""
    page.sources.begin(block.title)
    page.heading, page.number = "", 0
    cleared = tag("p", words(block.cleared), class_="cleared") if block.cleared else EMPTY
    kinds = [name for name, given in (
        ("slide", slide), ("part", not slide), ("landscape", block.landscape), ("new-page", block.new_page)
    ) if given]  # fmt: skip
    body = joined((blocks(block.blocks, page), _notes(block, page)))
    place = page.sources.place("", page.anchors[block.key] if first else "")
    marks = place.mark(tuple(one for one in block.records if one not in page.sources.noted))
    return tag(
        "section", tag("h2", words(block.title), marks), cleared, body,
        id=page.anchors[block.key] if first else place.anchor, class_=" ".join(kinds),
        data_records=data(block.records) if marks else None,
    )  # fmt: skip


def _notes(block: Part, page: Page) -> Html:
    if not block.notes:
        return EMPTY
    said = joined(paragraph(each, page) for each in block.notes)
    return tag("details", tag("summary", words(page.notes_title or block.title)), said, class_="notes")


def blocks(content: tuple[Block, ...], page: Page) -> Html:
    """Blocks one after the other."""
    return joined(_one(block, page) for block in content)


def _one(block: Block, page: Page) -> Html:
    match block:
        case Paragraph():
            return paragraph(block, page)
        case Lettered():
            return lettered(block, page)
        case Topic():
            return _topic(block, page)
        case Table():
            return table(block, page)
        case Contents():
            return _contents(block, page)
        case Beside():
            return tag("div", table(block.left, page), _contents(block.right, page), class_="beside")
        case Bars():
            return bars(block, page)
        case Strip():
            return strip(block, page)
        case Quotations():
            return quotations(block, page)
        case _:
            assert_never(block)


def _topic(block: Topic, page: Page) -> Html:
    before, page.heading = page.heading, block.title
    made = blocks(block.blocks, page)
    page.heading = before
    return tag("section", tag("h3", words(block.title)), made, class_="topic", data_records=data(block.records))


def _contents(block: Contents, page: Page) -> Html:
    """The parts in their order, each a link; a printer that counts pages adds them."""
    head = tag("p", words(block.title), class_="head")
    items = [tag("li", _entry(key, title, page)) for key, title in block.entries]
    return tag("nav", head, tag("ol", *items), class_="contents", aria_label=block.title or None)


def _entry(key: str, title: str, page: Page) -> Html:
    found = page.anchors.get(key)
    return tag("a", words(title), href=f"#{found}") if found else words(title)
