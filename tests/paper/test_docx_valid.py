"""Word files held against the schemas of Office Open XML by a program that did not write them."""

import base64
from dataclasses import replace

import pytest
from docx_files import members, picture
from openxml_audit import OpenXmlValidator
from plain_papers import columns, plain_paper, row, saying
from specimen_paper import specimen

from facilitator.document import BarGroup, Bars, Lettered, Part, Quotations, Table, Topic
from facilitator.paper import render
from facilitator.paper.docx.package import rezipped, zipped

LOGO = "data:image/png;base64," + base64.b64encode(picture()).decode()
THREE = Bars("Row", ("Kind",), "All", ("A", "B", "C"), (BarGroup("Point", ((400,), None, (1,)), ("", "", "")),))
HOSTILE = "\x00\x1f\ud800\ufffe\u202e<&\"']]>\t\n"
PAPERS = {
    "specimen": specimen(),
    "empty": plain_paper(),
    "bare parts": plain_paper(
        Part("a", "A", ()), Part("b", "B", (Lettered(()), Topic("", ()), Quotations(()))), status=""
    ),
    "letterhead": replace(saying("x"), letterhead=("UN ESCAP", "Incheon"), logo=LOGO),
    "lying": plain_paper(Part("a", "A", (Table(columns("A", "B"), (row("x"),)),), landscape=True)),
    "hatched": plain_paper(Part("a", "A", (THREE,))),
    "hostile": plain_paper(
        Part(HOSTILE, HOSTILE, (Table(columns(HOSTILE), (row(HOSTILE),), caption=HOSTILE),)),
        **dict.fromkeys(("key", "title", "status", "running_left", "author", "page_label", "language"), HOSTILE),
    ),
    "slides": replace(specimen(), form="slides", notes_title="Speaking notes"),
}


def faults(folder, data):
    path = folder / "paper.docx"
    path.write_bytes(data)
    return [str(one) for one in OpenXmlValidator().validate(str(path)).errors]


@pytest.mark.parametrize("name", PAPERS)
def test_word_files_keep_to_the_schemas(tmp_path, name):
    assert faults(tmp_path, render(PAPERS[name], ".docx").data) == []


def test_the_program_finds_what_is_wrong(tmp_path):
    found = members(render(saying("x"), ".docx").data)
    wrong = found["word/document.xml"].replace("<w:cantSplit/>", "<w:keepNext/>", 1)
    data = zipped((name, (wrong if name == "word/document.xml" else text).encode()) for name, text in found.items())
    assert faults(tmp_path, rezipped(data))
