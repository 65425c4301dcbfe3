"""Documents as files, a writer for each format. What is written to disk, and where, is the caller's."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.document import Document
from facilitator.errors import PaperError
from facilitator.paper.printed import printed

FORMATS = frozenset({".pdf", ".docx", ".pptx", ".html", ".md", ".json", ".xlsx", ".csv"})
# Only these hold the columns that programs need; every other writer is given what is printed.
_WHOLE = frozenset({".json", ".xlsx", ".csv"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper's bytes, and one sentence for everything in it that could not be set as it stands."""

    data: bytes
    warnings: tuple[str, ...]


def render(document: Document, suffix: str) -> Rendered:
    """The document in the format of a file's suffix; the same document gives the same bytes.

    Raises PaperError when there is no such format.
    """
    if suffix.lower() not in _WHOLE:
        document = printed(document)
    match suffix.lower():
        case ".pdf" | ".pptx":
            return _pages(document, suffix.lower())
        case ".docx":
            from facilitator.paper.docx import render_docx

            return Rendered(render_docx(document), _unprintable(document))
        case ".html":
            from facilitator.paper.html.writer import render_html

            return Rendered(render_html(document), _unprintable(document))
        case ".md":
            from facilitator.paper.markdown import render_markdown

            return Rendered(render_markdown(document), ())
        case ".json":
            from facilitator.paper.tree import render_json

            return Rendered(render_json(document), ())
        case ".xlsx":
            from facilitator.paper.xlsx import render_xlsx

            return Rendered(render_xlsx(document), ())
        case ".csv":
            from facilitator.paper.csv_tables import render_csv

            return Rendered(render_csv(document), ())
        case _:
            known = ", ".join(sorted(FORMATS))
            raise PaperError(
                "There is no paper of the kind “{suffix}”; choose one of {known}.", suffix=suffix, known=known
            )


def _pages(document: Document, suffix: str) -> Rendered:
    """What is shown page by page: papers as PDF, slides as PDF or PPTX."""
    if document.form == "slides" and suffix == ".pptx":
        from facilitator.paper.pptx.writer import render_pptx

        return Rendered(*render_pptx(document))
    if document.form == "slides":
        from facilitator.paper.slides_pdf import render_slides_pdf

        return Rendered(*render_slides_pdf(document))
    if suffix == ".pptx":
        raise PaperError("Only slides can be written as .pptx; choose another format for this paper.")
    from facilitator.paper.pdf import render_pdf

    return Rendered(*render_pdf(document))


def _unprintable(document: Document) -> tuple[str, ...]:
    """Of formats that are set elsewhere: the characters for which no font may be there either."""
    from facilitator.paper.glyphs import lost_characters

    return tuple(
        f"No font here has the character U+{ord(char):04X}; look at the paper where it is printed."
        for char in lost_characters(document)
    )
