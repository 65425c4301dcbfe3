"""The structure of a paper as objects of a PDF (PDF 32000-1:2008, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFObject,
    PDFObjectReference,
)

from facilitator.paper.pdf_document import Element, ElementReference, PaperDocument, name, points, string
from facilitator.paper.tags import EMPTY_TOO, Tag

Box = tuple[float, float, float, float]
References = dict[Tag, PDFObjectReference]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as the structure needs it: itself, the tags of its marked contents in their order, where its figures
    are, and its annotations with what each belongs to."""

    page: PDFObjectReference
    marked: Sequence[Tag]
    boxes: dict[Tag, Box]
    links: tuple[tuple[PDFObjectReference, Tag], ...] = ()


@dataclass(slots=True)
class _Content:
    """What of one element is drawn: (page, number of the marked content) or runs, annotations, a figure's box."""

    marks: list[tuple[PDFObjectReference, int] | Tag] = field(
        default_factory=lambda: list[tuple[PDFObjectReference, int] | Tag]()
    )
    links: list[tuple[PDFObjectReference, PDFObjectReference]] = field(
        default_factory=lambda: list[tuple[PDFObjectReference, PDFObjectReference]]()
    )
    box: Box | None = None


def write_structure(document: PaperDocument, root: Tag, pages: Sequence[DrawnPage]) -> PDFObjectReference:
    """Adds the tree under ``root`` to the file.

    Keys of the parent tree: the pages from 0, then the annotations in the order of the pages.
    """
    contents = _contents(pages)
    references: References = {}
    _name(root, contents, references)
    references.setdefault(root, _reference(references))
    tree = Element({"Type": name("StructTreeRoot"), "K": references[root]})
    top = document.Reference(tree)
    _write(document, root, top, contents, references)
    parents: list[PDFObject] = [PDFArray(references[tag] for tag in page.marked) for page in pages]
    parents += [references[tag] for page in pages for _, tag in page.links]
    numbered = PDFArray(each for pair in enumerate(parents) for each in pair)
    tree["ParentTree"] = document.Reference(Element({"Nums": numbered}))
    tree["ParentTreeNextKey"] = len(parents)
    return top


def _reference(references: References) -> PDFObjectReference:
    """A reference to an element to come."""
    return ElementReference(f"Tag{len(references)}")


def _contents(pages: Sequence[DrawnPage]) -> dict[Tag, _Content]:
    found: dict[Tag, _Content] = {}
    for page in pages:
        for index, tag in enumerate(page.marked):
            if tag.holder and tag not in found:
                found.setdefault(tag.holder, _Content()).marks.append(tag)
            found.setdefault(tag, _Content()).marks.append((page.page, index))
        for annotation, tag in page.links:
            found.setdefault(tag, _Content()).links.append((page.page, annotation))
        for tag, box in page.boxes.items():
            content = found.setdefault(tag, _Content())
            content.box = content.box or box
    return found


def _name(tag: Tag, contents: dict[Tag, _Content], references: References) -> bool:
    """Names what holds something, and says whether this does; the rest is left out."""
    held = [_name(child, contents, references) for child in (*tag.children, *_runs(tag, contents))]
    if tag in contents or any(held) or tag.role in EMPTY_TOO:
        references[tag] = _reference(references)
        return True
    return False


def _write(
    document: PaperDocument,
    tag: Tag,
    parent: PDFObjectReference,
    contents: dict[Tag, _Content],
    references: References,
) -> None:
    content = contents.get(tag) or _Content()
    page = next((mark[0] for mark in content.marks if isinstance(mark, tuple)), None)
    kids = _kids(tag, content, page, references)
    role = "Span" if tag.role == "Link" and not content.links else tag.role  # one that leads nowhere
    entries: dict[str, object] = {"S": name(role), "P": parent}
    if page:
        entries["Pg"] = page
    if kids:
        entries["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
    words = {"Lang": tag.language, "Alt": tag.alt, "T": tag.title}
    for key, said in words.items():
        if said:
            document.updateSignature(said.encode("utf-8", "replace"))
            entries[key] = string(said)
    attributes = _attributes(tag, content.box)
    if attributes:
        entries["A"] = Element(attributes)
    document.Reference(Element(entries), references[tag].name)
    for child in (*tag.children, *_runs(tag, contents)):
        if child in references:
            _write(document, child, references[tag], contents, references)


def _kids(tag: Tag, content: _Content, page: PDFObjectReference | None, references: References) -> list[object]:
    held = [(child.role == "Lbl", references[child]) for child in tag.children if child in references]
    kids: list[object] = [reference for label, reference in held if label]
    kids += [_mark(mark, page, references) for mark in content.marks]
    kids += [reference for label, reference in held if not label]
    kids += [Element({"Type": name("OBJR"), "Pg": own, "Obj": link}) for own, link in content.links]
    return kids


def _runs(tag: Tag, contents: dict[Tag, _Content]) -> list[Tag]:
    content = contents.get(tag)
    return [mark for mark in content.marks if isinstance(mark, Tag)] if content else []


def _mark(
    mark: tuple[PDFObjectReference, int] | Tag, page: PDFObjectReference | None, references: References
) -> object:
    if isinstance(mark, Tag):
        return references[mark]
    if mark[0] is page:
        return mark[1]
    return Element({"Type": name("MCR"), "Pg": mark[0], "MCID": mark[1]})


def _attributes(tag: Tag, box: Box | None) -> dict[str, object]:
    """The attributes of an element, of the one kind it may have."""
    if tag.scope or tag.rows > 1:
        scope = {"Scope": name(tag.scope)} if tag.scope else {}
        return {"O": name("Table"), **scope, **({"RowSpan": tag.rows} if tag.rows > 1 else {})}
    if tag.numbering:
        return {"O": name("List"), "ListNumbering": name(tag.numbering)}
    if box:
        return {"O": name("Layout"), "Placement": name("Block"), "BBox": points(*box)}
    return {}
