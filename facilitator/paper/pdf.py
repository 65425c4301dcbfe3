"""A paper as PDF: laid out once, then drawn, so every page knows how many there are."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import datetime
from hashlib import md5
from itertools import count
from typing import Any

from facilitator.document import Bars, Beside, Contents, Document, Part, Strip, walk
from facilitator.paper.atoms import Setting
from facilitator.paper.bands import AnchorOp, Op, PageOp, TextOp, right
from facilitator.paper.draw import Pen
from facilitator.paper.embed import Embedded, embed
from facilitator.paper.fonts import Cut, Faces
from facilitator.paper.masthead import masthead, running_foot, running_head
from facilitator.paper.pages import Page, Section, paginate
from facilitator.paper.parts import opening, part, separator
from facilitator.paper.prose import Room
from facilitator.paper.styles import LONG, MARGIN, SHORT

UPRIGHT = SHORT - 2 * MARGIN
LYING = LONG - 2 * MARGIN


def render_pdf(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of the paper, and one sentence for every character no font has and every word broken."""
    setting = Setting(Faces(), document.language)
    pages = lay_out(document, setting)
    return _draw(document, pages, setting), _warnings(setting)


def lay_out(document: Document, setting: Setting) -> list[Page]:
    """The pages with everything on them."""
    pages = paginate(_sections(document, setting))
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
    return right(str(page) if page else "–", op.x, op.y, op.style, setting)


def _sections(document: Document, setting: Setting) -> list[Section]:
    numbers = count(1)
    roomy = any(
        isinstance(block, Contents | Beside | Bars | Strip) for part_ in document.parts for block in walk(part_.blocks)
    )
    sections = [Section(False, [masthead(document, UPRIGHT, setting)])]
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


def _draw(document: Document, pages: list[Page], setting: Setting) -> bytes:
    out = io.BytesIO()
    canvas = _canvas(document, out)
    fonts = _fonts(pages, setting.faces)
    embed(canvas, list(fonts.values()))
    keys: Callable[[], int] = count(1).__next__
    for page in pages:
        pen = Pen(fonts, page.size[1])
        canvas.setPageSize(page.size)
        for op in page.ops:
            if isinstance(op, AnchorOp):
                _bookmark(canvas, op, f"part-{keys()}", pen)
            else:
                pen.draw(op)
        canvas.addLiteral(pen.code())
        canvas.showPage()
    for page in canvas._doc.Pages.pages:
        page.Trans = None  # an empty one, which the library puts on every page, is not allowed in PDF/A
    canvas.save()
    return out.getvalue()


def _bookmark(canvas: Any, op: AnchorOp, key: str, pen: Pen) -> None:
    canvas.bookmarkPage(key, fit="XYZ", left=0, top=pen.y(op.y - 12.0), zoom=0)
    canvas.addOutlineEntry(_whole(op.title), key, op.level, closed=False)


def _canvas(document: Document, out: io.BytesIO) -> Any:
    from reportlab.pdfgen.canvas import Canvas

    canvas: Any = Canvas(out, pageCompression=1, invariant=1, lang=document.language or None, pdfVersion=(1, 7))
    # The library seeds the file's identity with SOURCE_DATE_EPOCH where that is set.
    canvas._doc.signature = md5(document.created.encode("utf-8"), usedforsecurity=False)
    canvas.setTitle(_whole(document.title))
    canvas.setAuthor(_whole(document.author))
    canvas.setSubject(_whole(document.subtitle))
    canvas.setCreator("facilitator")
    canvas.setKeywords(_whole(document.status))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    stamp = _stamp(document.created)
    canvas.setDateFormatter(_always(stamp))
    if any(document.parts):
        canvas.showOutline()
    return canvas


def _whole(words: str) -> str:
    """Half a surrogate pair cannot be encoded."""
    return words.encode("utf-8", "replace").decode("utf-8")


def _always(words: str) -> Callable[..., str]:
    def said(*_: int) -> str:
        return words

    return said


def _stamp(created: str) -> str:
    """A PDF date from ISO 8601: D:YYYYMMDDHHmmSS+09'00'."""
    moment = datetime.fromisoformat(created)
    zone = moment.strftime("%z") or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


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


def _warnings(setting: Setting) -> tuple[str, ...]:
    lost = [
        f"No font has the character {_shown(char)}; it is printed as [U+{ord(char):04X}]."
        for char in sorted(setting.lost)
    ]
    broken = [f"“{word[:40]}” is wider than its column and was broken." for word in sorted(setting.broken)]
    return (*lost, *broken)


def _shown(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return f"{char} ({code})" if char.isprintable() else code
