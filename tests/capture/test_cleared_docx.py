"""A paper that comes back from Word: what people did to it is read, what they left alone comes back equal."""

from dataclasses import replace

import pytest
import word_hands as hands
from lxml import etree
from word_hands import q
from word_paper import ACTIONS, EXPORTED, KEYS, MESSAGES, NOTE, PAPER, POINTS, part, text

from facilitator.capture.cleared_docx import read_cleared, with_records
from facilitator.document import Lettered, Mark, Paragraph, plain


@pytest.fixture
def back(tmp_path):
    """Reads a file whose body was changed by a function of its root."""

    def read(change=lambda root: None, member=hands.BODY):
        path = tmp_path / "cleared.docx"
        path.write_bytes(hands.edited(EXPORTED, change, member))
        return read_cleared(path)

    return read


def test_an_untouched_paper_says_what_it_is_and_that_nothing_changed(back):
    paper = back()
    assert (paper.paper, paper.covers, paper.attribution) == ("summary", "s21", "delegation")
    assert (paper.status, paper.created) == ("Draft", "2024-08-29T12:52:00+09:00")
    assert tuple(each.key for each in paper.parts) == KEYS
    assert (paper.changed, paper.missing) == ((), ())
    assert [with_records(read, own) for read, own in zip(paper.parts, PAPER.parts, strict=True)] == list(PAPER.parts)


def test_records_come_back_by_their_hidden_bookmarks_alone(back):
    opening, letters = part(back(), "messages").blocks
    assert opening.records == ("n1",)
    assert [item.records for item in letters.items] == [("n2",), ("n3",), ("n4",)]


def test_a_word_changed_in_one_paragraph_changes_one_part(back):
    paper = back(lambda root: hands.retyped(hands.paragraph(root, "Herders were"), "partners", "observers"))
    assert paper.changed == ("messages",)
    settled = with_records(part(paper, "messages"), MESSAGES)
    assert plain(settled.blocks[1].items[1].text) == "Herders were observers in monitoring."
    assert settled.blocks[1].items[1].records == ("n3",)
    assert settled.blocks[1].items[0] == MESSAGES.blocks[1].items[0]


def test_tracked_insertions_are_taken_and_deletions_dropped(back):
    def track(root):
        found = hands.paragraph(root, "Convergence.")
        hands.tracked_deletion(found, "fewer")
        hands.tracked_insertion(found, " Some asked for longer ones.")

    paper = back(track)
    assert paper.changed == ("points",)
    topic = part(paper, "points").blocks[1]
    assert plain(topic.blocks[0].text) == "Many delegations asked for activities."
    assert plain(topic.blocks[1].text).endswith("None recorded. Some asked for longer ones.")


def test_a_deleted_paragraph_end_joins_two_paragraphs(back):
    def delete_mark(root):
        looks = hands.paragraph(root, "Big cats").find(q("pPr"))
        etree.SubElement(etree.SubElement(looks, q("rPr")), q("del"), hands.BY)

    items = part(back(delete_mark), "messages").blocks[1].items
    assert plain(items[0].text) == (
        "Big cats cross borders and the data about them do not.Herders were partners in monitoring."
    )
    assert items[0].records == ("n2", "n3") and len(items) == 2


def test_a_paragraph_deleted_whole_leaves_the_next_one_as_it_was(back):
    def delete(root):
        found = hands.paragraph(root, "Few indicators")
        hands.tracked_deletion(found, hands.words_of(found))
        etree.SubElement(etree.SubElement(found.find(q("pPr")), q("rPr")), q("del"), hands.BY)
        opening = hands.paragraph(root, "The session put")
        hands.tracked_deletion(opening, hands.words_of(opening))
        etree.SubElement(etree.SubElement(opening.find(q("pPr")), q("rPr")), q("del"), hands.BY)

    paper = back(delete)
    blocks = part(paper, "messages").blocks
    assert [type(block) for block in blocks] == [Lettered] and len(blocks[0].items) == 2
    assert paper.changed == ("messages",) and part(paper, "points").title == "Discussion points"


