"""A paper in Word: real styles, numbering, tables, fields and languages, and nothing of the hour in the file."""

import base64
import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime

import docx
import pytest
from docx.oxml.ns import qn
from docx_files import picture
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_papers import cell, columns, numbered, plain_paper, row, saying, text
from specimen_blocks import BARS, STRIP
from specimen_paper import specimen

from facilitator.document import BarGroup, Bars, Contents, Lettered, Paragraph, Part, Row, Span, Table, Topic, walk
from facilitator.paper import render
from facilitator.word_marks import LONGEST, Styled

NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(document):
    return docx.Document(io.BytesIO(render(document, ".docx").data))


@pytest.fixture(scope="module")
def paper():
    return made(specimen())


def styled(opened, name):
    return [one.text for one in opened.paragraphs if one.style.name == name]


def every(opened, tag):
    return list(opened.element.body.iter(qn(tag)))


def spoken(element):
    return "".join(element.itertext(qn("w:t")))


def table_headed(opened, *titles):
    """The innermost table whose first row says this."""
    for table in every(opened, "w:tbl"):
        first = table.find(qn("w:tr"))
        if [spoken(one) for one in first.iter(qn("w:tc"))][: len(titles)] == list(titles):
            return table
    raise AssertionError(titles)


def test_parts_and_topics_are_headings(paper):
    own = specimen()
    assert styled(paper, "Heading 1") == [part.title for part in own.parts]
    assert styled(paper, "Heading 2") == [b.title for part in own.parts for b in part.blocks if isinstance(b, Topic)]


def test_the_masthead_has_title_subtitle_and_a_plain_status(paper):
    head = paper.tables[0]
    assert {p.text.replace("\u00a0", " "): p.style.name for p in head.rows[0].cells[0].paragraphs} == {
        specimen().title: "Title",
        specimen().subtitle: "Subtitle",
    }
    assert next((p.text, p.style.name) for p in head.rows[0].cells[1].paragraphs) == ("Draft", Styled.STATUS)
    assert [c.paragraphs[0].text for c in paper.tables[1].rows[0].cells] == [meta.title for meta in specimen().meta]


def test_every_style_that_is_named_is_there(paper):
    known = {style.get(qn("w:styleId")) for style in paper.styles.element.iter(qn("w:style"))}
    named = {one.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for one in every(paper, tag)}
    assert named and named <= known


def test_word_offers_the_styles_that_people_write_with_and_no_others(paper):
    offered = {
        style.find(qn("w:name")).get(qn("w:val"))
        for style in paper.styles.element.iter(qn("w:style"))
        if style.find(qn("w:qFormat")) is not None
    }
    assert {"Body Text", Styled.NUMBERED, Styled.LETTERED, "heading 1", "heading 2", "Strong"} <= offered
    assert not any("Cell" in name or "Bars" in name for name in offered)


def test_paragraphs_are_numbered_by_word_through_the_whole_paper(paper):
    own = [b for part in specimen().parts for b in walk(part.blocks) if isinstance(b, Paragraph) and b.numbered]
    assert len(styled(paper, Styled.NUMBERED)) == len(own)
    style = paper.styles[Styled.NUMBERED].element
    number = style.find(f"{NS}pPr/{NS}numPr/{NS}numId").get(qn("w:val"))
    level = level_of(paper, number)
    assert (level.find(qn("w:numFmt")).get(qn("w:val")), level.find(qn("w:lvlText")).get(qn("w:val"))) == (
        "decimal",
        "%1",
    )
    assert not any(re.match(r"\d", words) for words in styled(paper, Styled.NUMBERED))


def level_of(opened, number):
    numbering = opened.part.numbering_part.element
    found = next(one for one in numbering.iter(qn("w:num")) if one.get(qn("w:numId")) == number)
    scheme = found.find(qn("w:abstractNumId")).get(qn("w:val"))
    own = next(one for one in numbering.iter(qn("w:abstractNum")) if one.get(qn("w:abstractNumId")) == scheme)
    return own.find(qn("w:lvl"))


def test_each_lettered_list_begins_at_a():
    lists = (Lettered((Paragraph(text("one")), Paragraph(text("two")))), Lettered((Paragraph(text("three")),)))
    opened = made(plain_paper(Part("p", "Part", lists)))
    numbers = [
        p._p.find(f"{NS}pPr/{NS}numPr/{NS}numId").get(qn("w:val"))
        for p in opened.paragraphs
        if p.text in ["one", "two", "three"]
    ]
    assert len(numbers) == 3 and numbers[0] == numbers[1] != numbers[2]
    level = level_of(opened, numbers[2])
    assert (level.find(qn("w:numFmt")).get(qn("w:val")), level.find(qn("w:lvlText")).get(qn("w:val"))) == (
        "lowerLetter",
        "(%1)",
    )
    afresh = opened.part.numbering_part.element.findall(f"{NS}num/{NS}lvlOverride/{NS}startOverride")
    assert [one.get(qn("w:val")) for one in afresh] == ["1", "1"]


