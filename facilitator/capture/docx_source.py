"""A Word document to blocks: headings by outline level or name, lists, tables. python-docx loads on use.

The XML is walked here since python-docx passes over what stands in tracked insertions, content
controls and text boxes, and no typed word may be lost.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.capture.blocks import LABEL_LEVEL, Block, BlockKind, bullet_text, by_paragraph
from facilitator.capture.openings import opens_paragraph, read_opening
from facilitator.capture.packages import check_package
from facilitator.errors import ImportFileError, told

# lxml's elements have no types here, so they are Any.
Element = Any
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WRAPPERS = frozenset(f"{_W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_PASSED_OVER = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", f"{_MC}Fallback", f"{_W}instrText"})
_BREAKS = frozenset({f"{_W}br", f"{_W}cr"})
_HEADING_NAME = re.compile(
    r"^\s*(?:heading|überschrift|titre|标题|標題|제목|заголовок|見出し|гарчиг)\s*(\d)?\b", re.IGNORECASE
)
_TITLE_NAME = re.compile(r"^\s*(?:title|标题文字|文档标题|표제|표제목|название|заглавие|表題)\s*$", re.IGNORECASE)
_LIST_NAME = re.compile(r"^\s*(?:list(?! paragraph)|列表|목록|글머리|список|маркированный|箇条書き)", re.IGNORECASE)
_NOTES = (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment"))
_LONGEST_LABEL = 80
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class _Style:
    """What the style of a paragraph makes of it."""

    level: int = 0
    title: bool = False
    listed: bool = False


def docx_blocks(name: str, data: bytes) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a Word document in reading order, and warnings.

    Raises ImportFileError for a file that is none, is damaged or is protected.
    """
    check_package(name, data, ".docx")
    try:
        return _read(data)
    except Exception:  # python-docx lets whatever a damaged part raises through: KeyError, XMLSyntaxError …
        raise ImportFileError("“{name}” is damaged; open it in Word and save it as .docx again.", name=name) from None


def _read(data: bytes) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    from docx import Document

    document = Document(io.BytesIO(data))
    styles = _styles(document.styles.element)
    blocks = tuple(block for child in document.element.body for block in _blocks(child, styles))
    return blocks, tuple(_notes(document.part))


def _styles(root: Element) -> dict[str, _Style]:
    """Every paragraph style by its id, with what it takes from the styles it is based on."""
    found = {style.get(f"{_W}styleId", ""): style for style in root.iterchildren(f"{_W}style")}
    return {key: _style(key, found) for key in found}


def _style(key: str, found: dict[str, Element]) -> _Style:
    level, title, listed = 0, False, False
    seen: set[str] = set()
    while key in found and key not in seen:
        seen.add(key)
        element = found[key]
        name = _value(element, "name") or key
        level = level or _outline(element) or _level_in_name(name)
        title = title or bool(_TITLE_NAME.match(name))
        listed = listed or bool(_LIST_NAME.match(name)) or element.find(f"{_W}pPr/{_W}numPr") is not None
        key = _value(element, "basedOn")
    return _Style(level, title, listed)


def _value(element: Element, tag: str) -> str:
    child = element.find(f"{_W}{tag}")
    return "" if child is None else child.get(f"{_W}val", "")


def _outline(element: Element) -> int:
    """The heading level, 1 to 9, that properties give; 0 for body text."""
    found = element.find(f"{_W}pPr/{_W}outlineLvl")
    digits = "" if found is None else found.get(f"{_W}val", "")
    return int(digits) + 1 if digits.isdecimal() and int(digits) < _BODY_LEVEL else 0


def _level_in_name(name: str) -> int:
    found = _HEADING_NAME.match(name)
    return int(found.group(1) or 1) if found else 0


def _blocks(element: Element, styles: dict[str, _Style]) -> Iterator[Block]:
    if element.tag == f"{_W}p":
        yield from _paragraph(element, styles)
    elif element.tag == f"{_W}tbl":
        yield Block(BlockKind.TABLE, rows=tuple(_rows(element)))
    elif element.tag in _WRAPPERS:
        for child in element:
            yield from _blocks(child, styles)


