"""Pieces of inline SVG. One unit is a tenth of the font size; colours come from the style sheet.

Solid against open, dotted against drawn through: nothing rests on colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.paper.html.markup import EMPTY, Html, bare, clean, joined, tag, words

ACCENT, INK, GREY, HAIRLINE = "#0B4A5A", "#15191C", "#555C62", "#BDC3C7"
# How lines are drawn: colour, weight, dashes. The sheet gives the same classes the colours of the dark.
LINES = {
    "month": (HAIRLINE, "0.5", None),
    "review": (INK, "0.8", "2.4 1.8"),
    "start": (INK, "1.4", None),
    "solid": (ACCENT, "1.8", None),
    "open": (ACCENT, "1.2", "1 2.2"),
    "hatch": (ACCENT, "0.7", None),
}
WEIGHT = 0.9


def svg(
    width: float,
    height: float,
    ops: Iterable[Html],
    named: str = "",
    *,
    class_: str | None = None,
    stretched: bool = False,
) -> Html:
    """A drawing; ``named`` is what it is read out as, "" for one that only adorns."""
    return tag(
        "svg", *ops, class_=class_, viewBox=f"0 0 {size(width)} {size(height)}",
        width=f"{size(width / 10)}em", height=f"{size(height / 10)}em",
        preserveAspectRatio="none" if stretched else None,
        role="img" if named else None, aria_label=clean(named) or None, aria_hidden=None if named else "true",
    )  # fmt: skip


def size(value: float) -> str:
    """A number with two digits at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def line(x0: float, y0: float, x1: float, y1: float, kind: str) -> Html:
    colour, weight, dashes = LINES[kind]
    return tag(
        "line", x1=size(x0), y1=size(y0), x2=size(x1), y2=size(y1), class_=f"l-{kind}",
        stroke=colour, stroke_width=weight, stroke_dasharray=dashes,
    )  # fmt: skip


def dot(x: float, y: float, solid: bool) -> Html:
    """A disc, or a ring."""
    return tag(
        "circle", cx=size(x), cy=size(y), r="3" if solid else "2.6", class_="f-solid" if solid else "f-open",
        fill=ACCENT if solid else "#FFFFFF", stroke=ACCENT, stroke_width=size(WEIGHT),
    )  # fmt: skip


def box(x: float, y: float, width: float, height: float, fill: str) -> Html:
    """A rectangle, ``fill`` solid, open or hatched; its frame lies inside it."""
    inset = WEIGHT / 2
    wide, high = max(0.3, width - WEIGHT), height - WEIGHT
    frame = tag(
        "rect", x=size(x + inset), y=size(y + inset), width=size(wide), height=size(high),
        class_="f-solid" if fill == "solid" else "f-open",
        fill=ACCENT if fill == "solid" else "#FFFFFF", stroke=ACCENT, stroke_width=size(WEIGHT),
    )  # fmt: skip
    if fill != "hatched":
        return frame
    steps = [x + 2.5 * step for step in range(1, int(width / 2.5) + 1) if 2.5 * step < width - 1]
    return joined((frame, *(line(at, y, at, y + height, "hatch") for at in steps)))


def words_at(x: float, y: float, text: str, kind: str) -> Html:
    anchor = "middle" if kind == "month" else "start"
    return tag(
        "text", bare(text), x=size(x), y=size(y), class_=f"t-{kind}", fill=GREY, font_size="8", text_anchor=anchor
    )


def key(side: float, ops: Sequence[Html], title: str) -> Html:
    """A mark and what it means."""
    return tag("span", svg(side, side, ops), Html(" "), words(title), class_="key") if title else EMPTY
