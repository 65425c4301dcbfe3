"""The fonts of the papers: which there are, which characters they have, how wide words are.

Fonts: Noto Sans (Latin, Cyrillic, Mongolian) and Noto Sans SC, JP, KR and TC, variable TrueType,
from the packages fontpkg-noto-sans and justmytype-intl-cjk.
"""

from __future__ import annotations

import unicodedata
from importlib import import_module
from typing import Any, NamedTuple

from facilitator.assets import font_file

hb: Any = import_module("uharfbuzz")  # its compiled part declares no types

SANS, ITALIC = "sans", "italic"
WIDE = ("sc", "jp", "kr", "tc")
KERNING = {"kern": True} | dict.fromkeys(("liga", "clig", "calt", "ccmp", "locl", "rlig", "mark", "mkmk"), False)


class Cut(NamedTuple):
    """One weight and width of one family: sans, italic, sc, jp, kr or tc."""

    family: str
    weight: int
    width: int


class Word(NamedTuple):
    """Characters set without a break. ``width`` and the shifts are in thousandths of an em; a shift
    (i, d) moves the characters from i on by d."""

    cut: Cut
    text: str
    width: float
    shifts: tuple[tuple[int, float], ...]


class Faces:
    """The fonts opened for one paper, with what has been measured so far."""

    def __init__(self) -> None:
        self._faces: dict[str, Any] = {}
        self._fonts: dict[Cut, Any] = {}
        self._has: dict[tuple[str, str], bool] = {}
        self._words: dict[tuple[Cut, str], Word] = {}

    def face(self, family: str) -> Any:
        """The uharfbuzz face of a family."""
        if family not in self._faces:
            self._faces[family] = hb.Face(hb.Blob.from_file_path(str(font_file(family))))
        return self._faces[family]

    def font(self, cut: Cut) -> Any:
        """The uharfbuzz font of a cut, at its place on the axes."""
        if cut not in self._fonts:
            font = hb.Font(self.face(cut.family))
            font.set_variations({"wght": cut.weight, "wdth": cut.width})
            self._fonts[cut] = font
        return self._fonts[cut]

    def has(self, family: str, char: str) -> bool:
        """Whether the family has a glyph for the character, and none that shows what should not be seen."""
        key = (family, char)
        if key not in self._has:
            self._has[key] = self._drawable(self.font(Cut(family, 400, 100)), char)
        return self._has[key]

    def _drawable(self, font: Any, char: str) -> bool:
        kind = unicodedata.category(char)
        glyph = None if kind in ("Cs", "Cc") else font.get_nominal_glyph(ord(char))
        if not glyph:
            return False
        # Noto Sans draws boxes and arrows for some directional marks: better the code than a riddle.
        extents = font.get_glyph_extents(glyph) if kind == "Cf" else None
        return extents is None or not (extents.width or extents.height)

    def word(self, cut: Cut, text: str) -> Word:
        """Characters measured and kerned."""
        key = (cut, text)
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = self._wide(cut, text) if cut.family in WIDE else self._kerned(cut, text)
        return word

    def _wide(self, cut: Cut, text: str) -> Word:
        font = self.font(cut)
        width = sum(font.get_glyph_h_advance(font.get_nominal_glyph(ord(char)) or 0) for char in text)
        return Word(cut, text, width, ())

    def _kerned(self, cut: Cut, text: str) -> Word:
        font = self.font(cut)
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.cluster_level = hb.BufferClusterLevel.CHARACTERS
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(font, buffer, KERNING)
        advances = [position.x_advance for position in buffer.glyph_positions]
        natural = [font.get_glyph_h_advance(font.get_nominal_glyph(ord(char)) or 0) for char in text]
        if len(advances) != len(natural):
            return Word(cut, text, sum(natural), ())
        pairs = enumerate(zip(advances, natural, strict=True), 1)
        shifts = tuple((index, kerned - plain) for index, (kerned, plain) in pairs if kerned != plain)
        return Word(cut, text, sum(advances), shifts)
