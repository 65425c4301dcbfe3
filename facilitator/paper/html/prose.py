"""Paragraphs, lists and quotations as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, groupby, pairwise

from facilitator.document import Ids, Lettered, Paragraph, Quotation, Quotations, Span, Text
from facilitator.paper.glue import glued
from facilitator.paper.html.markup import EMPTY, Html, bare, joined, language, tag, words
from facilitator.paper.html.sources import Place, Sources, data
from facilitator.paper.lettering import letters

FIXED = "\u00a0"
CLOSED = ".:;!?。：！？…"


@dataclass(slots=True)
class Page:
    """What one paper is written with: its sources, the numbers still to be given, the anchors of its parts.

    ``number`` is the last one given in a part, 0 for none; ``heading`` names statements before that."""

    language: str
    sources: Sources
    anchors: dict[str, str]
    notes_title: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    number: int = 0
    heading: str = ""


def text(spans: Text, place: Place | None = None) -> Html:
    """Spans with their styles; with a place, marks behind what rests on records."""
    pieces: list[Html] = []
    for records, group in groupby(spans, key=lambda span: span.records):
        made = joined(_span(span) for span in group)
        if place is None or not records:
            pieces.append(made)
            continue
        blank = Html(" ") if made.endswith(" ") else EMPTY
        stated = tag("span", Html(made.rstrip(" ")), data_records=data(records))
        pieces += [stated, place.mark(records), blank]
    return joined(pieces)


def _span(span: Span) -> Html:
    own = language(span.language)
    shown = _glued(span.text, span.language)
    made = bare(shown) if own else words(shown)
    if span.emphasis:
        made = tag("em", made)
    if span.strong:
        made = tag("strong", made)
    if span.muted:
        made = tag("span", made, class_="muted")
    return tag("bdi", made, lang=own) if own else made


def _glued(characters: str, tag_of: str) -> str:
    """Fixed spaces where a line must not end: Session 2.1, 10 km, 29 August."""
    tokens = characters.split(" ")
    pieces = tokens[:1]
    for before, token in pairwise(tokens):
        pieces += [FIXED if before and token and glued(before, token, tag_of) else " ", token]
    return "".join(pieces)


def run_in(label: str) -> Html:
    """A bold label at the start of a text, with a stop where it has none."""
    label = label.rstrip()
    if not label:
        return EMPTY
    stop = "" if label[-1] in CLOSED else "."
    return joined((tag("strong", words(label + stop), class_="run-in"), Html(" ")))


def statement(block: Paragraph, place: Place) -> Html:
    """The label, the text, and marks for all that the paragraph rests on."""
    return joined((run_in(block.run_in), text(block.text, place), place.rest(block.records)))


def paragraph(block: Paragraph, page: Page) -> Html:
    """A paragraph, with its number and an anchor of that number where it has one."""
    if block.numbered:
        page.number = next(page.numbers)
        anchor = f"p{page.number}"
        number = tag("a", bare(str(page.number)), class_="number", href=f"#{anchor}")
        made = statement(block, page.sources.place(str(page.number), anchor))
        return tag("p", number, Html(" "), made, id=anchor, class_="numbered", data_records=data(block.records))
    place = page.sources.place(str(page.number or "") or page.heading)
    made = statement(block, place)
    kind = "note" if block.small else None
    return tag("p", made, id=place.anchor, class_=kind, data_records=data(block.records))


def lettered(block: Lettered, page: Page) -> Html:
    """Items as (a), (b), (c)."""
    before = f"{page.number} " if page.number else ""
    items: list[Html] = []
    for index, item in enumerate(block.items):
        place = page.sources.place(f"{before}({letters(index)})")
        made = statement(item, place)
        items.append(tag("li", made, id=place.anchor, data_records=data(item.records)))
    return tag("ol", *items, class_="letters")


def quotations(block: Quotations, page: Page) -> Html:
    """Original, translation, who said it."""
    return tag("div", *(_quotation(item, page) for item in block.items), class_="quotations full")


def _quotation(item: Quotation, page: Page) -> Html:
    place = page.sources.place(item.attribution or page.heading)
    original = tag("blockquote", tag("p", text(item.original, place), dir="auto"))
    translation = tag("p", words(item.translation), class_="translation") if item.translation else EMPTY
    marks = place.rest(item.records)
    caption = tag("figcaption", words(item.attribution), marks) if item.attribution or marks else EMPTY
    return tag("figure", original, translation, caption, id=place.anchor, data_records=data(item.records))


def united(*groups: Ids) -> Ids:
    """Ids of several nodes, each once."""
    return tuple(dict.fromkeys(one for group in groups for one in group))
