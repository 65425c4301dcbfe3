"""Ops as the operators of a PDF page (PDF 32000-1:2008, annex A)."""

from __future__ import annotations

from functools import cache

from facilitator.paper.atoms import Piece
from facilitator.paper.bands import BoxOp, DotOp, Op, PictureOp, RuleOp, TextOp
from facilitator.paper.embed import Embedded
from facilitator.paper.fonts import Cut
from facilitator.paper.styles import MARGIN, TOP
from facilitator.paper.tags import Artifact, Marked, Tag

ARC = 0.5523
HATCH = 2.4


class _Layer:
    """Operators in the order of drawing, each inside the marked content that its tag asks for."""

    def __init__(self, marked: list[Tag]) -> None:
        self.lines: list[str] = []
        self._marked = marked
        self._tag: Marked = None
        self._open = False

    def add(self, code: str, tag: Marked) -> None:
        if not self._open or tag is not self._tag:
            self.close()
            self.lines.append(self._begin(tag))
            self._open, self._tag = True, tag
        self.lines.append(code)

    def close(self) -> None:
        if self._open:
            self.lines.append("EMC")
        self._open = False

    def _begin(self, tag: Marked) -> str:
        if tag is None:
            return "/Artifact BMC"
        if isinstance(tag, Artifact):
            return f"/Artifact <</Type/Pagination/Subtype/{tag.kind}>> BDC"
        self._marked.append(tag)
        return f"/{tag.role} <</MCID {len(self._marked) - 1}>> BDC"


class Pen:
    """Draws the ops of one page. Points: x from the left margin, y down from the top of the frame.

    ``marked`` are the tags of the page's marked contents, in the order of their numbers; ``boxes`` says where the
    page's figures are: left, bottom, right, top.
    """

    def __init__(self, fonts: dict[Cut, Embedded], height: float) -> None:
        self._fonts = fonts
        self._height = height
        self.marked: list[Tag] = []
        self.boxes: dict[Tag, tuple[float, float, float, float]] = {}
        self._marks = _Layer(self.marked)
        self._words = _Layer(self.marked)
        self._runs: dict[Tag, Tag] = {}
        self._last = ("", "")

    def y(self, y: float) -> float:
        """A height of the frame as a height of the page."""
        return self._height - TOP - y

    def code(self) -> str:
        """The page: lines and boxes below, characters above."""
        self._marks.close()
        self._words.close()
        words = ["BT", *self._words.lines, "ET"] if self._words.lines else []
        return "\n".join([*self._marks.lines, *words])

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
            case PictureOp():
                self._picture(op)
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
                if piece.size != first.size or piece.colour != first.colour or piece.language != first.language:
                    break
                codes.append(font.code(piece.word))
                width += piece.word.width
                index += 1
            shown = "".join(codes).replace("><", "")
            code = f"{self._look(font.name, first)}1 0 0 1 {_number(x)} {base} Tm [{shown}] TJ"
            self._words.add(code, self._spoken(op.tag, first.language))
            x += width * first.size / 1000
        self._seen(op.tag, op.x, op.y - 8.0, x - op.x - MARGIN, 10.0)

    def _look(self, font: str, piece: Piece) -> str:
        """The colour and the font of a piece, where they are others than those of the piece before it."""
        colour, face = f"{_colour(piece.colour)} rg ", f"/{font} {piece.size:g} Tf "
        said = (colour if colour != self._last[0] else "") + (face if face != self._last[1] else "")
        self._last = (colour, face)
        return said

    def _spoken(self, tag: Marked, language: str) -> Marked:
        """What a run belongs to: a span of its own where it is in another language than its tag."""
        if not isinstance(tag, Tag):
            return tag
        if not language or language == tag.language:
            self._runs.pop(tag, None)
            return tag
        run = self._runs.get(tag)
        if run is None or run.language != language:
            run = self._runs[tag] = Tag("Span", language, holder=tag)
        return run

    def _seen(self, tag: Marked, x: float, y: float, width: float, height: float) -> None:
        """A figure reaches as far as what is drawn of it."""
        if isinstance(tag, Tag) and tag.role == "Figure":
            box = (x + MARGIN, self.y(y + height), x + MARGIN + width, self.y(y))
            old = self.boxes.get(tag, box)
            low = min(old[0], box[0]), min(old[1], box[1])
            self.boxes[tag] = (*low, max(old[2], box[2]), max(old[3], box[3]))

    def _picture(self, op: PictureOp) -> None:
        frame = " ".join(map(_number, (op.width, 0, 0, op.height, op.x + MARGIN, self.y(op.y + op.height))))
        self._marks.add(f"q {frame} cm /{op.name} Do Q", op.tag)
        self._seen(op.tag, op.x, op.y, op.width, op.height)

    def _rule(self, op: RuleOp) -> None:
        dash = f"[{' '.join(f'{part:g}' for part in op.dash)}] 0 d" if op.dash else "[] 0 d"
        x0, y0 = _number(op.x0 + MARGIN), _number(self.y(op.y0))
        x1, y1 = _number(op.x1 + MARGIN), _number(self.y(op.y1))
        self._marks.add(f"{_colour(op.colour)} RG {op.weight:g} w {dash} {x0} {y0} m {x1} {y1} l S", op.tag)
        self._seen(op.tag, min(op.x0, op.x1), min(op.y0, op.y1), abs(op.x1 - op.x0), abs(op.y1 - op.y0))

    def _box(self, op: BoxOp) -> None:
        x, y = op.x + MARGIN, self.y(op.y + op.height)
        frame = f"{_number(x)} {_number(y)} {_number(op.width)} {_number(op.height)} re"
        colour = _colour(op.colour)
        self._seen(op.tag, op.x, op.y, op.width, op.height)
        if op.fill == "solid":
            self._marks.add(f"{colour} rg {frame} f", op.tag)
            return
        if op.fill == "hatched":
            self._hatch(x, y, op, frame, colour)
        self._marks.add(f"{colour} RG 0.7 w [] 0 d {frame} S", op.tag)

    def _hatch(self, x: float, y: float, op: BoxOp, frame: str, colour: str) -> None:
        lines: list[str] = []
        start = x - op.height
        while start < x + op.width:
            lines.append(f"{_number(start)} {_number(y)} m {_number(start + op.height)} {_number(y + op.height)} l")
            start += HATCH
        self._marks.add(f"q {frame} W n {colour} RG 0.5 w [] 0 d {' '.join(lines)} S Q", op.tag)

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
        self._marks.add(paint, op.tag)
        self._seen(op.tag, op.x - op.radius, op.y - op.radius, 2 * op.radius, 2 * op.radius)


def _number(value: float) -> str:
    text = f"{value:.3f}"
    return text.rstrip("0").rstrip(".")


@cache
def _colour(code: str) -> str:
    return " ".join(_number(int(code[start : start + 2], 16) / 255) for start in (1, 3, 5))