def _paragraph(element: Element, styles: dict[str, _Style]) -> Iterator[Block]:
    yield from _own_blocks(element, styles)
    for box in element.iter(f"{_W}txbxContent"):
        if not any(above.tag in (f"{_MC}Fallback", f"{_W}txbxContent") for above in box.iterancestors()):
            for child in box:
                yield from _blocks(child, styles)


def _own_blocks(element: Element, styles: dict[str, _Style]) -> Iterator[Block]:
    text = _text(element).strip()
    properties = element.find(f"{_W}pPr")
    style = styles.get("" if properties is None else _value(properties, "pStyle"), _Style())
    level = _outline(element) or style.level
    if not text:
        return
    if style.title and not level:
        yield Block(BlockKind.TITLE, _line(text))
    elif level:
        yield Block(BlockKind.HEADING, _line(text), level)
    elif _is_numbered(properties, style):
        yield from _split(text, BlockKind.BULLET)
    elif _is_label(element, text):
        yield Block(BlockKind.HEADING, _line(text), LABEL_LEVEL)
    else:
        yield from _split(text, BlockKind.PARAGRAPH)


def _is_numbered(properties: Element | None, style: _Style) -> bool:
    own = None if properties is None else properties.find(f"{_W}numPr/{_W}numId")
    return style.listed if own is None else own.get(f"{_W}val") != "0"


def _is_label(element: Element, text: str) -> bool:
    """A short line wholly in bold stands for a heading."""
    runs = [run for run in element.iter(f"{_W}r") if _text(run).strip()]
    short = len(text) <= _LONGEST_LABEL and "\n" not in text and not text.endswith((".", "。", "!", "?", ";"))
    return short and not read_opening(text).name and not opens_paragraph(text) and bool(runs) and all(map(_bold, runs))


def _bold(run: Element) -> bool:
    found = run.find(f"{_W}rPr/{_W}b")
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "off")


def _split(text: str, kind: BlockKind) -> Iterator[Block]:
    """The lines of a paragraph that has forced line breaks, joined but where one opens something."""
    group: list[str] = []
    for line in text.split("\n"):
        item = bullet_text(line)
        if item is not None:
            yield from (Block(kind, part) for part in by_paragraph(group))
            group, kind = [], BlockKind.BULLET
        group.append(line if item is None else item)
    yield from (Block(kind, part) for part in by_paragraph(group))


def _rows(table: Element) -> Iterator[tuple[str, ...]]:
    for row in _inside(table, f"{_W}tr"):
        cells: list[str] = []
        for cell in _inside(row, f"{_W}tc"):
            cells.append("" if _continues(cell) else _cell(cell))
            cells += [""] * (_span(cell) - 1)
        yield tuple(cells)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _cell(cell: Element) -> str:
    parts = (_text(paragraph).strip() for paragraph in cell.iter(f"{_W}p"))
    return "\n".join(part for part in parts if part)


def _continues(cell: Element) -> bool:
    """Whether a cell goes on with the merged cell above it."""
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(f"{_W}val", "continue") == "continue" and not _cell(cell)


def _span(cell: Element) -> int:
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    digits = "" if found is None else found.get(f"{_W}val", "")
    return max(1, min(int(digits), 100)) if digits.isdecimal() else 1


def _text(element: Element) -> str:
    """The words of an element as they show: tabs and breaks kept, what was struck out left out."""
    parts: list[str] = []
    for child in element:
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}tab":
            parts.append("\t")
        elif child.tag in _BREAKS:
            parts.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("‑")
        elif child.tag != f"{_W}pPr" and child.tag not in _PASSED_OVER and isinstance(child.tag, str):
            parts.append(_text(child))
    return "".join(parts)


def _line(text: str) -> str:
    return " ".join(text.split())


def _notes(part: Any) -> Iterator[str]:
    """A warning for each footnote, endnote or comment, which no record holds."""
    from docx.oxml import parse_xml

    for relation in part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        singular = dict(_NOTES).get(kind)
        if singular is None or relation.is_external:
            continue
        root = parse_xml(relation.target_part.blob)
        for note in root.iterchildren(f"{_W}{singular}"):
            words = _line(" ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p")))
            if words:
                yield told("This {kind} was not taken over: {words}", kind=singular, words=words)
