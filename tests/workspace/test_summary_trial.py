"""A sentence that is being written stands on the pages before it is kept, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.document import Document, Lettered, Paragraph, Part, Span, Topic
from facilitator.workspace.summary_desk import PartView, State, Unused
from facilitator.workspace.summary_trial import Trial, tried


def _paragraph(words: str, label: str = "") -> Paragraph:
    return Paragraph((Span(words, records=("a",)),), ("a",), numbered=True, run_in=label)


def _document() -> Document:
    points = Part(
        "points",
        "Discussion points",
        (
            Topic("Platform", (_paragraph("First.", "Convergence."), _paragraph("Second.", "Gaps."))),
            Topic("Other", (_paragraph("First."),)),
        ),
    )
    messages = Part(
        "messages", "Key messages", (_paragraph("Lead:"), Lettered((_paragraph("One."), _paragraph("Two."))))
    )
    return Document(
        "summary", "T", "S", "Draft", "D", "P", "I", "L", "R", (), (messages, points), "en", "A", "2024", "{page}"
    )


def _view(key: str, title: str) -> PartView:
    return PartView(key, 0, title, State.WRITTEN, 0, (), (), Unused((), 0))


def test_the_words_stand_in_the_point_and_not_in_another_that_says_the_same() -> None:
    found = tried(_document(), _view("points/x", "Platform"), Trial("First.", "Written anew."))
    platform, other = found.parts[1].blocks
    assert isinstance(platform, Topic) and isinstance(other, Topic)
    first = platform.blocks[0]
    assert isinstance(first, Paragraph) and first.run_in == "Convergence." and first.text[0].text == "Written anew."
    assert "Second." in repr(platform) and "First." in repr(other) and "First." not in repr(platform)


def test_a_new_sentence_stands_behind_the_one_it_follows_an_item_in_its_list() -> None:
    found = tried(_document(), _view("messages", "Key messages"), Trial("One.", "Between.", new=True))
    listed = found.parts[0].blocks[1]
    assert isinstance(listed, Lettered)
    assert [item.text[0].text for item in listed.items] == ["One.", "Between.", "Two."]


def test_a_new_sentence_without_one_before_it_stands_at_the_end() -> None:
    found = tried(_document(), _view("points/x", "Other"), Trial("", "Last.", new=True))
    other = found.parts[1].blocks[1]
    assert isinstance(other, Topic) and [repr(block).count("Last.") for block in other.blocks] == [0, 1]


@given(words=st.text(), stands=st.sampled_from(["No such sentence.", "First.", "Two."]))
@pytest.mark.parametrize("key", ["messages", "points/x", "note"])
def test_what_is_not_found_leaves_the_paper_as_it_is(key: str, words: str, stands: str) -> None:
    document = _document()
    found = tried(document, _view(key, "No such point"), Trial(stands, words))
    if key != "messages" or stands != "Two.":
        assert found == document
    else:
        assert found.parts[1] == document.parts[1]