def test_a_paragraph_end_deleted_before_a_table_leaves_the_order_alone(back):
    def delete(root):
        found = hands.paragraph(root, "Three action items")
        etree.SubElement(etree.SubElement(found.find(q("pPr")), q("rPr")), q("del"), hands.BY)

    paper = back(delete)
    assert paper.changed == () and part(paper, "actions").blocks[0].numbered


def test_words_with_their_reading_above_them_are_read(back):
    def annotate(root):
        ruby = etree.SubElement(etree.SubElement(hands.paragraph(root, "Both points"), q("r")), q("ruby"))
        etree.SubElement(etree.SubElement(ruby, q("rt")), q("r")).append(hands.run("つる")[0])
        etree.SubElement(ruby, q("rubyBase")).append(hands.run(" 鶴"))

    assert plain(part(back(annotate), "points").blocks[0].text) == "Both points were taken up. 鶴"


def test_footnotes_are_told_and_no_part_of_the_text(tmp_path):
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>See the </w:t></w:r><w:r><w:t>annex.</w:t></w:r></w:p></w:footnote>"
    rule = "<w:footnote w:id='0' w:type='separator'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes xmlns:w='{hands.W}'>{rule}{note}</w:footnotes>".encode()
    path = tmp_path / "noted.docx"
    path.write_bytes(hands.packed(hands.members(EXPORTED) | {"word/footnotes.xml": notes}))
    paper = read_cleared(path)
    assert paper.footnotes == ("See the annex.",) and paper.changed == ()


def test_comments_and_hidden_words_are_passed_over(back):
    def comment(root):
        found = hands.paragraph(root, "Big cats")
        found.insert(1, etree.Element(q("commentRangeStart"), {q("id"): "7"}))
        found.append(etree.Element(q("commentRangeEnd"), {q("id"): "7"}))
        mark = etree.SubElement(found, q("r"))
        etree.SubElement(mark, q("commentReference"), {q("id"): "7"})
        found.append(hands.run("secret", ("vanish", None)))

    assert back(comment).changed == ()


def test_a_paragraph_and_an_item_added_by_enter_keep_their_kind(back):
    def add(root):
        hands.after(hands.paragraph(root, "The session put"), "A new paragraph.")
        hands.after(hands.paragraph(root, "Few indicators"), "A new message.")

    blocks = part(back(add), "messages").blocks
    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Lettered]
    assert blocks[1].numbered and plain(blocks[1].text) == "A new paragraph."
    assert plain(blocks[2].items[-1].text) == "A new message." and len(blocks[2].items) == 4


def test_a_paragraph_split_by_enter_keeps_its_records_in_both_halves(back):
    def split(root):
        found = hands.paragraph(root, "Big cats")
        hands.retyped(found, " and the data about them do not.", ".")
        hands.after(found, "The data about them do not cross borders with them.")

    settled = with_records(part(back(split), "messages"), MESSAGES)
    assert [plain(item.text) for item in settled.blocks[1].items][:2] == [
        "Big cats cross borders.",
        "The data about them do not cross borders with them.",
    ]
    assert settled.blocks[1].items[0].records == ("n2",)


def test_other_styles_of_word_are_paragraphs_lists_and_topics(back):
    def write(root):
        last = hands.paragraph(root, "Draft, not cleared")
        hands.after(last, "A heading of my own", style="Heading1")
        last = hands.paragraph(root, "A heading of my own")
        listed = hands.after(last, "An item", style="ListParagraph")
        numbers = etree.SubElement(listed.find(q("pPr")), q("numPr"))
        etree.SubElement(numbers, q("numId"), {q("val"): "77"})
        hands.after(last, "A plain paragraph", style="Normal")

    note, topic = part(back(write), "note").blocks
    assert note.small and topic.title == "A heading of my own"
    assert plain(topic.blocks[0].text) == "A plain paragraph" and not topic.blocks[0].numbered
    assert plain(topic.blocks[1].items[0].text) == "An item"


