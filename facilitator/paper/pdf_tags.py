"""The structure of a paper as objects of a PDF (PDF 32000-1:2008, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from facilitator.paper.pdf_objects import PdfFile, name, references, string
from facilitator.paper.tags import EMPTY_TOO, Tag

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as the structure needs it: the number of its object, the tags of its marked contents in their order,
    where its figures are, and the numbers of its annotations with what each belongs to."""

    number: int
    marked: Sequence[Tag]
    boxes: dict[Tag, Box]
    links: tuple[tuple[int, Tag], ...] = ()


@dataclass(slots=True)
class _Content:
    """What of one element is drawn: (page, number of the marked content) or runs, annotations, a figure's box."""

    marks: list[tuple[int, int] | Tag] = field(default_factory=lambda: list[tuple[int, int] | Tag]())
    links: list[tuple[int, int]] = field(default_factory=lambda: list[tuple[int, int]]())
    box: Box | None = None


def write_structure(file: PdfFile, root: Tag, pages: Sequence[DrawnPage]) -> int:
    """Adds the tree under ``root`` to the file; the number of its object.

    Keys of the parent tree: the pages from 0, then the annotations in the order of the pages.
    """
    contents = _contents(pages)
    numbers: dict[Tag, int] = {}
    _number(root, contents, numbers, file)
    numbers.setdefault(root, file.number())
    top = file.number()
    _write(file, root, top, contents, numbers)
    arrays = [references(numbers[tag] for tag in page.marked) for page in pages]
    arrays += [f"{numbers[tag]} 0 R" for page in pages for _, tag in page.links]
    entries = " ".join(f"{key} {array}" for key, array in enumerate(arrays))
    parents = file.pack(f"<</Nums[{entries}]>>")
    kids = f"/K {numbers[root]} 0 R/ParentTree {parents} 0 R/ParentTreeNextKey {len(arrays)}"
    return file.pack(f"<</Type/StructTreeRoot{kids}>>", top)


def _contents(pages: Sequence[DrawnPage]) -> dict[Tag, _Content]:
    found: dict[Tag, _Content] = {}
    for page in pages:
        for index, tag in enumerate(page.marked):
            if tag.holder and tag not in found:
                found.setdefault(tag.holder, _Content()).marks.append(tag)
            found.setdefault(tag, _Content()).marks.append((page.number, index))
        for annotation, tag in page.links:
            found.setdefault(tag, _Content()).links.append((page.number, annotation))
        for tag, box in page.boxes.items():
            content = found.setdefault(tag, _Content())
            content.box = content.box or box
    return found


def _number(tag: Tag, contents: dict[Tag, _Content], numbers: dict[Tag, int], file: PdfFile) -> bool:
    """Numbers what holds something, and says whether this does; the rest is left out."""
    held = [_number(child, contents, numbers, file) for child in (*tag.children, *_runs(tag, contents))]
    if tag in contents or any(held) or tag.role in EMPTY_TOO:
        numbers[tag] = file.number()
        return True
    return False


def _write(file: PdfFile, tag: Tag, parent: int, contents: dict[Tag, _Content], numbers: dict[Tag, int]) -> None:
    content = contents.get(tag) or _Content()
    page = next((mark[0] for mark in content.marks if isinstance(mark, tuple)), 0)
    held = [(child.role == "Lbl", f"{numbers[child]} 0 R") for child in tag.children if child in numbers]
    kids = [code for label, code in held if label]
    kids += [_mark(mark, page, numbers) for mark in content.marks]
    kids += [code for label, code in held if not label]
    kids += [f"<</Type/OBJR/Pg {own} 0 R/Obj {number} 0 R>>" for own, number in content.links]
    role = "Span" if tag.role == "Link" and not content.links else tag.role  # one that leads nowhere
    body = f"<</S{name(role)}/P {parent} 0 R"
    body += f"/Pg {page} 0 R" if page else ""
    body += f"/K {kids[0]}" if len(kids) == 1 else f"/K[{' '.join(kids)}]" if kids else ""
    file.pack(body + _entries(tag, content.box) + ">>", numbers[tag])
    for child in (*tag.children, *_runs(tag, contents)):
        if child in numbers:
            _write(file, child, numbers[tag], contents, numbers)


def _runs(tag: Tag, contents: dict[Tag, _Content]) -> list[Tag]:
    content = contents.get(tag)
    return [mark for mark in content.marks if isinstance(mark, Tag)] if content else []


def _mark(mark: tuple[int, int] | Tag, page: int, numbers: dict[Tag, int]) -> str:
    if isinstance(mark, Tag):
        return f"{numbers[mark]} 0 R"
    return str(mark[1]) if mark[0] == page else f"<</Type/MCR/Pg {mark[0]} 0 R/MCID {mark[1]}>>"


def _entries(tag: Tag, box: Box | None) -> str:
    """The further entries of an element."""
    words = {"Lang": tag.language, "Alt": tag.alt, "T": tag.title}
    return "".join(f"/{key}{string(said)}" for key, said in words.items() if said) + _attributes(tag, box)


def _attributes(tag: Tag, box: Box | None) -> str:
    table = (f"/Scope/{tag.scope}" if tag.scope else "") + (f"/RowSpan {tag.rows}" if tag.rows > 1 else "")
    if table:
        return f"/A<</O/Table{table}>>"
    if tag.numbering:
        return f"/A<</O/List/ListNumbering/{tag.numbering}>>"
    if box:
        return f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{side:.2f}' for side in box)}]>>"
    return ""
