"""A paper as a Word document: its parts are ours, python-docx joins heads, feet and pictures to them."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Iterator
from itertools import count
from typing import Any

from facilitator.document import Bars, Beside, Document, Part, Strip, Table
from facilitator.paper.docx.blocks import blocks, spoken
from facilitator.paper.docx.elements import NONE, W, Xml, clean, el, joined, no_rule, paragraph
from facilitator.paper.docx.fonts import font_table
from facilitator.paper.docx.lists import FIRST_LIST, numbering
from facilitator.paper.docx.marks import Marks, marks_of
from facilitator.paper.docx.masthead import masthead
from facilitator.paper.docx.package import RELATIONS, Member, of_word, packed, rezipped
from facilitator.paper.docx.pages import LYING, UPRIGHT, first_head, letterhead, running_foot, running_head, section
from facilitator.paper.docx.properties import application, custom, set_core
from facilitator.paper.docx.runs import plain_run, tag
from facilitator.paper.docx.setting import Setting
from facilitator.paper.docx.sheet import FONT, sheet
from facilitator.paper.docx.theme import theme
from facilitator.word_marks import Styled

# lxml's elements and most of python-docx have no types, so they are Any.
Element = Any
LOGO_HEIGHT, LOGO_WIDTH = 34.0, 240.0


def render_docx(document: Document) -> bytes:
    """The bytes of the paper; the same document gives the same bytes."""
    import docx

    package: Any = docx.Document(io.BytesIO(packed(_members(document))))
    _heads_and_feet(package, document)
    set_core(package, document)
    out = io.BytesIO()
    package.save(out)
    return rezipped(out.getvalue())


def _members(document: Document) -> Iterator[Member]:
    marks = marks_of(document)
    lists = count(FIRST_LIST)
    yield of_word("document", "document", el("body", _body(document, marks, lists)))
    yield of_word("styles", "styles", sheet(document.language))
    yield of_word("numbering", "numbering", numbering(next(lists) - FIRST_LIST))
    yield of_word("settings", "settings", _settings(document))
    yield of_word("fontTable", "fonts", font_table())
    yield Member("word/theme/theme1.xml", "theme", "theme+xml", theme(FONT))
    yield Member("docProps/app.xml", "extended-properties", "extended-properties+xml", application())
    yield Member("docProps/custom.xml", "custom-properties", "custom-properties+xml", custom(document, marks.parts))


def _fill(root: Element, inside: Xml) -> None:
    """New children in place of those a part had."""
    from docx.oxml import parse_xml

    for child in list(root):
        root.remove(child)
    root.extend(list(parse_xml(f'<w:root xmlns:w="{W}" xmlns:r="{RELATIONS}">{inside}</w:root>')))


def _body(document: Document, marks: Marks, lists: count[int]) -> Xml:
    pages = {part.key: marks.parts[ordinal] for ordinal, part in reversed(list(enumerate(document.parts)))}
    pieces = [masthead(document, UPRIGHT)]
    lying, first = False, True
    before: Part | None = None
    for ordinal, part in enumerate(document.parts):
        turned = part.landscape or (before is not None and before.landscape)
        if turned:
            pieces.append(_section_end(lying, first))
            lying, first = part.landscape, False
        measure = LYING if part.landscape else UPRIGHT
        setting = Setting(document.language, marks, lists, pages, measure, part.landscape)
        # On paper the notes of a part are its speaker's own.
        notes = part.notes if document.form == "slides" else ()
        beside = spoken(notes, document.notes_title, setting)
        pieces.append(_part(part, ordinal, setting, _opening(before, part, turned), beside))
        before = part
    return joined((*pieces, section(lying, first)))


def _section_end(lying: bool, first: bool) -> Xml:
    return paragraph(Styled.GAP, more=section(lying, first))


def _opening(before: Part | None, part: Part, turned: bool) -> Xml:
    """A new page where one is asked for; no hairline above the rule that opens a table."""
    first = part.blocks[0] if part.blocks else None
    ruled = isinstance(first, Bars | Strip | Beside) or (isinstance(first, Table) and not first.narrow)
    return joined(
        (
            el("pageBreakBefore") if part.new_page and before is not None and not turned else NONE,
            el("pBdr", no_rule("bottom")) if ruled else NONE,
        )
    )


def _part(part: Part, ordinal: int, setting: Setting, opening: Xml, beside: Xml) -> Xml:
    """Its heading, its blocks and what is said beside them inside its bookmark."""
    around = setting.marks.part(ordinal)
    own = setting.marks.records(*part.records)
    head = paragraph(Styled.PART, around.start, own(plain_run(part.title)), more=opening)
    return joined((head, blocks(part.blocks, setting), beside, around.end))


def _settings(document: Document) -> Xml:
    modern = el("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return joined(
        (
            el("zoom", percent=100),
            el("defaultTabStop", val=567),
            el("characterSpacingControl", val="compressPunctuation"),
            el("compat", modern),
            el("themeFontLang", val=tag(document.language) or "en-GB", eastAsia="zh-CN"),
            el("decimalSymbol", val="."),
            el("listSeparator", val=","),
        )
    )


def _heads_and_feet(package: Any, document: Document) -> None:
    for index, each in enumerate(package.sections):
        measure = LYING if each.page_width > each.page_height else UPRIGHT
        for part, inside in (
            (each.header, running_head(document, measure)),
            (each.footer, running_foot(document, measure)),
        ):
            part.is_linked_to_previous = False
            _fill(part._element, inside)
        if index == 0:
            each.first_page_header.is_linked_to_previous = False
            _fill(each.first_page_header._element, joined((letterhead(document), first_head(document, measure))))
            each.first_page_footer.is_linked_to_previous = False
            _fill(each.first_page_footer._element, running_foot(document, measure))
            _set_logo(each.first_page_header, document)


def _set_logo(header: Any, document: Document) -> None:
    """The picture at the top of the first page; one that cannot be read is left out."""
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.shared import Pt

    _, _, encoded = document.logo.partition(";base64,")
    if not encoded:
        return
    try:
        picture = io.BytesIO(base64.b64decode(encoded, validate=True))
        spot = header.paragraphs[0].insert_paragraph_before("", "Letterhead").add_run()
        shape = spot.add_picture(picture, height=Pt(LOGO_HEIGHT))
    except (binascii.Error, InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        return
    if shape.width > Pt(LOGO_WIDTH):
        shape.height, shape.width = round(shape.height * Pt(LOGO_WIDTH) / shape.width), Pt(LOGO_WIDTH)
    shape._inline.docPr.set("descr", clean(document.letterhead[0] if document.letterhead else document.author))
