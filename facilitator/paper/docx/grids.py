"""Tables of WordprocessingML: grids, rows that stay whole, heads that are repeated, cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.paper.docx.elements import NONE, Xml, el, joined, paragraph, style_id, twips
from facilitator.word_marks import Styled

GUTTER = 7.0
SIDES = (("top", "top"), ("bottom", "bottom"), ("left", "left"), ("right", "right"))


def grid(
    style: str,
    widths: Sequence[float],
    rows: Iterable[Xml],
    left: float = 0.0,
    headed: bool = True,
    borders: Xml = NONE,
) -> Xml:
    """A table with columns of these widths, in points, beginning ``left`` of the text's edge."""
    properties = (
        el("tblStyle", val=style_id(style)),
        el("tblW", w=twips(sum(widths)), type="dxa"),
        el("tblInd", w=twips(left), type="dxa"),
        borders,
        el("tblLayout", type="fixed"),
        el("tblLook", val="0420" if headed else "0400", firstRow=int(headed), lastRow=0, firstColumn=0, lastColumn=0,
           noHBand=1, noVBand=1),
    )  # fmt: skip
    columns = el("tblGrid", *(el("gridCol", w=twips(width)) for width in widths))
    return el("tbl", el("tblPr", *properties), columns, *rows)


def row(cells: Iterable[Xml], head: bool = False) -> Xml:
    """A row that no page parts; a head stands on every page."""
    return el("tr", el("trPr", el("cantSplit"), el("tblHeader") if head else NONE), *cells)


def cell(
    width: float,
    *paragraphs: Xml,
    span: int = 1,
    merged: str = "",
    borders: Xml = NONE,
    gutter: float = GUTTER,
    bottom: bool = False,
) -> Xml:
    """A cell with at least one paragraph. ``merged`` is "restart" or "continue" for cells joined downwards."""
    properties = (
        el("tcW", w=twips(width), type="dxa"),
        el("gridSpan", val=span) if span > 1 else NONE,
        el("vMerge", val=merged) if merged else NONE,
        el("tcBorders", borders) if borders else NONE,
        el("tcMar", el("right", w=twips(gutter), type="dxa")) if gutter else NONE,
        el("vAlign", val="bottom") if bottom else NONE,
    )
    return el("tc", el("tcPr", *properties), *(paragraphs or (paragraph(Styled.GAP),)))


def gap(points: float = 6.0) -> Xml:
    """An empty line of this height: Word joins tables that nothing parts."""
    return paragraph(Styled.GAP, more=el("spacing", line=twips(points), lineRule="exact"))


def ends(index: int, count: int) -> float:
    """The gutter of a column: none at the outer edge."""
    return 0.0 if index == count - 1 else GUTTER


def stacked(paragraphs: Iterable[Xml]) -> Xml:
    """Paragraphs of one cell."""
    return joined(paragraphs)
