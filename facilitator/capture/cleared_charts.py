"""Charts of a Word file back to their figures; None where people left what is no figure in them."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.capture.cleared_items import Grid, GridCell, GridRow
from facilitator.capture.cleared_text import words
from facilitator.document import BarGroup, Bars, Strip, StripMark
from facilitator.word_marks import Styled

HEAD, SERIES = Styled.BARS_HEAD.casefold(), Styled.BARS_SERIES.casefold()
GROUP, NUMBERS = Styled.STRIP_GROUP.casefold(), Styled.STRIP_HEAD.casefold()
SOLID, OPEN = "■", "□"


def bars_of(grid: Grid) -> Bars | None:
    """A table of bars, None where it cannot be told what its figures are."""
    head = next((row for row in grid.rows if _styled(row, HEAD)), None)
    series = tuple(_said(row.cells[0]) for row in grid.rows if _styled(row, SERIES))
    body = [row for row in grid.rows if not _styled(row, HEAD) and not _styled(row, SERIES)]
    if head is None or len(head.cells) < 3 or not series:
        return None
    titles = [_said(cell) for cell in head.cells]
    try:
        groups = tuple(_groups(body, len(series), len(titles) - 2))
    except ValueError:
        return None
    return Bars(titles[0], tuple(titles[1:-1]), titles[-1], series, groups)


def _groups(rows: list[GridRow], series: int, columns: int) -> Iterator[BarGroup]:
    if len(rows) % series:
        raise ValueError("rows")
    for start in range(0, len(rows), series):
        members = rows[start : start + series]
        title = _said(members[0].cells[0]) if members[0].cells else ""
        read = [_counts(row, columns) for row in members]
        records = tuple(line.records for line in members[0].cells[0].lines) if members[0].cells else ()
        found = tuple(dict.fromkeys(record for each in records for record in each))
        yield BarGroup(title, tuple(counts for counts, _ in read), tuple(note for _, note in read), found)


def _counts(row: GridRow, columns: int) -> tuple[tuple[int, ...] | None, str]:
    """The figures of a row, or the note in place of them. Raises ValueError for a word among the figures."""
    if len(row.cells) == 2 and columns > 1:
        return None, _said(row.cells[1])
    said = [_said(cell) for cell in row.cells[1 : columns + 1]]
    if not said[-1:] or any(not each.isdecimal() for each in said if each):
        raise ValueError("figures")
    return tuple(int(each) for each in said if each), ""


def strip_of(grid: Grid) -> Strip | None:
    """The strip of targets without its legend, None where its squares are no squares."""
    groups = next((row for row in grid.rows if _styled(row, GROUP)), None)
    numbers = next((row for row in grid.rows if _styled(row, NUMBERS)), None)
    if groups is None or numbers is None:
        return None
    targets = [_said(cell) for cell in numbers.cells[1:]]
    if not all(each.isdecimal() for each in targets):
        return None
    figures = [int(each) for each in targets]
    named = tuple(_ranges(groups, figures))
    body = [row for row in grid.rows if row not in (groups, numbers)]
    rows = [_marks(row, figures) for row in body]
    kept = tuple(row for row in rows if row is not None)
    return Strip(_said(numbers.cells[0]), named, kept) if len(kept) == len(rows) else None


def _ranges(row: GridRow, figures: list[int]) -> Iterator[tuple[str, int, int]]:
    at = 0
    for cell in row.cells[1:]:
        own = figures[at : at + cell.span]
        at += cell.span
        if own:
            yield _said(cell), own[0], own[-1]


def _marks(row: GridRow, figures: list[int]) -> tuple[str, tuple[StripMark, ...]] | None:
    marks: list[StripMark] = []
    for number, cell in zip(figures, row.cells[1:], strict=False):
        shown = "".join(_said(cell).split())
        if shown.strip(SOLID + OPEN):
            return None
        marks += [StripMark(number, sign == SOLID) for sign in shown]
    return (_said(row.cells[0]) if row.cells else ""), tuple(marks)


def _styled(row: GridRow, style: str) -> bool:
    return any(line.style == style for cell in row.cells for line in cell.lines)


def _said(cell: GridCell) -> str:
    return " ".join(filter(None, map(words, cell.lines)))
