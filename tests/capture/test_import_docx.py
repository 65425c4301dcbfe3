"""Importing Word documents, made here with python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from import_builders import brief, imported, keys, words_of

from facilitator.errors import ImportFileError


def saved(document: DocumentType) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx(build: Callable[[DocumentType], object]) -> bytes:
    document = Document()
    build(document)
    return saved(document)


def table(document: DocumentType, rows: list[list[str]]) -> None:
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def meeting(document: DocumentType) -> None:
    document.add_paragraph("Notes of Session 2.1", style="Title")
    document.add_heading("Participants", 1)
    table(document, [["Name", "Organization"], ["Oyun B. / Б. Оюун", "WWF"], ["김민지 (Kim Minji)", "NIE"]])
    document.add_heading("Methodologies", 1)
    document.add_paragraph("Kim Minji: camera traps\nSato Hanako: drones as well")
    document.add_paragraph("Oyun B.：one trail is enough")
    document.add_paragraph("A plain bullet", style="List Bullet")
    document.add_paragraph("Petrov: first")
    document.add_paragraph("Petrov: second")
    document.add_heading("Actions", 2)
    document.add_paragraph("NIE to circulate the protocol by 30 September 2024", style="List Number")
    document.add_heading("Resolution", 1)
    document.add_paragraph("One protocol for all sites.")


def test_a_document_gives_points_people_notes_and_sections():
    found = imported("m.docx", docx(meeting))
    assert found.points == ("Methodologies",)
    assert [(person.name, person.aliases) for person in found.people] == [
        ("Oyun B.", ("Б. Оюун",)),
        ("김민지", ("Kim Minji",)),
    ]
    assert [(brief(entry), entry.point) for entry in found.entries] == [
        (("statement", "p-kim", "camera traps"), "Methodologies"),
        (("statement", "p-sato", "drones as well"), "Methodologies"),
        (("statement", "Oyun B.", "one trail is enough"), "Methodologies"),
        (("statement", "", "A plain bullet"), "Methodologies"),
        (("statement", "Petrov", "first"), "Methodologies"),
        (("statement", "Petrov", "second"), "Methodologies"),
        (("action", "", "NIE to circulate the protocol by 30 September 2024"), "Methodologies"),
        (("agreement", "", "One protocol for all sites."), ""),
    ]
    assert any("Notes of Session 2.1" in line for line in found.warnings)
    assert keys(found) == keys(imported("renamed.docx", docx(meeting)))


@pytest.mark.parametrize("name", ["标题 1", "제목 1", "Заголовок 1", "見出し 1", "heading 1"])
def test_headings_of_localized_word_are_known_by_the_name_of_their_style(name: str):
    def build(document: DocumentType) -> None:
        style = document.styles.add_style(name + " x", 1)
        style.element.find(qn("w:name")).set(qn("w:val"), name)
        document.add_paragraph("Platform", style=style)
        document.add_paragraph("A note")

    assert imported("a.docx", docx(build)).points == ("Platform",)


def test_an_outline_level_makes_a_heading_of_any_style_also_through_its_base():
    def build(document: DocumentType) -> None:
        base = document.styles.add_style("House base", 1)
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "1")
        base.element.get_or_add_pPr().append(level)
        style = document.styles.add_style("House", 1)
        style.base_style = base
        document.add_paragraph("Platform", style=style)
        document.add_paragraph("A note")

    assert imported("a.docx", docx(build)).points == ("Platform",)


def test_a_short_bold_line_heads_what_follows_but_a_bold_speaker_does_not():
    def build(document: DocumentType) -> None:
        document.add_paragraph().add_run("Next steps").bold = True
        document.add_paragraph("NIE to count", style="List Bullet")
        document.add_paragraph("After the list")
        document.add_paragraph().add_run("Kim Minji: all in bold").bold = True

    found = imported("a.docx", docx(build))
    assert [brief(entry) for entry in found.entries] == [
        ("action", "", "NIE to count"),
        ("statement", "", "After the list"),
        ("statement", "p-kim", "all in bold"),
    ]


def test_tracked_insertions_controls_and_text_boxes_are_read_and_deletions_are_not():
    def build(document: DocumentType) -> None:
        body = document.element.body
        space = nsdecls("w")
        for xml in (
            f"<w:p {space}><w:r><w:t>kept </w:t></w:r><w:ins><w:r><w:t>inserted</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>struck</w:delText></w:r></w:del></w:p>",
            f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            f"<w:p {space}><w:r><w:t>around</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r></w:p>",
        ):
            body.insert(len(body) - 1, parse_xml(xml))

    found = imported("a.docx", docx(build))
    assert [entry.text for entry in found.entries] == ["kept inserted", "in a control", "around", "in a box"]


def test_merged_cells_of_a_table_are_read_once():
    def build(document: DocumentType) -> None:
        made = document.add_table(rows=3, cols=2)
        made.cell(0, 0).text, made.cell(0, 1).text = "Action", "Lead"
        made.cell(1, 0).text, made.cell(1, 1).text = "Count cranes", "NIE"
        made.cell(2, 1).text = "JP"
        made.cell(1, 0).merge(made.cell(2, 0))

    found = imported("a.docx", docx(build))
    assert [(entry.text, dict(entry.fields)) for entry in found.entries] == [("Count cranes", {"leads/nie": "1"})]
    assert "JP" in words_of(found)


def test_comments_are_told_not_lost():
    def build(document: DocumentType) -> None:
        paragraph = document.add_paragraph("A note")
        document.add_comment(paragraph.runs, text="ask him again", author="Ann")

    assert any("ask him again" in line for line in imported("a.docx", docx(build)).warnings)


def test_files_that_are_no_document_are_refused():
    whole = docx(meeting)
    with pytest.raises(ImportFileError, match="damaged or no Word file"):
        imported("a.docx", whole[: len(whole) // 2])
    with pytest.raises(ImportFileError, match="password"):
        imported("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(ImportFileError, match="damaged or no Word file"):
        imported("a.docx", b"only text")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("readme.txt", "x")
    with pytest.raises(ImportFileError, match="is no Word file"):
        imported("a.docx", stream.getvalue())
    with pytest.raises(ImportFileError, match="nothing to import"):
        imported("a.docx", docx(lambda document: document.add_paragraph("")))


def test_a_document_with_one_broken_part_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(meeting))) as whole, zipfile.ZipFile(stream, "w") as broken:
        for item in whole.infolist():
            data = whole.read(item)
            broken.writestr(item.filename, data[:-40] if item.filename == "word/document.xml" else data)
    with pytest.raises(ImportFileError, match="open it in Word"):
        imported("a.docx", stream.getvalue())
