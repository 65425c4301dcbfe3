"""Pages as a PDF: tagged, with bookmarks and links, fit for the archive (ISO 19005-2, level B)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import md5

from facilitator.document import Document
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import AnchorOp, LinkOp, TextOp
from facilitator.paper.draw import Pen
from facilitator.paper.embed import Embedded, embed
from facilitator.paper.fonts import Cut, Faces
from facilitator.paper.pages import Page
from facilitator.paper.pdf_metadata import About, about, info, spoken, xmp
from facilitator.paper.pdf_objects import PdfFile, name, references, string
from facilitator.paper.pdf_outline import Entry, write_outline
from facilitator.paper.pdf_picture import Picture, write_picture
from facilitator.paper.pdf_profile import TITLE, srgb_profile
from facilitator.paper.pdf_tags import DrawnPage, write_structure
from facilitator.paper.styles import MARGIN
from facilitator.paper.tags import Tag

ABOVE = 12.0  # a bookmark shows the line it leads to


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something begins: the number of the page's object, and a height on it in points from its foot."""

    page: int
    top: float

    @property
    def code(self) -> str:
        return f"[{self.page} 0 R/XYZ 0 {self.top:g} 0]"


def write_pdf(document: Document, pages: Sequence[Page], setting: Setting, pictures: Iterable[Picture] = ()) -> bytes:
    """The file. ``setting`` holds the structure that the ops of the pages name; pictures are drawn by their names."""
    file = PdfFile()
    fonts = _fonts(pages, setting.faces)
    pens = [_drawn(page, fonts) for page in pages]
    numbers = [file.number() for _ in pages]
    places = _places(pages, pens, numbers)
    resources = _resources(file, fonts, pictures)
    parent = file.number()
    drawn: list[DrawnPage] = []
    key = len(pages)
    for page, pen, number in zip(pages, pens, numbers, strict=True):
        links = _links(file, page, pen, number, {op.key: place for op, place in places}, key)
        key += len(links)
        _page(file, page, pen, number, parent, resources, len(drawn), [link for link, _ in links])
        drawn.append(DrawnPage(number, pen.marked, pen.boxes, links))
    file.add(f"<</Type/Pages/Kids{references(numbers)}/Count {len(numbers)}>>", parent)
    structure = write_structure(file, setting.root, drawn)
    outline = write_outline(file, [Entry(spoken(op.title), op.level, place.code) for op, place in places])
    said = about(document)
    catalog = _catalog(file, said, parent, structure, outline)
    return file.finished(catalog, file.add(info(said)), _identity(document))


def _drawn(page: Page, fonts: dict[Cut, Embedded]) -> Pen:
    pen = Pen(fonts, page.size[1])
    for op in page.ops:
        if not isinstance(op, AnchorOp | LinkOp):
            pen.draw(op)
    return pen


def _places(pages: Sequence[Page], pens: Sequence[Pen], numbers: Sequence[int]) -> list[tuple[AnchorOp, _Place]]:
    return [
        (op, _Place(number, round(pen.y(op.y - ABOVE), 2)))
        for page, pen, number in zip(pages, pens, numbers, strict=True)
        for op in page.ops
        if isinstance(op, AnchorOp)
    ]


def _resources(file: PdfFile, fonts: dict[Cut, Embedded], pictures: Iterable[Picture]) -> int:
    faces = "".join(f"/{font.name} {embed(file, font)} 0 R" for font in fonts.values())
    shown = "".join(f"{name(picture.name)} {write_picture(file, picture)} 0 R" for picture in pictures)
    return file.add(f"<</Font<<{faces}>>{f'/XObject<<{shown}>>' if shown else ''}>>")


def _page(
    file: PdfFile, page: Page, pen: Pen, number: int, parent: int, resources: int, key: int, links: list[int]
) -> None:
    content = file.stream(pen.code().encode("ascii"))
    noted = f"/Annots{references(links)}" if links else ""
    file.add(
        f"<</Type /Page/Parent {parent} 0 R/MediaBox [ 0 0 {page.size[0]:g} {page.size[1]:g} ]"
        f"/Resources {resources} 0 R/Contents {content} 0 R/StructParents {key}/Tabs/S{noted}>>",
        number,
    )


def _links(
    file: PdfFile, page: Page, pen: Pen, number: int, places: dict[str, _Place], key: int
) -> tuple[tuple[int, Tag], ...]:
    """The links of a page that lead somewhere, as annotations with the elements they belong to."""
    made: list[tuple[int, Tag]] = []
    for op in page.ops:
        if isinstance(op, LinkOp) and op.key in places:
            left, top = op.x + MARGIN, pen.y(op.y)
            box = f"{left:.2f} {top - op.height:.2f} {left + op.width:.2f} {top:.2f}"
            entries = f"/F 4/Border[0 0 0]/Contents{string(spoken(op.title))}/StructParent {key + len(made)}"
            body = f"<</Type/Annot/Subtype/Link/Rect[{box}]{entries}/Dest{places[op.key].code}/P {number} 0 R>>"
            made.append((file.pack(body), op.tag))
    return tuple(made)


def _catalog(file: PdfFile, said: About, pages: int, structure: int, outline: int) -> int:
    profile = file.stream(srgb_profile(), "/N 3")
    intent = (
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{string(TITLE)}/Info{string(TITLE)}"
        f"/DestOutputProfile {profile} 0 R>>"
    )
    metadata = file.stream(xmp(said), "/Type/Metadata/Subtype/XML", squeeze=False)
    language = f"/Lang {string(said.language)}" if said.language else ""
    marks = f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline else ""
    return file.add(
        f"<</Type/Catalog/Pages {pages} 0 R{language}/MarkInfo<</Marked true>>/StructTreeRoot {structure} 0 R{marks}"
        f"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {metadata} 0 R/OutputIntents[{intent}]>>"
    )


def _identity(document: Document) -> bytes:
    words = "\n".join((document.created, document.key, document.title, document.status))
    return md5(words.encode("utf-8", "replace"), usedforsecurity=False).digest()


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
