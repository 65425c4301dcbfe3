"""PDFs read back by pdfium, poppler and pikepdf: what those see who did not write them."""

import ctypes
import io
import os
import shutil
import subprocess
from dataclasses import dataclass, field

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

SHOWN = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"}


def run(tool, *args, data):
    """What a tool says of a PDF on its standard input."""
    if shutil.which(tool) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{tool} is needed here and not installed")
        pytest.skip(f"{tool} is not installed")
    return subprocess.run([tool, *args], input=data, capture_output=True, check=True).stdout.decode("utf-8")


def words_of(data):
    return run("pdftotext", "-enc", "UTF-8", "-", "-", data=data)


def opened(data):
    return pikepdf.open(io.BytesIO(data))


@dataclass
class Heard:
    """An element of the structure as pdfium hands it to a screen reader."""

    role: str
    language: str
    alt: str
    title: str
    page: int
    text: str = ""
    kids: list["Heard"] = field(default_factory=list)

    def all(self):
        yield self
        for kid in self.kids:
            yield from kid.all()

    def of(self, role):
        return [each for each in self.all() if each.role == role]


def heard(data):
    """The roots of the structure of every page, by pdfium."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            words = _words_by_mark(page)
            tree = raw.FPDF_StructTree_GetForPage(page)
            count = raw.FPDF_StructTree_CountChildren(tree)
            found += [_element(raw.FPDF_StructTree_GetChildAtIndex(tree, at), words, number) for at in range(count)]
            raw.FPDF_StructTree_Close(tree)
            page.close()
    return Heard("", "", "", "", 0, kids=found)


def _element(element, words, page):
    made = Heard(
        _said(raw.FPDF_StructElement_GetType, element),
        _said(raw.FPDF_StructElement_GetLang, element),
        _said(raw.FPDF_StructElement_GetAltText, element),
        _said(raw.FPDF_StructElement_GetTitle, element),
        page,
    )
    for at in range(raw.FPDF_StructElement_CountChildren(element)):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
        if mark >= 0:
            made.text += words.get(mark, "")
            continue
        child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            kid = _element(child, words, page)
            made.kids.append(kid)
            made.text += kid.text
    return made


def _said(ask, element):
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le")


def _words_by_mark(page):
    words = {}
    text = page.get_textpage()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = raw.FPDFTextObj_GetText(item, text, None, 0)
        buffer = (ctypes.c_ushort * size)()
        raw.FPDFTextObj_GetText(item, text, buffer, size)
        mark = raw.FPDFPageObj_GetMarkedContentID(item)
        words[mark] = words.get(mark, "") + bytes(buffer).decode("utf-16-le").rstrip("\0")
    text.close()
    return words


def elements(parent):
    """Every structure element under one, or under the root of a file, with its parent, depth first, by pikepdf."""
    parent = parent.Root.StructTreeRoot if isinstance(parent, pikepdf.Pdf) else parent
    for kid in kids(parent):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, parent
            yield from elements(kid)


def role(element):
    return str(element.S)[1:]


def kids(element):
    found = element.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def marks(element, pages):
    """(page from 0, number of the marked content) of what an element itself holds."""
    for kid in kids(element):
        if isinstance(kid, int):
            yield pages[element.Pg.objgen], kid
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            yield pages[kid.Pg.objgen], int(kid.MCID)


def unmarked(page):
    """The operators of a page that paint what is neither content with a number nor an artifact, and those numbers."""
    known, naked, numbers = [], [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            number = operands[1].get("/MCID") if name == "BDC" else None
            known.append(number is not None or str(operands[0]) == "/Artifact")
            numbers += [] if number is None else [int(number)]
        elif name == "EMC":
            known.pop()
        elif name in SHOWN and not any(known):
            naked.append(name)
    assert not known
    return naked, numbers
