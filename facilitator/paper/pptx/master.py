"""The slide master, its three layouts and the master of the notes: placeholders at the places of the look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from facilitator.document import Document
from facilitator.paper.pptx.text import emu, paragraph, words
from facilitator.paper.pptx.theme import COLOURS, A, theme_xml
from facilitator.paper.slides_head import Head
from facilitator.paper.slides_look import (
    BELOW_TITLE,
    BODY_BOTTOM,
    FOOT_RULE,
    HEAD_RULE,
    HEAD_Y,
    HEIGHT,
    MEASURE,
    RUNNING,
    SHARE,
    TITLE_TOP,
    WIDTH,
    body_style,
    title_style,
)
from facilitator.paper.styles import ACCENT, HAIRLINE, INK, MARGIN

OPENING, TEXT, TABLES = range(3)
NAMES = ("Opening", "Title and text", "Title, tables and text")
FOOTER, NUMBER = 20, 21
# (kind, idx) of the placeholders that hold the frames of a slide, in order.
HOLDERS = (
    (("body", 10), ("tbl", 11), ("body", 12)),
    (("body", 10),),
    (("tbl", 11), ("body", 12), ("tbl", 13), ("body", 14)),
)
_NS = (
    f'{A} xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_INSET = 'lIns="0" tIns="0" rIns="0" bIns="0"'
NOTES_SIZES = (12.0, 11.0, 10.0, 9.0, 8.0)
NOTES_WIDTH, NOTES_HEIGHT = 432.0, 474.0


def dress(presentation: Any, document: Document, head: Head, lost: set[str]) -> None:
    """Makes an empty presentation look like the papers."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    presentation.slide_width, presentation.slide_height = emu(WIDTH), emu(HEIGHT)
    presentation.element.find(".//{*}sldSz").attrib.pop("type", None)
    master = presentation.slide_master
    for layout in list(presentation.slide_layouts)[len(NAMES) :]:
        presentation.slide_layouts.remove(layout)
    master.part.part_related_by(RT.THEME).blob = theme_xml().encode("utf-8")
    _fill(master.element, _master(document, lost))
    _styles(master.element)
    for index, layout in enumerate(presentation.slide_layouts):
        _fill(layout.element, _layout(index, head))
        layout.element.attrib.pop("type", None)
        layout.element.find("{*}cSld").set("name", NAMES[index])
        if index == OPENING:
            layout.element.set("showMasterSp", "0")
    _dress_notes(presentation.notes_master)
    _list_notes_master(presentation)


def place(x: float, y: float, width: float, height: float) -> str:
    """Where a shape stands: points from the left margin and the top of the slide."""
    return f'<a:xfrm><a:off x="{emu(x + MARGIN)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'


def shape(number: int, name: str, holder: str, where: str, content: str, *, anchor: str = "t") -> str:
    """A shape with text; ``holder`` is its p:ph element, "" for a text box of its own."""
    box = ' txBox="1"' if not holder else ""
    locks = '<a:spLocks noGrp="1"/>' if holder else ""
    form = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if where else ""
    return (
        f'<p:sp {_NS}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr{box}>{locks}</p:cNvSpPr>'
        f"<p:nvPr>{holder}</p:nvPr></p:nvSpPr><p:spPr>{where}{form}</p:spPr>"
        f'<p:txBody><a:bodyPr wrap="square" {_INSET} anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
        f"{content or '<a:p/>'}</p:txBody></p:sp>"
    )


def line(number: int, y: float, weight: float, colour: str) -> str:
    """A rule over the measure: decoration, which no reader speaks."""
    return (
        f'<p:cxnSp {_NS}><p:nvCxnSpPr><p:cNvPr id="{number}" name="Rule {number}"/><p:cNvCxnSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvCxnSpPr><p:spPr>{place(0, y, MEASURE, 0)}'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{emu(weight)}"><a:solidFill><a:schemeClr val="{COLOURS[colour]}"/></a:solidFill></a:ln>'
        "</p:spPr></p:cxnSp>"
    )


def _fill(element: Any, shapes: Iterable[str]) -> None:
    """The shapes in place of those that were there."""
    from pptx.oxml import parse_xml

    tree = element.find(".//{*}spTree")
    for child in list(tree):
        tree.remove(child)
    made = parse_xml(f"<p:spTree {_NS}>{_GROUP}{''.join(shapes)}</p:spTree>")
    for child in list(made):
        tree.append(child)
    common = tree.getparent()
    for extra in common.findall("{*}extLst"):
        common.remove(extra)


def _master(document: Document, lost: set[str]) -> tuple[str, ...]:
    language = document.language
    left = paragraph(words(document.running_left, RUNNING, language, lost))
    right = paragraph(words(document.running_right, RUNNING, language, lost), align="r")
    half = MEASURE * SHARE
    top = HEAD_Y - RUNNING.size - 2
    return (
        _title(),
        _holder(3, "Text", '<p:ph type="body" idx="1"/>', _body_top(TITLE_TOP), _prompt()),
        *_foot(),
        shape(6, "Workshop", "", place(0, top, half, 18), left, anchor="b"),
        shape(7, "Paper", "", place(half + 12, top, MEASURE - half - 12, 18), right, anchor="b"),
        line(8, HEAD_RULE, 0.5, INK),
        line(9, FOOT_RULE, 0.5, HAIRLINE),
    )


