"""A deck of slides as PDF: a page of 16:9 for each, then what is said beside them on upright pages to print."""

from __future__ import annotations

from facilitator.document import Document
from facilitator.paper.atoms import FIXED, Setting
from facilitator.paper.bands import AnchorOp, Op, PictureOp, RuleOp, left, line_op, right
from facilitator.paper.fonts import Faces
from facilitator.paper.lines import EVEN, natural, set_lines
from facilitator.paper.pages import Page
from facilitator.paper.pdf import warnings_of
from facilitator.paper.pdf_file import write_pdf
from facilitator.paper.pdf_picture import Picture, picture_of
from facilitator.paper.slides_fit import Frame, Said, SetRow, Slide, TableFrame, TextFrame, fit_slide, moved_lines
from facilitator.paper.slides_look import (
    EXAMPLE,
    EXAMPLE_Y,
    FOOT_RULE,
    FOOT_Y,
    HEAD,
    HEAD_RULE,
    HEAD_Y,
    HEIGHT,
    LETTERHEAD,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    MEASURE,
    PADDING,
    RUNNING,
    SHARE,
    TITLE_TOP,
    TITLE_TOP_OPENING,
    WIDTH,
)
from facilitator.paper.slides_pdf_notes import note_pages
from facilitator.paper.styles import ACCENT, HAIRLINE, INK, TOP, Style
from facilitator.paper.tags import FOOTER, HEADER, Marked, Tag

LOGO = "logo"


