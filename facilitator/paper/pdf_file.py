"""Pages as a PDF: tagged, with bookmarks and links, fit for the archive (ISO 19005-2, level B)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
class _Sheet:
    """A page that is drawn, with the number of its object and the key of its marks in the structure."""

    page: Page
    pen: Pen
    number: int
    key: int

    def place(self, op: AnchorOp) -> str:
        """Where something begins, as a destination."""
        return f"[{self.number} 0 R/XYZ 0 {_points(self.pen.y(op.y - ABOVE))} 0]"


def write_pdf(document: Document, pages: Sequence[Page], setting: Setting, pictures: Iterable[Picture] = ()) -> bytes:
    """The file. ``setting`` holds the structure that the ops of the pages name; pictures are drawn by their names."""
    file = PdfFile()
    fonts = _fonts(pages, setting.faces)
    sheets = [_Sheet(page, _drawn(page, fonts), file.number(), key) for key, page in enumerate(pages)]
    begins = [(op, sheet.place(op)) for sheet in sheets for op in sheet.page.ops if isinstance(op, AnchorOp)]
    places = {op.key: place for op, place in begins}
    resources, parent = _resources(file, fonts, pictures), file.number()
    drawn: list[DrawnPage] = []
    for sheet in sheets:
        links = _links(file, sheet, places, len(sheets) + sum(len(page.links) for page in drawn))
        entries = f"/Parent {parent} 0 R/Resources {resources} 0 R"
        _page(file, sheet, entries + (f"/Annots{references(link for link, _ in links)}" if links else ""))
        drawn.append(DrawnPage(sheet.number, sheet.pen.marked, sheet.pen.boxes, links))
    file.add(f"<</Type/Pages/Kids{references(sheet.number for sheet in sheets)}/Count {len(sheets)}>>", parent)
    structure = write_structure(file, setting.root, drawn)
    outline = write_outline(file, [Entry(spoken(op.title), op.level, place) for op, place in begins])
    said = about(document)
    return file.finished(_catalog(file, said, parent, structure, outline), file.add(info(said)))


def _drawn(page: Page, fonts: dict[Cut, Embedded]) -> Pen:
    pen = Pen(fonts, page.size[1])
    for op in page.ops:
        if not isinstance(op, AnchorOp | LinkOp):
            pen.draw(op)
    return pen


def _resources(file: PdfFile, fonts: dict[Cut, Embedded], pictures: Iterable[Picture]) -> int:
    faces = "".join(f"/{font.name} {embed(file, font)} 0 R" for font in fonts.values())
    shown = "".join(f"{name(picture.name)} {write_picture(file, picture)} 0 R" for picture in pictures)
    return file.add(f"<</Font<<{faces}>>{f'/XObject<<{shown}>>' if shown else ''}>>")


def _page(file: PdfFile, sheet: _Sheet, entries: str) -> None:
    content = file.stream(sheet.pen.code().encode("ascii"))
    width, height = sheet.page.size
    box = f"/MediaBox [ 0 0 {width:g} {height:g} ]"
    marks = f"/StructParents {sheet.key}/Tabs/S"
    file.add(f"<</Type /Page{box}{marks}/Contents {content} 0 R{entries}>>", sheet.number)


def _links(file: PdfFile, sheet: _Sheet, places: dict[str, str], key: int) -> tuple[tuple[int, Tag], ...]:
    """The links of a page that lead somewhere, as annotations with the elements they belong to."""
    made: list[tuple[int, Tag]] = []
    for op in sheet.page.ops:
        if isinstance(op, LinkOp) and op.key in places:
            left, top = op.x + MARGIN, sheet.pen.y(op.y)
            box = " ".join(map(_points, (left, top - op.height, left + op.width, top)))
            entries = f"/F 4/Border[0 0 0]/Contents{string(spoken(op.title))}/StructParent {key + len(made)}"
            body = f"<</Type/Annot/Subtype/Link/Rect[{box}]{entries}/Dest{places[op.key]}/P {sheet.number} 0 R>>"
            made.append((file.pack(body), op.tag))
    return tuple(made)


def _points(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


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