def test_heads_of_tables_are_repeated_and_rows_are_not_parted(paper):
    table = table_headed(paper, "Id", "Proposal; species and sites")
    rows = table.findall(qn("w:tr"))
    assert [one.find(f"{NS}trPr/{NS}tblHeader") is not None for one in rows] == [True, False, False, False, False]
    assert all(one.find(f"{NS}trPr/{NS}cantSplit") is not None for one in every(paper, "w:tr"))
    widths = [int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))]
    assert abs(sum(widths) - 493.28 * 20) < 12 and min(widths) > 300


def test_a_group_is_named_once_in_joined_cells(paper):
    rows = table_headed(paper, "Lead", "Id").findall(qn("w:tr"))[1:]
    joined = [one.find(f"{NS}tc/{NS}tcPr/{NS}vMerge") for one in rows]
    assert [None if one is None else one.get(qn("w:val")) for one in joined] == [
        None, "restart", "continue", "restart", "continue", None, None,
    ]  # fmt: skip
    assert [spoken(one.find(qn("w:tc"))) for one in rows][1:3] == ["Mongolia", ""]


def test_bars_have_their_figures_and_a_length_in_proportion(paper):
    table = table_headed(paper, BARS.row_title, BARS.columns[0])
    rows = table.findall(qn("w:tr"))
    said = [[" ".join(spoken(one).split()) for one in each.findall(qn("w:tc"))] for each in rows]
    assert said[1] == ["Follow-up and implementation", "6", "2", "3", "2", "1", "3", "0", "1", "18"]
    assert said[6][1] == "not a point of Session 2.2"
    assert said[-2][:2] == ["Session 2.1, all points", "18"]
    solid = list(rows[1].iter(qn("w:shd")))
    assert {one.get(qn("w:val")) for one in solid} == {"solid"}
    assert {one.get(qn("w:val")) for one in rows[2].iter(qn("w:shd"))} == {"clear"}
    lengths = [int(one.get(qn("w:val"))) for one in rows[1].iter(qn("w:w"))]
    assert abs(lengths[0] - 3 * lengths[1]) <= 2


def test_a_third_series_is_hatched_and_long_bars_are_no_wider_than_word_stretches():
    group = BarGroup("Point", ((400,), (2,), (300,)))
    opened = made(plain_paper(Part("p", "P", (Bars("Row", ("Kind",), "All", ("A", "B", "C"), (group,)),))))
    assert "diagStripe" in {one.get(qn("w:val")) for one in every(opened, "w:shd")}
    stretched = [int(one.get(qn("w:val"))) for one in every(opened, "w:w")]
    assert stretched and max(stretched) <= 600


def test_targets_stand_over_their_marks(paper):
    table = table_headed(paper, "", "Reducing threats")
    rows = table.findall(qn("w:tr"))
    assert [spoken(one) for one in rows[1].findall(qn("w:tc"))] == ["Target", *map(str, range(1, 24))]
    marks = [spoken(one) for one in rows[2].findall(qn("w:tc"))]
    assert (marks[3], marks[4], marks[20], marks[5]) == ("■■□", "■", "■□", "")
    assert len(STRIP.rows) == len(rows) - 2


def test_a_time_line_ends_each_line_in_its_mark(paper):
    rows = table_headed(paper, "By", "Id").findall(qn("w:tr"))[1:]
    last = [one.findall(qn("w:tc"))[-1] for one in rows]
    assert [spoken(one) for one in last] == ["●", "●", "●", "●", "○", "○", ""]
    places = [[int(tab.get(qn("w:pos"))) for tab in one.iter(qn("w:tab")) if tab.get(qn("w:pos"))] for one in last]
    assert places[:6] == sorted(places[:6]) and places[6] == []
    leaders = {tab.get(qn("w:leader")) for one in last[:4] for tab in one.iter(qn("w:tab")) if tab.get(qn("w:pos"))}
    assert leaders == {"underscore"}


