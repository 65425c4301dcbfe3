"""The pages of a finished paper: their sizes, pictures of them, their words, the outline.

Functions of the PDF's bytes that touch no file. Off the window's thread, please: each takes milliseconds, and one
waits while another one is at work (see ``facilitator.paper.pdfium``).
"""

from __future__ import annotations

from facilitator.paper.page_words import Box, Hit, find_on_page, page_text
from facilitator.paper.pictures import OutlineEntry, PageSize, Picture, draw_page, outline, page_sizes

__all__ = [
    "Box",
    "Hit",
    "OutlineEntry",
    "PageSize",
    "Picture",
    "draw_page",
    "find_on_page",
    "outline",
    "page_sizes",
    "page_text",
]
