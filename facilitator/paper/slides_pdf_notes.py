"""Speaking notes on upright pages, in type that can be read at a lectern: a number and a label before each line."""

from __future__ import annotations

from facilitator.document import Document, Paragraph
from facilitator.paper.atoms import FIXED, Setting
from facilitator.paper.bands import AnchorOp, Band, gap, hairline, line_op, right
from facilitator.paper.lines import BALANCED, EVEN, set_lines
from facilitator.paper.masthead import masthead, running_foot, running_head
from facilitator.paper.pages import Page, Section, paginate
from facilitator.paper.pdf_picture import Picture
from facilitator.paper.prose import labelled
from facilitator.paper.slides_fit import Slide
from facilitator.paper.styles import ACCENT, GREY, MARGIN, SHORT, Style
from facilitator.paper.tags import Tag

MEASURE = SHORT - 2 * MARGIN
SPOKEN = Style(12, 17, 12.5)
TITLE = Style(14, 18, 14, weight=700, colour=ACCENT)
NUMBER = Style(9, 17, 12.5, colour=GREY)
NUMBER_X, TEXT_X = 22.0, 32.0
BELOW_TITLE, BELOW_LINE, ABOVE_TITLE = 6.0, 5.0, 22.0


def note_pages(document: Document, slides: list[Slide], logo: Picture | None, setting: Setting) -> list[Page]:
    """The pages, under the masthead of the document; none where no slide has notes."""
    spoken = [(number, slide) for number, slide in enumerate(slides, 1) if slide.notes]
    if not spoken:
        return []
    bands = [masthead(document, MEASURE, setting, logo)]
    for number, slide in spoken:
        bands += _slide(number, slide, setting)
    pages = paginate([Section(False, bands)])
    for number, page in enumerate(pages, 1):
        if number > 1:
            page.ops += running_head(document, MEASURE, setting)
        page.ops += running_foot(document, number, len(pages), page.size, setting)
    return pages


def _slide(number: int, slide: Slide, setting: Setting) -> list[Band]:
    """Its title, then its lines, numbered 2.1, 2.2 … on slide 2."""
    section = setting.root.add("Sect", title=slide.title)
    heading = section.add("H2")
    words = f"{number}{FIXED}{FIXED}{slide.title}"
    lines = set_lines(setting.words(words, TITLE), MEASURE, setting, BALANCED)
    anchor = AnchorOp(f"notes-{slide.part.key}", words, 0)
    bands = [gap(ABOVE_TITLE, hairline(0, MEASURE, ABOVE_TITLE / 2, 0.5))]
    title = [Band(TITLE.leading, (line_op(line, 0, TITLE.drop, heading),), keep=True) for line in lines]
    bands += [title[0].adding(anchor), *title[1:]] if title else [Band(0.0, (anchor,), keep=True)]
    bands.append(Band(BELOW_TITLE, keep=True))
    for index, one in enumerate(slide.notes, 1):
        bands += _line(f"{number}.{index}", one, section, setting)
    return bands


def _line(number: str, one: Paragraph, section: Tag, setting: Setting) -> list[Band]:
    tag = section.add("P")
    lines = set_lines(setting.atoms(labelled(one), SPOKEN), MEASURE - TEXT_X, setting, EVEN)
    count = len(lines)
    bands = [
        Band(
            SPOKEN.leading,
            (line_op(line, TEXT_X, SPOKEN.drop, tag),),
            keep=index + 1 < count and index in (0, count - 2),
        )
        for index, line in enumerate(lines)
    ] or [Band(SPOKEN.leading)]
    bands[0] = bands[0].adding(right(number, NUMBER_X, NUMBER.drop, NUMBER, setting, tag))
    return [*bands[:-1], bands[-1], Band(BELOW_LINE, gap=True)]
