"""HTML: one valid file that fetches nothing, in which every statement leads to its records and back."""

import re
from dataclasses import fields, is_dataclass, replace

import pytest
from html_page import named, page, read
from justhtml import StrictModeError
from plain_papers import columns, numbered, plain_paper, row, saying, text
from specimen_paper import specimen

from facilitator.document import (
    BarGroup,
    Bars,
    Cell,
    Lettered,
    Mark,
    Paragraph,
    Part,
    Quotation,
    Quotations,
    Span,
    Strip,
    StripMark,
    Table,
    Timeline,
    Topic,
)
from facilitator.paper import render

PIXEL = "data:image/png;base64,iVBORw0KGgo="


@pytest.fixture(scope="module")
def whole():
    return page(replace(specimen(), sources_title="Sources", letterhead=("UN", "Incheon"), logo=PIXEL))


def records_of(value):
    if isinstance(value, tuple):
        return {one for each in value for one in records_of(each)}
    if not is_dataclass(value):
        return set()
    own = set(getattr(value, "records", ()))
    return own.union(*(records_of(getattr(value, each.name)) for each in fields(value) if each.name != "records"))


def block(*blocks, **part):
    return page(plain_paper(Part("p", "Part", blocks, **part), status=""))


@pytest.mark.parametrize(
    "body", ["<p><b>x</p>", "<p>x", "</b>", "<p id=a id=b></p>", "<table><p></p></table>", "<p>\x00</p>"]
)
def test_the_checker_of_these_tests_refuses_what_a_browser_mends(body):
    start = "<!DOCTYPE html><html><head><title>x</title></head><body>"
    assert len(read(f"{start}<p>x</p></body></html>")) == 5
    with pytest.raises((StrictModeError, AssertionError)):
        read(f"{start}{body}</body></html>")


def test_the_page_is_made_of_parts_that_say_what_they_are(whole):
    names = [one.name for one in whole]
    assert [names.count(name) for name in ("header", "main", "footer", "h1", "nav")] == [1, 1, 1, 1, 1]
    titles = [part.title for part in specimen().parts]
    assert [one.text for one in named(whole, "h2")] == [*titles, "Sources"]
    assert [one.text for one in named(whole, "h3")] == [
        block.title for part in specimen().parts for block in part.blocks if isinstance(block, Topic)
    ]
    assert named(whole, "html")[0].attributes["lang"] == "en"


def test_nothing_is_fetched_and_nothing_runs(whole):
    policy = next(one for one in named(whole, "meta") if "http-equiv" in one.attributes)
    assert policy.attributes["content"].startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert not {"script", "link", "iframe", "object", "form"} & {one.name for one in whole}
    assert {one.attributes["href"][0] for one in whole if "href" in one.attributes} == {"#"}
    assert [one.attributes["src"] for one in whole if "src" in one.attributes] == [PIXEL]
    assert not re.search(r"url\(|@import|https?:", named(whole, "style")[0].text)


def test_every_anchor_is_there_once_and_every_link_leads_to_one(whole):
    anchors = [one.attributes["id"] for one in whole if "id" in one.attributes]
    assert len(anchors) == len(set(anchors))
    assert {one.attributes["href"][1:] for one in whole if "href" in one.attributes} <= set(anchors)


def test_every_record_of_the_paper_is_in_the_list_and_stands_at_what_rests_on_it(whole):
    wanted = records_of(specimen().parts)
    listed = {code.text for code in named(whole, "code")}
    carried = {one for each in whole for one in each.attributes.get("data-records", "").split()}
    assert wanted == listed == carried


def test_a_statement_leads_to_its_record_and_the_record_back():
    made = block(Paragraph((*text("Known "), Span("corridors.", records=("n1",))), ("n1", "n2"), numbered=True))
    marks = [one for one in named(made, "a") if one.attributes["href"].startswith("#r-")]
    assert [(one.text, one.attributes["href"]) for one in marks] == [("1", "#r-n1"), ("2", "#r-n2")]
    stated = next(one for one in named(made, "span") if "data-records" in one.attributes)
    assert (stated.text, stated.attributes["data-records"]) == ("corridors.", "n1")
    listed = {one.attributes["id"]: one.text for one in named(made, "li")}
    assert listed == {"r-n1": "n1 Part 1", "r-n2": "n2 Part 1"}
    back = [one.attributes["href"] for one in named(made, "a") if one.text == "Part 1"]
    assert back == ["#p1", "#p1"]


def test_what_only_a_table_or_a_part_rests_on_is_marked_there():
    made = block(Table(columns("A"), (row("1"),), records=("n1",)), records=("n1", "n2"))
    assert named(made, "figcaption")[0].text == "1"
    assert [one.text for one in named(made, "h2")] == ["Part2"]
    assert [one.attributes.get("data-records") for one in named(made, "section")][:1] == ["n1 n2"]


def test_no_mark_stands_among_figures():
    made = block(Table(columns("A|number", "B|number"), (row("1", "2", records=("n1",)),), records=("n1",)))
    assert [one.text for one in named(made, "td")] == ["1", "2"]
    assert named(made, "tr")[1].attributes["data-records"] == "n1"
    assert named(made, "figcaption")[0].text == "1"