def test_bold_and_italic_are_kept_as_spans(back):
    def style(root):
        found = hands.paragraph(root, "Both points")
        found.append(hands.run(" Really", ("b", None)))
        found.append(hands.run(" all", ("i", "1"), ("b", "0")))
        found.append(hands.run(" of them.", ("b", "false")))

    spans = part(back(style), "points").blocks[0].text
    assert [(span.text, span.strong, span.emphasis) for span in spans[1:]] == [
        (" Really", True, False),
        (" all", False, True),
        (" of them.", False, False),
    ]


def test_a_paragraph_taken_out_of_its_list_is_no_item(back):
    def unlist(root):
        found = hands.paragraph(root, "Herders were").find(q("pPr"))
        found.find(q("numPr")).find(q("numId")).set(q("val"), "0")

    blocks = part(back(unlist), "messages").blocks
    assert [type(block) for block in blocks] == [Paragraph, Lettered, Paragraph, Lettered]


def test_rows_of_a_table_come_and_go(back):
    def change(root):
        gone = hands.row(root, "2.1A2")
        extra = hands.deepcopy(gone)
        for bookmark in (*extra.iter(q("bookmarkStart")), *extra.iter(q("bookmarkEnd"))):
            bookmark.getparent().remove(bookmark)
        hands.retyped(extra, "List the data sets", "Publish the list")
        hands.retyped(extra, "A2", "A9")
        hands.row(root, "2.1A3").addnext(extra)
        looks = gone.find(q("trPr"))
        etree.SubElement(looks, q("del"), hands.BY)
        hands.retyped(hands.row(root, "2.1A1"), "Draft the protocol", "Draft and circulate the protocol")

    settled = with_records(part(back(change), "actions"), ACTIONS)
    table = settled.blocks[1]
    said = [[plain(one) for cell in row.cells for one in cell.paragraphs] for row in table.rows]
    assert said == [
        ["2.1-A1", "Draft and circulate the protocol", "China", "hidden 1"],
        ["2.1-A3", "Pair six schools", "Mongolia", "hidden 3"],
        ["2.1-A9", "Publish the list", "Japan"],
    ]
    assert [row.records for row in table.rows[:2]] == [("r1",), ("r3",)]
    assert table.timeline.marks == (Mark("2024-10-01", True), Mark("2025-05-01", False), Mark("", False))
    assert table.key == "actions" and settled.records == ("r1", "r2", "r3")


def test_words_typed_at_a_time_line_are_kept_whatever_their_style(back):
    def write(root):
        hands.after(hands.paragraph(root, "●\u00a0Agreed"), "Dates to be settled.")
        hands.row(root, "2.1A2")[-1].find(q("p")).append(hands.run("in spring"))

    _, table, below = part(back(write), "actions").blocks
    assert plain(below.text) == "Dates to be settled."
    assert [plain(one) for cell in table.rows[1].cells for one in cell.paragraphs][-1] == "in spring"
    assert [len(row.cells) for row in table.rows] == [3, 4, 3]


def test_a_part_keeps_its_place_in_the_page_and_what_paper_does_not_show(back):
    paper = back(lambda root: hands.retyped(hands.paragraph(root, "Draft, not"), "Draft", "Text"))
    own = replace(NOTE, notes=(Paragraph(text("Say this slowly.")),))
    settled = with_records(part(paper, "note"), own)
    assert settled.landscape and settled.notes == own.notes and settled.title == "Note"


