"""The head of the first page, and what stands above and below the others."""

from __future__ import annotations

from facilitator.document import Document, Meta
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import Band, Op, PictureOp, RuleOp, left, line_op, moved, right, rule
from facilitator.paper.lines import BALANCED, CELL, EVEN, Line, natural, set_lines
from facilitator.paper.pdf_picture import Picture
from facilitator.paper.styles import (
    ACCENT,
    DISCLAIMER,
    EXAMPLE,
    GREY,
    HAIRLINE,
    INK,
    LABEL_WIDTH,
    MARGIN,
    META,
    META_TITLE,
    RUNNING,
    SENDER,
    STATUS,
    SUBTITLE,
    TEXT_X,
    TITLE,
    TOP,
    Style,
)
from facilitator.paper.tags import FOOTER, HEADER, Tag

META_GUTTER = 11.4
SENDER_TOP, SENDER_GAP = 27.0 - TOP, 9.0
LOGO_WIDE, LOGO_HIGH = 94.0, 40.0
RUNNING_Y = 36.0 - TOP
FOOT_RULE, FOOT_Y, EXAMPLE_Y = 40.3, 30.0, 20.2


def masthead(document: Document, measure: float, setting: Setting, logo: Picture | None = None) -> Band:
    """The sender, programme and place over an accent rule, title and status, four columns about the paper."""
    head, down = letterhead(document, setting, logo, measure)
    under = setting.root
    places, more = _places(document, measure, setting)
    head, down = (*head, *(moved(op, 0.0, down) for op in places)), down + more
    ops: list[Op] = [RuleOp(0, 42.0 - TOP, measure, 42.0 - TOP, 2.2, ACCENT)]
    width = measure - TEXT_X
    y = _stack(ops, _lines(document.title, TITLE, width, setting, BALANCED), TEXT_X, 0.0, TITLE, under.add("H1"))
    subtitle = _lines(document.subtitle, SUBTITLE, width, setting, BALANCED)
    y = _stack(ops, subtitle, TEXT_X, y - 0.4, SUBTITLE, under.add("P"))
    lines = _lines(document.status, STATUS, LABEL_WIDTH + 10, setting, BALANCED)
    status = _stack(ops, lines, 0.0, 0.0, STATUS, under.add("P"))
    disclaimer = _lines(document.disclaimer, DISCLAIMER, LABEL_WIDTH, setting, BALANCED)
    y = max(y, _stack(ops, disclaimer, 0.0, status - 0.9, DISCLAIMER, under.add("P"))) + 6.8
    height = _meta(ops, document.meta, y, width, setting) + 1.0
    return Band(height + down, (*head, *(moved(op, 0.0, down) for op in ops)), keep=True)


def _places(document: Document, measure: float, setting: Setting) -> tuple[list[Op], float]:
    """Programme left and place right, on one line where they have room, and how far further lines push down."""
    one, other = ("", document.place) if _is_sender(document) else (document.programme, document.place)
    second = _lines(other, RUNNING, measure * 0.5, setting, EVEN)
    first = _lines(one, RUNNING, measure - max((line.width for line in second), default=0.0) - 12.0, setting, EVEN)
    tags = setting.root.add("P"), setting.root.add("P")
    ops: list[Op] = [line_op(line, 0, RUNNING_Y + row * RUNNING.leading, tags[0]) for row, line in enumerate(first)]
    for row, line in enumerate(second):
        x = measure - line.width if first else 0.0
        ops.append(line_op(line, x, RUNNING_Y + row * RUNNING.leading, tags[1]))
    return ops, (max(1, len(first), len(second)) - 1) * RUNNING.leading


def _is_sender(document: Document) -> bool:
    """Whether the programme's name, but for its abbreviation, is a line of the letterhead."""
    bare = document.programme.split(" (")[0].strip()
    return bool(bare) and bare in (line.split(" (")[0].strip() for line in document.letterhead)


