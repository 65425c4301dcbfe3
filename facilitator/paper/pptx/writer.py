"""A deck of slides as PPTX: real placeholders, tables, notes; the same lines at the same places as in the PDF."""

from __future__ import annotations

from typing import Any

from facilitator.document import Document
from facilitator.paper.atoms import Setting
from facilitator.paper.fonts import Faces
from facilitator.paper.pptx.frames import Deck, add_foot, add_frames, add_letterhead, add_notes, add_title
from facilitator.paper.pptx.master import OPENING, TABLES, TEXT, dress
from facilitator.paper.pptx.package import describe, saved, strip
from facilitator.paper.pptx.text import unfit
from facilitator.paper.slides_fit import Slide, TableFrame, fit_slide, moved_lines
from facilitator.paper.slides_head import Head, opening_head, read_logo
from facilitator.paper.slides_look import TITLE_TOP


def render_pptx(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of the presentation, and one sentence for everything that could not be set as it stands.

    Each part is a slide, its ``notes`` are the slide's notes.
    """
    from pptx import Presentation

    setting = Setting(Faces(), document.language)
    logo, unread = read_logo(document)
    head = opening_head(document, logo, setting)
    slides = [fit_slide(part, TITLE_TOP if index else head.title, setting) for index, part in enumerate(document.parts)]
    lost: set[str] = set()
    presentation: Any = Presentation()
    strip(presentation)
    dress(presentation, document, head, lost)
    for index, slide in enumerate(slides):
        _add(Deck(presentation, document, lost), slide, index, head)
    describe(presentation, document, len(slides), lost)
    return saved(presentation), (*moved_lines(slides), *unread, *unfit(lost))


def _add(deck: Deck, slide: Slide, index: int, head: Head) -> None:
    tables = any(isinstance(frame, TableFrame) for frame in slide.frames)
    layout = TABLES if index and tables else TEXT if index else OPENING
    page = deck.presentation.slides.add_slide(deck.presentation.slide_layouts[layout])
    add_title(deck, page, slide)
    add_frames(deck, page, slide, layout)
    if not index:
        add_letterhead(deck, page, head)
    add_foot(deck, page, index + 1)
    add_notes(deck, page, slide.notes)
