"""Documents as files: PDF, Markdown and JSON. What is written to disk, and where, is the caller's."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.document import Document
from facilitator.errors import PaperError

FORMATS = frozenset({".pdf", ".md", ".json"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper's bytes, and one sentence for everything in it that could not be set as it stands."""

    data: bytes
    warnings: tuple[str, ...]


def render(document: Document, suffix: str) -> Rendered:
    """The document in the format of a file's suffix; the same document gives the same bytes.

    Raises PaperError when there is no such format.
    """
    match suffix.lower():
        case ".pdf":
            from facilitator.paper.pdf import render_pdf

            return Rendered(*render_pdf(document))
        case ".md":
            from facilitator.paper.markdown import render_markdown

            return Rendered(render_markdown(document), ())
        case ".json":
            from facilitator.paper.tree import render_json

            return Rendered(render_json(document), ())
        case _:
            known = ", ".join(sorted(FORMATS))
            raise PaperError(
                "There is no paper of the kind “{suffix}”; choose one of {known}.", suffix=suffix, known=known
            )