def _layout(index: int, head: Head) -> tuple[str, ...]:
    top = head.title if index == OPENING else TITLE_TOP
    begin = _body_top(top)
    each = (BODY_BOTTOM - begin) / len(HOLDERS[index])
    shapes = [_title(top)]
    for number, (kind, key) in enumerate(HOLDERS[index]):
        holder = f'<p:ph type="{kind}" idx="{key}"/>'
        where = place(0, begin + number * each, MEASURE, each - 8)
        name = "Table" if kind == "tbl" else "Text"
        shapes.append(shape(10 + number, f"{name} {key}", holder, where, _prompt()))
    shapes += _foot(FOOTER, NUMBER)
    if index == OPENING:
        shapes += [line(30, head.rule, 2.2, ACCENT), line(31, FOOT_RULE, 0.5, HAIRLINE)]
    return tuple(shapes)


def _title(top: float = TITLE_TOP) -> str:
    style = title_style(30)
    return shape(2, "Title", '<p:ph type="title"/>', place(0, top, MEASURE, style.leading), _prompt())


def _holder(number: int, name: str, holder: str, top: float, content: str) -> str:
    return shape(number, name, holder, place(0, top, MEASURE, BODY_BOTTOM - top), content)


def _foot(footer: int = 3, number: int = 4) -> tuple[str, str]:
    look = '<a:rPr lang="en-GB"/><a:t>‹#›</a:t>'
    field = f'<a:p><a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">{look}</a:fld></a:p>'
    return (
        shape(4, "Footer", f'<p:ph type="ftr" sz="quarter" idx="{footer}"/>', foot_place(), ""),
        shape(5, "Slide number", f'<p:ph type="sldNum" sz="quarter" idx="{number}"/>', number_place(), field),
    )


def foot_place() -> str:
    return place(0, FOOT_RULE + 5, MEASURE - 80, 32)


def number_place() -> str:
    return place(MEASURE - 70, FOOT_RULE + 5, 70, 18)


def _body_top(top: float) -> float:
    return top + title_style(30).leading + BELOW_TITLE


def _prompt() -> str:
    return '<a:p><a:r><a:rPr lang="en-GB"/><a:t>Click to edit text</a:t></a:r></a:p>'


def _styles(element: Any) -> None:
    """Sizes and colours of the levels of title and text."""
    from pptx.oxml import parse_xml

    title = _level("lvl1pPr", title_style(30).size, bold=True, after=0)
    size = body_style(20).size
    body = "".join(_level(f"lvl{level}pPr", max(16.0, size - 2 * (level - 1)), after=8) for level in range(1, 6))
    other = "".join(_level(f"lvl{level}pPr", 18.0, after=0) for level in range(1, 6))
    made = parse_xml(
        f"<p:txStyles {_NS}><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{body}</p:bodyStyle>"
        f"<p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )
    old = element.find("{*}txStyles")
    element.replace(old, made)


def _level(name: str, size: float, *, bold: bool = False, after: int) -> str:
    face = f'<a:latin typeface="+m{"j" if bold else "n"}-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
    return (
        f'<a:{name} marL="0" indent="0" algn="l"><a:spcAft><a:spcPts val="{after * 100}"/></a:spcAft><a:buNone/>'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" kern="1200"><a:solidFill><a:schemeClr val="tx1"/>'
        f"</a:solidFill>{face}</a:defRPr></a:{name}>"
    )


def _list_notes_master(presentation: Any) -> None:
    """The presentation names its master of notes after that of slides (19.2.1.26)."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT
    from pptx.oxml import parse_xml

    relations = presentation.part.rels
    key = next(key for key, one in relations.items() if one.reltype == RT.NOTES_MASTER)
    listed = parse_xml(f'<p:notesMasterIdLst {_NS}><p:notesMasterId r:id="{key}"/></p:notesMasterIdLst>')
    presentation.element.find("{*}sldMasterIdLst").addnext(listed)


def _dress_notes(master: Any) -> None:
    """A small picture of the slide above, room for a page of words below it."""
    from pptx.enum.shapes import PP_PLACEHOLDER
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT
    from pptx.oxml import parse_xml

    theme = master.part.part_related_by(RT.THEME)
    theme._element = parse_xml(theme_xml().encode("utf-8"))
    for one in master.placeholders:
        kind = one.placeholder_format.type
        if kind == PP_PLACEHOLDER.SLIDE_IMAGE:
            one.left, one.top, one.width, one.height = (emu(value) for value in (130, 40, 280, 157.5))
        elif kind == PP_PLACEHOLDER.BODY:
            one.left, one.top, one.width, one.height = (emu(value) for value in (54, 208, NOTES_WIDTH, NOTES_HEIGHT))
    for style in master.element.iterfind(".//{*}notesStyle//{*}defRPr"):
        style.set("sz", str(round(NOTES_SIZES[0] * 100)))
