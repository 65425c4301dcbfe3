"""The PDF: what stands on its pages, in which fonts, and that it is the same every time."""

import re
import unicodedata
import zlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import run, words_of
from plain_papers import cell, columns, numbered, plain_paper, row, saying, text
from specimen_blocks import BY_LEAD, SIX
from specimen_paper import specimen

from facilitator.document import (
    Bars,
    Cell,
    Lettered,
    Mark,
    Paragraph,
    Part,
    Quotations,
    Strip,
    Table,
    Timeline,
    Topic,
    plain,
)
from facilitator.errors import PaperError
from facilitator.paper import FORMATS, render
from facilitator.paper.pictures import outline


def squeezed(words):
    return re.sub(r"\s+", "", words)


def pages_of(data):
    return len(re.findall(rb"/Type /Page\b", data))


@pytest.fixture(scope="module")
def paper():
    return render(specimen(), ".pdf")


def test_same_document_same_bytes(paper):
    assert render(specimen(), ".pdf").data == paper.data
    assert render(replace(specimen(), created="2024-08-29T12:53:00+09:00"), ".pdf").data != paper.data


def test_environment_does_not_reach_the_bytes(paper, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setenv("TZ", "Asia/Seoul")
    assert render(specimen(), ".pdf").data == paper.data


def test_specimen_has_no_warnings_and_six_pages_at_most(paper):
    assert paper.warnings == ()
    assert pages_of(paper.data) == 5


def test_text_of_every_block_is_on_the_pages(paper):
    words = squeezed(words_of(paper.data))
    for expected in (
        "Roundtable pack", "Moderators’ summary", "Status and attribution", "one catalogue", "Recommendation",
        "not a point of Session 2.2", "Session 2.2, all points", "Three proposals", "955,000", "Reducing threats",
        "Numbers in bold", "Revise proposal 2.1-P2", "Review, 29 November 2024", "Differing views.", "(c)",
        "Wetland is joined to wetland", "Black-faced Spoonbill", "Page 5 of 5", "The designations employed",
    ):  # fmt: skip
        assert squeezed(expected) in words, expected


def test_paragraphs_are_numbered_through_the_paper(paper):
    words = run("pdftotext", "-layout", "-enc", "UTF-8", "-", "-", data=paper.data)
    numbers = re.findall(r"^\s*(?:\S+ ){0,5}\S*\s{2,}(\d+)\s+[A-Z]\w+", words, re.M)
    assert [int(number) for number in numbers][:3] == [1, 2, 3]
    assert re.search(r"17\s+Unresolved\.", words)


def test_contents_give_the_page_on_which_a_part_begins(paper):
    first = run("pdftotext", "-f", "1", "-l", "1", "-layout", "-enc", "UTF-8", "-", "-", data=paper.data)
    for title in ("Themes by session", "Proposals", "Actions by date", "Lessons", "Open questions"):
        page = int(re.search(rf"{title} +(\d+)$", first, re.M)[1])
        there = run("pdftotext", "-f", str(page), "-l", str(page), "-enc", "UTF-8", "-", "-", data=paper.data)
        assert title in there


def test_every_page_says_that_the_content_is_an_example(paper):
    for page in words_of(paper.data).split("\f")[:-1]:
        assert specimen().example in page
    assert "Example" not in words_of(render(replace(specimen(), example=""), ".pdf").data)


def test_fonts_are_embedded_subsets_with_names_of_their_own(paper):
    fonts = [line.split() for line in run("pdffonts", "-", data=paper.data).splitlines()[2:]]
    names = [font[0] for font in fonts]
    assert len(set(names)) == len(names) >= 8
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)
    assert all("Noto" in name for name in names)
    assert any("Bold" in name for name in names) and any("Italic" in name for name in names)


def test_metadata(paper):
    info = run("pdfinfo", "-", data=paper.data)
    assert re.search(r"Title: +Roundtable pack$", info, re.M)
    assert re.search(r"Author: +NEASPEC secretariat$", info, re.M)
    assert re.search(r"Subject: +Sessions 2.1 and 2.2", info)
    assert b"/DisplayDocTitle true" in paper.data
    assert b"/Lang (en)" in paper.data
    assert b"D:20240829125200+09'00'" in paper.data


def test_outline_has_every_part_and_its_topics(paper):
    entries = {entry.title: entry for entry in outline(paper.data)}
    for part in specimen().parts:
        assert entries[part.title].level == 0
    assert entries["Stakeholder engagement"].level == 1
    pages = words_of(paper.data).split("\f")
    assert all(squeezed(entry.title) in squeezed(pages[entry.page]) for entry in entries.values())


def test_qpdf_finds_nothing(paper, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper.data)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", str(path), data=b"")


