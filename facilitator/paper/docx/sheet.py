"""The named styles of a paper in Word: one table of them, and what Word needs to know of each."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.paper.docx.elements import NONE, Xml, el, joined, rule, style_id, twips
from facilitator.paper.docx.runs import tag
from facilitator.paper.styles import ACCENT, GREY, HAIRLINE, INK
from facilitator.word_marks import ROLES, Styled, cell_style

FONT = "Noto Sans"
EAST_FONT = "Noto Sans SC"
BARS_SCALE = 90  # per cent: the heads of bars are long words over narrow columns
INDENT = 27.0  # points from the edge to the text; numbers stand before it
LETTER_INDENT = 18.0
# Word's own names of these begin with a small letter.
BUILT_IN = {"Heading 1": "heading 1", "Heading 2": "heading 2", "Caption": "caption"}
OWN = frozenset({"Normal", "Title", "Subtitle", "Body Text", "header", "footer", "Strong", "Emphasis", *BUILT_IN})
# What a person chooses from when writing, in this order; the styles of cells and charts come by themselves.
OFFERED = (
    str(Styled.BODY),
    str(Styled.NUMBERED),
    str(Styled.LETTERED),
    str(Styled.PART),
    str(Styled.TOPIC),
    str(Styled.NOTE),
    str(Styled.CAPTION),
    str(Styled.TITLE),
    str(Styled.SUBTITLE),
    "Normal",
)
TABLE, CHART_TABLE, PLAIN = "Paper Table", "Paper Chart", "Paper Grid"


class Look(NamedTuple):
    """How a paragraph style looks; sizes and spaces in points. ``leading`` is the least height of a line."""

    name: str
    size: float = 9.5
    leading: float = 13.4
    bold: bool = False
    italic: bool = False
    colour: str = INK
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    hanging: float = 0.0
    align: str = "left"
    keep_next: bool = False
    keep_lines: bool = False
    level: int = 0
    based: str = "Normal"
    following: str = ""
    font: str = ""
    exact: bool = False
    list_id: int = 0
    scale: int = 100


BODY = Look(Styled.BODY, left=INDENT, after=3.0)
CELL = Look(cell_style("text", False), 8.1, 11.2)
HEAD = Look(Styled.HEAD, 7.4, 10.0, bold=True, colour=GREY, keep_next=True, keep_lines=True)
CHART = Look(Styled.BARS, 8.0, 9.4, keep_next=True)
FIGURE = Look(Styled.BARS_FIGURE, 7.2, 9.4, keep_next=True)

LOOKS = (
    Look("Normal", based="", following="Normal"),
    Look(Styled.TITLE, 21, 26, bold=True, keep_lines=True, following=Styled.SUBTITLE),
    Look(Styled.SUBTITLE, 10.5, 14, keep_lines=True, following=Styled.BODY),
    Look(Styled.STATUS, 21, 26, colour=ACCENT, align="right", font="Noto Sans Light"),
    Look(Styled.DISCLAIMER, 8.3, 11, colour=ACCENT, align="right"),
    Look(Styled.META_TITLE, 7.4, 11, colour=GREY, keep_next=True),
    Look(Styled.META, 8.3, 11),
    Look(
        Styled.PART,
        11.5,
        15,
        bold=True,
        colour=ACCENT,
        before=13.0,
        after=3.5,
        keep_next=True,
        keep_lines=True,
        level=1,
        following=Styled.NUMBERED,
    ),
    Look(
        Styled.TOPIC,
        9.5,
        13.4,
        colour=ACCENT,
        before=4.0,
        left=INDENT,
        keep_next=True,
        keep_lines=True,
        level=2,
        following=Styled.NUMBERED,
    ),
    BODY,
    BODY._replace(name=Styled.NUMBERED, hanging=INDENT, list_id=1),
    BODY._replace(name=Styled.LETTERED, left=INDENT + LETTER_INDENT, hanging=LETTER_INDENT, after=1.5, list_id=2),
    BODY._replace(name=Styled.NOTE, size=7.8, leading=10.6, keep_lines=True),
    BODY._replace(name=Styled.SPOKEN, leading=14.4, before=2.0),
    Look(Styled.CAPTION, 8.0, 11, bold=True, before=4.0, after=2.0, keep_next=True),
    Look(Styled.GAP, 2, 6, exact=True, following=Styled.BODY),
    HEAD,
    HEAD._replace(name=Styled.HEAD_NUMBER, align="right"),
    CELL._replace(name=Styled.TOTAL, bold=True),
    CELL._replace(name=Styled.TOTAL_NUMBER, bold=True, align="right"),
    HEAD._replace(name=Styled.AXIS_HEAD, size=7.0),
    CELL._replace(name=Styled.AXIS, colour=ACCENT),
    Look(Styled.LEGEND, 7.4, 10.6, before=3.0, after=3.0, following=Styled.BODY),
    HEAD._replace(name=Styled.CONTENTS_HEAD),
    CELL._replace(name=Styled.CONTENTS),
    CELL._replace(name=Styled.CONTENTS_PAGE, align="right"),
    HEAD._replace(name=Styled.BARS_HEAD, size=7.2, scale=BARS_SCALE),
    CHART,
    FIGURE,
    FIGURE._replace(name=Styled.BARS_NOTE, italic=True, colour=GREY),
    CHART._replace(name=Styled.BARS_SERIES, bold=True),
    FIGURE._replace(name=Styled.BARS_SUM, size=8.3, leading=10.8, bold=True),
    HEAD._replace(name=Styled.STRIP_HEAD, size=7.2, align="center"),
    HEAD._replace(name=Styled.STRIP_GROUP, size=7.2, bold=False),
    CHART._replace(name=Styled.STRIP),
    FIGURE._replace(name=Styled.STRIP_MARK, size=8.0, leading=9.0, colour=ACCENT, align="center"),
    Look(Styled.QUOTATION, 9.5, 13.4),
    Look(Styled.TRANSLATION, 8.8, 13.4, colour=GREY),
    Look(Styled.SOURCE, 8.8, 13.4),
    Look("header", 7.6, 10.5, colour=GREY),
    Look("footer", 7.6, 10.5, colour=GREY),
    Look("Letterhead", 8.3, 11),
    *(
        CELL._replace(
            name=cell_style(role, narrow),
            bold=role in ("id", "name"),
            align="right" if role == "number" else "left",
        )
        for narrow in (False, True)
        for role in ROLES
    ),
)


def sheet(language: str) -> Xml:
    """The children of the styles part: defaults, paragraph, character and table styles."""
    return joined((_defaults(language), *map(_style, LOOKS), *_characters(), *_tables()))


def _defaults(language: str) -> Xml:
    fonts = el("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=EAST_FONT, cs=FONT)
    tongue = el("lang", val=tag(language) or "en-GB", eastAsia="zh-CN", bidi="ar-SA")
    size = (el("color", val=INK.lstrip("#")), el("kern", val=2), el("sz", val=19), el("szCs", val=19))
    lines = el("spacing", after=0, line=twips(13.4), lineRule="atLeast")
    return el(
        "docDefaults",
        el("rPrDefault", el("rPr", fonts, *size, tongue)),
        el("pPrDefault", el("pPr", el("widowControl"), lines)),
    )


def _style(look: Look) -> Xml:
    own = (
        el("name", val=BUILT_IN.get(look.name, look.name)),
        el("basedOn", val=style_id(look.based)) if look.based else NONE,
        el("next", val=style_id(look.following)) if look.following else NONE,
        el("uiPriority", val=OFFERED.index(look.name) + 1 if look.name in OFFERED else 99),
        el("qFormat") if look.name in OFFERED else NONE,
        el("pPr", *_block(look)),
        el("rPr", *_letters(look)),
    )
    given = {"default": 1} if look.name == "Normal" else {} if look.name in OWN else {"customStyle": 1}
    return el("style", *own, type="paragraph", styleId=style_id(look.name), **given)


def _block(look: Look) -> tuple[Xml, ...]:
    spacing = el(
        "spacing",
        before=twips(look.before),
        after=twips(look.after),
        line=twips(look.leading),
        lineRule="exact" if look.exact else "atLeast",
    )
    border = el("pBdr", rule("bottom", 0.5, HAIRLINE, space=2)) if look.name == Styled.PART else NONE
    numbered = el("numPr", el("numId", val=look.list_id)) if look.list_id else NONE
    indent = el("ind", left=twips(look.left), hanging=twips(look.hanging)) if look.left else NONE
    return (
        el("keepNext") if look.keep_next else NONE,
        el("keepLines") if look.keep_lines else NONE,
        numbered,
        border,
        el("suppressAutoHyphens") if look.size > 9 else NONE,
        spacing,
        indent,
        el("jc", val=look.align) if look.align != "left" else NONE,
        el("outlineLvl", val=look.level - 1) if look.level else NONE,
    )


def _letters(look: Look) -> tuple[Xml, ...]:
    half = round(look.size * 2)
    font = look.font
    return (
        el("rFonts", ascii=font, hAnsi=font, cs=font) if font else NONE,
        joined((el("b"), el("bCs"))) if look.bold else NONE,
        joined((el("i"), el("iCs"))) if look.italic else NONE,
        el("color", val=look.colour.lstrip("#")) if look.colour != INK else NONE,
        el("w", val=look.scale) if look.scale != 100 else NONE,
        el("sz", val=half),
        el("szCs", val=half),
    )


def _characters() -> tuple[Xml, ...]:
    bold, italic = joined((el("b"), el("bCs"))), joined((el("i"), el("iCs")))
    base = el("style", el("name", val="Default Paragraph Font"), el("uiPriority", val=1), el("semiHidden"),
              type="character", default=1, styleId="DefaultParagraphFont")  # fmt: skip
    named = (("Strong", bold), ("Emphasis", italic), (str(Styled.LABEL), bold))
    return (
        base,
        *(
            el(
                "style",
                el("name", val=name),
                el("basedOn", val="DefaultParagraphFont"),
                el("qFormat"),
                el("rPr", looks),
                type="character",
                styleId=style_id(name),
                **({} if name in OWN else {"customStyle": 1}),
            )
            for name, looks in named
        ),
    )


def _tables() -> tuple[Xml, ...]:
    ruled = el("tblBorders", rule("top", 0.9, INK), rule("bottom", 0.9, INK), rule("insideH", 0.35, HAIRLINE))
    headed = el(
        "tblStylePr", el("tcPr", el("tcBorders", rule("bottom", 0.4, INK)), el("vAlign", val="bottom")), type="firstRow"
    )
    return (
        _table("Normal Table", _padding(0, 0), default=True),
        _table(TABLE, joined((ruled, _padding(2.2, 2.8))), headed),
        _table(CHART_TABLE, joined((ruled, _padding(1.4, 1.4))), headed),
        _table(PLAIN, _padding(0.6, 1.2)),
    )


def _padding(above: float, below: float) -> Xml:
    """Cell margins in points; the gutter is the right one of each cell."""
    sides = (("top", above), ("left", 0.0), ("bottom", below), ("right", 0.0))
    return el("tblCellMar", *(el(side, w=twips(points), type="dxa") for side, points in sides))


def _table(name: str, properties: Xml, conditional: Xml = NONE, default: bool = False) -> Xml:
    given = {"default": 1} if default else {"customStyle": 1}
    based = NONE if default else el("basedOn", val="NormalTable")
    return el(
        "style",
        el("name", val=name),
        based,
        el("uiPriority", val=99),
        el("tblPr", properties),
        conditional,
        type="table",
        styleId=style_id(name),
        **given,
    )
