"""Pieces of WordprocessingML as text. What people typed gets in through ``said`` and ``el`` only, which escape it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

Xml = NewType("Xml", str)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NONE = Xml("")
_HALF = re.compile("[\ud800-\udfff\ufffe\uffff]")
# Controls, and the marks that turn the reading direction of what follows them.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
_ID = re.compile(r"(?<=\d\.\d)-(?=[A-Z]\d)")
_SPACES = re.compile("[ \t\n\r\f\v\x85\u2028\u2029]+")


def clean(words: str) -> str:
    """Words that XML can hold and that show as they are: single spaces, no controls, no half a surrogate pair."""
    if words.isascii() and words.isprintable() and "  " not in words:
        return words
    return _HALF.sub("\ufffd", _UNSEEN.sub("", _SPACES.sub(" ", words)))


def el(tag: str, *children: Xml, **attributes: str | int) -> Xml:
    """An element of WordprocessingML; its attributes too are of that namespace."""
    given = "".join([f" w:{name}={_quoted(value)}" for name, value in attributes.items()])
    inside = "".join(children)
    return Xml(f"<w:{tag}{given}>{inside}</w:{tag}>" if inside else f"<w:{tag}{given}/>")


def _quoted(value: str | int) -> str:
    if isinstance(value, int) or (value.isascii() and value.isalnum()):
        return f'"{value}"'
    return quoteattr(clean(value))


def said(words: str) -> Xml:
    """Characters of a run; no line ends within the id of a record, 2.1-A3."""
    shown = _ID.sub('</w:t><w:noBreakHyphen/><w:t xml:space="preserve">', escape(clean(words)))
    return Xml(f'<w:t xml:space="preserve">{shown}</w:t>')


def joined(pieces: Iterable[Xml]) -> Xml:
    """Elements after each other."""
    return Xml("".join(pieces))


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def eighths(points: float) -> int:
    """Eighths of a point, as widths of rules are given; 2 is the thinnest Word draws."""
    return max(2, round(points * 8))


def rule(side: str, points: float, colour: str, space: int = 0) -> Xml:
    """One side of a border: top, bottom, left, right, insideH; ``space`` in points from the text."""
    return el(side, val="single", sz=eighths(points), space=space, color=colour.lstrip("#"))


def no_rule(side: str) -> Xml:
    """One side without a border, whatever the style says."""
    return el(side, val="nil")


def paragraph(style: str, *inside: Xml, more: Xml = NONE) -> Xml:
    """A paragraph in a named style; ``more`` are properties that follow the style's name in their order."""
    return Xml(f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{more}</w:pPr>{"".join(inside)}</w:p>')


def field(instruction: str, shown: Xml, dirty: bool = False) -> Xml:
    """A field with what it shows until it is worked out; a dirty one is worked out when the file is opened."""
    begin = el("fldChar", fldCharType="begin", dirty="true") if dirty else el("fldChar", fldCharType="begin")
    code = Xml(f'<w:instrText xml:space="preserve"> {escape(clean(instruction))} </w:instrText>')
    return joined(
        (
            el("r", begin),
            el("r", code),
            el("r", el("fldChar", fldCharType="separate")),
            shown,
            el("r", el("fldChar", fldCharType="end")),
        )
    )


def style_id(name: str) -> str:
    """The id of a style: its name without spaces and hyphens."""
    return name.replace(" ", "").replace("-", "")