def test_pages_have_no_transitions(paper):
    assert b"/Trans" not in paper.data


def test_landscape_part_lies(paper):
    boxes = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", paper.data)
    assert [float(width) > float(height) for width, height in boxes] == [False, True, False, False, False]


def test_six_scripts_in_one_paragraph_come_out_whole():
    paper = render(plain_paper(Part("p", "Part", (Paragraph(SIX),))), ".pdf")
    assert paper.warnings == ()
    assert squeezed(plain(SIX)) in squeezed(words_of(paper.data))
    fonts = run("pdffonts", "-", data=paper.data)
    for family in ("NotoSans-Regular", "NotoSansSC", "NotoSansJP", "NotoSansKR", "Italic"):
        assert family in fonts


def test_han_without_language_follows_its_script():
    def fonts(words, **style):
        return run("pdffonts", "-", data=render(saying(words, **style), ".pdf").data)

    assert "NotoSansJP" in fonts("直す")
    assert "NotoSansKR" in fonts("直 한국")
    assert "NotoSansSC" in fonts("直")
    assert "NotoSansTC" in fonts("直", language="zh-Hant")


@pytest.mark.parametrize("char", ["\U0001f405", "\u0627", "\x00", "\x07", "\u202e", "\ue000", "\U0010ffff"])
def test_a_character_no_font_has_is_named_and_shown_by_its_code(char):
    paper = render(saying(f"before {char} after {char}"), ".pdf")
    code = f"U+{ord(char):04X}"
    assert len(paper.warnings) == 1
    assert code in paper.warnings[0] and paper.warnings[0].endswith(".")
    assert f"before [{code}] after [{code}]" in words_of(paper.data)


def test_characters_beyond_the_basic_plane_can_be_copied():
    paper = render(saying("𠮷野家", language="ja"), ".pdf")
    assert paper.warnings == ()
    assert "𠮷野家" in words_of(paper.data)


def test_decomposed_letters_are_composed():
    paper = render(saying(unicodedata.normalize("NFD", "한글 é й")), ".pdf")
    assert paper.warnings == ()
    assert "한글 é й" in words_of(paper.data)


def test_a_word_wider_than_its_column_is_broken_and_reported():
    word = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 4
    paper = render(saying(f"See {word} there."), ".pdf")
    assert len(paper.warnings) == 1 and "wider than its column" in paper.warnings[0]
    assert word in squeezed(words_of(paper.data))


def test_a_long_table_repeats_its_head_and_the_name_of_its_group():
    rows = tuple(
        row(f"Lead {index // 90}", f"A{index}", "Something", "Nobody", "May", "Agreed") for index in range(200)
    )
    table = replace(BY_LEAD, rows=rows)
    pages = words_of(render(plain_paper(Part("t", "Table", (numbered("Rows."), table))), ".pdf").data).split("\f")[:-1]
    assert len(pages) > 3
    assert all("Status" in page and re.search(r"Lead \d", page) for page in pages)
    assert [f"A{index}" for index in range(200)] == re.findall(r"\bA\d+\b", " ".join(pages))


def test_a_cell_higher_than_a_page_goes_on_overleaf():
    words = " ".join(f"w{index}" for index in range(3000))
    table = Table(columns("Id|id", "Text"), (row("1", words), row("2", "after")))
    paper = render(plain_paper(Part("t", "Table", (numbered("One row."), table))), ".pdf")
    found = re.findall(r"\bw\d+\b", words_of(paper.data))
    assert sorted(found, key=lambda word: int(word[1:])) == [f"w{index}" for index in range(3000)]
    assert "after" in words_of(paper.data)


@pytest.mark.parametrize("lines", range(51, 58))
def test_a_sentence_stays_with_its_table(lines):
    filling = tuple(Paragraph(text("Line.")) for _ in range(lines))
    table = Table(columns("A", "B"), tuple(row("one", "two") for _ in range(3)))
    parts = (Part("f", "Filling", filling), Part("t", "Sequel", (numbered("Introduction."), table)))
    pages = words_of(render(plain_paper(*parts), ".pdf").data).split("\f")[:-1]
    page = next(page for page in pages if "Introduction" in page)
    assert "Sequel" in page and "two" in page


def test_some_of_those_papers_need_a_second_page():
    filling = tuple(Paragraph(text("Line.")) for _ in range(57))
    parts = (Part("f", "Filling", filling), Part("t", "Sequel", (numbered("Introduction."),)))
    assert pages_of(render(plain_paper(*parts), ".pdf").data) == 2


