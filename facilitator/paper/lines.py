"""Breaking atoms into lines: as few as a greedy setting needs, then the evenest rag."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.paper.atoms import Atom, Piece, Setting
from facilitator.paper.runs import NO_END, NO_START

EVEN, CELL, BALANCED = "even", "cell", "balanced"
SLACK = 1e-6
LONGEST_KNOT = 3
RUNT = {EVEN: 0.18, CELL: 0.45, BALANCED: 1.0}


class Line(NamedTuple):
    """Pieces side by side, and their width in points. ``after``: the space on which the line was broken."""

    pieces: tuple[Piece, ...]
    width: float
    after: Piece | None = None


def set_lines(atoms: tuple[Atom, ...], width: float, setting: Setting, mode: str = EVEN) -> list[Line]:
    """The lines of a text in a measure of ``width`` points. A word wider than that is broken and reported."""
    if not atoms:
        return []
    total = sum(atom.width + atom.gap for atom in atoms) - atoms[-1].gap
    if total <= width + SLACK:
        return [_line(atoms, 0, len(atoms))]
    if any(atom.width > width + SLACK for atom in atoms):
        atoms = _fitted(atoms, width, setting)
    return [_line(atoms, start, end) for start, end in _breaks(atoms, width, mode)]


def count_lines(atoms: tuple[Atom, ...], width: float) -> int:
    """How many lines a greedy setting needs, which is as few as any."""
    lines, run = 1, 0.0
    for atom in atoms:
        run += atom.width
        if run > width + SLACK and run > atom.width:
            lines += 1
            run = atom.width
        run += atom.gap
    return lines


def widest(atoms: tuple[Atom, ...]) -> float:
    """The width of the widest atom in points."""
    return max((atom.width for atom in atoms), default=0.0)


def natural(atoms: tuple[Atom, ...]) -> float:
    """The width of the text on one line in points."""
    return sum(atom.width + atom.gap for atom in atoms) - atoms[-1].gap if atoms else 0.0


def _breaks(atoms: tuple[Atom, ...], width: float, mode: str) -> list[tuple[int, int]]:
    """Shortest path over the break places; a line costs more than any rag."""
    count = len(atoms)
    limit = width + SLACK
    runt = RUNT[mode] * width
    stress = 1.0 if mode == BALANCED else 2.0
    dear = 1000.0 * count
    best = [0.0] + [float("inf")] * count
    back = [0] * (count + 1)
    widths = [atom.width for atom in atoms]
    gaps = [atom.gap for atom in atoms]
    for end in range(1, count + 1):
        run = -gaps[end - 1]
        last = end == count
        cost = 0.0 if last else atoms[end - 1].cost * 0.02
        low, origin = best[end], 0
        for start in range(end - 1, -1, -1):
            run += widths[start] + gaps[start]
            if run > limit:
                break
            slack = stress * max(0.0, runt - run) if last else width - run
            value = best[start] + (slack / width) ** 2
            if value < low:
                low, origin = value, start
        best[end], back[end] = low + dear + cost, origin
    found: list[tuple[int, int]] = []
    end = count
    while end:
        found.append((back[end], end))
        end = back[end]
    return found[::-1]


def _line(atoms: tuple[Atom, ...], start: int, end: int) -> Line:
    pieces: list[Piece] = []
    width = 0.0
    for index in range(start, end):
        atom = atoms[index]
        pieces += atom.pieces
        width += atom.width
        if atom.space and index + 1 < end:
            pieces.append(atom.space)
            width += atom.gap
    return Line(tuple(pieces), width, atoms[end - 1].space if end < len(atoms) else None)


def _fitted(atoms: tuple[Atom, ...], width: float, setting: Setting) -> tuple[Atom, ...]:
    fitted: list[Atom] = []
    for atom in atoms:
        fitted += [atom] if atom.width <= width + SLACK else _broken(atom, width, setting)
    return tuple(fitted)


def _broken(atom: Atom, width: float, setting: Setting) -> list[Atom]:
    """An atom too wide for its column, at its fixed spaces if that helps, else anywhere."""
    setting.broken.add("".join(piece.word.text for piece in atom.pieces).strip())
    chars: list[Piece] = []
    for piece in atom.pieces:
        if piece.word.width * piece.size / 1000 <= width:
            chars.append(piece)
        else:
            chars += [piece._replace(word=setting.faces.word(piece.word.cut, each)) for each in _knots(piece.word.text)]
    made = [Atom((piece,), piece.word.width * piece.size / 1000, None, 0, 0) for piece in chars]
    made[-1] = made[-1]._replace(space=atom.space, gap=atom.gap)
    return made


def _knots(text: str) -> list[str]:
    """Single characters, with the marks that may not begin or end a line tied to their neighbours."""
    knots: list[str] = []
    for char in text:
        tied = knots and len(knots[-1]) < LONGEST_KNOT and (char in NO_START or knots[-1][-1] in NO_END)
        if tied:
            knots[-1] += char
        else:
            knots.append(char)
    return knots