def render_slides_pdf(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """The bytes, and one sentence for everything that could not be set as it stands.

    Each part is a slide; its ``notes`` follow on pages of A4 where any slide has some.
    """
    setting = Setting(Faces(), document.language)
    slides = [
        fit_slide(part, TITLE_TOP if index else TITLE_TOP_OPENING, setting) for index, part in enumerate(document.parts)
    ]
    logo = picture_of(document.logo, LOGO) if document.logo else None
    pages = [_page(document, slide, index, logo, setting) for index, slide in enumerate(slides)]
    pages += note_pages(document, slides, setting)
    data = write_pdf(document, pages, setting, (logo,) if logo else ())
    return data, (*moved_lines(slides), *warnings_of(setting))


def _page(document: Document, slide: Slide, index: int, logo: Picture | None, setting: Setting) -> Page:
    section = setting.root.add("Sect", title=slide.title)
    heading = section.add("H1")
    ops: list[Op] = [AnchorOp(slide.part.key, slide.title, 0, slide.top - TOP)]
    style = slide.title_style
    for number, line in enumerate(slide.title_lines):
        ops.append(_line(line_op(line, 0, slide.top + style.drop + number * style.leading, heading)))
    for frame in slide.frames:
        ops += _frame(frame, section, setting)
    ops += _running(document, setting) if index else _letterhead(document, logo, section, setting)
    ops += _foot(document, index + 1, setting)
    return Page((WIDTH, HEIGHT), ops)


def _line(op: Op) -> Op:
    """An op with y from the top of the page, as one of the frame of a page."""
    if isinstance(op, RuleOp):
        return op._replace(y0=op.y0 - TOP, y1=op.y1 - TOP)
    return op._replace(y=op.y - TOP)


def _frame(frame: Frame, section: Tag, setting: Setting) -> list[Op]:
    made = _table(frame, section, setting) if isinstance(frame, TableFrame) else _text(frame, section, setting)
    return [_line(op) for op in made]


def _text(frame: TextFrame, section: Tag, setting: Setting) -> list[Op]:
    ops: list[Op] = []
    y = frame.y
    listed: Tag | None = None
    for one in frame.items:
        if one.letter:
            listed = listed or _list(section)
            item = listed.add("LI")
            label, body = item.add("Lbl"), item.add("LBody")
            ops.append(left(one.letter, 0, y + one.style.drop, one.style, setting, label))
        else:
            listed, body = None, section.add("P")
        ops += _lines(one, y, body)
        y += one.height
    return ops


def _list(section: Tag) -> Tag:
    listed = section.add("L")
    listed.numbering = "LowerAlpha"
    return listed


def _lines(one: Said, y: float, tag: Tag) -> list[Op]:
    style = one.style
    return [
        line_op(line, one.indent, y + style.drop + number * style.leading, tag) for number, line in enumerate(one.lines)
    ]


def _table(frame: TableFrame, section: Tag, setting: Setting) -> list[Op]:
    table = section.add("Table")
    y = frame.y + frame.head_height
    ops: list[Op] = [RuleOp(0, frame.y, MEASURE, frame.y, 0.9, INK), RuleOp(0, y, MEASURE, y, 0.4, INK)]
    head = table.add("TR")
    for index, lines in enumerate(frame.heads):
        cell = head.add("TH", scope="Column")
        for number, line in enumerate(reversed(lines)):
            base = y - PADDING - HEAD.leading * (number + 1) + HEAD.drop
            ops.insert(2, line_op(line, _left(frame, index, line.width), base, cell))
    for number, row in enumerate(frame.items):
        ops += _row(frame, row, y, table)
        y += row.height
        final = number == len(frame.items) - 1
        ops.append(RuleOp(0, y, MEASURE, y, 0.9 if final else 0.35, INK if final else HAIRLINE))
    return ops


def _row(frame: TableFrame, row: SetRow, y: float, table: Tag) -> list[Op]:
    ops: list[Op] = []
    tag = table.add("TR")
    for index, lines in enumerate(row.cells):
        cell = tag.add("TD")
        style = frame.styles[index]
        for number, line in enumerate(lines):
            base = y + PADDING + style.drop + number * style.leading
            ops.append(line_op(line, _left(frame, index, line.width), base, cell))
    return ops


def _left(frame: TableFrame, index: int, width: float) -> float:
    if frame.columns[index].role == "number":
        return frame.lefts[index] + frame.widths[index] - width
    return frame.lefts[index]


def _running(document: Document, setting: Setting) -> list[Op]:
    return [
        *_both(document.running_left, document.running_right, RUNNING, MEASURE, HEADER, setting),
        _line(RuleOp(0, HEAD_RULE, MEASURE, HEAD_RULE, 0.5, INK)),
    ]


def _letterhead(document: Document, logo: Picture | None, section: Tag, setting: Setting) -> list[Op]:
    """The sender, or programme and place, over a strong rule; the logo at the right."""
    ops: list[Op] = [_line(RuleOp(0, HEAD_RULE, MEASURE, HEAD_RULE, 2.2, ACCENT))]
    room = MEASURE
    if logo:
        height = min(LOGO_HEIGHT, LOGO_WIDTH * logo.height / logo.width)
        width = height * logo.width / logo.height
        figure = section.add("Figure", alt=", ".join(document.letterhead) or document.programme)
        ops.append(_line(PictureOp(MEASURE - width, HEAD_RULE - 4 - height, width, height, logo.name, figure)))
        room -= width + 16
    sender = f"{FIXED}{FIXED}·{FIXED}{FIXED}".join(document.letterhead)
    style = LETTERHEAD if sender else RUNNING
    return ops + _both(sender or document.programme, document.place, style, room, section.add("P"), setting)


def _both(one: str, other: str, style: Style, room: float, tag: Marked, setting: Setting) -> list[Op]:
    """Words at both ends of a line; what does not fit is left out."""
    ops: list[Op] = []
    last = set_lines(setting.words(other, RUNNING), room * (1 - SHARE), setting, EVEN)[:1]
    first = set_lines(setting.words(one, style), room - sum(line.width for line in last) - 12, setting, EVEN)[:1]
    ops += [_line(line_op(line, 0, HEAD_Y, tag)) for line in first]
    ops += [_line(line_op(line, room - line.width, HEAD_Y, tag)) for line in last]
    return ops


def _foot(document: Document, number: int, setting: Setting) -> list[Op]:
    """Status and disclaimer left, the number right, the mark of an example below."""
    ink = RUNNING.coloured(INK)
    start = natural(setting.words(document.status, ink.bold)) + 10.0 if document.status else 0.0
    ops: list[Op] = [
        RuleOp(0, FOOT_RULE, MEASURE, FOOT_RULE, 0.5, HAIRLINE),
        left(document.status, 0, FOOT_Y, ink.bold, setting, FOOTER),
        left(document.disclaimer, start, FOOT_Y, ink, setting, FOOTER),
        right(str(number), MEASURE, FOOT_Y, ink, setting, FOOTER),
    ]
    if document.example:  # heard once, seen on every slide
        tag = setting.root.add("P") if number == 1 else FOOTER
        ops.append(left(document.example, 0, EXAMPLE_Y, EXAMPLE, setting, tag))
    return [_line(op) for op in ops]
