"""No word of a person acts in any paper: no script, action, field, formula, outward link, nor a turn of the reading
direction; in any format, from any field."""

import csv
import io
import re
import zipfile
from dataclasses import fields, is_dataclass, replace

import pikepdf
import pytest
from lxml import etree
from pdf_reading import opened, words_of
from specimen_paper import specimen

from facilitator.paper.writing import render

WORDS = (
    '=HYPERLINK("http://x.example";"y")', "\u202egnp.exe\u202c \u2066x\u2069", "a\x1b[31m\x07b\x00c", "MERGEFIELD x",
    '{ INCLUDETEXT "/etc/passwd" }', "<a href='http://x.example'>x</a>", "[x](http://x.example) ![y](//z)",
    "| a | b |", "<script>alert(1)</script> ]]><x/> </w:t></w:r>", "javascript:app.alert(1)", "&{page} &F &P &[File]",
    "=cmd|'/C calc'!A0",
)  # fmt: skip
# What runs, opens, sends or brings something else along; the pictures and fonts of a page are none of it.
_ACTS = {"/JavaScript", "/JS", "/OpenAction", "/AA", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/SubmitForm",
         "/ImportData", "/RichMedia", "/GoToR", "/GoToE", "/URI", "/AcroForm", "/XFA", "/Movie", "/Sound"}  # fmt: skip
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# What papers are told by the program and no person writes.
_OURS = {"created", "day", "start", "end", "reviews", "value", "role", "form", "language", "logo", "attribution", "key",
         "entries", "covers", "records", "page_label"}  # fmt: skip
PACKED = (".docx", ".xlsx", ".pptx")


def made(words: str, suffix: str) -> bytes:
    document = said(specimen(), words)
    if suffix == ".pptx":
        from slides_deck import deck

        document = said(deck(), words)
    return render(document, suffix).data


def said(node: object, words: str) -> object:
    """The tree with the same words in the place of everything that people wrote."""
    if isinstance(node, str):
        return words
    if isinstance(node, tuple):
        return tuple(said(one, words) for one in node)
    if is_dataclass(node) and not isinstance(node, type):
        names = [one.name for one in fields(node) if one.name not in _OURS]
        return replace(node, **{name: said(getattr(node, name), words) for name in names})
    return node


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("words", WORDS)
def test_a_pdf_holds_no_action_and_its_words_do_not_turn(words: str) -> None:
    data = made(words, ".pdf")
    with opened(data) as file:
        assert {key for one in file.objects for key in keys_of(one)} & _ACTS == set()
        kinds = {str(one.get("/S")) for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/S" in one}
        assert not kinds & {"/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/Named"}
    assert not _TURNS.search(words_of(data))


def keys_of(one: object) -> set[str]:
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return {str(key) for key in one.keys()}  # noqa: SIM118 (a stream is no mapping)
    return set()


@pytest.mark.parametrize("suffix", PACKED)
@pytest.mark.parametrize("words", WORDS)
def test_a_package_leads_nowhere_and_runs_nothing(words: str, suffix: str) -> None:
    parts = parts_of(made(words, suffix))
    names = " ".join(parts)
    assert not re.search(r"vba|oleObject|externalLink|activeX|embeddings|customXml|macro", names, re.IGNORECASE), names
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        tree = etree.fromstring(data)
        assert b'TargetMode="External"' not in data, name
        told = "".join(tree.itertext()) + "".join(value for one in tree.iter() for value in one.attrib.values())
        assert not _TURNS.search(told) and not _CONTROLS.search(told), name


@pytest.mark.parametrize("words", WORDS)
def test_a_word_file_has_no_fields_but_its_own(words: str) -> None:
    own = fields_of(made("plain", ".docx"))
    assert own and fields_of(made(words, ".docx")) <= own


def fields_of(data: bytes) -> set[str]:
    """The codes of all fields: what Word computes when it opens or prints the paper."""
    found: set[str] = set()
    for name, part in parts_of(data).items():
        if name.endswith(".xml"):
            for one in etree.fromstring(part).iter():
                tag = etree.QName(one).localname if isinstance(one.tag, str) else ""
                if tag == "instrText":
                    found.add((one.text or "").split(" ")[1 if (one.text or "").startswith(" ") else 0])
                elif tag == "fldSimple":
                    found |= {value.split()[0] for key, value in one.attrib.items() if key.endswith("instr")}
    return found


@pytest.mark.parametrize("words", WORDS)
def test_no_cell_of_a_sheet_is_a_formula_and_no_link_leads_out(words: str) -> None:
    for name, data in parts_of(made(words, ".xlsx")).items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            tree = etree.fromstring(data)
            tags = {etree.QName(one).localname for one in tree.iter() if isinstance(one.tag, str)}
            assert "f" not in tags, name
            heads = [one.text or "" for one in tree.iter("{*}oddHeader", "{*}oddFooter")]
            codes = {code for head in heads for code in re.findall(r"&(?!&)([A-Z\[{])", head.replace("&&", ""))}
            assert codes <= set("LCRPNK"), (name, heads)


@pytest.mark.parametrize("words", WORDS)
def test_no_cell_of_a_table_of_plain_text_is_a_formula(words: str) -> None:
    text = made(words, ".csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows
    assert not [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r\n＝＋－＠]", cell)]
    assert not _TURNS.search(text) and not _CONTROLS.search(text)


@pytest.mark.parametrize("words", WORDS)
def test_marked_down_words_are_no_markup(words: str) -> None:
    text = made(words, ".md").decode()
    assert not _TURNS.search(text) and not _CONTROLS.search(text)
    assert not re.search(r"(?<!\\)\]\((?!#)", text), "a link or a picture"
    assert not re.search(r"(?<!\\)<(?:script|a )", text)