def letterhead(
    document: Document, setting: Setting, logo: Picture | None, measure: float
) -> tuple[tuple[Op, ...], float]:
    """The logo in the label column and the lines of the sender beside it, and how far they push down what follows."""
    names = [line for line in document.letterhead if line.strip()]
    if not names and not logo:
        return (), 0.0
    ops: list[Op] = []
    wide, high = _logo_size(logo) if logo else (0.0, 0.0)
    if logo:
        figure = setting.root.add("Figure", alt=names[0] if names else document.author or document.title)
        ops.append(PictureOp(0.0, SENDER_TOP, wide, high, logo.name, figure))
    x = TEXT_X if wide <= TEXT_X - 8.0 else wide + 14.0
    lines: list[tuple[Line, Style, Tag]] = []
    for index, name in enumerate(names):
        style = SENDER.bold if not index else SENDER.coloured(GREY)
        tag = setting.root.add("P")
        room = measure - (x if logo else 0.0)
        lines += [(line, style, tag) for line in _lines(name, style, room, setting, CELL)]
    depth = len(lines) * SENDER.leading
    y = SENDER_TOP + max(0.0, high - depth) / 2
    for line, style, tag in lines:
        ops.append(line_op(line, x if logo else 0.0, y + style.drop, tag))
        y += style.leading
    return tuple(ops), max(high, depth) + SENDER_GAP


def _logo_size(logo: Picture) -> tuple[float, float]:
    """As large as its place allows: a wide one fills the label column, a tall one four lines."""
    scale = min(LOGO_WIDE / logo.width, LOGO_HIGH / logo.height)
    return logo.width * scale, logo.height * scale


def _meta(ops: list[Op], columns: tuple[Meta, ...], y: float, width: float, setting: Setting) -> float:
    if not columns:
        return y - 6.8
    others = max(1, len(columns) - 1)
    each = (width - META_GUTTER * (others - 1)) / others
    bottom = y
    for index, column in enumerate(columns):
        x = 0.0 if index == 0 else TEXT_X + (each + META_GUTTER) * (index - 1)
        room = LABEL_WIDTH + 10 if index == 0 else each
        group = setting.root.add("Div")
        title = _lines(column.title, META_TITLE, room, setting, EVEN)
        end = _stack(ops, title, x, y, META_TITLE, group.add("P"))
        for text in column.lines:
            end = _stack(ops, _lines(text, META, room, setting, CELL), x, end, META, group.add("P"))
        bottom = max(bottom, end)
    return bottom


def _lines(text: str, style: Style, width: float, setting: Setting, mode: str) -> list[Line]:
    return set_lines(setting.words(text, style), width, setting, mode)


def _stack(ops: list[Op], lines: list[Line], x: float, y: float, style: Style, tag: Tag) -> float:
    for line in lines:
        ops.append(line_op(line, x, y + style.drop, tag))
        y += style.leading
    return y


def running_head(document: Document, measure: float, setting: Setting) -> list[Op]:
    """Workshop left, session right, above a rule; from the second page on. y as in the frame."""
    last = clipped(document.running_right, RUNNING, measure * 0.6, setting)
    room = measure - natural(setting.words(last, RUNNING)) - 12
    return [
        left(clipped(document.running_left, RUNNING, room, setting), 0, RUNNING_Y, RUNNING, setting, HEADER),
        right(last, measure, RUNNING_Y, RUNNING, setting, HEADER),
        rule(0, measure, 41.6 - TOP, 0.5),
    ]


def running_foot(document: Document, page: int, pages: int, size: tuple[float, float], setting: Setting) -> list[Op]:
    """Status and disclaimer left, the page right, the mark of an example below. y as in the frame."""
    measure, base = size[0] - 2 * MARGIN, size[1] - TOP
    ink = RUNNING.coloured(INK)
    status = clipped(document.status, ink.bold, measure * 0.4, setting)
    number = document.page_label.replace("{page}", str(page)).replace("{pages}", str(pages))
    label = clipped(number, ink, measure * 0.4, setting)
    start = natural(setting.words(status, ink.bold)) + 8.0 if status else 0.0
    room = measure - start - natural(setting.words(label, ink)) - 8.0
    ops: list[Op] = [
        RuleOp(0, base - FOOT_RULE, measure, base - FOOT_RULE, 0.5, HAIRLINE),
        left(status, 0, base - FOOT_Y, ink.bold, setting, FOOTER),
        left(clipped(document.disclaimer, RUNNING, room, setting), start, base - FOOT_Y, RUNNING, setting, FOOTER),
        right(label, measure, base - FOOT_Y, ink, setting, FOOTER),
    ]
    if document.example:  # heard once, seen on every page
        tag = setting.root.add("P") if page == 1 else FOOTER
        words = clipped(document.example, EXAMPLE, measure, setting)
        ops.append(left(words, 0, base - EXAMPLE_Y, EXAMPLE, setting, tag))
    return ops


def clipped(text: str, style: Style, width: float, setting: Setting) -> str:
    """The text as far as it goes on one line, with an ellipsis where it goes on."""
    if natural(setting.words(text, style)) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = natural(setting.words(text[:middle].rstrip() + "…", style)) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + "…"
