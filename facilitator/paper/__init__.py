"""Papers: a document as PDF, Markdown or JSON."""

from facilitator.paper.writing import FORMATS, Rendered, render

__all__ = ["FORMATS", "Rendered", "render"]
