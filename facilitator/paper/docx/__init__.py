"""A paper as a Word document with real styles, numbering, fields and tables, which can be read back."""

from facilitator.paper.docx.rendering import render_docx

__all__ = ["render_docx"]
