"""The head of the first page, and what stands above and below the others."""

from __future__ import annotations

from facilitator.document import Document, Meta
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import Band, Op, RuleOp, left, line_op, right, rule
from facilitator.paper.lines import BALANCED, CELL, EVEN, Line, natural, set_lines
from facilitator.paper.styles import (
    ACCENT,
    DISCLAIMER,
    EXAMPLE,
    HAIRLINE,
    INK,
    LABEL_WIDTH,
    MARGIN,
    META,
    META_TITLE,
    RUNNING,
    STATUS,
    SUBTITLE,
    TEXT_X,
    TITLE,
    TOP,
    Style,
)

META_GUTTER = 11.4
RUNNING_Y = 36.0 - TOP
FOOT_RULE, FOOT_Y, EXAMPLE_Y = 40.3, 30.0, 20.2


def masthead(document: Document, measure: float, setting: Setting) -> Band:
    """Programme and place over an accent rule, title and status, four columns about the paper."""
    ops: list[Op] = [
        left(document.programme, 0, RUNNING_Y, RUNNING, setting),
        right(document.place, measure, RUNNING_Y, RUNNING, setting),
        RuleOp(0, 42.0 - TOP, measure, 42.0 - TOP, 2.2, ACCENT),
    ]
    width = measure - TEXT_X
    y = _stack(ops, _lines(document.title, TITLE, width, setting, BALANCED), TEXT_X, 0.0, TITLE)
    y = _stack(ops, _lines(document.subtitle, SUBTITLE, width, setting, BALANCED), TEXT_X, y - 0.4, SUBTITLE)
    status = _stack(ops, _lines(document.status, STATUS, LABEL_WIDTH + 10, setting, BALANCED), 0.0, 0.0, STATUS)
    disclaimer = _lines(document.disclaimer, DISCLAIMER, LABEL_WIDTH, setting, BALANCED)
    y = max(y, _stack(ops, disclaimer, 0.0, status - 0.9, DISCLAIMER)) + 6.8
    return Band(_meta(ops, document.meta, y, width, setting) + 1.0, tuple(ops), keep=True)


def _meta(ops: list[Op], columns: tuple[Meta, ...], y: float, width: float, setting: Setting) -> float:
    if not columns:
        return y - 6.8
    others = max(1, len(columns) - 1)
    each = (width - META_GUTTER * (others - 1)) / others
    bottom = y
    for index, column in enumerate(columns):
        x = 0.0 if index == 0 else TEXT_X + (each + META_GUTTER) * (index - 1)
        room = LABEL_WIDTH + 10 if index == 0 else each
        end = _stack(ops, _lines(column.title, META_TITLE, room, setting, EVEN), x, y, META_TITLE)
        for text in column.lines:
            end = _stack(ops, _lines(text, META, room, setting, CELL), x, end, META)
        bottom = max(bottom, end)
    return bottom


def _lines(text: str, style: Style, width: float, setting: Setting, mode: str) -> list[Line]:
    return set_lines(setting.words(text, style), width, setting, mode)


def _stack(ops: list[Op], lines: list[Line], x: float, y: float, style: Style) -> float:
    for line in lines:
        ops.append(line_op(line, x, y + style.drop))
        y += style.leading
    return y


def running_head(document: Document, measure: float, setting: Setting) -> list[Op]:
    """Workshop left, session right, above a rule; from the second page on. y as in the frame."""
    room = measure - natural(setting.words(document.running_right, RUNNING)) - 12
    lines = _lines(document.running_left, RUNNING, max(60.0, room), setting, EVEN)
    return [
        *(line_op(line, 0, RUNNING_Y) for line in lines[:1]),
        right(document.running_right, measure, RUNNING_Y, RUNNING, setting),
        rule(0, measure, 41.6 - TOP, 0.5),
    ]


def running_foot(document: Document, page: int, pages: int, size: tuple[float, float], setting: Setting) -> list[Op]:
    """Status and disclaimer left, the page right, the mark of an example below. y as in the frame."""
    measure, base = size[0] - 2 * MARGIN, size[1] - TOP
    status = document.status
    label = document.page_label.replace("{page}", str(page)).replace("{pages}", str(pages))
    ink = RUNNING.coloured(INK)
    start = natural(setting.words(status, ink.bold)) + 8.0 if status else 0.0
    ops: list[Op] = [
        RuleOp(0, base - FOOT_RULE, measure, base - FOOT_RULE, 0.5, HAIRLINE),
        left(status, 0, base - FOOT_Y, ink.bold, setting),
        left(document.disclaimer, start, base - FOOT_Y, RUNNING, setting),
        right(label, measure, base - FOOT_Y, ink, setting),
    ]
    if document.example:
        ops.append(left(document.example, 0, base - EXAMPLE_Y, EXAMPLE, setting))
    return ops
