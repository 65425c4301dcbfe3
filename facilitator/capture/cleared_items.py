"""The paragraphs and tables of a Word file as they show: insertions taken, deletions dropped, comments passed over.

Bookmarks are followed through the whole text, so that each piece of it knows which ones it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from facilitator.capture.cleared_package import W, value
from facilitator.document import Span
from facilitator.word_marks import Styled, is_part_bookmark, record_of

Element = Any
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_DROPPED = frozenset(
    {f"{W}{tag}" for tag in ("del", "moveFrom", "txbxContent", "instrText", "pPr", "rPr", "tcPr", "trPr", "sdtPr")}
    | {f"{_MC}Fallback"}
)
_SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
# Fixed spaces and hyphens keep words together on paper and are no part of what is said.
_FIXED = str.maketrans({"\u00a0": " ", "\u2011": "-", "\u00ad": None})
_EAST = ("zh", "ja", "ko")
_OFF = frozenset({"0", "false", "off", "none"})


class Piece(NamedTuple):
    """Characters set alike; ``label`` where they are a run-in label; the records whose bookmarks they stand in."""

    span: Span
    label: bool
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. ``style`` is a name in small letters, ``listed`` the number of a list set on the paragraph
    itself, -1 for none and 0 where it was taken out of its list; ``opens`` are the parts that begin here."""

    style: str
    pieces: tuple[Piece, ...]
    level: int = 0
    listed: int = -1
    opens: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(piece.span.text for piece in self.pieces)

    @property
    def records(self) -> tuple[str, ...]:
        """All records of its pieces, each once."""
        return tuple(dict.fromkeys(record for piece in self.pieces for record in piece.records))


@dataclass(frozen=True, slots=True)
class GridCell:
    """``joins`` is "" or whether the cell begins ("restart") or goes on with ("continue") one joined downwards."""

    lines: tuple[Line, ...]
    inner: tuple[Grid, ...]
    span: int
    joins: str


@dataclass(frozen=True, slots=True)
class GridRow:
    cells: tuple[GridCell, ...]
    head: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; ``links`` are the bookmarks that its rows lead to, a row each, "" for none."""

    rows: tuple[GridRow, ...]
    links: tuple[str, ...]
    opens: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Every line of its own cells."""
        for row in self.rows:
            for cell in row.cells:
                yield from cell.lines


Item = Line | Grid


