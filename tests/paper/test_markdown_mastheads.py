"""Markdown: the sender above the title, what is said beside a part below it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_papers import numbered, plain_paper, text

from facilitator.document import Paragraph, Part
from facilitator.paper import render


def markdown(*parts, **changes):
    return render(plain_paper(*parts, **changes), ".md").data.decode("utf-8")


def test_the_letterhead_stands_above_the_title_line_by_line():
    made = markdown(letterhead=("UN ESCAP", "", "# Incheon", "*Republic* of Korea"))
    assert made.startswith("UN ESCAP\\\n\\# Incheon\\\n\\*Republic\\* of Korea\n\n# Paper\n")


def test_without_a_letterhead_the_title_comes_first():
    assert markdown(letterhead=("", "\n")).startswith("# Paper\n")


def test_notes_stand_below_their_part_as_a_quotation():
    part = Part(
        "s",
        "Slide",
        (Paragraph(text("Shown")),),
        notes=(Paragraph(text("Said", strong=True)), Paragraph(text("> More"))),
    )
    made = markdown(part, Part("t", "Next", ()), notes_title="Speaking notes")
    assert made.split("## Slide\n\n")[1] == ("Shown\n\n> **Speaking notes**\n>\n> **Said**\n>\n> \\> More\n\n## Next\n")


def test_notes_need_no_title_and_count_on():
    made = markdown(Part("s", "Slide", (numbered("one"),), notes=(numbered("two"),)))
    assert made.endswith("1\\. one\n\n> 2\\. two\n")


@pytest.mark.parametrize("field", ["letterhead", "notes"])
@given(words=st.text())
def test_words_of_any_kind_stay_in_their_place(field, words):
    notes = (Paragraph(text(words)),) if field == "notes" else ()
    sender = (words, words) if field == "letterhead" else ()
    made = markdown(Part("s", "Slide", (), notes=notes), letterhead=sender)
    titles = re.findall(r"^#+ .*$", made, re.M)
    assert titles == ["# Paper", "## Slide"]
    below = made.split("## Slide")[1].strip("\n")
    assert all(line.startswith(">") for line in below.splitlines())