def test_the_title_of_a_part_stands_above_the_first_topic():
    paper = render(plain_paper(Part("p", "Points", (Topic("First point", (numbered("x"),)),))), ".pdf")
    words = run("pdftotext", "-layout", "-enc", "UTF-8", "-", "-", data=paper.data)
    assert re.search(r"^ *Points$[\s]*^ *First point +1 +x$", words, re.M)


def test_nothing_in_a_document_is_still_a_page():
    empty = (
        Part("a", "", ()), Part("b", "B", (Paragraph(()), Lettered(()), Quotations(()), Topic("", ()))),
        Part("c", "C", (Table((), ()), Table(columns("A"), ()), Bars("", (), "", (), ()), Strip("", (), ()))),
        Part("d", "D", (Table(columns("A"), (row(), row(Cell()), row(cell("x")))),), landscape=True),
    )  # fmt: skip
    assert pages_of(render(plain_paper(), ".pdf").data) == 1
    assert pages_of(render(plain_paper(*empty), ".pdf").data) == 2


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2024-09-01", "2024-09-30"),
        ("2024-01-31", "2026-12-31"),
        ("1900-01-01", "2200-01-01"),
        ("2025-01-01", "2024-01-01"),
        ("9999-11-05", "9999-12-31"),
        ("0001-01-01", "0001-02-01"),
    ],
)
def test_a_time_line_of_any_length(start, end):
    reviews = ((start, "First review"), (end, "Second review"), ("2024-09-19", "Third review"))
    line = Timeline(start, end, (Mark(start, True), Mark("2300-01-01", False), Mark("", True)), reviews, ("Yes", "No"))
    table = Table(columns("What", "Who"), tuple(row("x", "y") for _ in range(4)), timeline=line)
    words = words_of(render(plain_paper(Part("t", "T", (table,)), example="ex"), ".pdf").data)
    assert all(expected in words for expected in ("First review", "Second review", "Third review", "Yes", "No"))


def test_half_a_surrogate_pair_is_named():
    paper = render(plain_paper(Part("p", "T\udc00", (numbered("a\ud800b"),)), title="T\ud800"), ".pdf")
    assert any("U+D800" in warning for warning in paper.warnings)


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(PaperError) as caught:
        render(specimen(), ".odt")
    assert all(suffix in str(caught.value) for suffix in FORMATS)
    assert ".odt" in str(caught.value)


def drawn(data):
    """The hexadecimal codes of all text that is drawn."""
    streams = re.findall(rb"stream\n(.*?)endstream", data, re.S)
    out = []
    for stream in streams:
        try:
            code = zlib.decompress(stream)
        except zlib.error:
            continue
        if b" TJ" in code:
            out += re.findall(rb"<([0-9A-F]+)>", code)
    return b"".join(out)


@settings(max_examples=120, deadline=None)
@given(st.text(min_size=1, max_size=60), st.sampled_from(["", "zh", "ja", "ko", "ru", "mn", "zh-TW"]), st.booleans())
def test_every_character_is_in_a_font_or_warned_about(words, language, strong):
    from facilitator.paper.fonts import SANS, WIDE, Faces
    from facilitator.paper.runs import prepare

    paper = render(saying(words, language=language, strong=strong), ".pdf")
    faces = Faces()
    warned = "\n".join(paper.warnings)
    for char in set(prepare(words)) - {" "}:
        known = any(faces.has(family, char) for family in (SANS, *WIDE))
        assert known != (f"[U+{ord(char):04X}]" in warned), hex(ord(char))
    assert b"0000" not in [drawn(paper.data)[start : start + 4] for start in range(0, len(drawn(paper.data)), 4)]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(max_size=40), min_size=3, max_size=3), max_size=6), st.text(max_size=80))
def test_any_text_anywhere_renders(rows, title):
    table = Table(columns("A|id", f"{title}|text", "C|number"), tuple(row(*cells) for cells in rows), grouped=True)
    document = plain_paper(
        Part("k", title, (numbered(title, title), table, Topic(title, (numbered("x"),)))), title=title
    )
    assert render(document, ".pdf").data.startswith(b"%PDF-")


@pytest.mark.parametrize(("lines", "whole"), [(8, True), (30, False)])
def test_a_short_list_is_not_parted_between_pages(lines, whole):
    """Wherever it begins, its first and last row stand on one page; a long one fills the page first."""
    table = Table(columns("A", "B"), tuple(row(f"r{index}x", f"w{index}y") for index in range(lines)), (), narrow=True)
    parted = False
    for before in range(34, 56, 3):
        said = [Paragraph(text(f"s{index}")) for index in range(before)]
        pages = words_of(render(plain_paper(Part("p", "Part", (*said, table))), ".pdf").data).split("\f")
        parted |= not any("r0x" in page and f"r{lines - 1}x" in page for page in pages)
    assert parted is not whole
