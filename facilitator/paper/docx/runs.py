"""Words as runs: strong, emphasized, grey, each in its language and with a font that has its script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from facilitator.document import Paragraph, Span, Text
from facilitator.paper.docx.elements import NONE, Xml, el, joined, said, style_id
from facilitator.paper.glue import glued
from facilitator.paper.prose import labelled
from facilitator.paper.runs import HANGUL, KANA
from facilitator.paper.styles import GREY
from facilitator.word_marks import Styled

FIXED = "\u00a0"
# The languages of the room as Word names them; other tags stand as given.
LANGUAGES = {"en": "en-GB", "zh": "zh-CN", "ja": "ja-JP", "ko": "ko-KR", "ru": "ru-RU", "mn": "mn-MN"}
EAST = {"zh": "Noto Sans SC", "ja": "Noto Sans JP", "ko": "Noto Sans KR"}
_FIGURE = re.compile(r"\d")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_WIDE = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
_EAST = re.compile(f"[{_WIDE}](?:[{_WIDE} ]*[{_WIDE}])?")


def runs(text: Text, language: str) -> Xml:
    """Spans as runs; ``language`` is the paper's."""
    return joined(_run(part, language) for span in text for part in _by_script(span))


def labelled_runs(block: Paragraph, language: str) -> Xml:
    """A paragraph's text behind its bold label."""
    if not block.run_in.strip():
        return runs(block.text, language)
    label, *rest = labelled(block)
    properties = el("rPr", el("rStyle", val=style_id(Styled.LABEL)))
    return joined((el("r", properties, said(label.text)), runs(tuple(rest), language)))


def plain_run(words: str, *properties: Xml) -> Xml:
    """Words as one run, in the paper's own language."""
    return el("r", el("rPr", *properties) if properties else NONE, said(words))


def tag(language: str) -> str:
    """A language as Word names it, "" for none and for what is no tag."""
    return LANGUAGES.get(language, language) if _TAG.fullmatch(language) else ""


def east_font(language: str) -> str:
    """The font that has the script of an East Asian language, "" for another."""
    if re.match("zh-.*(?:hant|tw|hk|mo)", language.lower()):
        return "Noto Sans TC"
    return EAST.get(language[:2].lower(), "")


def _by_script(span: Span) -> Iterator[Span]:
    """The span cut where Chinese, Japanese and Korean words stand in it, if nobody said its language."""
    if span.text.isascii() or span.language:
        yield span
        return
    start = 0
    for found in _EAST.finditer(span.text):
        if found.start() > start:
            yield _cut(span, span.text[start : found.start()], "")
        words = found[0]
        yield _cut(span, words, "ko" if HANGUL.search(words) else "ja" if KANA.search(words) else "zh")
        start = found.end()
    if start < len(span.text):
        yield _cut(span, span.text[start:], "")


def _cut(span: Span, words: str, language: str) -> Span:
    return Span(words, span.strong, span.emphasis, span.muted, language)


def _run(span: Span, language: str) -> Xml:
    if not span.text:
        return NONE
    properties = (*_fonts(span.language), *_looks(span), *_language(span.language))
    # The order of the properties is the schema's.
    ordered = sorted(properties, key=_place)
    words = with_fixed_spaces(span.text, span.language or language)
    return el("r", el("rPr", *ordered) if ordered else NONE, said(words))


_ORDER = ("<w:rStyle", "<w:rFonts", "<w:i/", "<w:iCs", "<w:color", "<w:lang")


def _place(element: Xml) -> int:
    return next(place for place, start in enumerate(_ORDER) if element.startswith(start))


def _looks(span: Span) -> Iterator[Xml]:
    if span.strong:
        yield el("rStyle", val="Strong")
    elif span.emphasis:
        yield el("rStyle", val="Emphasis")
    if span.strong and span.emphasis:
        yield el("i")
        yield el("iCs")
    if span.muted:
        yield el("color", val=GREY.lstrip("#"))


def _fonts(language: str) -> Iterator[Xml]:
    font = east_font(language)
    if font:
        # The hint gives quotation marks, which both kinds of font have, their full width.
        yield el("rFonts", hint="eastAsia", eastAsia=font)


def _language(language: str) -> Iterator[Xml]:
    named = tag(language)
    if named and east_font(language):
        yield el("lang", eastAsia=named)
    elif named:
        yield el("lang", val=named)


def with_fixed_spaces(words: str, language: str) -> str:
    """Words with fixed spaces where a line must not end at a figure: Session 2.1, 10 km, 29 August.

    Other words that the PDF keeps together are left to Word: people search and edit this text.
    """
    if not _FIGURE.search(words):
        return words
    parts = words.split(" ")
    made = parts[0]
    for before, after in pairwise(parts):
        held = before and after and _FIGURE.search(before + after) and glued(before, after, language)
        made += (FIXED if held else " ") + after
    return made
