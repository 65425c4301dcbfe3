"""PDFs opened with pdfium, one at a time.

pdfium (https://pdfium.googlesource.com/pdfium/) is not safe in threads, not even with a document for each. So all
use of it goes through ``opened``, which lets one caller in at a time; each closes what it opened before the next.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from facilitator.errors import PaperError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

# One each for the process, as the library is one: they guard what has no owner here.
_ALONE = threading.Lock()
_OVER = threading.Event()


@contextmanager
def opened(data: bytes) -> Generator[PdfDocument]:
    """A PDF, open within the ``with`` only. Raises PaperError where it is none, damaged or locked by a password.

    Not to be nested, and not to be held over the ``yield`` of a generator.
    """
    with _ALONE:
        if _OVER.is_set():
            raise PaperError("The program is ending; start it again to see the paper.")
        import pypdfium2

        # Called before the library is taken down, which is registered when it is imported: last in, first out.
        atexit.unregister(_end)
        atexit.register(_end)
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise PaperError("This is no whole PDF that can be shown; make the paper again.") from error
        try:
            yield document
        finally:
            document.close()


@contextmanager
def opened_page(data: bytes, page: int) -> Generator[PdfPage]:
    """A page of a PDF, counted from 0. Raises PaperError, also where there is no such page or it is damaged."""
    import pypdfium2

    with opened(data) as document:
        if not 0 <= page < len(document):
            raise PaperError("The paper has no page {value}; it has {count}.", value=page + 1, count=len(document))
        try:
            found = document[page]
        except pypdfium2.PdfiumError as error:
            raise PaperError("Page {value} is damaged; make the paper again.", value=page + 1) from error
        try:
            yield found
        finally:
            found.close()


def _end() -> None:
    """A thread that is still drawing would crash the process: it is waited for, and none comes after it."""
    with _ALONE:
        _OVER.set()
