"""The parts of a Word file by which a paper is read back: body, style names, our properties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from facilitator.word_marks import ATTRIBUTION, COVERS, CREATED, PAPER, PART, ROLES, STATUS, Styled, cell_style

# lxml's elements have no types here, so they are Any.
Element = Any
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT, STYLES, CUSTOM = "word/document.xml", "word/styles.xml", "docProps/custom.xml"
FOOTNOTES = ("word/footnotes.xml", "word/endnotes.xml")
_KNOWN = frozenset(
    {name.casefold() for name in Styled}
    | {cell_style(role, narrow).casefold() for role in ROLES for narrow in (True, False)}
    | {f"heading {level}" for level in range(1, 10)}
    | {"strong", "emphasis"}
)


@dataclass(frozen=True, slots=True)
class ExportedPart:
    """A part as it was exported: its bookmark, the digest of its words, its key and its title."""

    bookmark: str
    digest: str
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What a paper says of itself."""

    paper: str
    covers: str
    attribution: str
    status: str
    created: str
    parts: tuple[ExportedPart, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """``body`` is the element of the text, ``styles`` the name of each style by its id, in small letters,
    ``properties`` the custom ones, ``footnotes`` the words of each footnote and endnote."""

    body: Element
    styles: Mapping[str, str]
    properties: Mapping[str, str]
    footnotes: tuple[str, ...]


def open_package(data: bytes) -> Package:
    """The parts that are needed. Raises whatever damaged XML raises, KeyError for a part that is not there."""
    from docx.oxml import parse_xml

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        properties = dict(_properties(parse_xml(package.read(CUSTOM)))) if CUSTOM in names else {}
        styles = _styles(parse_xml(package.read(STYLES))) if STYLES in names else {}
        notes = [parse_xml(package.read(name)) for name in FOOTNOTES if name in names]
        root: Element = parse_xml(package.read(DOCUMENT))
    body = root.find(f"{W}body")
    if body is None:
        raise KeyError("body")
    footnotes = tuple(filter(None, (_footnote(note) for root in notes for note in root)))
    return Package(body, styles, properties, footnotes)


def _footnote(note: Element) -> str:
    """The words of a footnote; the lines that part it from the text have none."""
    return " ".join("".join(text.text or "" for text in note.iter(f"{W}t")).split())


def exported(package: Package) -> Exported | None:
    """What the paper says of itself, None where it is none of ours."""
    named = package.properties
    if not named.get(PAPER):
        return None
    ordinals = sorted(
        int(name[len(PART) :]) for name in named if name.startswith(PART) and name[len(PART) :].isdecimal()
    )
    parts = tuple(
        filter(None, (_part(named[f"{PART}{ordinal}"]) for ordinal in ordinals if f"{PART}{ordinal}" in named))
    )
    rest = (named.get(name, "") for name in (PAPER, COVERS, ATTRIBUTION, STATUS, CREATED))
    paper, covers, attribution, status, created = rest
    return Exported(paper, covers, attribution, status, created, parts)


def _part(value: str) -> ExportedPart | None:
    fields = value.split(" ", 3)
    if len(fields) < 3:
        return None
    return ExportedPart(fields[0], fields[1], unquote(fields[2]), fields[3] if len(fields) > 3 else "")


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    for each in root:
        name = each.get("name") if isinstance(each.tag, str) else None
        if name:
            yield name, "".join(each.itertext())


def _styles(root: Element) -> dict[str, str]:
    """Style id → its name, or that of the nearest style it is based on which says something to us."""
    found = {style.get(f"{W}styleId", ""): style for style in root.iterchildren(f"{W}style")}
    return {key: _name(key, found) for key in found}


def _name(key: str, found: Mapping[str, Element]) -> str:
    own = ""
    seen: set[str] = set()
    while key in found and key not in seen:
        seen.add(key)
        name = value(found[key], "name").casefold()
        if name in _KNOWN:
            return name
        own = own or name
        key = value(found[key], "basedOn")
    return own


def value(element: Element, tag: str) -> str:
    """What a child of this name has as its value, "" without one."""
    child = element.find(f"{W}{tag}")
    return "" if child is None else child.get(f"{W}val", "")
