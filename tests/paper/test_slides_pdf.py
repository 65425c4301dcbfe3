"""Slides as PDF: pages of 16:9, then the notes on A4; tagged, for the archive, the same bytes every time."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import pdfa
from slides_deck import HOSTILE, SCRIPTS, deck, logo, said, table

from facilitator.document import Document, Lettered, Paragraph, Part, Span
from facilitator.paper.slides_pdf import render_slides_pdf
from facilitator.paper.writing import render


def pages(document: Document | None = None) -> list[tuple[tuple[float, float], str]]:
    """(width and height, text) of each page."""
    found = pypdfium2.PdfDocument(render_slides_pdf(document or deck())[0])
    return [(page.get_size(), page.get_textpage().get_text_range()) for page in found]


def roles(node: Any) -> list[str]:
    """Roles of the structure, depth first."""
    if isinstance(node, pikepdf.Array):
        return [role for child in node for role in roles(child)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    own = [str(node.S)] if "/S" in node else []
    return own + (roles(node.K) if "/K" in node else [])


def test_slides_are_wide_and_the_notes_follow_upright() -> None:
    found = pages()
    assert [size for size, _ in found[:3]] == [(960, 540)] * 3
    assert [round(width) for (width, _), _ in found[3:]] == [595] * len(found[3:])
    assert len(found) > 3


def test_every_slide_has_its_title_status_and_number() -> None:
    for number, (_, text) in enumerate(pages(deck(example="Example: invented"))[:3], 1):
        assert ["Big cats", "Key messages", "Plans"][number - 1] in text
        assert "Draft" in text and "Moderator’s summary, not a negotiated text" in text and "Example: invented" in text
        assert f"negotiated text {number}" in " ".join(text.split())
    assert "Programme for Cooperation" in pages()[0][1] and "Workshop on nature" in pages()[1][1]


def test_six_scripts_are_set() -> None:
    text = "".join(pages()[1][1].split())
    assert all("".join(words.split()) in text for words in SCRIPTS.values())


def test_the_notes_are_numbered_by_slide() -> None:
    text = " ".join(pages()[3][1].split())
    assert "1.1 Hello." in text and "2.1 First." in text and "2.2 Then." in text
    assert "Speaking notes, page 1 of" in text and "3 Plans" not in text


def test_without_notes_there_are_slides_only() -> None:
    assert len(pages(deck(Part("a", "One", (said("x"),))))) == 1
    assert pages(deck(Part("a", "One", ())))[0][0] == (960, 540)


def test_slides_are_tagged_in_the_order_of_reading() -> None:
    with pikepdf.open(io.BytesIO(render_slides_pdf(deck())[0])) as file:
        found = roles(file.Root.StructTreeRoot.K)
        assert file.Root.MarkInfo.Marked and str(file.Root.Lang) == "en"
        assert found[:3] == ["/Document", "/Sect", "/H1"]
        assert found.count("/LBody") == found.count("/Lbl") == len(SCRIPTS)
        assert found.count("/Table") == 2 and found.count("/TH") == 5 and found.count("/TD") == 5
        assert "pdfaid:part>2<" in file.Root.Metadata.read_bytes().decode() and "/OutputIntents" in file.Root
        with file.open_outline() as outline:
            assert [one.title for one in outline.root][:3] == ["Big cats", "Key messages", "Plans"]


@pytest.mark.parametrize(
    "document",
    [
        deck(),
        deck(logo=logo(), letterhead=("United Nations",), example="Example: invented"),
        deck(Part(HOSTILE, HOSTILE, (said(HOSTILE),), notes=(said(HOSTILE),)), title=HOSTILE, language="x-\x01"),
    ],
    ids=["plain", "logo", "hostile"],
)
def test_it_is_fit_for_the_archive(document: Document) -> None:
    data = render_slides_pdf(document)[0]
    report = pdfa.validate_written(io.BytesIO(data), "2b", {})
    assert report.passed, report.findings
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.check_pdf_syntax() == []
        assert pdfa.check(file, "2b").passed


def test_the_logo_and_the_sender_stand_on_the_first_slide() -> None:
    document = deck(logo=logo(), letterhead=("United Nations", "East Office"))
    with pikepdf.open(io.BytesIO(render_slides_pdf(document)[0])) as file:
        assert [b" Do" in page.Contents.read_bytes() for page in file.pages][:2] == [True, False]
        assert "/Figure" in roles(file.Root.StructTreeRoot.K)
    assert "United Nations" in pages(document)[0][1]
    data, warnings = render_slides_pdf(deck(logo="nonsense"))
    assert len(pypdfium2.PdfDocument(data)) > 3 and "The logo" in warnings[0]


def test_what_has_no_room_is_told_in_the_notes() -> None:
    rows = tuple((f"2.1-A{number}", "Send a letter", "Soon") for number in range(40))
    data, warnings = render_slides_pdf(deck(Part("a", "One", (table(*rows),))))
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert "2.1-A0" in texts[0] and "2.1-A39" not in texts[0] and "[…]" in texts[0]
    assert "2.1-A39" in "".join(texts[1:]) and "2.1-A0;" not in "".join(texts[1:])
    assert warnings[0].startswith("Slide 1: what had no room")


def test_nothing_stands_outside_the_page() -> None:
    lines = tuple(said("word " * 30 + "W" * 300) for _ in range(3))
    document = deck(
        Part("a", "Title " * 80, (Lettered(lines), table(("x" * 200, "y " * 200, "z"), heads=("A" * 90,) * 3))),
        letterhead=("A sender with a name " * 9,) * 30, logo=logo(9, 1), programme="P " * 200, running_left="W " * 300,
        disclaimer="a summary " * 20,
    )  # fmt: skip
    for page in list(pypdfium2.PdfDocument(render_slides_pdf(document)[0]))[:1]:
        width, height = page.get_size()
        for box in (one.get_bounds() for one in page.get_objects()):
            assert box[0] > 0 and box[1] > 0 and box[2] < width and box[3] < height


def test_hostile_text_is_printed_as_text() -> None:
    part = Part(HOSTILE, HOSTILE, (said(HOSTILE), table((HOSTILE,) * 3, heads=(HOSTILE,) * 3)), notes=(said(HOSTILE),))
    data, warnings = render_slides_pdf(deck(part, title=HOSTILE, running_left=HOSTILE, letterhead=(HOSTILE,)))
    with pikepdf.open(io.BytesIO(data)) as file:
        assert len(file.pages) == 2
    assert "<b>&amp;</b>" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert any("U+202E" in sentence for sentence in warnings)


def test_the_same_deck_gives_the_same_bytes_and_goes_by_its_form() -> None:
    data = render_slides_pdf(deck())[0]
    assert data == render_slides_pdf(deck())[0] == render(deck(), ".pdf").data
    assert render(deck(form="paper"), ".pdf").data != data


@pytest.mark.parametrize("count", [1, 26, 30])
def test_lists_are_lettered_past_z(count: int) -> None:
    items = tuple(said(f"n{number}") for number in range(count))
    text = "".join(text for _, text in pages(deck(Part("a", "One", (Lettered(items),)))))
    assert "(a)" in text and (count < 30 or "n29" in text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4), st.text(max_size=20))
def test_any_text_makes_a_file_that_opens(lines: list[str], tag: str) -> None:
    items = tuple(Paragraph((Span(line, language=tag),)) for line in lines)
    assert pages(deck(Part("a", "One", (Lettered(items),), notes=items), language=tag))[0][0] == (960, 540)
