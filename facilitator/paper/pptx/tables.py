"""Tables of slides: real ones, with rules and no fills (ISO/IEC 29500-1, 21.1.3)."""

from __future__ import annotations

from itertools import pairwise

from facilitator.document import Text
from facilitator.paper.pptx.text import emu, paragraph, runs, words
from facilitator.paper.pptx.theme import COLOURS, A
from facilitator.paper.slides_fit import SetRow, TableFrame
from facilitator.paper.slides_look import ALLEY, HEAD, MEASURE, PADDING
from facilitator.paper.styles import HAIRLINE, INK, Style

# “No Style, No Grid”: every program knows it, and it draws nothing of its own.
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_NO_LINE = '<a:{side} w="0"><a:noFill/></a:{side}>'


def table_xml(frame: TableFrame, language: str, lost: set[str]) -> str:
    """The a:tbl of a table: a head row, then its rows."""
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in cell_widths(frame))
    rows = "".join(
        _row(frame, one, language, lost, final=index == len(frame.items) - 1) for index, one in enumerate(frame.items)
    )
    return (
        f'<a:tbl {A}><a:tblPr firstRow="1"><a:tableStyleId>{_PLAIN}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid}</a:tblGrid>{_head(frame, language, lost)}{rows}</a:tbl>"
    )


def cell_widths(frame: TableFrame) -> tuple[float, ...]:
    """The widths of the cells in points, the space between columns in the one before it."""
    edges = [*frame.lefts, MEASURE]
    return tuple(right - left for left, right in pairwise(edges))


def _head(frame: TableFrame, language: str, lost: set[str]) -> str:
    cells = [
        _cell(
            [paragraph(words(column.title, HEAD, language, lost), leading=HEAD.leading, align=_align(frame, index))],
            frame, index, above=(0.9, INK), below=(0.4, INK), anchor="b",
        )
        for index, column in enumerate(frame.columns)
    ]  # fmt: skip
    return f'<a:tr h="{emu(frame.head_height)}">{"".join(cells)}</a:tr>'


def _row(frame: TableFrame, row: SetRow, language: str, lost: set[str], *, final: bool) -> str:
    below = (0.9, INK) if final else (0.35, HAIRLINE)
    cells = [
        _cell(
            [_paragraph(text, frame.styles[index], _align(frame, index), language, lost) for text in texts],
            frame, index, above=(), below=below, anchor="t",
        )
        for index, texts in enumerate(row.texts)
    ]  # fmt: skip
    return f'<a:tr h="{emu(row.height)}">{"".join(cells)}</a:tr>'


def _paragraph(text: Text, style: Style, align: str, language: str, lost: set[str]) -> str:
    return paragraph(runs(text, style, language, lost), leading=style.leading, align=align)


def _align(frame: TableFrame, index: int) -> str:
    return "r" if frame.columns[index].role == "number" else "l"


def _cell(
    content: list[str], frame: TableFrame, index: int, *,
    above: tuple[float, str] | tuple[()], below: tuple[float, str], anchor: str,
) -> str:  # fmt: skip
    last = index == len(frame.columns) - 1
    lines = "".join(_NO_LINE.format(side=side) for side in ("lnL", "lnR"))
    lines += _line("lnT", above) if above else ""
    lines += _line("lnB", below)
    inset = f'marL="0" marR="{0 if last else emu(ALLEY)}" marT="{emu(PADDING)}" marB="{emu(PADDING)}" anchor="{anchor}"'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{''.join(content) or '<a:p/>'}</a:txBody>"
        f"<a:tcPr {inset}>{lines}<a:noFill/></a:tcPr></a:tc>"
    )


def _line(side: str, rule: tuple[float, str]) -> str:
    weight, colour = rule
    fill = f'<a:solidFill><a:schemeClr val="{COLOURS[colour]}"/></a:solidFill>'
    return f'<a:{side} w="{emu(weight)}" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:{side}>'
