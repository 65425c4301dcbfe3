"""Ops as the operators of a PDF page (PDF 32000-1:2008, annex A)."""

from __future__ import annotations

from facilitator.paper.bands import BoxOp, DotOp, Op, RuleOp, TextOp
from facilitator.paper.embed import Embedded
from facilitator.paper.fonts import Cut
from facilitator.paper.styles import MARGIN, TOP

ARC = 0.5523
HATCH = 2.4


class Pen:
    """Draws the ops of one page. Points: x from the left margin, y down from the top of the frame."""

    def __init__(self, fonts: dict[Cut, Embedded], height: float) -> None:
        self._fonts = fonts
        self._height = height
        self._marks: list[str] = []
        self._words: list[str] = []

    def y(self, y: float) -> float:
        """A height of the frame as a height of the page."""
        return self._height - TOP - y

    def code(self) -> str:
        """The page: lines and boxes below, characters above."""
        words = ["BT", *self._words, "ET"] if self._words else []
        return "\n".join([*self._marks, *words])

    def draw(self, op: Op) -> None:
        """Draws one op."""
        match op:
            case TextOp():
                self._text(op)
            case RuleOp():
                self._rule(op)
            case BoxOp():
                self._box(op)
            case DotOp():
                self._dot(op)
            case _:
                raise TypeError(f"{type(op).__name__} is not drawn")

    def _text(self, op: TextOp) -> None:
        x = op.x + MARGIN
        base = _number(self.y(op.y))
        index, pieces = 0, op.pieces
        while index < len(pieces):
            first = pieces[index]
            font = self._fonts[first.word.cut]
            codes: list[str] = []
            width = 0.0
            while index < len(pieces):
                piece = pieces[index]
                if piece.word.cut is not first.word.cut and piece.word.cut != first.word.cut:
                    break
                if piece.size != first.size or piece.colour != first.colour:
                    break
                codes.append(font.code(piece.word))
                width += piece.word.width
                index += 1
            shown = "".join(codes).replace("><", "")
            self._words.append(
                f"{_colour(first.colour)} rg /{font.name} {first.size:g} Tf 1 0 0 1 {_number(x)} {base} Tm [{shown}] TJ"
            )
            x += width * first.size / 1000

    def _rule(self, op: RuleOp) -> None:
        dash = f"[{' '.join(f'{part:g}' for part in op.dash)}] 0 d" if op.dash else "[] 0 d"
        x0, y0 = _number(op.x0 + MARGIN), _number(self.y(op.y0))
        x1, y1 = _number(op.x1 + MARGIN), _number(self.y(op.y1))
        self._marks.append(f"{_colour(op.colour)} RG {op.weight:g} w {dash} {x0} {y0} m {x1} {y1} l S")

    def _box(self, op: BoxOp) -> None:
        x, y = op.x + MARGIN, self.y(op.y + op.height)
        frame = f"{_number(x)} {_number(y)} {_number(op.width)} {_number(op.height)} re"
        colour = _colour(op.colour)
        if op.fill == "solid":
            self._marks.append(f"{colour} rg {frame} f")
            return
        if op.fill == "hatched":
            self._hatch(x, y, op, frame, colour)
        self._marks.append(f"{colour} RG 0.7 w [] 0 d {frame} S")

    def _hatch(self, x: float, y: float, op: BoxOp, frame: str, colour: str) -> None:
        lines: list[str] = []
        start = x - op.height
        while start < x + op.width:
            lines.append(f"{_number(start)} {_number(y)} m {_number(start + op.height)} {_number(y + op.height)} l")
            start += HATCH
        self._marks.append(f"q {frame} W n {colour} RG 0.5 w [] 0 d {' '.join(lines)} S Q")

    def _dot(self, op: DotOp) -> None:
        radius = op.radius if op.solid else op.radius - 0.45
        x, y, k = op.x + MARGIN, self.y(op.y), radius * ARC
        path = f"{_number(x + radius)} {_number(y)} m " + " ".join(
            " ".join(_number(value) for value in curve) + " c"
            for curve in (
                (x + radius, y + k, x + k, y + radius, x, y + radius),
                (x - k, y + radius, x - radius, y + k, x - radius, y),
                (x - radius, y - k, x - k, y - radius, x, y - radius),
                (x + k, y - radius, x + radius, y - k, x + radius, y),
            )
        )
        colour = _colour(op.colour)
        paint = f"{colour} rg {path} f" if op.solid else f"1 1 1 rg {colour} RG 0.9 w [] 0 d {path} b"
        self._marks.append(paint)


def _number(value: float) -> str:
    text = f"{value:.3f}"
    return text.rstrip("0").rstrip(".")


def _colour(code: str) -> str:
    return " ".join(_number(int(code[start : start + 2], 16) / 255) for start in (1, 3, 5))
