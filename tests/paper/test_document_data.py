"""The document tree as data: what is stored of a paper comes back as it was, and nothing else does."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_papers import plain_paper, saying
from specimen_paper import specimen

from facilitator.document import Document, Paragraph, Part, Span
from facilitator.document_data import from_json, to_json
from facilitator.errors import PaperError


@pytest.mark.parametrize("document", [specimen(), plain_paper(), saying("x")])
def test_a_paper_comes_back_as_it_was(document: Document) -> None:
    assert from_json(to_json(document), Document) == document
    assert to_json(from_json(to_json(document), Document)) == to_json(document)


@given(st.text(st.characters()), st.lists(st.text(), max_size=3), st.booleans())
def test_any_words_come_back(words: str, ids: list[str], strong: bool) -> None:
    part = Part("k", words, (Paragraph((Span(words, strong, records=tuple(ids)),), tuple(ids)),))
    assert from_json(to_json(part), Part) == part


@pytest.mark.parametrize(
    "text",
    ["", "nothing", "[]", "{}", '{"type": "os"}', '{"type": "part"}', '{"type": "paragraph", "text": []}', "[" * 9000],
)
def test_what_is_no_such_node_is_one_sentence(text: str) -> None:
    with pytest.raises(PaperError, match=r"^What is stored of this paper cannot be read; issue or clear it again\.$"):
        from_json(text, Part)


def test_fields_of_a_newer_version_are_passed_over() -> None:
    data = json.loads(to_json(Part("k", "t", ())))
    assert from_json(json.dumps({**data, "colour": "red"}), Part) == Part("k", "t", ())
