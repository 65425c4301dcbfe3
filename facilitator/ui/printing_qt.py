"""Printing through Qt, where there is no CUPS: pages become pictures, in a thread other than the window’s."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from facilitator.ui.printing_lp import Job, Printer, PrintError
from facilitator.ui.tasks import Progress, Steps
from facilitator.workspace.paper_pages import PageSize, draw_page, page_sizes

_DOTS = 300


def qt_printers() -> tuple[Printer, ...]:
    """The printers of the system, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    names = sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != default, name.casefold()))
    return tuple(Printer(name, name == default) for name in names)


def printer_for(job: Job) -> QPrinter:
    """The printer of a job, set up for it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer)
    printer.setDocName(job.title)
    printer.setCopyCount(job.copies)
    printer.setResolution(_DOTS)
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if job.two_sided else QPrinter.DuplexMode.DuplexNone)
    return printer


def print_pages(data: bytes, job: Job, printer: QPrinter) -> Steps[str]:
    """Prints a PDF, a page at each step; gives the name of the job, which Qt has none for.

    Wide pages lie across the sheet. Raises PrintError, or PaperError where the data is no PDF.
    """
    sizes = page_sizes(data)
    pages = page_numbers(job.pages, len(sizes))
    painter = QPainter()
    _turn(printer, sizes[pages[0] if pages else 0])
    if not pages or not painter.begin(printer):
        raise PrintError(f"{job.printer} did not take “{job.title}”; choose another printer, or save the PDF.")
    try:
        for done, page in enumerate(pages, 1):
            if done > 1:
                _turn(printer, sizes[page])
                printer.newPage()
            _paint(painter, printer, data, page, sizes[page])
            yield Progress(done, len(pages))
    finally:
        painter.end()
    return ""


def _turn(printer: QPrinter, size: PageSize) -> None:
    """Holds from the next page on."""
    wide = size.width > size.height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)


def _paint(painter: QPainter, printer: QPrinter, data: bytes, page: int, size: PageSize) -> None:
    sheet = printer.pageLayout().fullRectPixels(printer.resolution())
    scale = min(sheet.width() / size.width, sheet.height() / size.height)
    wide, high = max(1, int(size.width * scale)), max(1, int(size.height * scale))
    picture = draw_page(data, page, wide, high)
    image = QImage(picture.pixels, wide, high, picture.stride, QImage.Format.Format_RGB32)
    painter.drawImage((sheet.width() - wide) // 2, (sheet.height() - high) // 2, image)


def page_numbers(pages: str, count: int) -> list[int]:
    """Words such as "1-3,5" as numbers from 0, those that are there; "" stands for all."""
    if not pages:
        return list(range(count))
    found: dict[int, None] = {}
    for part in pages.split(","):
        first, _, last = part.partition("-")
        found.update(dict.fromkeys(range(int(first) - 1, int(last or first))))
    return [number for number in found if 0 <= number < count]
