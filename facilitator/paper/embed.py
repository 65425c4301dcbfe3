"""Fonts into a PDF: each cut subset to its characters, pinned to its weight and width, and embedded.

Type 0 fonts with two-byte glyph numbers and a ToUnicode map: PDF 32000-1:2008, 9.7 and 9.10.3.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference

from facilitator.paper.fonts import WIDE, Cut, Faces, Word, hb
from facilitator.paper.pdf_document import PaperDocument, stream, string

# A reader of PDF needs the outlines and their widths only (9.9): no names, no maps, no layout.
UNREAD_TABLES = ("GSUB", "GPOS", "GDEF", "STAT", "BASE", "name", "post", "OS/2", "cmap", "vhea", "vmtx", "VORG", "gasp")
STYLES = {300: "Light", 400: "Regular", 700: "Bold"}


class Embedded:
    """One cut inside one PDF. ``name`` is its resource name; ``code`` writes words."""

    def __init__(self, cut: Cut, name: str, characters: set[str], faces: Faces) -> None:
        self.cut, self.name = cut, name
        plan = _plan(cut, characters, faces)
        face = plan.execute()
        numbers = plan.old_to_new_glyph_mapping
        whole = faces.font(cut)
        self.glyphs = {char: numbers[whole.get_nominal_glyph(ord(_drawn(char)))] for char in sorted(characters)}
        font = hb.Font(face)
        self.widths = [font.get_glyph_h_advance(glyph) for glyph in range(face.glyph_count)]
        self.data: bytes = face.blob.data
        self._codes: dict[Word, str] = {}

    def code(self, word: Word) -> str:
        """The word as what stands inside the brackets of a TJ array."""
        code = self._codes.get(word)
        if code is None:
            code = self._codes[word] = self._encode(word)
        return code

    def _encode(self, word: Word) -> str:
        shifts = dict(word.shifts)
        out = [f" {-shifts[0]:g} <" if 0 in shifts else "<"]
        for index, char in enumerate(word.text):
            if index and index in shifts:
                out.append(f"> {-shifts[index]:g} <")
            out.append(f"{self.glyphs[char]:04X}")
        out.append(">")
        if len(word.text) in shifts:
            out.append(f" {-shifts[len(word.text)]:g} ")
        return "".join(out)


def _drawn(char: str) -> str:
    """The fixed space is drawn, and copied, as a space."""
    return " " if char == "\u00a0" else char


def _plan(cut: Cut, characters: set[str], faces: Faces) -> Any:
    face = faces.face(cut.family)
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(sorted(ord(_drawn(char)) for char in characters))
    wanted.pin_axis_location(face, "wght", cut.weight)
    if cut.family not in WIDE:
        wanted.pin_axis_location(face, "wdth", cut.width)
    wanted.drop_table_tag_set.update([int.from_bytes(tag.encode("ascii"), "big") for tag in UNREAD_TABLES])
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    return hb.SubsetPlan(face, wanted)


def embed(document: PaperDocument, font: Embedded) -> PDFObjectReference:
    """Adds a font to a file."""
    base = PDFName(_base_name(font))
    data = stream(document, font.data, {"Length1": len(font.data)})
    descriptor = document.Reference(_descriptor(font, base, data))
    drawn = document.Reference(_cid_font(font, base, descriptor))
    entries = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("Type0"),
        "BaseFont": base,
        "Encoding": PDFName("Identity-H"),
        "DescendantFonts": PDFArray([drawn]),
        "ToUnicode": stream(document, _to_unicode(font)),
    }
    return document.Reference(PDFDictionary(entries))


def _base_name(font: Embedded) -> str:
    """A name of its own for every cut: readers merge faces of one name."""
    tag = "".join(chr(65 + int(digit)) for digit in f"{int(font.name[1:]):06d}")
    family = {"sans": "NotoSans", "italic": "NotoSans-Italic"}.get(
        font.cut.family, f"NotoSans{font.cut.family.upper()}"
    )
    width = "" if font.cut.family in WIDE else f"W{font.cut.width}"
    return f"{tag}+{family}-{STYLES.get(font.cut.weight, font.cut.weight)}{width}"


def _descriptor(font: Embedded, base: str, data: PDFObjectReference) -> PDFDictionary:
    slanted = font.cut.family == "italic"
    entries = {
        "Type": PDFName("FontDescriptor"),
        "FontName": base,
        "Flags": 4 | (64 if slanted else 0),
        "FontBBox": PDFArray([-1000, -500, 3000, 1200]),
        "ItalicAngle": -12 if slanted else 0,
        "Ascent": 1069,
        "Descent": -293,
        "CapHeight": 714,
        "StemV": 140 if font.cut.weight >= 600 else 80,
        "FontFile2": data,
    }
    return PDFDictionary(entries)


def _cid_font(font: Embedded, base: str, descriptor: PDFObjectReference) -> PDFDictionary:
    characters = {"Registry": string("Adobe"), "Ordering": string("Identity"), "Supplement": 0}
    entries = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("CIDFontType2"),
        "BaseFont": base,
        "CIDSystemInfo": PDFDictionary(characters),
        "FontDescriptor": descriptor,
        "DW": 1000,
        "W": PDFArray([0, PDFArray(font.widths)]),
        "CIDToGIDMap": PDFName("Identity"),
    }
    return PDFDictionary(entries)


def _to_unicode(font: Embedded) -> bytes:
    by_glyph: dict[int, str] = {}
    for char, glyph in font.glyphs.items():
        by_glyph.setdefault(glyph, char)
    pairs = [f"<{glyph:04X}> <{char.encode('utf-16-be').hex().upper()}>" for glyph, char in sorted(by_glyph.items())]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
