"""Slides as PPTX, read back with python-pptx: placeholders, tables, languages, notes, and the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from slides_deck import HOSTILE, SCRIPTS, deck, logo, said, table

from facilitator.document import Document, Lettered, Paragraph, Part, Span
from facilitator.errors import PaperError
from facilitator.paper.pptx.writer import render_pptx
from facilitator.paper.writing import FORMATS, render

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def opened(document: Document | None = None) -> Any:
    return Presentation(io.BytesIO(render_pptx(document or deck())[0]))


def placeholder(slide: Any, kind: Any) -> list[Any]:
    return [one for one in slide.placeholders if one.placeholder_format.type == kind]


def shown(slide: Any) -> str:
    """Everything a slide says, cell by cell."""
    found: list[str] = []
    for one in slide.shapes:
        if one.has_text_frame:
            found.append(one.text_frame.text)
        if getattr(one, "has_table", False):
            found += [cell.text for row in one.table.rows for cell in row.cells]
    return "\n".join(found)


def sizes(slide: Any) -> dict[str, set[float]]:
    """Sizes of type in points, by the kind of shape."""
    found: dict[str, set[float]] = {"table": set(), "body": set()}
    for one in slide.shapes:
        kind = "table" if getattr(one, "has_table", False) else "body"
        is_body = kind == "table" or (one.is_placeholder and one.placeholder_format.type == PP_PLACEHOLDER.BODY)
        found[kind] |= {int(each.get("sz")) / 100 for each in one.element.iter(f"{A}rPr")} if is_body else set()
    return found


def test_each_part_is_a_slide_with_its_title_in_the_placeholder() -> None:
    made = opened()
    assert [one.shapes.title.text for one in made.slides] == ["Big cats", "Key messages", "Plans"]
    assert (made.slide_width, made.slide_height) == (12_192_000, 6_858_000)
    assert [one.slide_layout.name for one in made.slides] == ["Opening", "Title and text", "Title, tables and text"]
    assert [layout.name for layout in made.slide_layouts] == ["Opening", "Title and text", "Title, tables and text"]


def test_text_stands_in_placeholders_and_none_is_left_empty() -> None:
    for slide in opened().slides:
        assert all(one.text_frame.text.strip() for one in slide.placeholders if one.has_text_frame)
    bodies = placeholder(opened().slides[0], PP_PLACEHOLDER.BODY)
    assert [one.text_frame.text for one in bodies] == ["Session 2.1", "A moderator"]


def test_lists_are_native_and_each_run_has_its_language() -> None:
    body = placeholder(opened().slides[1], PP_PLACEHOLDER.BODY)[0]
    assert [one.get("type") for one in body.element.iter(f"{A}buAutoNum")] == ["alphaLcParenBoth"] * len(SCRIPTS)
    assert not any("(a)" in one.text for one in body.text_frame.paragraphs)
    languages = [one.get("lang") for one in body.element.iter(f"{A}rPr")]
    assert languages == ["en-GB", "zh-CN", "ja-JP", "ko-KR", "ru-RU", "mn-MN"]
    assert [one.text for one in body.text_frame.paragraphs] == list(SCRIPTS.values())
    east = [one.get("typeface") for one in body.element.iter(f"{A}ea")]
    assert east == ["Microsoft YaHei", "Yu Gothic", "Malgun Gothic"]


def test_tables_are_tables_with_a_head_row_no_fills_and_words_for_those_who_hear() -> None:
    slide = opened().slides[2]
    found = next(one for one in slide.shapes if getattr(one, "has_table", False))
    assert found.is_placeholder and found.table.first_row
    assert [[cell.text for cell in row.cells] for row in found.table.rows] == [
        ["Id", "What", "By"],
        ["2.1-A1", "Send a letter", "30 September 2024"],
    ]
    assert found.element.find(".//{*}cNvPr").get("descr") == "Plans: Id; What; By"
    assert len(list(found.element.iter(f"{A}tcPr"))) == 6
    assert all(one.find(f"{A}noFill") is not None for one in found.element.iter(f"{A}tcPr"))
    widths = sum(column.width for column in found.table.columns)
    assert found.left + widths <= 12_192_000 and abs(widths - found.width) < 12_700


def test_every_slide_says_its_status_and_its_number_as_a_field() -> None:
    for number, slide in enumerate(opened(deck(example="Example: invented")).slides, 1):
        foot = placeholder(slide, PP_PLACEHOLDER.FOOTER)[0]
        assert foot.text_frame.paragraphs[0].runs[0].text == "Draft" and foot.text_frame.paragraphs[0].runs[0].font.bold
        assert "Moderator’s summary, not a negotiated text" in foot.text_frame.text
        assert "Example: invented" in foot.text_frame.text
        field = placeholder(slide, PP_PLACEHOLDER.SLIDE_NUMBER)[0].element.find(f".//{A}fld")
        assert (field.get("type"), field.find(f"{A}t").text) == ("slidenum", str(number))


def test_the_reading_order_begins_with_the_title_and_ids_are_unique() -> None:
    for slide in opened().slides:
        assert slide.shapes[0].is_placeholder and slide.shapes[0].placeholder_format.type == PP_PLACEHOLDER.TITLE
        ids = [one.get("id") for one in slide.shapes.element.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids)) > 3


def test_notes_are_in_the_notes() -> None:
    made = opened()
    notes = made.slides[1].notes_slide.notes_text_frame
    assert [one.text.replace("\xa0", " ") for one in notes.paragraphs] == ["First.  Read this.", "Then."]
    assert notes.paragraphs[0].runs[0].font.bold
    assert made.slides[2].notes_slide.notes_text_frame.text == ""


def test_the_first_slide_has_the_letterhead_and_the_logo() -> None:
    plain_deck, own = opened(), opened(deck(letterhead=("United Nations", "East Office"), logo=logo(40, 2)))
    assert "Programme for Cooperation" in shown(plain_deck.slides[0])
    assert "United Nations" in shown(own.slides[0]) and "East Office" in shown(own.slides[0])
    picture = next(one for one in own.slides[0].shapes if one.shape_type == 13)
    assert picture.element.find(".//{*}cNvPr").get("descr") == "United Nations, East Office"
    assert picture.left + picture.width <= 12_192_000 and picture.width / picture.height == pytest.approx(20, rel=0.01)
    assert "United Nations" not in shown(own.slides[1])


def test_a_logo_that_cannot_be_read_is_left_out() -> None:
    for broken in ("data:image/png;base64,AAAA", "nonsense", "data:image/png;base64,!"):
        data, warnings = render_pptx(deck(logo=broken))
        assert "Programme" in shown(Presentation(io.BytesIO(data)).slides[0])
        assert warnings == ("The logo is no PNG or JPEG picture that can be read; it was left out.",)


def test_it_is_described_without_clock_or_computer() -> None:
    made = opened()
    core = made.core_properties
    assert (core.title, core.author, core.last_modified_by, core.keywords) == (
        "Big cats", "Programme for Cooperation", "Programme for Cooperation", "Draft",
    )  # fmt: skip
    assert core.created == core.modified
    assert core.created.replace(tzinfo=None) == datetime(2024, 8, 29, 3, 40)
    data = render_pptx(deck())[0]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
        assert not [name for name in names if "thumbnail" in name or "printer" in name]
        assert b"PowerPoint" not in archive.read("docProps/app.xml")
        assert b'"Arial"' in archive.read("ppt/theme/theme1.xml") and b"0B4A5A" in archive.read("ppt/theme/theme1.xml")


def test_the_same_deck_gives_the_same_bytes() -> None:
    assert render_pptx(deck())[0] == render_pptx(deck())[0]
    assert render_pptx(deck(title="Other"))[0] != render_pptx(deck())[0]


def test_long_text_is_never_small_and_what_has_no_room_is_in_the_notes() -> None:
    lines = tuple(said(f"Line {number} is rather long and goes on for quite a while indeed") for number in range(40))
    rows = tuple((f"2.1-A{number}", "Send a letter", "Before the next meeting") for number in range(40))
    document = deck(
        Part("a", "One", (said("x"),)), Part("b", "Two", (Lettered(lines),)), Part("c", "Three", (table(*rows),))
    )
    data, warnings = render_pptx(document)
    made = Presentation(io.BytesIO(data))
    assert min(sizes(made.slides[1])["body"] - {14.0}) >= 16
    assert min(sizes(made.slides[2])["table"]) >= 14
    for slide, texts in (
        (made.slides[1], [f"Line {n} is" for n in range(40)]),
        (made.slides[2], [row[0] for row in rows]),
    ):
        notes = slide.notes_slide.notes_text_frame.text
        there = [bool(re.search(rf"{re.escape(words)}\b", shown(slide))) for words in texts]
        noted = [bool(re.search(rf"{re.escape(words)}\b", notes)) for words in texts]
        assert "[…]" in shown(slide) and 3 < sum(there) < 40
        assert [one != other for one, other in zip(there, noted, strict=True)] == [True] * 40
        bottoms = [
            one.top + one.height for one in slide.shapes if one.is_placeholder or getattr(one, "has_table", False)
        ]
        assert max(bottoms) <= 6_858_000
    assert [sentence.split(":")[0] for sentence in warnings] == ["Slide 2", "Slide 3"]


def test_a_title_as_long_as_a_page_is_cut_and_told_whole() -> None:
    words = "A very long title " * 60
    slide = opened(deck(Part("a", words, (said("x"),)))).slides[0]
    assert len(slide.shapes.title.text) < 300 and slide.shapes.title.text.endswith("…")
    assert "A very long title " * 59 in slide.notes_slide.notes_text_frame.text


def test_more_tables_and_texts_than_placeholders_all_stand_on_the_slide() -> None:
    blocks = tuple(one for n in range(3) for one in (table((f"T{n}", "x", "y")), said(f"Text {n}")))
    slide = opened(deck(Part("a", "One", ()), Part("b", "Two", blocks))).slides[1]
    assert slide.shapes.title.text == "Two"
    assert all(f"T{n}" in shown(slide) and f"Text {n}" in shown(slide) for n in range(3))


def test_hostile_text_is_kept_as_text() -> None:
    part = Part(HOSTILE, HOSTILE, (said(HOSTILE), table((HOSTILE,) * 3, heads=(HOSTILE,) * 3)), notes=(said(HOSTILE),))
    data, warnings = render_pptx(deck(part, title=HOSTILE, running_left=HOSTILE, status=HOSTILE, letterhead=(HOSTILE,)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    text = shown(Presentation(io.BytesIO(data)).slides[0])
    assert "<b>&amp;</b>" in text and "[U+202E]evil[U+202C]" in text and "[U+D800]" in text and "=cmd|" in text
    assert any("U+202E" in sentence for sentence in warnings)


def test_only_slides_become_a_presentation() -> None:
    assert ".pptx" in FORMATS
    assert render(deck(), ".PPTX").data[:2] == b"PK"
    with pytest.raises(PaperError, match="choose another format"):
        render(deck(form="paper"), ".pptx")


def test_a_deck_without_slides_is_a_deck() -> None:
    assert len(opened(Document(**{**_fields(deck()), "parts": ()})).slides) == 0


def _fields(document: Document) -> dict[str, Any]:
    return {name: getattr(document, name) for name in document.__dataclass_fields__}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4), st.text(max_size=20))
def test_any_text_makes_a_presentation_that_opens(lines: list[str], tag: str) -> None:
    items = tuple(Paragraph((Span(line, language=tag),)) for line in lines)
    made = opened(deck(Part("a", "One", (Lettered(items),), notes=items), language=tag))
    assert made.slides[0].shapes.title.text == "One"