def test_a_part_whose_heading_was_deleted_is_still_that_part(back):
    def delete(root):
        heading = hands.paragraph(root, "Discussion points")
        start = next(one for one in heading.iter(q("bookmarkStart")) if one.get(q("name")).startswith("part_"))
        heading.getnext().insert(1, start)
        heading.getparent().remove(heading)

    paper = back(delete)
    assert tuple(each.key for each in paper.parts) == KEYS
    assert with_records(part(paper, "points"), POINTS).title == "Discussion points"


def test_a_heading_in_another_style_is_still_the_title(back):
    def restyle(root):
        hands.paragraph(root, "Discussion points").find(f"{q('pPr')}/{q('pStyle')}").set(q("val"), "Normal")

    assert back(restyle).changed == ()


def test_a_part_that_was_deleted_is_missing_and_the_others_are_unchanged(back):
    def delete(root):
        body = root.find(q("body"))
        heading = hands.paragraph(root, "Discussion points")
        following = hands.paragraph(root, "Action items")
        gone = list(body)[body.index(heading) : body.index(following)]
        for element in gone:
            body.remove(element)

    paper = back(delete)
    assert (paper.changed, paper.missing) == ((), ("points",))


def test_parts_known_by_their_headings_where_a_program_lost_the_bookmarks(back):
    def lose(root):
        for bookmark in [*root.iter(q("bookmarkStart")), *root.iter(q("bookmarkEnd"))]:
            bookmark.getparent().remove(bookmark)

    paper = back(lose)
    assert tuple(each.key for each in paper.parts) == KEYS and paper.changed == ()
    assert part(paper, "messages").blocks[0].records == ()
    assert with_records(part(paper, "messages"), MESSAGES) == MESSAGES


def test_styles_are_known_by_name_whatever_their_ids(back, tmp_path):
    def rename(root):
        for style in root.iter(q("style")):
            style.set(q("styleId"), f"x{style.get(q('styleId'))}")
            for tag in ("basedOn", "next"):
                found = style.find(q(tag))
                if found is not None:
                    found.set(q("val"), f"x{found.get(q('val'))}")

    def point(root):
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for found in root.iter(q(tag)):
                found.set(q("val"), f"x{found.get(q('val'))}")

    path = tmp_path / "renamed.docx"
    path.write_bytes(hands.edited(hands.edited(EXPORTED, rename, "word/styles.xml"), point))
    assert read_cleared(path).changed == ()


def test_words_in_links_controls_boxes_and_fields_are_read(back):
    def wrap(root):
        found = hands.paragraph(root, "Both points")
        link = etree.SubElement(found, q("hyperlink"))
        link.append(hands.run(" See the site."))
        control = etree.Element(q("sdt"))
        inside = etree.SubElement(control, q("sdtContent"))
        found.addprevious(control)
        inside.append(found)
        code = etree.SubElement(etree.SubElement(found, q("r")), q("instrText"))
        code.text = "DATE"
        box = etree.SubElement(etree.SubElement(found, q("r")), q("txbxContent"))
        etree.SubElement(box, q("p")).append(hands.run("In a box."))

    blocks = part(back(wrap), "points").blocks
    assert plain(blocks[0].text) == "Both points were taken up. See the site."
    assert plain(blocks[1].text) == "In a box."


def test_a_table_made_in_word_is_a_table(back):
    def insert(root):
        made = etree.fromstring(
            f'<w:tbl xmlns:w="{hands.W}"><w:tr><w:tc><w:p><w:r><w:t>Who</w:t></w:r></w:p></w:tc>'
            "<w:tc><w:p><w:r><w:t>What</w:t></w:r></w:p></w:tc></w:tr>"
            "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>All</w:t></w:r></w:p></w:tc></w:tr>"
            "</w:tbl>"
        )
        hands.paragraph(root, "Both points").addnext(made)

    table = part(back(insert), "points").blocks[1]
    assert [column.title for column in table.columns] == ["Who", "What"]
    assert [[plain(one) for cell in row.cells for one in cell.paragraphs] for row in table.rows] == [["All"]]
