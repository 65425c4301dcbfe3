"""Lines of a Word file as texts of the document tree: spans joined, labels told from the words behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from facilitator.capture.cleared_items import Line, Piece
from facilitator.document import Paragraph, Span, Text

_SPACES = re.compile(r"\s+")


def text_of(pieces: Iterable[Piece]) -> Text:
    """Pieces as spans, those set alike joined, without spaces at the ends and with single ones within."""
    spans: list[Span] = []
    for piece in pieces:
        span = piece.span
        if not spans:
            spans.append(span)
        elif _alike(spans[-1], span) or not span.text.strip():
            spans[-1] = replace(spans[-1], text=spans[-1].text + span.text)
        else:
            spans.append(span)
    return _trimmed(spans)


def line_text(line: Line) -> Text:
    """The text of a line; a label in it is strong."""
    return text_of(
        piece._replace(span=replace(piece.span, strong=True)) if piece.label else piece for piece in line.pieces
    )


def words(line: Line) -> str:
    """The characters of a line with single spaces."""
    return " ".join(line.text.split())


def paragraphs(line: Line, numbered: bool, small: bool = False) -> Iterator[Paragraph]:
    """A line as a paragraph, or as several where more than one label stands in it; only the first has a number."""
    groups: list[tuple[list[Piece], list[Piece]]] = [([], [])]
    for piece in line.pieces:
        label, rest = groups[-1]
        if piece.label and any(each.span.text.strip() for each in rest):
            groups.append(([piece], []))
        elif piece.label:
            label.append(piece)
        else:
            rest.append(piece)
    for index, (label, rest) in enumerate(groups):
        run_in = " ".join("".join(piece.span.text for piece in label).split())
        found = tuple(dict.fromkeys(record for piece in (*label, *rest) for record in piece.records))
        yield Paragraph(text_of(rest), found, numbered and index == 0, run_in, small)


def _alike(one: Span, other: Span) -> bool:
    return (one.strong, one.emphasis, one.language) == (other.strong, other.emphasis, other.language)


def _trimmed(spans: list[Span]) -> Text:
    made = [replace(span, text=_SPACES.sub(" ", span.text)) for span in spans]
    while made and not made[0].text.strip():
        made.pop(0)
    while made and not made[-1].text.strip():
        made.pop()
    if made:
        made[0] = replace(made[0], text=made[0].text.lstrip())
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return tuple(made)
