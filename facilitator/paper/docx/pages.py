"""The pages of a paper: upright and lying sections, what stands above and below them."""

from __future__ import annotations

from facilitator.document import Document
from facilitator.paper.docx.elements import NONE, Xml, el, field, joined, paragraph, rule, twips
from facilitator.paper.docx.runs import plain_run
from facilitator.paper.styles import ACCENT, GREY, HAIRLINE, INK, LONG, MARGIN, SHORT

TOP, BOTTOM, HEAD, FOOT = 56.0, 62.0, 27.0, 24.0
UPRIGHT, LYING = SHORT - 2 * MARGIN, LONG - 2 * MARGIN
_TAB = Xml("<w:r><w:tab/></w:r>")


def section(lying: bool, first: bool, columns: Xml = NONE) -> Xml:
    """The properties of a section: A4, upright or lying; the first page of the first has a head of its own."""
    wide, high = (LONG, SHORT) if lying else (SHORT, LONG)
    turned = {"orient": "landscape"} if lying else {}
    return el(
        "sectPr",
        el("type", val="nextPage"),
        el("pgSz", w=twips(wide), h=twips(high), **turned),
        el(
            "pgMar",
            top=twips(TOP),
            right=twips(MARGIN),
            bottom=twips(BOTTOM),
            left=twips(MARGIN),
            header=twips(HEAD),
            footer=twips(FOOT),
            gutter=0,
        ),
        el("titlePg") if first else NONE,
    )


def first_head(document: Document, measure: float) -> Xml:
    """Programme and place over the accent rule."""
    line = joined((plain_run(document.programme), _TAB, plain_run(document.place)))
    return paragraph("header", line, more=joined((_border("bottom", 2.25, ACCENT, 4), _right(measure))))


def letterhead(document: Document) -> Xml:
    """The lines of the sender, the first in bold."""
    return joined(
        paragraph("Letterhead", plain_run(line, *((el("b"),) if index == 0 else ())))
        for index, line in enumerate(document.letterhead)
    )


def running_head(document: Document, measure: float) -> Xml:
    """Workshop left, session right, above a rule."""
    line = joined((plain_run(document.running_left), _TAB, plain_run(document.running_right)))
    return paragraph("header", line, more=joined((_border("bottom", 0.5, INK, 3), _right(measure))))


def running_foot(document: Document, measure: float) -> Xml:
    """Status and disclaimer left, the page right, the mark of an example below."""
    ink = el("color", val=INK.lstrip("#"))
    status = joined((plain_run(document.status, el("b"), ink), plain_run("\u2003"))) if document.status else NONE
    line = joined((status, plain_run(document.disclaimer), _TAB, _pages(document.page_label)))
    foot = paragraph("footer", line, more=joined((_border("top", 0.5, HAIRLINE, 4), _right(measure))))
    if not document.example:
        return foot
    small = (el("color", val=GREY.lstrip("#")), el("sz", val=13))
    return joined((foot, paragraph("footer", plain_run(document.example, *small))))


def _pages(label: str) -> Xml:
    """“Page x of y” with fields in the places of {page} and {pages}."""
    ink = el("color", val=INK.lstrip("#"))
    pieces: list[Xml] = []
    for part in label.replace("{pages}", "\0NUMPAGES\0").replace("{page}", "\0PAGE\0").split("\0"):
        number = part in ("PAGE", "NUMPAGES")
        pieces.append(field(part, plain_run("1", ink)) if number else plain_run(part, ink) if part else NONE)
    return joined(pieces)


def _border(side: str, points: float, colour: str, space: int) -> Xml:
    return el("pBdr", rule(side, points, colour, space))


def _right(measure: float) -> Xml:
    return el("tabs", el("tab", val="right", pos=twips(measure)))
