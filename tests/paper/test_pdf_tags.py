"""What a PDF tells those who hear it: its structure, its languages, its links; read by pdfium, poppler and pikepdf."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_reading import elements, heard, kids, marks, opened, role, run, unmarked
from plain_papers import columns, numbered, plain_paper, row, saying, text
from specimen_blocks import BY_LEAD, SIX
from specimen_paper import specimen

from facilitator.document import Cell, Contents, Lettered, Paragraph, Part, Span, Table, Topic
from facilitator.paper import render

PARENTS = {
    "LI": {"L"}, "Lbl": {"LI", "P"}, "LBody": {"LI"}, "THead": {"Table"}, "TBody": {"Table"},
    "TR": {"THead", "TBody", "Table"}, "TD": {"TR"}, "TH": {"TR"}, "TOCI": {"TOC"}, "Reference": {"TOCI"},
    "Link": {"Reference"}, "Caption": {"Table", "TOC"},
}  # fmt: skip


@pytest.fixture(scope="module")
def paper():
    return render(specimen(), ".pdf").data


@pytest.fixture(scope="module")
def tree(paper):
    return heard(paper)


def pdf_of(*parts, **more):
    return render(plain_paper(*parts, **more), ".pdf").data


def assert_whole(data):
    """Everything drawn is an artifact or belongs to one element, which says so, and that has the parent it needs."""
    with opened(data) as pdf:
        pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        owners = {}
        for element, parent in elements(pdf):
            assert element.P.objgen == parent.objgen
            parent_role = role(parent) if "/S" in parent else "/"
            assert parent_role in PARENTS.get(role(element), {parent_role}), (role(element), parent_role)
            for place in marks(element, pages):
                assert place not in owners
                owners[place] = element.objgen
        table = parents(pdf)
        for index, page in enumerate(pdf.pages):
            naked, numbers = unmarked(page)
            assert not naked
            assert sorted(numbers) == list(range(len(numbers)))
            listed = [element.objgen for element in table[page.StructParents]]
            assert listed == [owners[index, number] for number in range(len(numbers))]
    headings = [int(each.role[1]) for each in heard(data).all() if re.fullmatch(r"H\d", each.role)]
    assert all(after - before <= 1 for before, after in pairwise([0, *headings]))


def parents(pdf):
    """The parent tree: what the keys of pages and annotations lead to."""
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(numbers[::2], numbers[1::2], strict=True))


def assert_regular(data):
    """Every row of a table has the same number of cells, those that stand for several rows counted."""
    with opened(data) as pdf:
        for table in [each for each, _ in elements(pdf) if role(each) == "Table"]:
            rows = [each for each, _ in elements(table) if role(each) == "TR"]
            held, widths = {}, []
            for index, each in enumerate(rows):
                cells = kids(each)
                widths.append(len(cells) + held.get(index, 0))
                for cell in cells:
                    for below in range(1, int(cell.get("/A", {}).get("/RowSpan", 1))):
                        held[index + below] = held.get(index + below, 0) + 1
            assert len(set(widths)) <= 1


def test_the_specimen_is_tagged_throughout(paper):
    assert_whole(paper)
    assert_regular(paper)
    assert re.search(r"Tagged: +yes", run("pdfinfo", "-", data=paper))


def test_title_parts_and_topics_are_headings(tree):
    assert [each.text.strip() for each in tree.of("H1")] == ["Roundtable pack"]
    titles = {each.text.strip().replace("\u00a0", " ") for each in tree.of("H2")}
    assert {part.title for part in specimen().parts} <= titles
    assert "Stakeholder engagement" in {each.text.strip() for each in tree.of("H3")}


def test_poppler_reads_a_paragraph_whole_and_a_table_by_its_cells():
    sentence = (
        "Both placed a common protocol before a common survey: for camera traps in Session 2.1, where it was agreed, "
        "and for counts in Session 2.2."
    )
    table = Table(columns("Id|id", "What"), (row("A1", "Counts"),))
    made = pdf_of(Part("p", "Part", (numbered(sentence), table)), title="Title")
    read = re.sub(r"\s+", " ", run("pdfinfo", "-struct-text", "-", data=made).replace("\u00a0", " "))
    assert f'H2 (block) "Part" P (block) Lbl (block) "1" "{sentence}"' in read
    assert re.search(
        r'THead TR TH: /Scope /Column "Id" TH: /Scope /Column "What" TBody TR TH: .* "A1" TD "Counts"', read
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=8, max_size=120))
def test_words_are_heard_as_they_were_written(words):
    said = " ".join(words)
    assert heard(pdf_of(Part("p", "Part", (Paragraph(text(said)),)))).of("Sect")[0].of("P")[0].text.strip() == said


def test_every_run_speaks_its_language(tree):
    runs = [(each.language, each.text.strip()) for each in tree.of("Span") if each.language and len(each.text) > 12]
    wanted = [(span.language, span.text) for span in SIX if span.language]
    assert runs == wanted


def test_a_text_in_one_other_language_says_so_once(tree):
    quotes = [each.kids[0] for each in tree.of("BlockQuote")]
    assert [quote.language for quote in quotes] == ["zh", "ja", "mn", "ko", "ru"]
    assert not [kid for quote in quotes for kid in quote.kids]


def test_the_paper_has_a_language_and_hostile_ones_are_left_out():
    with opened(pdf_of()) as pdf:
        assert str(pdf.Root.Lang) == "en"
    bad = ") /Evil (", "", "x" * 40, "zh\x00", "日本"
    spans = tuple(Span(f"word{index} ", language=each) for index, each in enumerate(bad))
    made = pdf_of(Part("p", "Part", (Paragraph((*spans, Span("Ende", language="de"))),)), language=")>>")
    assert_whole(made)
    with opened(made) as pdf:
        assert "/Lang" not in pdf.Root
        assert {str(each.Lang) for each, _ in elements(pdf) if "/Lang" in each} == {"de"}


def test_kana_and_hangul_betray_their_language():
    spoken = {each.language for each in heard(render(saying("a カタログ b 한국어 c"), ".pdf").data).of("Span")}
    assert spoken == {"ja", "ko"}


def test_lists_have_labels_and_bodies(tree):
    whole = tree.of("L")
    assert whole and all([kid.role for kid in item.kids] == ["Lbl", "LBody"] for item in whole[0].kids)
    assert [item.kids[0].text.strip() for item in whole[0].kids] == ["(a)", "(b)", "(c)"]
    assert "Consider whether one catalogue" in whole[0].kids[0].kids[1].text


def test_the_number_of_a_paragraph_is_its_label(tree):
    labels = [each.kids[0] for each in tree.of("P") if each.kids and each.kids[0].role == "Lbl"]
    assert [label.text.strip() for label in labels] == [str(number) for number in range(1, 18)]


def test_cells_know_their_heads_and_groups_their_rows():
    made = pdf_of(Part("t", "Table", (BY_LEAD,)))
    assert_regular(made)
    with opened(made) as pdf:
        heads = [each for each, _ in elements(pdf) if role(each) == "TH"]
        scopes = [str(each.A.Scope) for each in heads]
        spans = [int(each.A.get("/RowSpan", 1)) for each in heads if str(each.A.Scope) == "/Row"]
    assert scopes.count("/Column") == len(BY_LEAD.columns)
    assert sum(spans) == len(BY_LEAD.rows) and max(spans) > 1


def test_a_table_over_many_pages_is_one_table_whose_head_is_heard_once():
    rows = tuple(row(f"Lead {at // 90}", f"A{at}", "Something", "Nobody", "May", "Agreed") for at in range(200))
    made = pdf_of(Part("t", "Table", (numbered("Rows."), replace(BY_LEAD, rows=rows))))
    assert_whole(made)
    assert_regular(made)
    with opened(made) as pdf:
        found = [role(each) for each, _ in elements(pdf)]
        assert len(pdf.pages) > 3
    assert (found.count("Table"), found.count("TR"), found.count("THead")) == (1, 201, 1)
    said = [each.text.strip() for each in heard(made).all() if each.role in ("TH", "TD")]
    assert said.count("Status") == 1 and said.count("Lead 1") == 1
    assert [f"A{at}" for at in range(200)] == [words for words in said if re.fullmatch(r"A\d+", words)]


def test_charts_say_every_figure(tree):
    bars, strip, *marks_of_time = tree.of("Figure")
    assert "Stakeholder engagement, Session 2.2, all points: Statement 8, Good practice 5" in bars.alt
    assert "Technical issues, Session 2.2, all points: not a point of Session 2.2." in bars.alt
    assert strip.alt.startswith("Session 2.1: Proposal 3 (2), 4, 20, 21; Action item 3, 20. Session 2.2: Proposal")
    assert "2024-09-19, Agreed" in [mark.alt for mark in marks_of_time]


def test_figures_have_a_place(paper):
    with opened(paper) as pdf:
        boxes = [[float(side) for side in each.A.BBox] for each, _ in elements(pdf) if role(each) == "Figure"]
    assert len(boxes) >= 8
    assert all(0 < box[0] < box[2] < 842 and 0 < box[1] < box[3] < 842 for box in boxes)


def test_contents_lead_to_their_parts(paper):
    with opened(paper) as pdf:
        pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        led = {str(link.Contents): pages[link.Dest[0].objgen] for link in links}
        table = parents(pdf)
        for link in links:
            element = table[link.StructParent]
            assert role(element) == "Link"
            assert link.objgen in [kid.Obj.objgen for kid in kids(element) if "/Obj" in kid]
            assert int(link.F) == 4
        assert all(str(page.Tabs) == "/S" for page in pdf.pages)
    texts = run("pdftotext", "-enc", "UTF-8", "-", "-", data=paper).split("\f")
    assert set(led) == {"Themes by session", "Proposals", "Actions by date", "Lessons", "Open questions"}
    assert all(title in texts[page] for title, page in led.items())


def test_an_entry_that_leads_nowhere_is_no_link():
    made = pdf_of(Part("p", "Part", (Contents("Here", "Page", (("gone", "Nowhere"), ("p", "Part"))),)))
    assert_whole(made)
    found = [each.role for each in heard(made).all()]
    assert found.count("Link") == 1 and found.count("TOCI") == 2


def test_what_stands_on_every_page_is_heard_on_none_but_the_example_once(tree):
    spoken = [each.text.strip() for each in tree.of("P")]
    assert spoken.count(specimen().example) == 1
    assert not [words for words in spoken if words.startswith("Page ")]


texts = st.text("ab 湿地、「」メ한Жө\n\u202e\ud800", max_size=30)
cells = st.lists(texts, max_size=4).map(lambda words: [Cell(tuple((Span(each),) for each in words))])
tables = st.lists(st.tuples(texts, cells), max_size=5).map(
    lambda rows: Table(columns("A|id", "B", "C|number"), tuple(row(first, *rest) for first, rest in rows), grouped=True)
)
blocks = st.one_of(
    texts.map(lambda words: Paragraph((Span(words, language="ja"), Span(words)), numbered=True)),
    st.lists(texts, max_size=3).map(lambda items: Lettered(tuple(Paragraph((Span(each),)) for each in items))),
    tables,
    tables.map(lambda table: replace(table, narrow=True, total=table.rows[0] if table.rows else None)),
    st.tuples(texts, texts).map(lambda pair: Topic(pair[0], (numbered(pair[1], "Gaps"), numbered(pair[1])))),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(texts, st.lists(blocks, max_size=3)), max_size=4))
def test_any_paper_is_tagged_throughout(parts):
    made = pdf_of(*(Part(f"p{index}", title, tuple(held)) for index, (title, held) in enumerate(parts)), title="T")
    assert_whole(made)
    assert_regular(made)
