"""Text of the document as atoms: what a line is made of and what it never parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from facilitator.document import Span, Text
from facilitator.paper.fonts import SANS, WIDE, Cut, Faces, Word
from facilitator.paper.glue import glued
from facilitator.paper.runs import SIMPLE, Bit, bits, by_script, cut_of, families, may_part, prepare
from facilitator.paper.styles import CJK_SCALE, GREY, Style
from facilitator.paper.tags import LANGUAGE, Tag

TOKENS = re.compile(" |[^ ]+")
FIXED = "\u00a0"


class Piece(NamedTuple):
    """A word at a size in points, in a colour; ``language`` is a BCP 47 tag, "" for the paper's own."""

    word: Word
    size: float
    colour: str
    language: str = ""


class Atom(NamedTuple):
    """Pieces that stay on one line. ``width`` in points; ``space`` follows unless the line ends."""

    pieces: tuple[Piece, ...]
    width: float
    space: Piece | None
    gap: float
    cost: int


@dataclass(slots=True)
class Setting:
    """What one paper is set with, its structure, and what was found amiss on the way."""

    faces: Faces
    language: str
    lost: set[str] = field(default_factory=lambda: set[str]())
    broken: set[str] = field(default_factory=lambda: set[str]())
    known: dict[tuple[Style, Text], tuple[Atom, ...]] = field(default_factory=dict)
    plain: dict[tuple[str, Cut, Style, str], tuple[tuple[Bit, Piece], ...]] = field(default_factory=dict)
    root: Tag = field(default_factory=lambda: Tag("Document"))

    def atoms(self, text: Text, style: Style) -> tuple[Atom, ...]:
        """The atoms of a text, made once for equal texts."""
        key = (style, text)
        made = self.known.get(key)
        if made is None:
            made = self.known[key] = tuple(_atoms(text, style, self))
        return made

    def words(self, text: str, style: Style) -> tuple[Atom, ...]:
        """The atoms of plain characters."""
        return self.atoms((Span(text),), style)

    def tongue(self, text: Text) -> str:
        """The language of a text that is in one language other than the paper's, else ""; blanks are in any."""
        found = {_tongue(span, self) for span in text if span.text.strip()}
        return found.pop() if len(found) == 1 else ""


@dataclass(slots=True)
class _Token:
    pieces: tuple[tuple[Bit, Piece], ...]
    text: str
    language: str
    space: Piece | None = None


def _atoms(text: Text, style: Style, setting: Setting) -> list[Atom]:
    tokens: list[_Token] = []
    for span in text:
        _read(span, style, setting, tokens)
    tokens = [token for token in tokens if token.pieces]
    atoms: list[Atom] = []
    held: list[Piece] = []
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        keep = following is not None and token.space and glued(token.text, following.text, token.language)
        for bit, piece in token.pieces[:-1]:
            held.append(piece)
            if bit.may_break:
                atoms.append(_atom(held, None, bit.cost))
                held = []
        held.append(token.pieces[-1][1])
        if keep and token.space:
            held.append(token.space)
        else:
            atoms.append(_atom(held, token.space, 0))
            held = []
    return atoms


def _read(span: Span, style: Style, setting: Setting, tokens: list[_Token]) -> None:
    cast = _cast(span, style)
    text = prepare(span.text)
    if span.strong and style.weight < 600 and text.count(" ") == 1 and len(text) < 24:
        text = text.strip().replace(" ", FIXED) if " " in text.strip() else text
    language = span.language or setting.language
    wide = families(text, span.language, setting.language)
    asian = span.language[:2].lower() in ("zh", "ja", "ko")
    cut = cut_of(cast, SANS, span.emphasis)
    tongue = _tongue(span, setting)
    space = Piece(setting.faces.word(cut, " "), cast.size, cast.colour, tongue)
    open_end = bool(tokens) and tokens[-1].space is None
    for part in TOKENS.findall(text):
        if part == " ":
            if tokens:
                tokens[-1].space = tokens[-1].space or space
            open_end = False
            continue
        pieces = setting.plain.get((part, cut, cast, tongue)) if not asian else None
        if pieces is None:
            made = bits(part, cast, span.emphasis, wide, asian, setting.faces, setting.lost)
            pieces = tuple((bit, _piece(bit.word, cast, tongue, setting.language)) for bit in made)
            if not asian and SIMPLE.fullmatch(part):
                setting.plain[(part, cut, cast, tongue)] = pieces
        if open_end:
            _append(tokens[-1], pieces, part)
        else:
            tokens.append(_Token(pieces, part, language))
        open_end = False


def _append(token: _Token, pieces: tuple[tuple[Bit, Piece], ...], text: str) -> None:
    """Spans that meet without a space are one token, with a break only beside wide characters."""
    if token.pieces and pieces:
        bit, piece = token.pieces[-1]
        meets = bit.word.cut.family in WIDE or pieces[0][1].word.cut.family in WIDE
        may = meets and may_part(token.text, text)
        token.pieces = (*token.pieces[:-1], (bit._replace(may_break=may, cost=2), piece))
    token.pieces += pieces
    token.text += text


def _cast(span: Span, style: Style) -> Style:
    if span.strong and style.weight < 600:
        style = style.bold
    return style.coloured(GREY) if span.muted else style


def _tongue(span: Span, setting: Setting) -> str:
    """The language of a span where it is another than the paper's."""
    own = span.language.lower() == setting.language.lower() or not LANGUAGE.fullmatch(span.language)
    return "" if own else span.language


def _piece(word: Word, style: Style, tongue: str, own: str) -> Piece:
    """A word in wide characters of no stated language speaks the one that its script betrays."""
    if word.cut.family not in WIDE:
        return Piece(word, style.size, style.colour, tongue)
    betrayed = by_script(word.text)
    return Piece(word, style.size * CJK_SCALE, style.colour, tongue or ("" if own.startswith(betrayed) else betrayed))


def _atom(pieces: list[Piece], space: Piece | None, cost: int) -> Atom:
    width = sum(piece.word.width * piece.size for piece in pieces) / 1000
    return Atom(tuple(pieces), width, space, space.word.width * space.size / 1000 if space else 0, cost)
