"""What people call the formats of papers."""

from __future__ import annotations

from facilitator.ui.words import translate


def format_name(suffix: str) -> str:
    """A format by its suffix, as people know it."""
    return {
        ".pdf": translate("Formats", "PDF"),
        ".docx": translate("Formats", "Word document"),
        ".pptx": translate("Formats", "PowerPoint slides"),
        ".xlsx": translate("Formats", "Excel workbook"),
        ".html": translate("Formats", "Web page"),
        ".md": translate("Formats", "Markdown"),
        ".csv": translate("Formats", "CSV table"),
        ".json": translate("Formats", "JSON"),
    }[suffix]
