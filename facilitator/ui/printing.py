"""Printing as the window uses it: which printers there are, and handing a paper to one, never in the window's way."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QObject

from facilitator.ui.errand import Errand
from facilitator.ui.printing_lp import Job, Printer, PrintError, has_lp, lp_print, lp_printers
from facilitator.ui.tasks import Steps
from facilitator.ui.words import translate

__all__ = ["Job", "PrintError", "Printer", "find_printers", "pages_fault", "print_pdf"]

_PAGES = re.compile(r"\d{1,4}(-\d{1,4})?(,\d{1,4}(-\d{1,4})?)*")


def find_printers(
    then: Callable[[tuple[Printer, ...]], None], fails: Callable[[BaseException], None], parent: QObject
) -> None:
    """Asks for the printers in a thread of its own; () where none is set up."""
    if has_lp():
        Errand(lp_printers, then, fails, parent)
        return
    from facilitator.ui.printing_qt import qt_printers

    then(qt_printers())


def print_pdf(
    data: bytes, job: Job, then: Callable[[str], None], fails: Callable[[BaseException], None], parent: QObject
) -> None:
    """Hands a PDF to a printer; ``then`` gets the name of the job, "" where the system gives none."""
    work = (lambda: lp_print(data, job)) if has_lp() else (lambda: _paint(data, job))
    Errand(work, then, fails, parent)


def pages_fault(pages: str) -> str:
    """What is wrong with the pages asked for, "" when nothing is. Blanks do not count."""
    if not pages or _PAGES.fullmatch(pages):
        return ""
    return translate("Printing", "Give pages as numbers and ranges, such as 1-3,5; nothing stands for all.")


def _paint(data: bytes, job: Job) -> Steps[str]:
    from facilitator.ui.printing_qt import print_pages, printer_for

    return print_pages(data, job, printer_for(job))
