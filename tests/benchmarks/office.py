"""A table as DOCX and as XLSX, against the same words written with nothing but the bare library."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from facilitator.document import Document
from facilitator.paper import FORMATS, render
from tests.benchmarks.figures import Figure, interleaved, paired, timed
from tests.benchmarks.report import plainly, report

_PAIRS = 5
Words = Sequence[Sequence[str]]


def measure(_folder: Path, rows: int) -> list[Figure]:
    """Each format beside each bare library; formats that there is no writer for are named on the error stream."""
    document = report(rows, rows)
    words = _words(document)
    figures: list[Figure] = []
    for suffix, library, bare in ((".docx", "python-docx", _docx), (".xlsx", "XlsxWriter", _xlsxwriter),
                                  (".xlsx", "openpyxl", _openpyxl)):  # fmt: skip
        if suffix in FORMATS:
            figures.append(_beside(document, words, suffix, library, bare))
        else:
            print(f"there is no writer for {suffix}", file=sys.stderr)
    return figures


def _beside(document: Document, words: Words, suffix: str, library: str, bare: Callable[[Words], bytes]) -> Figure:
    ours, floor = interleaved(
        _PAIRS, lambda: timed(lambda: render(document, suffix)), lambda: timed(lambda: bare(words))
    )
    name = f"table as {suffix[1:].upper()} beside {library}"
    return paired(name, len(words) - 1, "row", ours, floor, f"{library}, bare cells without a style")


def _words(document: Document) -> Words:
    (part,) = plainly(document)["parts"]
    return [part["head"], *part["rows"]]


def _docx(words: Words) -> bytes:
    import docx

    paper: Any = docx.Document()
    table = paper.add_table(rows=len(words), cols=len(words[0]))
    for row, texts in zip(table.rows, words, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _xlsxwriter(words: Words) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, texts in enumerate(words):
            sheet.write_row(at, 0, texts)
    return out.getvalue()


def _openpyxl(words: Words) -> bytes:
    import openpyxl

    book: Any = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for texts in words:
        sheet.append(texts)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