def test_many_records_are_folded_and_all_of_them_kept():
    ids = tuple(f"n{number}" for number in range(30))
    made = block(Paragraph(text("All of it."), ids))
    assert named(made, "a", "fold")[0].text == "+27"
    assert len([one for one in named(made, "a") if one.attributes["href"].startswith("#r-")]) == 30


@pytest.mark.parametrize("record", ["a b", "é", "<x>", '"', "a_b", "x" * 300, "\x00"])
def test_any_id_of_a_record_is_a_sound_anchor(record):
    made = block(Paragraph(text("Said."), (record, "other")))
    anchors = [one.attributes["id"] for one in named(made, "li")]
    assert len(set(anchors)) == 2
    assert all(re.fullmatch(r"r-[\w-]+", each) for each in anchors)


def test_a_table_has_heads_for_its_columns_and_rows():
    table = Table(columns("Id|id", "What", "Cost|number"), (row("A1", "Survey", "20"),), caption="Costs",
                  total=row("", "All", "20"))  # fmt: skip
    made = block(table)
    assert [one.text for one in named(made, "caption")] == ["Costs"]
    heads = [(one.text, one.attributes["scope"]) for one in named(made, "th")]
    assert heads == [("Id", "col"), ("What", "col"), ("Cost", "col"), ("A1", "row"), ("", "row")]
    assert [one.text for one in named(made, "tfoot")] == ["All20"]
    assert "number" in named(made, "td")[1].attributes["class"]


def test_rows_of_any_length_fit_their_table():
    made = block(Table(columns("A", "B"), (row("1"), row("1", "2", "3"), row())))
    assert [len(one.node.children) for one in named(made, "tr")] == [2, 2, 2, 2]
    assert not named(block(Table((), (row("lost"),))), "table")


def test_the_name_of_a_group_stands_once_for_the_eye_and_in_each_row_for_the_ear():
    made = block(
        Table(columns("Lead|name", "What"), (row("China", "a"), row("China", "b"), row("Japan", "c")), grouped=True)
    )
    assert [one.text for one in named(made, "th")[2:]] == ["China", "China", "Japan"]
    assert [one.text for one in named(made, "th", "again")] == ["China"]


def test_paragraphs_are_numbered_through_the_paper_and_lists_lettered():
    made = page(plain_paper(
        Part("a", "A", (numbered("one"), Topic("T", (numbered("two"),)), Paragraph(text("none")))),
        Part("b", "B", (numbered("three", "Gaps"), Lettered((Paragraph(text("x")), Paragraph(text("y")))))),
    ))  # fmt: skip
    assert [one.text for one in named(made, "p", "numbered")] == ["1 one", "2 two", "3 Gaps. three"]
    assert [one.attributes["href"] for one in named(made, "a", "number")] == ["#p1", "#p2", "#p3"]
    assert [one.text for one in named(made, "li")] == ["x", "y"]


def test_bars_are_read_out_with_their_numbers():
    bars = Bars("Point", ("Gap",), "Notes", ("2.1", "2.2"), (
        BarGroup("Sites", ((3,), (1,)), records=("n1",)), BarGroup("Law", ((0,), None), ("", "not a point")),
    ))  # fmt: skip
    made = block(bars)
    assert [one.attributes["aria-label"] for one in named(made, "svg") if "aria-label" in one.attributes] == [
        "2.1: 3", "2.2: 1",
    ]  # fmt: skip
    widths = [float(one.attributes["width"][:-2]) for one in named(made, "svg") if "aria-label" in one.attributes]
    assert widths[0] == pytest.approx(3 * widths[1])
    assert "not a point" in named(made, "tbody")[0].text
    assert [one.text for one in named(made, "tr")][-2:] == [" 2.133", " 2.211"]


def test_solid_and_open_differ_without_colour():
    strip = Strip("Target", (("All", 1, 3),), (("2.1", (StripMark(2, True, ("p1",)), StripMark(2, False, ("a1",)))),),
                  ("Proposal", "Action", "bold"))  # fmt: skip
    made = block(strip)
    marks = [one for one in named(made, "svg") if "aria-label" in one.attributes]
    assert [one.attributes["aria-label"] for one in marks] == ["Proposal", "Action"]
    fills = [one.attributes["fill"] for one in named(made, "rect")][:2]
    assert fills[0] != "#FFFFFF" and fills[1] == "#FFFFFF"
    assert {one.attributes["href"] for one in named(made, "a")} >= {"#r-p1", "#r-a1"}


def timeline(**changes):
    given = {"start": "2024-09-01", "end": "2025-02-28", "marks": (Mark("2024-11-29", True), Mark("2025-01-31", False)),
             "reviews": (("2024-12-01", "Review"),), "legend": ("Agreed", "Proposed")} | changes  # fmt: skip
    return block(Table(columns("Id|id"), (row("A1"), row("A2")), timeline=Timeline(**given)))


