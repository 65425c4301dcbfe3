"""What stands on one slide, in the order in which it is read: title, frames, letterhead, foot; then its notes."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from math import ceil
from typing import Any

from facilitator.document import Document, Paragraph, Span, plain
from facilitator.paper.pptx.master import (
    FOOTER,
    HOLDERS,
    NOTES_HEIGHT,
    NOTES_SIZES,
    NOTES_WIDTH,
    NUMBER,
    foot_place,
    number_place,
    place,
    shape,
)
from facilitator.paper.pptx.tables import cell_widths, table_xml
from facilitator.paper.pptx.text import clean, emu, number_field, paragraph, runs, words
from facilitator.paper.prose import labelled
from facilitator.paper.slides_fit import Frame, Slide, TableFrame, TextFrame
from facilitator.paper.slides_head import Head
from facilitator.paper.slides_look import (
    EXAMPLE,
    MEASURE,
    RUNNING,
    SENDER_TOP,
    SHARE,
    body_style,
)
from facilitator.paper.styles import INK, MARGIN

_NONE = -1


@dataclass(frozen=True, slots=True)
class Deck:
    """The presentation that is being made, and the characters it could not hold."""

    presentation: Any
    document: Document
    lost: set[str]


def add_title(deck: Deck, page: Any, slide: Slide) -> None:
    """The title in its placeholder, as high as its lines."""
    style = slide.title_style
    height = max(1, len(slide.title_lines)) * style.leading
    run = words(slide.title, style, deck.document.language, deck.lost)
    _set(page.shapes.title, slide.top, height, [paragraph(run, leading=style.leading)])


def add_frames(deck: Deck, page: Any, slide: Slide, layout: int) -> None:
    """Each frame in the next placeholder of its kind, in a shape of its own where there is none left."""
    free = list(HOLDERS[layout])
    holders = {one.placeholder_format.idx: one for one in page.placeholders}
    used: set[int] = set()
    for frame in slide.frames:
        kind = "tbl" if isinstance(frame, TableFrame) else "body"
        key = next((key for each, key in free if each == kind), _NONE)
        free = [one for one in free if key == _NONE or one[1] > key]
        used.add(key)
        _add(deck, page, frame, holders.get(key), slide.title)
    for _, key in HOLDERS[layout]:
        if key not in used:
            holders[key].element.getparent().remove(holders[key].element)


def _add(deck: Deck, page: Any, frame: Frame, holder: Any, title: str) -> None:
    if isinstance(frame, TableFrame):
        _add_table(deck, page, frame, holder, title)
        return
    content = _paragraphs(deck, frame)
    if holder is None:
        _append(page, shape(_next(page), "Text", "", place(0, frame.y, MEASURE, frame.height), "".join(content)))
    else:
        _set(holder, frame.y, frame.height, content)


def _paragraphs(deck: Deck, frame: TextFrame) -> list[str]:
    return [
        paragraph(
            runs(one.text, one.style, deck.document.language, deck.lost),
            leading=one.style.leading, after=one.after, letter=bool(one.letter), indent=one.indent,
        )
        for one in frame.items
    ]  # fmt: skip


def _add_table(deck: Deck, page: Any, frame: TableFrame, holder: Any, title: str) -> None:
    from pptx.oxml import parse_xml

    rows, columns = len(frame.items) + 1, len(frame.columns)
    if holder is None:
        made = page.shapes.add_table(rows, columns, 0, 0, emu(MEASURE), emu(frame.height))
    else:
        made = holder.insert_table(rows, columns)
    made.left, made.top = emu(MARGIN), emu(frame.y)
    made.width, made.height = emu(sum(cell_widths(frame))), emu(frame.height)
    old = made.element.find(".//{*}tbl")
    old.getparent().replace(old, parse_xml(table_xml(frame, deck.document.language, deck.lost)))
    about = made.element.find(".//{*}cNvPr")
    heads = "; ".join(column.title for column in frame.columns)
    about.set("descr", clean(f"{title}: {heads}", deck.lost))


def add_letterhead(deck: Deck, page: Any, head: Head) -> None:
    """Above the rule of the first slide: the sender beside the logo, then programme and place."""
    document = deck.document
    if head.logo[0]:
        _add_logo(deck, page, head)
    if head.senders:
        content = "".join(
            paragraph(words(one.words, one.style, document.language, deck.lost), leading=one.style.leading)
            for one in head.senders
        )
        y = SENDER_TOP + max(0.0, head.logo[1] - head.sender_height) / 2
        box = place(head.x, y, MEASURE - head.x, head.sender_height)
        _append(page, shape(_next(page), "Letterhead", "", box, content))
    left, right = (words(each, RUNNING, document.language, deck.lost) for each in (document.programme, document.place))
    half, top = MEASURE * SHARE, head.running - RUNNING.size - 4
    _append(page, shape(_next(page), "Programme", "", place(0, top, half, 18), paragraph(left), anchor="b"))
    box = place(half + 12, top, MEASURE - half - 12, 18)
    _append(page, shape(_next(page), "Place", "", box, paragraph(right, align="r"), anchor="b"))


def _add_logo(deck: Deck, page: Any, head: Head) -> None:
    data = base64.b64decode(deck.document.logo.partition("base64,")[2])
    width, height = head.logo
    made = page.shapes.add_picture(io.BytesIO(data), emu(MARGIN), emu(SENDER_TOP), emu(width), emu(height))
    sender = ", ".join(deck.document.letterhead) or deck.document.programme
    made.element.find(".//{*}cNvPr").set("descr", clean(sender, deck.lost))


def add_foot(deck: Deck, page: Any, number: int) -> None:
    """Status and disclaimer, the mark of an example, and the number as a field."""
    document = deck.document
    ink = RUNNING.coloured(INK)
    said = (Span(document.status, strong=True), Span(f"\u00a0\u00a0 {document.disclaimer}"))
    content = paragraph(runs(said, ink, document.language, deck.lost))
    if document.example:
        content += paragraph(words(document.example, EXAMPLE, document.language, deck.lost))
    foot = f'<p:ph type="ftr" sz="quarter" idx="{FOOTER}"/>'
    _append(page, shape(_next(page), "Footer", foot, foot_place(), content))
    field = paragraph(number_field(ink, document.language, number), align="r")
    holder = f'<p:ph type="sldNum" sz="quarter" idx="{NUMBER}"/>'
    _append(page, shape(_next(page), "Slide number", holder, number_place(), field))


def add_notes(deck: Deck, page: Any, notes: tuple[Paragraph, ...]) -> None:
    """What is said beside the slide."""
    style = body_style(_notes_size(notes))
    content = [paragraph(runs(labelled(one), style, deck.document.language, deck.lost), after=4) for one in notes]
    frame = page.notes_slide.notes_text_frame
    if frame is not None:
        _write(frame._txBody, content)


def _notes_size(notes: tuple[Paragraph, ...]) -> float:
    """The largest size at which the notes, as far as can be told, print on one page."""
    lengths = [len(plain(labelled(one))) for one in notes]
    for size in NOTES_SIZES:
        # A letter is half as wide as high, about; a line is a fifth higher than its letters.
        lines = sum(ceil(length / (NOTES_WIDTH / size * 1.95)) for length in lengths)
        if lines * size * 1.2 + len(lengths) * 4 <= NOTES_HEIGHT:
            return size
    return NOTES_SIZES[-1]


def _set(holder: Any, y: float, height: float, content: list[str]) -> None:
    holder.left, holder.top, holder.width, holder.height = emu(MARGIN), emu(y), emu(MEASURE), emu(height)
    body = holder.element.find("{*}txBody")
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.find("{*}bodyPr").set(side, "0")
    _write(body, content)


def _write(body: Any, content: list[str]) -> None:
    from pptx.oxml import parse_xml

    for old in body.findall("{*}p"):
        body.remove(old)
    for one in content or [paragraph("")]:
        body.append(parse_xml(one))


def _append(page: Any, made: str) -> None:
    from pptx.oxml import parse_xml

    page.shapes.element.append(parse_xml(made))


def _next(page: Any) -> int:
    """A number that no shape of the slide has."""
    return 1 + max(int(one.get("id")) for one in page.shapes.element.iterfind(".//{*}cNvPr"))
