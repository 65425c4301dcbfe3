"""Tables in spreadsheets: typed, named, frozen, printed well, and never a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import datetime
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from specimen_paper import specimen

from facilitator.document import (
    BarGroup,
    Bars,
    Cell,
    Column,
    Document,
    Paragraph,
    Part,
    Row,
    Span,
    Table,
    Text,
    Topic,
)
from facilitator.paper import render
from facilitator.paper.sheets import sheet_name

FORMULAS = ("=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "'=typed")


def text(words: str) -> Text:
    return (Span(words),)


def cells(*words: str) -> Row:
    return Row(tuple(Cell((text(word),)) if word else Cell() for word in words))


def paper(*parts: Part, **more: str) -> Document:
    values: dict[str, str] = {
        "title": "Action plan", "subtitle": "By lead", "status": "Draft", "disclaimer": "Not negotiated",
        "programme": "Programme", "place": "Incheon", "running_left": "Workshop & co", "running_right": "Plan",
        "language": "en", "author": "Programme", "created": "2024-08-29T12:40:00+09:00",
        "page_label": "Page {page} of {pages}", **more,
    }  # fmt: skip
    return Document(key="actions", meta=(), parts=parts, **values)  # type: ignore[arg-type]


def table_part(table: Table, title: str = "Proposals") -> Part:
    return Part("p", title, (table,))


COLUMNS = (Column("Id", "id"), Column("What"), Column("Cost", "number"), Column("By", "date"), Column("Key", "hidden"))
TABLE = Table(
    COLUMNS,
    (
        cells("1-P1", "Count cranes", "1,775,000", "28 August 2024", "k1"),
        cells("1-P2", "저어새", "a lot", "soon", "k2"),
    ),
    key="proposals",
    total=cells("", "Two", "1,775,000", "", ""),
)


def book(document: Document):
    return load_workbook(io.BytesIO(render(document, ".xlsx").data))


def rows_of(document: Document) -> list[list[str]]:
    data = render(document, ".csv").data
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_same_paper_gives_the_same_bytes() -> None:
    for suffix in (".xlsx", ".csv"):
        assert render(specimen(), suffix).data == render(specimen(), suffix).data
    with ZipFile(io.BytesIO(render(specimen(), ".xlsx").data)) as package:
        assert {one.date_time[:3] for one in package.infolist()} == {(1980, 1, 1)}


def test_days_and_numbers_are_days_and_numbers() -> None:
    sheet = book(paper(table_part(TABLE)))["Proposals"]
    assert [cell.value for cell in sheet[2]] == ["1-P1", "Count cranes", 1775000, datetime(2024, 8, 28), "k1"]
    assert [cell.value for cell in sheet[3]] == ["1-P2", "저어새", "a lot", "soon", "k2"]
    assert sheet["C2"].number_format == "#,##0"
    assert sheet["D2"].is_date
    assert rows_of(paper(table_part(TABLE)))[1] == ["1-P1", "Count cranes", "1775000", "2024-08-28", "k1"]


def test_a_value_stands_in_place_of_words() -> None:
    row = Row((Cell((text("am 28. August"),), value="2024-08-28"), Cell((text("about 3"),), value="3.5")))
    document = paper(table_part(Table((Column("By"), Column("Months")), (row,))))
    assert [cell.value for cell in book(document)["Proposals"][2]] == [datetime(2024, 8, 28), 3.5]
    assert rows_of(document)[1] == ["2024-08-28", "3.5"]


def test_a_sheet_is_ready_to_work_in_and_to_print() -> None:
    workbook = book(paper(table_part(TABLE)))
    sheet = workbook["Proposals"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("B2", "A1:E3", "$1:$1")
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.page_setup.paperSize == 9
    assert sheet["B2"].alignment.wrap_text
    assert sheet.print_area.endswith("$A$1:$D$4")
    assert sheet.oddHeader.left.text == "Workshop && co"
    assert sheet.oddFooter.left.text == "Draft – Not negotiated"
    assert [cell.value for cell in sheet[4]][:3] == [None, "Two", 1775000]
    properties = workbook.properties
    assert (properties.title, properties.creator, properties.subject) == ("Action plan", "Programme", "By lead")
    front = workbook.worksheets[0]
    assert front.title == "Action plan"
    links = [cell.hyperlink.location for row in front.iter_rows() for cell in row if cell.hyperlink]
    assert links == ["'Proposals'!A1"]


@pytest.mark.parametrize("words", FORMULAS)
def test_nothing_typed_is_ever_a_formula(words: str) -> None:
    document = paper(table_part(Table((Column(words),), (cells(words),), caption=words), words), title=words)
    for sheet in book(document).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    held = [row[0] for row in rows_of(document)]
    assert held == [f"'{words}", f"'{words.strip()}"]


def test_a_text_like_a_formula_stays_text_when_it_is_edited() -> None:
    data = render(paper(table_part(Table((Column("What"),), (cells("=1+1"), cells("one"))))), ".xlsx").data
    with ZipFile(io.BytesIO(data)) as package:
        styles = package.read("xl/styles.xml").decode()
    assert styles.count('quotePrefix="1"') == 1


def test_a_group_is_a_sheet_where_the_key_says_so() -> None:
    rows = tuple(
        Row((Cell((text(name),), value=short), *cells("1-A1", "Report").cells))
        for name, short in (("Japan", ""), ("National Institute of Ecology", "NIE"))
    )
    table = Table((Column("Lead", "name"), Column("Id", "id"), Column("What")), rows, key="plan/", grouped=True)
    workbook = book(paper(table_part(table)))
    assert workbook.sheetnames == ["Action plan", "Japan", "NIE"]
    assert [cell.value for cell in workbook["NIE"][1]] == ["Id", "What"]
    assert rows_of(paper(table_part(table))) == [["Id", "What"], ["1-A1", "Report"]]


def test_several_tables_follow_each_other_in_csv_and_minor_ones_are_left_out() -> None:
    minor = Table((Column("x"),), (cells("y"),))
    other = Table((Column("Lesson"),), (cells("Trust"), cells("Trust")), key="lessons")
    document = paper(table_part(TABLE), table_part(minor, "Minor"), table_part(other, "Lessons"))
    assert rows_of(document)[5:] == [[], ["Lessons"], ["Lesson"], ["Trust"], ["Trust"]]
    assert rows_of(document)[0] == ["Proposals"]
    assert book(document).sheetnames == ["Action plan", "Proposals", "Minor", "Lessons"]


def test_tables_in_topics_and_charts_of_bars_are_sheets_too() -> None:
    bars = Bars("Point", ("Gap", "Lesson"), "Notes", ("2.1", "2.2"), (BarGroup("Roads", ((1, 2), None)),))
    topic = Topic("Fires", (Paragraph(text("x")), TABLE))
    workbook = book(paper(Part("a", "Part", (topic, bars))))
    assert workbook.sheetnames == ["Action plan", "Fires", "Part"]
    assert [cell.value for cell in workbook["Part"][2]] == ["Roads", "2.1", 1, 2, 3]


def test_a_paper_without_tables_says_what_it_is() -> None:
    assert book(paper()).worksheets[0]["A2"].value == "Action plan"
    assert rows_of(paper()) == [["Action plan"]]


def test_hidden_columns_are_in_sheets_and_json_only() -> None:
    document = paper(table_part(Table((*COLUMNS[:4], Column("Unseen", printed=False), COLUMNS[4]), TABLE.rows)))
    for suffix in (".md", ".pdf"):
        assert b"Unseen" not in render(document, suffix).data
    assert "| Id | What | Cost | By |" in re.sub(" +", " ", render(document, ".md").data.decode()).replace("\\", "")
    assert b"Unseen" in render(document, ".json").data
    assert "Unseen" in [cell.value for cell in book(document)["Proposals"][1]]


def test_styles_inside_a_cell_are_kept() -> None:
    spans = (Span("Corridors. ", strong=True), Span("Panthera uncia", emphasis=True))
    data = render(paper(table_part(Table((Column("What"),), (Row((Cell((spans,)),)),)))), ".xlsx").data
    with ZipFile(io.BytesIO(data)) as package:
        strings = package.read("xl/sharedStrings.xml").decode()
    assert re.search(r"<b/>.*Corridors\. .*<i/>.*Panthera uncia", strings)


@given(st.lists(st.text(max_size=45), min_size=1, max_size=8))
def test_names_of_sheets_are_ones_that_a_spreadsheet_takes(words: list[str]) -> None:
    taken: set[str] = set()
    names = [sheet_name(word, taken) for word in words]
    assert len({name.casefold() for name in names}) == len(words)
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_words_can_be_written(words: str) -> None:
    document = paper(table_part(Table((Column(words),), (cells(words),), caption=words), words), title=words or "x")
    assert len(book(document).sheetnames) == 2
    assert len(rows_of(document)) == 2


def test_words_longer_than_a_cell_are_cut_and_say_so() -> None:
    for words in ("a" * 40_000, "🐅" * 20_000):
        value = book(paper(table_part(Table((Column("x"),), (cells(words),)))))["Proposals"]["A2"].value
        assert value.endswith("…")
        assert len(value.encode("utf-16-le")) // 2 <= 32_767
