"""The check before a paper is made finds what the paper will lack."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_papers import columns, plain_paper, row, saying
from specimen_paper import specimen

from facilitator.document import (
    BarGroup,
    Bars,
    Beside,
    Cell,
    Column,
    Contents,
    Mark,
    Meta,
    Paragraph,
    Part,
    Quotation,
    Quotations,
    Row,
    Span,
    Strip,
    StripMark,
    Table,
    Timeline,
    Topic,
)
from facilitator.paper import render
from facilitator.paper.glyphs import lost_characters

LOST = [chr(0x13000 + each) for each in range(80)]  # hieroglyphs, which no font of the papers has


def warned(document):
    codes = (re.match(r"No font .*\[U\+([0-9A-F]+)\]", words) for words in render(document, ".pdf").warnings)
    return tuple(sorted(chr(int(code[1], 16)) for code in codes if code))


def everywhere():
    """A paper with another lost character in every place that is printed."""
    x = iter(LOST)
    line = Timeline(
        "2024-09-01", "2024-12-31", (Mark("2024-10-01", True),), (("2024-11-01", next(x)),), (next(x), next(x))
    )
    table = Table(
        (Column(next(x)), Column(next(x))), (row(next(x), next(x)),), (), next(x), total=row(next(x)), timeline=line
    )
    bars = Bars(next(x), (next(x),), next(x), (next(x), next(x)), (BarGroup(next(x), ((1,), None), ("", next(x))),))
    strip = Strip(next(x), ((next(x), 1, 3),), ((next(x), (StripMark(2, True),)),), (next(x), next(x), next(x)))
    beside = Beside(Table(columns("a"), (row(next(x)),)), Contents(next(x), next(x), (("p", next(x)),)))
    said = Paragraph((Span(next(x), strong=True),), numbered=True, run_in=next(x))
    quotes = Quotations((Quotation((Span(next(x), language="ja"),), next(x), next(x)),))
    blocks = (said, beside, table, bars, strip, quotes, Topic(next(x), (said,)))
    parts = (Part("p", next(x), blocks, cleared=next(x)), Part("q", next(x), (), new_page=True))
    heads = ["title", "subtitle", "status", "disclaimer", "programme", "place"]
    named = {field: next(x) for field in (*heads, "running_left", "running_right", "example")}
    more = {"meta": (Meta(next(x), (next(x),)),), "letterhead": (next(x), next(x)), "page_label": "{page}" + next(x)}
    return plain_paper(*parts, Part("r", "r", (), landscape=True), **named, **more), LOST[: LOST.index(next(x))]


def test_what_is_lost_anywhere_is_found_and_is_what_the_paper_warns_of():
    document, lost = everywhere()
    assert lost_characters(document) == tuple(lost) == warned(document)


def test_what_is_not_printed_does_not_count():
    hidden = Column("Key", "hidden")
    table = Table(
        (Column("a"), hidden, Column("b", choices=(LOST[0],))), (Row((Cell(value=LOST[1]), Cell(((Span(LOST[2]),),)))),)
    )
    part = Part(LOST[3], "Part", (table,), (LOST[4],), notes=(Paragraph((Span(LOST[5]),)),))
    document = plain_paper(part, key=LOST[6], covers=LOST[7], sources_title=LOST[8])
    assert lost_characters(document) == () == warned(document)
    assert lost_characters(replace(document, form="slides")) == (LOST[5],)


def test_the_specimen_lacks_nothing():
    assert lost_characters(specimen()) == ()


@pytest.mark.parametrize("char", ["\x00", "\ud800", "\u202e", "\ue000", "\U0001f405"])
def test_hostile_characters_are_named(char):
    assert lost_characters(saying(f"a{char}b")) == (char,)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["", "zh", "ja", "mn"]))
def test_the_check_and_the_paper_agree(words, language):
    document = saying(words, language=language)
    assert lost_characters(document) == warned(document)
