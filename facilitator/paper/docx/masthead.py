"""The head of the first page: title and subtitle, the status beside them, columns about the paper."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.document import Document, Meta, Span
from facilitator.paper.docx.elements import Xml, joined, paragraph
from facilitator.paper.docx.grids import cell, gap, grid, row
from facilitator.paper.docx.runs import plain_run, runs
from facilitator.paper.docx.sheet import PLAIN
from facilitator.word_marks import Styled

STATUS_SHARE = 0.25
MOST_COLUMNS = 4


def masthead(document: Document, measure: float) -> Xml:
    """Title left, status right, then the columns; the status is plain words, no watermark."""
    beside = measure * STATUS_SHARE
    own = document.language
    titles = [paragraph(Styled.TITLE, runs((Span(document.title),), own))]
    titles += [paragraph(Styled.SUBTITLE, runs((Span(document.subtitle),), own))] if document.subtitle else []
    status = [paragraph(Styled.STATUS, plain_run(document.status))]
    status += [paragraph(Styled.DISCLAIMER, plain_run(document.disclaimer))] if document.disclaimer else []
    top = row((cell(measure - beside, *titles, gutter=12.0), cell(beside, *status, gutter=0.0)))
    head = grid(PLAIN, (measure - beside, beside), [top], headed=False)
    rows = [document.meta[start : start + MOST_COLUMNS] for start in range(0, len(document.meta), MOST_COLUMNS)]
    return joined((head, gap(8.0), *(joined((_columns(each, measure), gap(2.0))) for each in rows)))


def _columns(columns: Sequence[Meta], measure: float) -> Xml:
    each = measure / len(columns)
    return grid(PLAIN, [each] * len(columns), [row(_column(one, each) for one in columns)], headed=False)


def _column(one: Meta, width: float) -> Xml:
    lines = (paragraph(Styled.META, plain_run(line)) for line in one.lines)
    return cell(width, paragraph(Styled.META_TITLE, plain_run(one.title)), *lines, gutter=10.0)