def test_contents_lead_to_the_bookmarks_of_their_parts(paper):
    codes = [one.text for one in every(paper, "w:instrText")]
    targets = [code.split()[1] for code in codes if "PAGEREF" in code]
    names = {one.get(qn("w:name")) for one in every(paper, "w:bookmarkStart")}
    contents = next(b for part in specimen().parts for b in walk(part.blocks) if isinstance(b, Contents))
    assert targets == [f"part_{key.replace('-', '_')}" for key, _ in contents.entries] and set(targets) <= names
    assert [one.get(qn("w:anchor")) for one in every(paper, "w:hyperlink")] == targets


def test_bookmarks_have_names_of_their_own_that_word_keeps(paper):
    starts = every(paper, "w:bookmarkStart")
    names = [one.get(qn("w:name")) for one in starts]
    assert len(set(names)) == len(names) and max(map(len, names)) <= LONGEST
    assert sorted(one.get(qn("w:id")) for one in starts) == sorted(
        one.get(qn("w:id")) for one in every(paper, "w:bookmarkEnd")
    )
    assert {name.split("_")[2] for name in names if name.startswith("_r_")} >= {"n1", "n2", "p1", "l1", "q1"}


def test_parts_with_keys_alike_have_bookmarks_of_their_own():
    opened = made(
        plain_paper(
            Part("a-b", "One", ()), Part("a b", "Two", ()), Part("x" * 60, "Three", ()), Part("x" * 61, "Four", ())
        )
    )
    names = [one.get(qn("w:name")) for one in every(opened, "w:bookmarkStart")]
    assert len(set(names)) == 4 and max(map(len, names)) <= LONGEST


def test_each_run_has_its_language_and_a_font_with_its_script(paper):
    found = {}
    for run in every(paper, "w:r"):
        language = run.find(f"{NS}rPr/{NS}lang")
        if language is not None:
            fonts = run.find(f"{NS}rPr/{NS}rFonts")
            found.setdefault(next(iter(language.values())), []).append(
                (spoken(run), None if fonts is None else fonts.get(qn("w:eastAsia")))
            )
    assert ("“先看懂数据，再划定廊道。”", "Noto Sans SC") in found["zh-CN"]
    assert ("元数据", "Noto Sans SC") in found["zh-CN"]
    assert ("「共通の手法がなければ、共通の結論もない。」", "Noto Sans JP") in found["ja-JP"]
    assert ("メタデータ", "Noto Sans JP") in found["ja-JP"] and ("메타데이터", "Noto Sans KR") in found["ko-KR"]
    assert [words for words, font in found["ru-RU"] if font is None and words.startswith("«Леопард")]
    assert [words for words, _ in found["mn-MN"] if words.startswith("«Өвлийн")]


def test_a_paper_in_another_language_says_so():
    opened = made(replace(saying("Слово"), language="ru"))
    assert opened.styles.element.find(f".//{NS}docDefaults//{NS}lang").get(qn("w:val")) == "ru-RU"


def test_lying_pages_are_sections_of_their_own(paper):
    assert [each.page_width > each.page_height for each in paper.sections] == [False, True, False]
    assert [each.different_first_page_header_footer for each in paper.sections] == [True, False, False]
    turned = {one.text for one in paper.paragraphs if one.paragraph_format.page_break_before}
    assert turned == {"Actions by date", "Discussion points"}


