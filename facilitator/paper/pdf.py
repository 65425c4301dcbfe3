"""A paper as PDF: laid out once, then drawn, so every page knows how many there are."""

from __future__ import annotations

from itertools import count

from facilitator.document import Bars, Beside, Contents, Document, Part, Strip, walk
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import AnchorOp, Op, PageOp, right
from facilitator.paper.fonts import Faces
from facilitator.paper.masthead import masthead, running_foot, running_head
from facilitator.paper.pages import Page, Section, paginate
from facilitator.paper.parts import opening, part, separator
from facilitator.paper.pdf_file import write_pdf
from facilitator.paper.pdf_picture import Picture, picture_of
from facilitator.paper.prose import Room
from facilitator.paper.styles import LONG, MARGIN, SHORT

UPRIGHT = SHORT - 2 * MARGIN
LYING = LONG - 2 * MARGIN


def render_pdf(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of the paper, and one sentence for every character no font has and every word broken."""
    setting = Setting(Faces(), document.language)
    logo = picture_of(document.logo, "Logo") if document.logo else None
    pages = lay_out(document, setting, logo)
    said = warnings_of(setting)
    if document.logo and not logo:
        said = (*said, "The logo is no PNG or JPEG picture that can be read; it was left out.")
    return write_pdf(document, pages, setting, (logo,) if logo else ()), said


def lay_out(document: Document, setting: Setting, logo: Picture | None = None) -> list[Page]:
    """The pages with everything on them."""
    pages = paginate(_sections(document, setting, logo))
    begins = {op.key: number for number, page in enumerate(pages, 1) for op in page.ops if isinstance(op, AnchorOp)}
    for number, page in enumerate(pages, 1):
        page.ops = [_numbered(op, begins, setting) for op in page.ops]
        measure = page.size[0] - 2 * MARGIN
        if number > 1:
            page.ops += running_head(document, measure, setting)
        page.ops += running_foot(document, number, len(pages), page.size, setting)
    return pages


def _numbered(op: Op, begins: dict[str, int], setting: Setting) -> Op:
    if not isinstance(op, PageOp):
        return op
    page = begins.get(op.key)
    return right(str(page) if page else "–", op.x, op.y, op.style, setting, op.tag)


def _sections(document: Document, setting: Setting, logo: Picture | None) -> list[Section]:
    numbers = count(1)
    roomy = any(
        isinstance(block, Contents | Beside | Bars | Strip) for part_ in document.parts for block in walk(part_.blocks)
    )
    sections = [Section(False, [masthead(document, UPRIGHT, setting, logo)])]
    before: Part | None = None
    for each in document.parts:
        measure = LYING if each.landscape else UPRIGHT
        fresh = before is not None and (each.new_page or before.landscape)
        if fresh or each.landscape:
            turns = each.landscape or (before is not None and before.landscape)
            joint = None if turns or before is None else separator(before, each, measure)
            sections.append(Section(each.landscape, [], joint))
        else:
            sections[-1].bands.append(separator(before, each, measure) if before else opening(each, measure))
        room = Room(setting, measure, numbers, roomy, each.landscape)
        sections[-1].bands.extend(part(each, room))
        before = each
    return _released(sections)


def _released(sections: list[Section]) -> list[Section]:
    """A first page with nothing but the masthead is a page all the same."""
    return [section for section in sections if section.bands]


def warnings_of(setting: Setting) -> tuple[str, ...]:
    """One sentence for every character no font has and every word broken."""
    lost = [
        f"No font has the character {_shown(char)}; it is printed as [U+{ord(char):04X}]."
        for char in sorted(setting.lost)
    ]
    broken = [f"“{word[:40]}” is wider than its column and was broken." for word in sorted(setting.broken)]
    return (*lost, *broken)


def _shown(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return f"{char} ({code})" if char.isprintable() else code
