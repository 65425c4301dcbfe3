"""The time line of a table: a tab whose leader is the line, and a mark at its end."""

from __future__ import annotations

from datetime import date

from facilitator.document import Mark, Timeline
from facilitator.paper.docx.elements import NONE, Xml, el, joined, paragraph, rule, twips
from facilitator.paper.docx.runs import plain_run
from facilitator.paper.docx.setting import Setting
from facilitator.paper.docx.sheet import EAST_FONT
from facilitator.paper.styles import INK
from facilitator.paper.timeline import AXIS_WIDTH, LETTERS, Axis
from facilitator.word_marks import Styled

AXIS_SPACE = AXIS_WIDTH + 2.0
SOLID, OPEN, REVIEW = "●", "○", "▼"
NARROW_YEAR = 22.0
_TAB = Xml("<w:r><w:tab/></w:r>")


def symbol(sign: str, *properties: Xml) -> Xml:
    """A geometric sign, from the font that has it."""
    return plain_run(sign, el("rFonts", hint="eastAsia", eastAsia=EAST_FONT), *properties)


def axis_left() -> Xml:
    """The line at which the axis begins."""
    return rule("left", 0.9, INK)


def axis_head(axis: Axis, setting: Setting) -> Xml:
    """Years, months, and the days of review, each at its place."""
    years = [(axis.x(first), str(first.year)) for first in axis.months if first.month == 1 or first is axis.months[0]]
    shown = [years[0]] if years else []
    for place, year in years[1:]:
        if place - shown[-1][0] >= NARROW_YEAR:
            shown.append((place, year))
    reviews = [(axis.x(date.fromisoformat(day[:10])), REVIEW) for day, _ in axis.block.reviews]
    lines = [_tabbed(axis, shown, "left"), _tabbed(axis, _months(axis, setting), "center")]
    if reviews:
        lines.append(_tabbed(axis, sorted(reviews), "center"))
    return joined(lines)


def _months(axis: Axis, setting: Setting) -> list[tuple[float, str]]:
    if axis.step == 12:
        return []
    letters = LETTERS.get(setting.language[:2].lower(), "")
    half = (axis.x1 - axis.x0) / len(axis.months) / 2
    return [
        (axis.x(first) + half, letters[first.month - 1] if letters else str(first.month)) for first in axis.stepped()
    ]


def _tabbed(axis: Axis, places: list[tuple[float, str]], align: str) -> Xml:
    stops = el("tabs", *(_stop(place - axis.x0, align) for place, _ in places)) if places else NONE
    words = joined(joined((_TAB, symbol(word) if word == REVIEW else plain_run(word))) for _, word in places)
    return paragraph(Styled.AXIS_HEAD, words, more=stops)


def _stop(points: float, align: str, leader: str = "none") -> Xml:
    return el("tab", val=align, leader=leader, pos=max(1, twips(points)))


def axis_cell(axis: Axis, mark: Mark | None) -> Xml:
    """A solid line and a dot for what is agreed, a dotted line and a ring for what is proposed."""
    if mark is None or not mark.day:
        return paragraph(Styled.AXIS)
    place = axis.x(date.fromisoformat(mark.day[:10])) - axis.x0
    place = min(max(place, 5.0), axis.x1 - axis.x0 - 5.0)
    stops = el("tabs", _stop(place, "center", "underscore" if mark.solid else "dot"))
    lowered = el("position", val=-3)
    return paragraph(Styled.AXIS, _TAB, symbol(SOLID if mark.solid else OPEN, lowered), more=stops)


def axis_legend(block: Timeline, setting: Setting) -> Xml:
    """What the marks mean, and the days of review."""
    named = [(sign, words) for sign, words in zip((SOLID, OPEN), block.legend, strict=True) if words]
    named += [(REVIEW, words) for _, words in sorted(block.reviews)]
    if not named:
        return NONE
    return paragraph(
        Styled.LEGEND,
        joined(joined((symbol(sign), plain_run(f"\u00a0{words}    ".rstrip(" ") + "\u2003"))) for sign, words in named),
    )
