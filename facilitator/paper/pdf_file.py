"""Pages as a PDF: tagged, with bookmarks and links, fit for the archive (ISO 19005-2, level B)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDestinationXYZ,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFResourceDictionary,
)

from facilitator.document import Document
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import AnchorOp, LinkOp, TextOp
from facilitator.paper.draw import Pen
from facilitator.paper.embed import Embedded, embed
from facilitator.paper.fonts import Cut, Faces
from facilitator.paper.pages import Page
from facilitator.paper.pdf_document import ElementReference, PaperDocument, TaggedPage, points, stream, string
from facilitator.paper.pdf_metadata import About, about, info, spoken, xmp
from facilitator.paper.pdf_outline import Entry, write_outline
from facilitator.paper.pdf_picture import Picture, write_picture
from facilitator.paper.pdf_profile import TITLE, srgb_profile
from facilitator.paper.pdf_tags import DrawnPage, write_structure
from facilitator.paper.styles import MARGIN
from facilitator.paper.tags import Tag

ABOVE = 12.0  # a bookmark shows the line it leads to


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page that is drawn, with its object and the key of its marks in the structure."""

    page: Page
    pen: Pen
    reference: PDFObjectReference
    key: int

    def place(self, op: AnchorOp) -> PDFDestinationXYZ:
        """Where something begins, as a destination."""
        page = PDFObjectReference(self.reference.name)  # reportlab takes another class for an object
        return PDFDestinationXYZ(page, 0, round(self.pen.y(op.y - ABOVE), 2), 0)


def write_pdf(document: Document, pages: Sequence[Page], setting: Setting, pictures: Iterable[Picture] = ()) -> bytes:
    """The file. ``setting`` holds the structure that the ops of the pages name; pictures are drawn by their names."""
    file = PaperDocument()
    fonts = _fonts(pages, setting.faces)
    sheets = [
        _Sheet(page, _drawn(page, fonts), ElementReference(f"Page{key + 1}"), key) for key, page in enumerate(pages)
    ]
    begins = [(op, sheet.place(op)) for sheet in sheets for op in sheet.page.ops if isinstance(op, AnchorOp)]
    places = {op.key: place for op, place in begins}
    resources = _resources(file, fonts, pictures)
    drawn: list[DrawnPage] = []
    for sheet in sheets:
        links = _links(file, sheet, places, len(sheets) + sum(len(page.links) for page in drawn))
        file.addPage(_page(file, sheet, resources, [link for link, _ in links]))
        drawn.append(DrawnPage(sheet.reference, sheet.pen.marked, sheet.pen.boxes, links))
    _catalog(file, about(document))
    file.Catalog.StructTreeRoot = write_structure(file, setting.root, drawn)
    file.Catalog.Outlines = write_outline(file, [Entry(spoken(op.title), op.level, place) for op, place in begins])
    file.Catalog.PageMode = PDFName("UseOutlines" if begins else "UseNone")
    return file.format()


def _drawn(page: Page, fonts: dict[Cut, Embedded]) -> Pen:
    pen = Pen(fonts, page.size[1])
    for op in page.ops:
        if not isinstance(op, AnchorOp | LinkOp):
            pen.draw(op)
    return pen


def _resources(file: PaperDocument, fonts: dict[Cut, Embedded], pictures: Iterable[Picture]) -> PDFObjectReference:
    faces = {font.name: embed(file, font) for font in fonts.values()}
    shown = {picture.name: write_picture(file, picture) for picture in pictures}
    return file.Reference(PDFResourceDictionary(Font=faces, XObject=shown, ProcSet=()))


def _page(
    file: PaperDocument, sheet: _Sheet, resources: PDFObjectReference, links: list[PDFObjectReference]
) -> TaggedPage:
    page = TaggedPage()
    page.MediaBox = points(0, 0, *sheet.page.size)
    page.Resources = resources
    page.Contents = stream(file, sheet.pen.code().encode("ascii"))
    page.Annots = links
    page.StructParents = sheet.key
    page.Tabs = PDFName("S")
    return page


def _links(
    file: PaperDocument, sheet: _Sheet, places: dict[str, PDFDestinationXYZ], key: int
) -> tuple[tuple[PDFObjectReference, Tag], ...]:
    """The links of a page that lead somewhere, as annotations with the elements they belong to."""
    made: list[tuple[PDFObjectReference, Tag]] = []
    for op in sheet.page.ops:
        if isinstance(op, LinkOp) and op.key in places:
            left, top = op.x + MARGIN, sheet.pen.y(op.y)
            entries = {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": points(left, top - op.height, left + op.width, top),
                "F": 4,
                "Border": PDFArray([0, 0, 0]),
                "Contents": string(spoken(op.title)),
                "StructParent": key + len(made),
                "Dest": places[op.key],
                "P": sheet.reference,
            }
            made.append((file.Reference(PDFDictionary(entries)), op.tag))
    return tuple(made)


def _catalog(file: PaperDocument, said: About) -> None:
    """What the file says about itself as a whole."""
    file.info = info(said)
    catalog = file.Catalog
    kind = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    catalog.Metadata = stream(file, xmp(said), kind, squeeze=False)
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": string(TITLE),
        "Info": string(TITLE),
        "DestOutputProfile": stream(file, srgb_profile(), {"N": 3}),
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    if said.language:
        catalog.Lang = string(said.language)


def _fonts(pages: Iterable[Page], faces: Faces) -> dict[Cut, Embedded]:
    """Every cut that is drawn, with the characters that are drawn in it."""
    characters: dict[Cut, set[str]] = {}
    for page in pages:
        for op in page.ops:
            if isinstance(op, TextOp):
                for piece in op.pieces:
                    characters.setdefault(piece.word.cut, {" "}).update(piece.word.text)
    return {
        cut: Embedded(cut, f"F{number}", characters[cut], faces) for number, cut in enumerate(sorted(characters), 1)
    }
