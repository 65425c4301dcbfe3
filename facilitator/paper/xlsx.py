"""A paper's tables as an Excel workbook: a sheet each, after a first one that says what the paper is.

Written with XlsxWriter: more than twice as fast as openpyxl, and it gives the same bytes for the same paper. What was
typed is only ever text, and marked as quoted where it looks like a formula, so that it stays text when it is edited.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import ceil
from typing import Any

from facilitator.document import Column, Document, Span
from facilitator.paper.sheets import LONGEST_TEXT, Sheet, SheetCell, Value, clean, cut, sheet_name, sheets_of
from facilitator.paper.xlsx_styles import FONT, Look, Styles

_LONGEST_MARGIN, _LONGEST_LIST = 250, 255
_HIDDEN_WIDTH, _DAY_WIDTH, _FIRST_WIDTH, _SECOND_WIDTH = 9.0, 13.0, 30.0, 90.0
_A4 = 9
_LINE, _HIGHEST = 13.2, 405.0  # points; Excel takes no row higher than 409


@dataclass(slots=True)
class _Book:
    """What the sheets of one workbook share."""

    workbook: Any
    styles: Styles
    document: Document
    names: list[tuple[Sheet, Any]] = field(default_factory=list[tuple[Sheet, Any]])


def render_xlsx(document: Document) -> bytes:
    """The bytes of the workbook; the same document gives the same bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    workbook: Any = Workbook(out, {"in_memory": True, "default_format_properties": FONT})
    workbook.set_properties(_properties(document))
    book = _Book(workbook, Styles(workbook), document)
    sheets = sheets_of(document)
    front = workbook.add_worksheet(_front_name(document, sheets))
    for sheet in sheets:
        book.names.append((sheet, workbook.add_worksheet(sheet.name)))
    _front(book, front)
    for sheet, worksheet in book.names:
        _fill(book, sheet, worksheet)
    workbook.close()
    return out.getvalue()


def _properties(document: Document) -> dict[str, object]:
    words = {
        "title": document.title,
        "subject": document.subtitle,
        "author": document.author,
        "company": document.programme,
        "keywords": document.status,
        "comments": " – ".join(word for word in (document.status, document.disclaimer, document.example) if word),
    }
    shown: dict[str, object] = {name: clean(word)[:_LONGEST_MARGIN] for name, word in words.items()}
    shown["created"] = datetime.fromisoformat(document.created).replace(tzinfo=None)
    return shown


def _front_name(document: Document, sheets: Sequence[Sheet]) -> str:
    return sheet_name(document.title, {"history", *(sheet.name.casefold() for sheet in sheets)})


def _front(book: _Book, sheet: Any) -> None:
    """Title, status, masthead, and the list of sheets with links."""
    document, style = book.document, book.styles
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, _FIRST_WIDTH)
    sheet.set_column(1, 1, _SECOND_WIDTH)
    sheet.set_row(1, 28)
    _text(sheet, 0, 0, " · ".join(one for one in (document.programme, document.place) if one), style.of(Look("muted")))
    _text(sheet, 1, 0, document.title, style.of(Look("title")))
    _text(sheet, 2, 0, document.subtitle, style.of(Look("plain")))
    row = 4
    status = " – ".join(one for one in (document.status, document.disclaimer) if one)
    lines = [(meta.title, "\n".join(meta.lines)) for meta in document.meta]
    for title, words in (("", status), *lines, ("", document.example)):
        if words:
            _text(sheet, row, 0, title, style.of(Look("label")))
            _text(sheet, row, 1, words, style.of(Look("text" if title else "strong")))
            _height(sheet, row, [(title, _FIRST_WIDTH), (words, _SECOND_WIDTH)])
            row += 1
    for number, (each, _) in enumerate(book.names, row + 1):
        target = each.name.replace("'", "''")
        sheet.write_url(number, 0, f"internal:'{target}'!A1", style.of(Look("link")), string=each.name)
        _text(sheet, number, 1, each.title if each.title != each.name else "", style.of(Look("text")))
    _page(book, sheet, landscape=False)


def _fill(book: _Book, sheet: Sheet, worksheet: Any) -> None:
    """Titles, rows, total; the row of titles stays in sight and is repeated on every page."""
    worksheet.hide_gridlines(2)
    style = book.styles
    widths = [_width(sheet, at) for at in range(len(sheet.columns))]
    for at, column in enumerate(sheet.columns):
        _text(worksheet, 0, at, column.title, style.of(Look("head", column.role)))
        worksheet.set_column(at, at, widths[at])
    _height(worksheet, 0, [(column.title, width - 3.0) for column, width in zip(sheet.columns, widths, strict=True)])
    for number, row in enumerate(sheet.rows, 1):
        _height(worksheet, number, [(cell.value, widths[at]) for at, cell in enumerate(row)])
        for at, (cell, column) in enumerate(zip(row, sheet.columns, strict=True)):
            _write(book, worksheet, number, at, cell, column, Look("cell"))
    last = len(sheet.rows)
    if sheet.total:
        for at, (cell, column) in enumerate(zip(sheet.total, sheet.columns, strict=True)):
            _write(book, worksheet, last + 1, at, cell, column, Look("total"))
    worksheet.freeze_panes(1, 1 if sheet.columns[0].role == "id" else 0)
    worksheet.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
    worksheet.repeat_rows(0)
    _choices(sheet, worksheet)
    shown = [at for at, column in enumerate(sheet.columns) if column.role != "hidden"]
    worksheet.print_area(0, 0, max(last + (sheet.total is not None), 1), max(shown, default=0))
    _page(book, worksheet, landscape=len(shown) > 4, title=sheet.title)


