"""A deck of slides as PDF: a page of 16:9 for each, then what is said beside them on upright pages to print."""

from __future__ import annotations

from facilitator.document import Document
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import AnchorOp, Op, PictureOp, RuleOp, left, line_op, right
from facilitator.paper.fonts import Faces
from facilitator.paper.lines import EVEN, Line, natural, set_lines
from facilitator.paper.pages import Page
from facilitator.paper.pdf import warnings_of
from facilitator.paper.pdf_file import write_pdf
from facilitator.paper.slides_fit import (
    Frame,
    Said,
    SetRow,
    Slide,
    TableFrame,
    TextFrame,
    fit_slide,
    moved_lines,
)
from facilitator.paper.slides_head import LOGO, Head, opening_head, read_logo, running_lines
from facilitator.paper.slides_look import (
    EXAMPLE,
    EXAMPLE_Y,
    FOOT_RULE,
    FOOT_Y,
    HEAD,
    HEAD_RULE,
    HEAD_Y,
    HEIGHT,
    MEASURE,
    PADDING,
    RUNNING,
    SENDER_TOP,
    TITLE_TOP,
    WIDTH,
)
from facilitator.paper.slides_pdf_notes import note_pages
from facilitator.paper.styles import ACCENT, HAIRLINE, INK, TOP
from facilitator.paper.tags import FOOTER, HEADER, Marked, Tag


def render_slides_pdf(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """The bytes, and one sentence for everything that could not be set as it stands.

    Each part is a slide; its ``notes`` follow on pages of A4 where any slide has some.
    """
    setting = Setting(Faces(), document.language)
    logo, unread = read_logo(document)
    head = opening_head(document, logo, setting)
    slides = [fit_slide(part, TITLE_TOP if index else head.title, setting) for index, part in enumerate(document.parts)]
    pages = [_page(document, slide, index, head, setting) for index, slide in enumerate(slides)]
    pages += note_pages(document, slides, logo, setting)
    data = write_pdf(document, pages, setting, (logo,) if logo else ())
    return data, (*moved_lines(slides), *unread, *warnings_of(setting))


def _page(document: Document, slide: Slide, index: int, head: Head, setting: Setting) -> Page:
    section = setting.root.add("Sect", title=slide.title)
    heading = section.add("H1")
    ops: list[Op] = [AnchorOp(slide.part.key, slide.title, 0, slide.top - TOP)]
    style = slide.title_style
    for number, line in enumerate(slide.title_lines):
        ops.append(_line(line_op(line, 0, slide.top + style.drop + number * style.leading, heading)))
    for frame in slide.frames:
        ops += _frame(frame, section, setting)
    ops += _running(document, setting) if index else _letterhead(document, head, section, setting)
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
        *_both(document.running_left, document.running_right, HEAD_Y, HEADER, setting),
        _line(RuleOp(0, HEAD_RULE, MEASURE, HEAD_RULE, 0.5, INK)),
    ]


def _letterhead(document: Document, head: Head, section: Tag, setting: Setting) -> list[Op]:
    """The sender beside the logo, then programme and place over a strong rule."""
    ops: list[Op] = [_line(RuleOp(0, head.rule, MEASURE, head.rule, 2.2, ACCENT))]
    if head.logo[0]:
        figure = section.add("Figure", alt=", ".join(document.letterhead) or document.programme)
        ops.append(_line(PictureOp(0, SENDER_TOP, *head.logo, LOGO, figure)))
    y = SENDER_TOP + max(0.0, head.logo[1] - head.sender_height) / 2
    for sender in head.senders:
        tag = section.add("P")
        for line in sender.lines:
            ops.append(_line(line_op(line, head.x, y + sender.style.drop, tag)))
            y += sender.style.leading
    return ops + _both(document.programme, document.place, head.running, section.add("P"), setting)


def _both(one: str, other: str, y: float, tag: Marked, setting: Setting) -> list[Op]:
    """Words at both ends of a line; the left may take two, the last on the line of the right."""
    first, last = running_lines(one, other, setting)
    top = y - RUNNING.leading * (len(first) - 1)
    ops: list[Op] = [line_op(line, 0, top + index * RUNNING.leading, tag) for index, line in enumerate(first)]
    return [_line(op) for op in (*ops, *(line_op(line, MEASURE - line.width, y, tag) for line in last))]


def _foot(document: Document, number: int, setting: Setting) -> list[Op]:
    """Status and disclaimer left, the number right, the mark of an example below."""
    ink = RUNNING.coloured(INK)
    start = natural(setting.words(document.status, ink.bold)) + 10.0 if document.status else 0.0
    ops: list[Op] = [
        RuleOp(0, FOOT_RULE, MEASURE, FOOT_RULE, 0.5, HAIRLINE),
        left(document.status, 0, FOOT_Y, ink.bold, setting, FOOTER),
        *_told(document.disclaimer, start, setting),
        right(str(number), MEASURE, FOOT_Y, ink, setting, FOOTER),
    ]
    if document.example:  # heard once, seen on every slide
        tag = setting.root.add("P") if number == 1 else FOOTER
        ops.append(left(document.example, 0, EXAMPLE_Y, EXAMPLE, setting, tag))
    return [_line(op) for op in ops]


def _told(words: str, x: float, setting: Setting) -> list[Op]:
    """The disclaimer on one line, in smaller type where it is long."""
    lines: list[Line] = []
    for size in (RUNNING.size, 10.0, 8.0):
        style = RUNNING.coloured(INK)._replace(size=size)
        lines = set_lines(setting.words(words, style), MEASURE - x - 40.0, setting, EVEN)
        if len(lines) < 2:
            break
    return [line_op(line, x, FOOT_Y, FOOTER) for line in lines[:1]]