def test_heads_and_feet_stand_on_every_page(paper):
    own = specimen()
    first = paper.sections[0]
    assert [p.text for p in first.first_page_header.paragraphs] == [f"{own.programme}\t{own.place}"]
    feet = [each.footer for each in paper.sections] + [first.first_page_footer]
    for foot in feet:
        assert foot.paragraphs[0].text == f"Draft\u2003{own.disclaimer}\tPage 1 of 1"
        assert [code.text.strip() for code in foot._element.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
        assert foot.paragraphs[1].text == own.example
    for each in paper.sections:
        assert each.header.paragraphs[0].text == f"{own.running_left}\t{own.running_right}"


def test_letterhead_and_logo_stand_at_the_top_of_the_first_page():
    logo = "data:image/png;base64," + base64.b64encode(picture()).decode()
    data = render(replace(saying("x"), letterhead=("UN ESCAP", "Incheon"), logo=logo), ".docx").data
    head = docx.Document(io.BytesIO(data)).sections[0].first_page_header
    assert [p.text for p in head.paragraphs][:3] == ["", "UN ESCAP", "Incheon"]
    assert len(list(head._element.iter(qn("w:drawing")))) == 1
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert [package.read(name) for name in package.namelist() if "media" in name] == [picture()]


def test_a_broad_logo_is_made_narrower_in_proportion_and_told_in_words(monkeypatch):
    monkeypatch.setattr("facilitator.paper.docx.rendering.LOGO_WIDTH", 34.0)
    logo = "data:image/png;base64," + base64.b64encode(picture()).decode()
    head = made(replace(saying("x"), letterhead=("UN ESCAP",), logo=logo)).sections[0].first_page_header._element
    shape = next(head.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"))
    assert (shape.extent.cx, shape.extent.cy) == (34 * 12700, 17 * 12700)
    assert shape.docPr.get("descr") == "UN ESCAP"


@pytest.mark.parametrize("logo", ["data:image/png;base64,%%%", "data:image/png;base64,AAAA", "http://x/logo.png", "x"])
def test_a_logo_that_cannot_be_read_is_left_out(logo):
    assert not list(made(replace(saying("x"), logo=logo)).sections[0].first_page_header._element.iter(qn("w:drawing")))


def test_properties_are_those_of_the_paper(paper):
    core = paper.core_properties
    own = specimen()
    assert (core.title, core.subject, core.author, core.keywords) == (own.title, own.subtitle, own.author, own.status)
    moment = datetime.fromisoformat("2024-08-29T03:52:00+00:00")
    assert core.created == core.modified and core.created.replace(tzinfo=moment.tzinfo) == moment
    assert core.last_modified_by == own.author and core.language == "en-GB"


def test_the_same_paper_is_the_same_file():
    data = render(specimen(), ".docx").data
    assert data == render(specimen(), ".docx").data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("thumbnail" in name or "customXml" in name for name in package.namelist())


def test_ids_and_amounts_are_not_parted():
    opened = made(saying("See item 2.1-A3 and Target 3 within 10 km of Session 2.1."))
    said = next(p for p in opened.paragraphs if p.text.startswith("See"))
    assert said.text == "See item 2.1-A3 and Target\u00a03 within 10\u00a0km of Session\u00a02.1."
    assert len(list(said._p.iter(qn("w:noBreakHyphen")))) == 1


@pytest.mark.parametrize(
    "document",
    [
        plain_paper(),
        plain_paper(Part("p", "", ())),
        plain_paper(Part("p", "P", (Table((), ()),)), status="", page_label=""),
        plain_paper(Part("p", "P", (Table(columns("A", "B"), ()),), landscape=True)),
        plain_paper(Part("p", "P", (Table(columns("A|odd"), (Row(()), row("x", "y"), Row((cell(),)))),))),
        plain_paper(Part("p", "P", (Lettered(()), Bars("r", (), "t", ("s",), ()), Topic("", ())))),
    ],
)
def test_papers_with_next_to_nothing_in_them_open(document):
    opened = made(document)
    assert styled(opened, "Heading 1") == [part.title for part in document.parts]


@settings(max_examples=50)
@given(st.text(st.characters(), max_size=60), st.sampled_from(["", "zh", "x' w:y='", "ja-JP", "zz-zz-<"]))
def test_no_word_acts_as_markup_and_none_is_lost(words, language):
    opened = made(replace(saying(words, language=language), title=words, running_left=words, page_label=words))
    said = "".join(p.text for p in opened.paragraphs if p.style.name == "Body Text")
    kept = re.sub(
        "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]",
        "",
        re.sub("[ \t\n\r\f\v\x85\u2028\u2029]+", " ", words),
    )
    kept = re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", kept)
    assert said.replace("\u00a0", " ") == kept.replace("\u00a0", " ")


def test_marks_that_turn_the_reading_direction_are_taken_out():
    opened = made(saying("abc\u202egnp.exe"))
    assert "abcgnp.exe" in [p.text for p in opened.paragraphs]


def test_markup_in_every_field_is_only_words():
    evil = '"><w:p/>&amp;<!-- ]]>'
    document = plain_paper(
        Part(evil, evil, (Paragraph((Span(evil, strong=True),), (evil,), run_in=evil), numbered(evil))),
        **dict.fromkeys(
            ("title", "subtitle", "status", "programme", "running_right", "author", "example", "key"), evil
        ),
    )
    opened = made(document)
    assert styled(opened, "Heading 1") == [evil]
    assert opened.core_properties.title == evil and opened.tables[0].rows[0].cells[0].text.startswith(evil)


def test_a_thousand_rows_are_a_table_of_a_thousand_rows():
    rows = tuple(row(f"2.1-A{n}", "Circulate the draft", "Japan") for n in range(1000))
    opened = made(plain_paper(Part("p", "P", (Table(columns("Id|id", "What", "Lead"), rows),))))
    assert len(table_headed(opened, "Id", "What").findall(qn("w:tr"))) == 1001
