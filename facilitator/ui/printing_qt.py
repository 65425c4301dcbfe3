"""Printing through Qt, where there is no CUPS: pages become pictures, one each time round, so the window stays free."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from facilitator.ui.printing_lp import Job, Printer, PrintError

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


def print_pages(data: bytes, job: Job, printer: QPrinter) -> Iterator[tuple[int, int]]:
    """Prints a PDF; gives (pages done, pages) after each page. Raises PrintError."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = page_numbers(job.pages, document.pageCount())
    painter = QPainter()
    if not pages or not painter.begin(printer):
        document.close()
        raise PrintError(f"{job.printer} did not take “{job.title}”; choose another printer, or save the PDF.")
    try:
        for done, page in enumerate(pages, 1):
            if done > 1:
                printer.newPage()
            _paint(painter, printer, document, page)
            yield done, len(pages)
    finally:
        painter.end()
        document.close()


def _paint(painter: QPainter, printer: QPrinter, document: QPdfDocument, page: int) -> None:
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    size: QSizeF = document.pagePointSize(page)
    scale = min(sheet.width() / size.width(), sheet.height() / size.height())
    whole = QSizeF(size.width() * scale, size.height() * scale)
    picture = document.render(page, whole.toSize())
    left, top = (sheet.width() - whole.width()) / 2, (sheet.height() - whole.height()) / 2
    painter.fillRect(QRectF(left, top, whole.width(), whole.height()), 0xFFFFFFFF)
    painter.drawImage(QRectF(left, top, whole.width(), whole.height()), picture)


def page_numbers(pages: str, count: int) -> list[int]:
    """Words such as "1-3,5" as numbers from 0, those that are there; "" stands for all."""
    if not pages:
        return list(range(count))
    found: dict[int, None] = {}
    for part in pages.split(","):
        first, _, last = part.partition("-")
        found.update(dict.fromkeys(range(int(first) - 1, int(last or first))))
    return [number for number in found if 0 <= number < count]
