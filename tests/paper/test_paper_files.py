"""Markdown and JSON: whole, stable, and with no markup but our own."""

import json
import re
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_papers import columns, numbered, plain_paper, row, saying, text
from specimen_paper import specimen

from facilitator.document import Lettered, Paragraph, Part, Quotation, Quotations, Span, Table
from facilitator.paper import render

REFERENCE = Path(__file__).parent / "reference"


@pytest.mark.parametrize("suffix", [".md", ".json"])
def test_specimen_is_the_reference(suffix):
    assert render(specimen(), suffix).data == (REFERENCE / f"specimen{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", [".md", ".json"])
def test_files_end_in_one_newline_and_warn_of_nothing(suffix):
    made = render(saying("x"), suffix)
    assert made.data.endswith(b"\n") and not made.data.endswith(b"\n\n")
    assert made.warnings == ()


def count_nodes(value):
    if is_dataclass(value):
        return 1 + sum(count_nodes(getattr(value, field.name)) for field in fields(value))
    return sum(map(count_nodes, value)) if isinstance(value, tuple) else 0


def count_types(value):
    if isinstance(value, dict):
        assert isinstance(value["records"], list)
        return ("type" in value) + sum(map(count_types, value.values()))
    return sum(map(count_types, value)) if isinstance(value, list) else 0


def test_json_has_every_node_with_its_type_and_its_records():
    tree = json.loads(render(specimen(), ".json").data)
    assert count_types(tree) == count_nodes(specimen())
    share = next(part for part in tree["parts"] if part["key"] == "share")
    assert share["blocks"][0]["records"] == ["n1", "n2"]
    assert next(iter(tree)) == "type" and list(tree)[-1] == "records"


@given(st.text(st.characters()))
def test_json_gives_any_text_back(words):
    tree = json.loads(render(saying(words), ".json").data.decode("utf-8"))
    assert tree["parts"][0]["blocks"][0]["text"][0]["text"] == words


def test_half_a_surrogate_pair_survives_json():
    data = render(saying("a\ud800b"), ".json").data
    assert json.loads(data.decode("utf-8"))["parts"][0]["blocks"][0]["text"][0]["text"] == "a\ud800b"


def test_markdown_does_not_show_records():
    paper = plain_paper(Part("p", "P", (Paragraph(text("words", records=("secret1",)), ("secret2",)),), ("secret3",)))
    assert "secret" not in render(paper, ".md").data.decode()


def markdown(*blocks):
    return render(plain_paper(Part("p", "Part", blocks)), ".md").data.decode("utf-8").split("## Part\n\n")[1]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("1. no item", "1\\. no item"),
        ("2.1 is a session", "2.1 is a session"),
        ("-20C in Feb", "-20C in Feb"),
        ("--- ", "\\---"),
        ("> no quotation", "\\> no quotation"),
        ("`code` *a* _b_ ~c~", "\\`code\\` \\*a\\* \\_b\\_ \\~c\\~"),
        ("[x](javascript:y) <b>", "\\[x\\](javascript:y) \\<b\\>"),
        ("a | b &amp; \\", "a \\| b \\&amp; \\\\"),
        ("two\nlines\r\n\n# three", "two lines # three"),
        ("    indented", "indented"),
    ],
)
def test_words_are_no_markup(words, expected):
    assert markdown(Paragraph(text(words))).rstrip("\n") == expected


def test_a_cell_cannot_leave_its_table():
    made = markdown(Table(columns("A", "B|number"), (row("x | y\nz", "1"),)))
    assert made.splitlines() == ["| A | B |", "| --- | --: |", "| x \\| y z | 1 |"]


def test_numbers_labels_and_letters():
    made = markdown(
        numbered("First", "Gaps"), Lettered((Paragraph(text("one")), Paragraph(text("two")))), numbered("Next")
    )
    assert made == "1\\. **Gaps.** First\n\n- (a) one\n- (b) two\n\n2\\. Next\n"


def test_strength_stands_at_the_words():
    made = markdown(Paragraph((Span("a"), Span(" b ", strong=True), Span("c", emphasis=True))))
    assert made == "a **b** *c*\n"


def test_quotation_keeps_its_lines_apart():
    made = markdown(Quotations((Quotation(text("- eins"), "# one", "Somebody"),)))
    assert made == "> \\- eins\n>\n> \\# one\n>\n> — Somebody\n"


@given(st.text())
def test_any_text_in_markdown_stays_in_its_block(words):
    made = markdown(Paragraph(text(words)), Paragraph(text("end")))
    assert made.endswith("end\n")
    assert len(re.split(r"\n{2,}", made.strip("\n"))) <= 2
