"""A document through reportlab's own layout: Paragraph and Table on a SimpleDocTemplate, fonts at hand.

It has every word of the document, in columns of the widths that their contents ask for; no bookmarks,
no bars or time lines, no running heads: what is left out makes the floor lower, not higher.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from facilitator import document as tree
from facilitator.assets import font_file
from facilitator.paper.fonts import WIDE, Faces, hb

_MARGIN = 56.0
_WIDTH = A4[0] - 2 * _MARGIN
_CHUNK = 100  # one big Table costs more than in step with its rows


class Bench:
    """A document and the static fonts it needs, made once."""

    def __init__(self, document: tree.Document, folder: Path) -> None:
        self.document = document
        self.faces = Faces()
        words = "".join(_words(document))
        self.families = {char: self._family(char) for char in sorted(set(words) | {" "})}
        for family in {"sans", *self.families.values()}:
            _register(family, folder, {char for char, own in self.families.items() if own == family})
        self.body = ParagraphStyle("body", fontName="sans", fontSize=9.5, leading=13)
        self.head = ParagraphStyle("head", self.body, fontName="sans-bold", fontSize=12, leading=16)
        self.cell = ParagraphStyle("cell", self.body, fontSize=8, leading=10.5)
        self.number = ParagraphStyle("number", self.cell, alignment=TA_RIGHT)

    def _family(self, char: str) -> str:
        return next((family for family in ("sans", *WIDE) if self.faces.has(family, char)), "sans")

    def story(self) -> list[Any]:
        """New flowables: reportlab uses them up."""
        found: list[Any] = [Paragraph(self._text(self.document.title), self.head)]
        for part in self.document.parts:
            found.append(Paragraph(self._text(part.title), self.head))
            found.extend(self._blocks(part.blocks))
        return found

    def build(self, story: list[Any]) -> bytes:
        """The story as a PDF."""
        out = io.BytesIO()
        SimpleDocTemplate(out, pagesize=A4, leftMargin=_MARGIN, rightMargin=_MARGIN, initialFontName="sans").build(
            story
        )
        return out.getvalue()

    def _blocks(self, blocks: Iterable[tree.Block]) -> Iterator[Any]:
        for block in blocks:
            if isinstance(block, tree.Topic):
                yield Paragraph(self._text(block.title), self.head)
                yield from self._blocks(block.blocks)
            elif isinstance(block, tree.Beside):
                yield from self._table(block.left)
            elif isinstance(block, tree.Table):
                yield from self._table(block)
            else:
                yield from (Paragraph(markup, self.body) for markup in self._paragraphs(block))
            yield Spacer(1, 6)

    def _paragraphs(self, block: tree.Block) -> Iterator[str]:
        if isinstance(block, tree.Paragraph):
            yield (f"<b>{self._text(block.run_in)}</b> " if block.run_in else "") + self._spans(block.text)
        elif isinstance(block, tree.Lettered):
            yield from (self._spans(item.text) for item in block.items)
        elif isinstance(block, tree.Quotations):
            yield from (self._spans(each.original) + self._text(" " + each.translation) for each in block.items)

    def _table(self, table: tree.Table) -> Iterator[Any]:
        rows = [
            [self._cell(cell, column) for cell, column in zip(row.cells, table.columns, strict=False)]
            for row in table.rows
        ]
        head = [Paragraph(self._text(column.title), self.cell) for column in table.columns]
        widths = _widths(table)
        for at in range(0, len(rows), _CHUNK):
            yield Table(
                [head, *rows[at : at + _CHUNK]],
                colWidths=widths,
                repeatRows=1,
                splitInRow=1,
                style=[("FONT", (0, 0), (-1, -1), "sans")],
            )

    def _cell(self, cell: tree.Cell, column: tree.Column) -> list[Any]:
        style = self.number if column.role == "number" else self.cell
        return [Paragraph(self._spans(text), style) for text in cell.paragraphs]

    def _spans(self, text: tree.Text) -> str:
        return "".join(f"<b>{self._text(s.text)}</b>" if s.strong else self._text(s.text) for s in text)

    def _text(self, words: str) -> str:
        runs = ((family, escape("".join(run))) for family, run in groupby(words, self.families.__getitem__))
        return "".join(run if family == "sans" else f'<font name="{family}">{run}</font>' for family, run in runs)


def _widths(table: tree.Table) -> list[float]:
    """Shares of the page by the mean length of what stands in a column."""
    means = [
        12
        + min(
            120,
            sum(len(tree.plain(text)) for row in table.rows for text in row.cells[at].paragraphs)
            / max(1, len(table.rows)),
        )
        for at in range(len(table.columns))
    ]
    return [_WIDTH * mean / sum(means) for mean in means]


def _words(value: Any) -> Iterator[str]:
    """Every string in a tree."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _words(member)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from _words(getattr(value, name))


def _register(family: str, folder: Path, characters: set[str]) -> None:
    """A family as two static TrueType fonts, known to reportlab; bold ones of wide scripts are the same."""
    for name, weight in ((family, 400), (f"{family}-bold", 700)):
        path = folder / f"{name}.ttf"
        path.write_bytes(static_font(family, weight, characters))
        font = TTFont(name, str(path))
        font.face.name = name.encode()
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(family, normal=family, bold=f"{family}-bold", italic=family, boldItalic=family)


def static_font(family: str, weight: int, characters: set[str], width: int = 100) -> bytes:
    """A family at one weight, and the Latin one at one width, as a TrueType font of these characters and ASCII."""
    face = hb.Face(hb.Blob.from_file_path(str(font_file(family))))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, characters | set(map(chr, range(32, 127)))))
    wanted.pin_axis_location(face, "wght", weight)
    if family == "sans":
        wanted.pin_axis_location(face, "wdth", width)
    return bytes(hb.subset(face, wanted).blob.data)