def test_a_time_line_is_read_out_by_day_and_drawn_in_order():
    made = timeline()
    assert [one.attributes["aria-label"] for one in named(made, "svg") if "aria-label" in one.attributes] == [
        "2024-09 – 2025-02", "Agreed 2024-11-29", "Proposed 2025-01-31",
    ]  # fmt: skip
    places = [float(one.attributes["cx"]) for one in named(made, "circle")][:2]
    assert places[0] < places[1]
    assert "Review" in named(made, "figcaption")[0].text


@pytest.mark.parametrize("changes", [
    {"start": "soon"}, {"end": ""}, {"marks": (Mark("asap", True),)}, {"marks": ()}, {"reviews": (("x", "y"),)},
    {"start": "9999-12-01", "end": "9999-12-31"}, {"start": "0001-01-01", "end": "9999-01-01"}, {"legend": ("", "")},
])  # fmt: skip
def test_a_time_line_survives_days_that_are_none(changes):
    assert [one.text for one in named(timeline(**changes), "th", "id")][1:] == ["A1", "A2"]


def test_words_of_another_language_say_which_and_stay_apart():
    made = block(Paragraph((Span("a "), Span("元数据", language="zh"), Span(" שלום b"), Span("x", language='"><b>'))))
    assert [(one.text, one.attributes) for one in named(made, "bdi")] == [("元数据", {"lang": "zh"}), (" שלום b", {})]
    reference = page(specimen())
    assert {one.attributes.get("lang") for one in named(reference, "bdi")} == {"zh", "ja", "ko", "ru", "mn"}


def test_quotations_have_their_original_their_translation_and_who_said_it():
    made = block(Quotations((Quotation(text("虎", language="zh"), "The tiger", "China", ("n1",)),)))
    assert [one.text for one in named(made, "blockquote")] == ["虎1"[:1]]
    assert [one.text for one in named(made, "p", "translation")] == ["The tiger"]
    assert named(made, "figcaption")[0].text.startswith("China")


def test_letterhead_and_logo_stand_at_the_top(whole):
    assert [one.text for one in named(whole, "address")] == ["UNIncheon"]
    assert named(whole, "img")[0].attributes == {"src": PIXEL, "alt": ""}
    assert whole.index(named(whole, "address")[0]) < whole.index(named(whole, "h1")[0])


@pytest.mark.parametrize(
    "logo", ["https://x/y.png", "data:image/svg+xml;base64,AAAA", "javascript:x", 'data:image/png;base64,A"B']
)
def test_a_logo_that_could_fetch_or_run_is_left_out(logo):
    assert not named(page(plain_paper(logo=logo)), "img")


def test_slides_have_their_notes_folded_below_them():
    part = Part("s", "Slide one", (Paragraph(text("Said")),), notes=(Paragraph(text("Speak slowly.")),))
    made = page(plain_paper(part, form="slides", notes_title="Speaking notes"))
    assert len(named(made, "section", "slide")) == 1
    assert [one.text for one in named(made, "details")] == ["Speaking notesSpeak slowly."]
    assert [one.text for one in named(page(plain_paper(part)), "summary")] == ["Slide one"]


def test_a_cleared_part_says_by_whom_on_the_screen_only():
    made = block(cleared="Cleared by A, 29 August")
    assert [one.text for one in named(made, "p", "cleared")] == ["Cleared by A, 29 August"]
    assert re.search(r"@media print\{.*?\.cleared\{display:none\}", named(made, "style")[0].text, re.S)
    assert not named(block(stale=True), "p")


def test_pages_in_print_count_in_the_words_of_the_paper():
    style = named(page(plain_paper(page_label='{page}/"{pages}"', running_left="a}b")), "style")[0].text
    assert r'content:counter(page) "\00002f\000022" counter(pages) "\000022"' in style
    assert r'content:"a\00007db"' in style
    assert "content:none" in named(page(plain_paper(page_label="")), "style")[0].text


def test_parts_of_one_key_and_parts_without_words_are_shown():
    made = page(plain_paper(Part("p", "One", ()), Part("p", "Two", ()), Part("", "", ())))
    assert [one.text for one in named(made, "h2")] == ["One", "Two", ""]
    assert [one.attributes.get("id") for one in named(made, "section")] == ["part-p", None, "part-"]
    assert page(plain_paper())


def test_the_same_document_gives_the_same_bytes():
    first, second = (render(specimen(), ".html") for _ in range(2))
    assert first == second and first.data.endswith(b"</html>\n") and first.warnings == ()


def test_ids_and_counted_words_are_not_parted_by_a_line():
    assert [one.text for one in named(page(saying("See 2.1-A3, x2.1-A3.")), "span", "nb")] == ["2.1-A3"]
    assert named(block(Paragraph(text("Session 2.1 in May"))), "p")[0].text == "Session\u00a02.1 in May"


def test_cells_show_all_their_paragraphs():
    made = block(Table(columns("A"), (row(Cell((text("one"), text("two")))),)))
    assert [one.text for one in named(made, "p")] == ["one", "two"]
