"""The numbering of a paper: paragraphs 1, 2, 3 through the whole of it, and lists (a), (b), (c)."""

from __future__ import annotations

from facilitator.paper.docx.elements import NONE, Xml, el, joined, style_id, twips
from facilitator.paper.docx.sheet import INDENT, LETTER_INDENT
from facilitator.paper.styles import GREY
from facilitator.word_marks import Styled

NUMBERS, LETTERS = 1, 2
FIRST_LIST = 3


def numbering(lists: int) -> Xml:
    """The children of the numbering part for this many lettered lists."""
    numbered = _scheme(NUMBERS, "decimal", "%1", Styled.NUMBERED, INDENT, INDENT)
    lettered = _scheme(LETTERS, "lowerLetter", "(%1)", Styled.LETTERED, INDENT + LETTER_INDENT, LETTER_INDENT)
    own = (_list(NUMBERS, NUMBERS), _list(LETTERS, LETTERS))
    return joined((numbered, lettered, *own, *(_list(FIRST_LIST + each, LETTERS, True) for each in range(lists))))


def in_list(number: int) -> Xml:
    """The property that makes a paragraph an item of this list."""
    return el("numPr", el("ilvl", val=0), el("numId", val=number))


def _scheme(number: int, kind: str, words: str, style: str, left: float, hanging: float) -> Xml:
    grey = (el("color", val=GREY.lstrip("#")), el("sz", val=16), el("szCs", val=16)) if number == NUMBERS else ()
    level = el(
        "lvl",
        el("start", val=1),
        el("numFmt", val=kind),
        el("pStyle", val=style_id(style)),
        el("lvlText", val=words),
        el("lvlJc", val="left"),
        el("pPr", el("ind", left=twips(left), hanging=twips(hanging))),
        el("rPr", el("b", val=0), el("i", val=0), *grey),
        ilvl=0,
    )
    return el("abstractNum", el("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _list(number: int, scheme: int, afresh: bool = False) -> Xml:
    restart = el("lvlOverride", el("startOverride", val=1), ilvl=0) if afresh else NONE
    return el("num", el("abstractNumId", val=scheme), restart, numId=number)
