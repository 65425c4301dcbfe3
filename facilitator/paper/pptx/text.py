"""Text as DrawingML: paragraphs and runs, each run in its language (ISO/IEC 29500-1, 21.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from xml.sax.saxutils import escape

from facilitator.document import Span, Text
from facilitator.paper.pptx.theme import COLOURS, EAST, A
from facilitator.paper.runs import prepare
from facilitator.paper.styles import GREY, INK, Style

POINT = 12700  # EMU
# What XML cannot hold, and what turns the direction of the words around it.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_REGIONS = {"en": "en-GB", "ja": "ja-JP", "ko": "ko-KR", "zh": "zh-CN", "ru": "ru-RU", "mn": "mn-MN"}


def emu(points: float) -> int:
    return round(points * POINT)


def clean(words: str, lost: set[str]) -> str:
    """Words that XML can hold; what it cannot stands as its code and is added to ``lost``."""
    return _UNFIT.sub(lambda found: _coded(found[0], lost), prepare(words))


def language_of(tag: str, own: str) -> str:
    """The language of a run with its region, as programs want it to check spelling."""
    found = next((one for one in (tag, own) if _TAG.fullmatch(one)), "en")
    return _REGIONS.get(found, found)


def runs(text: Text, style: Style, language: str, lost: set[str]) -> str:
    """The runs of a text; neighbours that look alike are one run, as people edit them."""
    alike = groupby(text, key=lambda span: replace(span, text="", records=()))
    joined = (replace(look, text="".join(span.text for span in group)) for look, group in alike)
    return "".join(_run(span, style, language, lost) for span in joined if span.text)


def paragraph(
    content: str,
    *,
    leading: float = 0.0,
    after: float = 0.0,
    align: str = "",
    letter: bool = False,
    indent: float = 0.0,
) -> str:
    """A paragraph of runs. ``leading`` and ``after`` in points; ``letter`` numbers it (a), (b) … natively."""
    place = f' marL="{emu(indent)}" indent="{-emu(indent)}"' if letter else ' marL="0" indent="0"'
    algn = f' algn="{align}"' if align else ""
    line = f'<a:lnSpc><a:spcPts val="{round(leading * 100)}"/></a:lnSpc>' if leading else ""
    space = f'<a:spcBef><a:spcPts val="0"/></a:spcBef><a:spcAft><a:spcPts val="{round(after * 100)}"/></a:spcAft>'
    mark = '<a:buFont typeface="+mj-lt"/><a:buAutoNum type="alphaLcParenBoth"/>' if letter else "<a:buNone/>"
    return f"<a:p {A}><a:pPr{place}{algn}>{line}{space}{mark}</a:pPr>{content}</a:p>"


def words(text: str, style: Style, language: str, lost: set[str]) -> str:
    """Plain characters as one run."""
    return runs((Span(text),), style, language, lost)


def number_field(style: Style, language: str, number: int) -> str:
    """The slide's number as a field."""
    look = _look(style, language_of("", language), False, False, "")
    return f'<a:fld id="{{C1FF6DA9-008F-8B48-92A6-B652298478BF}}" type="slidenum">{look}<a:t>{number}</a:t></a:fld>'


def _run(span: Span, style: Style, language: str, lost: set[str]) -> str:
    tag = language_of(span.language, language)
    look = _look(style.coloured(GREY) if span.muted else style, tag, span.strong, span.emphasis, span.language)
    return f"<a:r>{look}<a:t>{escape(clean(span.text, lost))}</a:t></a:r>"


def _look(style: Style, tag: str, strong: bool, emphasis: bool, language: str) -> str:
    bold = ' b="1"' if strong or style.weight >= 600 else ' b="0"'
    italic = ' i="1"' if emphasis or style.italic else ""
    colour = COLOURS.get(style.colour, COLOURS[INK])
    face = _east(language)
    east = f'<a:ea typeface="{face}"/>' if face else ""
    return (
        f'<a:rPr lang="{tag}" sz="{round(style.size * 100)}"{bold}{italic} dirty="0">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>{east}</a:rPr>'
    )


def _east(tag: str) -> str:
    if re.match("zh-(hant|tw|hk|mo)", tag.lower()):
        return EAST["zh-Hant"]
    return EAST.get(tag[:2].lower(), "")


def _coded(char: str, lost: set[str]) -> str:
    lost.add(char)
    return f"[U+{ord(char):04X}]"


def unfit(lost: Iterable[str]) -> tuple[str, ...]:
    """A sentence for every character that was written as its code."""
    return tuple(
        f"A presentation cannot hold the character U+{ord(char):04X}; it is printed as [U+{ord(char):04X}]."
        for char in sorted(lost)
    )