class Items:
    """Reads a body once, from its beginning to its end."""

    def __init__(self, styles: Mapping[str, str]) -> None:
        self._styles = styles
        self._open: dict[str, str] = {}
        self._opening: list[str] = []

    def read(self, body: Element) -> tuple[Item, ...]:
        """Paragraphs and tables in reading order."""
        return tuple(self._items(body))

    def _items(self, container: Element) -> Iterator[Item]:
        held: Line | None = None
        for child in container:
            for item in self._item(child):
                if held is not None and isinstance(item, Line):
                    item, held = _run_together(held, item), None
                elif held is not None:
                    yield held
                    held = None
                if isinstance(item, Line) and child.tag == f"{W}p" and _mark_deleted(child):
                    held = item
                else:
                    yield item
        if held is not None:
            yield held

    def _item(self, element: Element) -> Iterator[Item]:
        if element.tag == f"{W}p":
            yield self._line(element)
            yield from self._boxed(element)
        elif element.tag == f"{W}tbl":
            yield self._grid(element)
        elif element.tag in _WRAPPERS:
            yield from self._items(element)
        else:
            self._mark(element)

    def _mark(self, element: Element) -> None:
        key = element.get(f"{W}id", "") if isinstance(element.tag, str) else ""
        if element.tag == f"{W}bookmarkStart":
            name = element.get(f"{W}name", "")
            self._open[key] = name
            if is_part_bookmark(name):
                self._opening.append(name)
        elif element.tag == f"{W}bookmarkEnd":
            self._open.pop(key, None)

    def _line(self, element: Element) -> Line:
        pieces = tuple(self._pieces(element))
        opens, self._opening = tuple(self._opening), []
        properties = element.find(f"{W}pPr")
        if properties is None:
            return Line("", pieces, opens=opens)
        style = self._styles.get(value(properties, "pStyle"), "")
        return Line(style, pieces, _level(properties, style), _listed(properties), opens)

    def _pieces(self, element: Element) -> Iterator[Piece]:
        for child in element:
            if child.tag == f"{W}r":
                yield from self._run(child)
            elif child.tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                self._mark(child)
            elif isinstance(child.tag, str) and child.tag not in _DROPPED:
                yield from self._pieces(child)

    def _run(self, run: Element) -> Iterator[Piece]:
        for base in run.iterfind(f"{W}ruby/{W}rubyBase"):  # words with their reading above them
            yield from self._pieces(base)
        properties = run.find(f"{W}rPr")
        words = _words(run).translate(_FIXED)
        if not words or (properties is not None and _set(properties, "vanish")):
            return
        records = tuple(dict.fromkeys(filter(None, map(record_of, self._open.values()))))
        if properties is None:
            yield Piece(Span(words), False, records)
            return
        style = self._styles.get(value(properties, "rStyle"), "")
        strong = _set(properties, "b", style == "strong")
        emphasis = _set(properties, "i", style == "emphasis")
        label = style == Styled.LABEL.casefold()
        yield Piece(Span(words, strong, emphasis, language=_language(properties, words)), label, records)

    def _boxed(self, element: Element) -> Iterator[Item]:
        """What stands in text boxes, after the paragraph they hang on; Word writes each box twice."""
        for box in element.iter(f"{W}txbxContent"):
            if not any(above.tag in (f"{_MC}Fallback", f"{W}txbxContent") for above in box.iterancestors()):
                yield from self._items(box)

    def _grid(self, table: Element) -> Grid:
        rows: list[GridRow] = []
        links: list[str] = []
        opens: list[str] = []
        for element in self._inside(table, f"{W}tr"):
            if element.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = tuple(self._cell(cell) for cell in self._inside(element, f"{W}tc"))
            opens += [name for cell in cells for line in cell.lines for name in line.opens]
            rows.append(GridRow(cells, element.find(f"{W}trPr/{W}tblHeader") is not None))
            links.append(_link(element))
        return Grid(tuple(rows), tuple(links), tuple(opens))

    def _inside(self, element: Element, tag: str) -> Iterator[Element]:
        """The rows of a table or the cells of a row, also those in content controls."""
        for child in element:
            if child.tag == tag:
                yield child
            elif child.tag in _WRAPPERS:
                yield from self._inside(child, tag)
            else:
                self._mark(child)

    def _cell(self, element: Element) -> GridCell:
        items = tuple(self._items(element))
        properties = element.find(f"{W}tcPr")
        merged = None if properties is None else properties.find(f"{W}vMerge")
        span = "" if properties is None else value(properties, "gridSpan")
        return GridCell(
            tuple(item for item in items if isinstance(item, Line)),
            tuple(item for item in items if isinstance(item, Grid)),
            max(1, min(int(span), 100)) if span.isdecimal() else 1,
            "" if merged is None else merged.get(f"{W}val", "continue"),
        )


def _run_together(one: Line, other: Line) -> Line:
    """Two paragraphs as one where the end between them was deleted; an empty first one is gone altogether."""
    own = one if one.text.strip() else other
    return replace(own, pieces=(*one.pieces, *other.pieces), opens=(*one.opens, *other.opens))


def _mark_deleted(element: Element) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on with it."""
    return element.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _level(properties: Element, style: str) -> int:
    """1 to 9 for a heading, 0 for text."""
    if style.startswith("heading "):
        return int(style[8:]) if style[8:].isdecimal() else 0
    digits = value(properties, "outlineLvl")
    return int(digits) + 1 if digits.isdecimal() and int(digits) < 9 else 0


def _listed(properties: Element) -> int:
    found = properties.find(f"{W}numPr")
    digits = "" if found is None else value(found, "numId")
    return int(digits) if digits.isdecimal() else -1


def _set(properties: Element, tag: str, default: bool = False) -> bool:
    found = properties.find(f"{W}{tag}")
    return default if found is None else found.get(f"{W}val", "1") not in _OFF


def _words(run: Element) -> str:
    parts: list[str] = []
    for child in run:
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
    return "".join(parts)


def _language(properties: Element, words: str) -> str:
    """The language set on a run, as the papers name it; "" for English, which is theirs."""
    found = properties.find(f"{W}lang")
    if found is None:
        return ""
    wide = any(ord(char) > 0x2E7F for char in words)
    tag = found.get(f"{W}eastAsia" if wide else f"{W}val", "")
    base = tag[:2].lower()
    if wide != (base in _EAST) or base in ("en", ""):
        return ""
    return tag if "hant" in tag.lower() or base not in (*_EAST, "ru", "mn") else base


def _link(row: Element) -> str:
    """The part a row leads to: by its link or by the field of its page."""
    for link in row.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor", "")
        if is_part_bookmark(anchor):
            return anchor
    for code in row.iter(f"{W}instrText"):
        for word in (code.text or "").split():
            if is_part_bookmark(word):
                return word
    return ""
