"""Pages of a PDF as pictures, their sizes, and the outline. Functions of the bytes: nothing stays open.

Drawing a page takes 5 to 10 ms and more for large pictures; see ``pdfium`` for why one caller waits for another.
"""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.errors import PaperError
from facilitator.paper.pdfium import opened, opened_page

_WHITE = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height as the page is read, in points (1/72 inch)."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of pixels from the top, ``stride`` bytes each; a pixel is blue, green, red and a byte without meaning."""

    width: int
    height: int
    stride: int
    pixels: memoryview


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading in the outline, ``level`` and ``page`` from 0."""

    title: str
    level: int
    page: int


def page_sizes(data: bytes) -> tuple[PageSize, ...]:
    """The size of every page. Raises PaperError where the data is no PDF with pages."""
    with opened(data) as document:
        sizes = tuple(PageSize(*document.get_page_size(page)) for page in range(len(document)))
    if not sizes or any(min(size.width, size.height) <= 0 for size in sizes):
        raise PaperError("This PDF has no page that can be shown; make the paper again.")
    return sizes


def draw_page(data: bytes, page: int, width: int, height: int, top: int = 0, rows: int | None = None) -> Picture:
    """The page drawn ``width`` × ``height`` pixels large on white; of it ``rows`` from ``top``, all without them.

    Raises PaperError where the page cannot be read, ValueError for rows outside the page.
    """
    rows = height - top if rows is None else rows
    if min(width, rows) < 1 or top < 0 or top + rows > height:
        raise ValueError(f"rows {top} to {top + rows} of {width} × {height} pixels")
    import pypdfium2
    from pypdfium2 import raw

    with opened_page(data, page) as found:
        bitmap = pypdfium2.PdfBitmap.new_native(width, rows, raw.FPDFBitmap_BGRx)
        bitmap.fill_rect(_WHITE, 0, 0, width, rows)
        raw.FPDF_RenderPageBitmap(bitmap, found, 0, -top, width, height, 0, 0)
        picture = Picture(width, rows, bitmap.stride, memoryview(bitmap.buffer).cast("B"))
        bitmap.close()
    return picture


def outline(data: bytes) -> tuple[OutlineEntry, ...]:
    """The headings of the outline in their order; () where there is none. Those that lead nowhere are left out."""
    entries: list[OutlineEntry] = []
    with opened(data) as document:
        for mark in document.get_toc():
            place = mark.get_dest()
            page = None if place is None else place.get_index()
            if page is not None:
                entries.append(OutlineEntry(mark.get_title(), mark.level, page))
    return tuple(entries)
