"""The pages of an open file by name; each is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.page import Page

PAGES = ("capture", "merge", "summary", "roundtable", "actions", "papers", "quotes")


def make_page(name: str, context: Context, file: OpenFile) -> Page:
    """A new page; ``name`` is one of PAGES or "read_back"."""
    match name:
        case "capture":
            from facilitator.ui.pages.capture.page import CapturePage as Made
        case "merge":
            from facilitator.ui.pages.merge.page import MergePage as Made
        case "summary":
            from facilitator.ui.pages.summary.page import SummaryPage as Made
        case "roundtable":
            from facilitator.ui.pages.roundtable.page import RoundtablePage as Made
        case "actions":
            from facilitator.ui.pages.actions.page import ActionsPage as Made
        case "quotes":
            from facilitator.ui.pages.quotes.page import QuotesPage as Made
        case "read_back":
            from facilitator.ui.pages.read_back.page import ReadBackPage as Made
        case _:
            from facilitator.ui.pages.papers.page import PapersPage as Made
    return Made(context, file)


def make_capture_page(context: Context, file: OpenFile) -> tuple[Page, Iterator[None]]:
    """The capture page, whose making is to be gone through to its end before it is used."""
    from facilitator.ui.pages.capture.page import CapturePage

    page = CapturePage(context, file, at_once=False)
    return page, page.making