def _choices(sheet: Sheet, worksheet: Any) -> None:
    """Lists to choose from, also in rows to be added; other words may be typed all the same."""
    for at, column in enumerate(sheet.columns):
        joined = ",".join(column.choices)
        if joined and len(joined) <= _LONGEST_LIST and joined.count(",") == len(column.choices) - 1:
            worksheet.data_validation(
                1, at, len(sheet.rows) + 200, at,
                {"validate": "list", "source": [clean(one) for one in column.choices], "error_type": "information"},
            )  # fmt: skip


def _write(book: _Book, worksheet: Any, row: int, at: int, cell: SheetCell, column: Column, look: Look) -> None:
    of = book.styles.of
    if isinstance(cell.value, date):
        worksheet.write_datetime(row, at, datetime(*cell.value.timetuple()[:3]), of(look.made("day", column.role)))
    elif isinstance(cell.value, int | float):
        form = ("whole" if cell.value == int(cell.value) else "figure") if cell.grouped else "number"
        worksheet.write_number(row, at, cell.value, of(look.made(form, column.role)))
    else:
        # A day typed into an empty cell of a column of days is shown like the others.
        empty = "day" if column.role == "date" and not cell.value else ""
        shown = of(look.made(empty, column.role, quoted=cell.value[:1] in ("=", "+", "-", "@", "\t", "\r", "'")))
        if _is_mixed(cell):
            _rich(book, worksheet, row, at, cell.spans, shown)
        else:
            _text(worksheet, row, at, cell.value, shown)


def _is_mixed(cell: SheetCell) -> bool:
    """Whether the words have several styles; a long text goes without."""
    length = sum(len(span.text) for span in cell.spans)
    return len(cell.spans) > 1 and length <= LONGEST_TEXT // 2 and len({_look(span) for span in cell.spans}) > 1


def _rich(book: _Book, worksheet: Any, row: int, at: int, spans: Sequence[Span], shown: Any) -> None:
    """Words of several styles in one cell."""
    pieces: list[object] = []
    for span in spans:
        pieces += [book.styles.run(*_look(span)), span.text]
    worksheet.write_rich_string(row, at, *pieces, shown)


def _look(span: Span) -> tuple[bool, bool, bool]:
    return span.strong, span.emphasis, span.muted


def _text(worksheet: Any, row: int, at: int, words: str, shown: Any) -> None:
    words = cut(clean(words))
    if words:
        worksheet.write_string(row, at, words, shown)
    else:
        worksheet.write_blank(row, at, None, shown)


def _width(sheet: Sheet, at: int) -> float:
    """Characters that show most of a column's cells on few lines."""
    column = sheet.columns[at]
    if column.role == "hidden":
        return _HIDDEN_WIDTH
    lengths = sorted(_length(row[at].value) for row in sheet.rows)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    longest = 18.0 if column.role in ("id", "number") else 24.0 if column.role == "date" else 48.0
    least = _DAY_WIDTH if column.role == "date" else 7.0 if usual else 16.0
    # The arrow of the filter takes room beside the title.
    return max(least, min(longest, max(usual * 1.05 + 1.5, _longest_word(column.title) + 4.0)))


def _length(value: Value) -> float:
    if isinstance(value, date):
        return _DAY_WIDTH - 2.0
    if isinstance(value, int | float):
        return len(f"{value:,.0f}")
    if value.isascii():
        return float(max(map(len, value.split("\n"))))
    return max(sum(2.0 if ord(char) > 0x2E7F else 1.0 for char in line) for line in value.split("\n"))


def _height(worksheet: Any, row: int, cells: Sequence[tuple[Value, float]]) -> None:
    """Room for the lines of a row that has several: not every program finds it by itself. A row of one line is
    left alone, so that it grows when somebody types more into it."""
    lines = max((_lines(value, width) for value, width in cells), default=1)
    if lines > 1:
        worksheet.set_row(row, min(lines * _LINE + 2.5, _HIGHEST))


def _lines(value: Value, width: float) -> int:
    if not isinstance(value, str) or width <= _HIDDEN_WIDTH:
        return 1
    # A letter is nine tenths of a figure wide, the unit of widths; a line of several loses some room at its end.
    return sum(max(1, ceil(_length(line) * 0.9 / max(width - 1.0, 1.0))) for line in value.split("\n"))


def _longest_word(words: str) -> float:
    return max((_length(word) for word in words.split()), default=0.0)


def _page(book: _Book, worksheet: Any, *, landscape: bool, title: str = "") -> None:
    """A4, as wide as the page, with the head and foot of the paper."""
    document = book.document
    if landscape:
        worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.set_margins(left=0.55, right=0.55, top=0.8, bottom=0.75)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_header(_margin(f"&L&8 {_ampersands(document.running_left)}", f"&R&8 {_ampersands(title)}"))
    page = _ampersands(document.page_label).replace("{page}", "&P").replace("{pages}", "&N")
    status = " – ".join(one for one in (document.status, document.disclaimer) if one)
    worksheet.set_footer(_margin(f"&L&8 {_ampersands(status)}", f"&R&8 {page}"))


def _margin(left: str, right: str) -> str:
    """Both ends of a head or foot; Excel takes no more than 255 characters, so the left one gives way."""
    right = right[: _LONGEST_MARGIN // 2].rstrip("&") if len(right) > _LONGEST_MARGIN // 2 else right
    room = _LONGEST_MARGIN - len(right)
    return (left if len(left) <= room else left[:room].rstrip("&")) + right


def _ampersands(words: str) -> str:
    return " ".join(clean(words).split()).replace("&", "&&")
