"""Bands onto pages: what is kept together stays so, heads of tables are repeated, gaps vanish at the ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from facilitator.paper.bands import AnchorOp, Band, Op, RuleOp, TextOp, moved, repeated, unheard
from facilitator.paper.styles import BOTTOM, LONG, SHORT, TOP

SLACK = 0.01
OVERLEAF = 3.4  # above the first line of what goes on overleaf
NEARLY_EMPTY = 0.35  # of a page: below that a part that should begin on a new one does not
LEAST = 72.0  # points of a band worth beginning at the foot of a page


@dataclass(slots=True)
class Page:
    """Ops in the frame of a page of ``size`` points; y from the top of the frame."""

    size: tuple[float, float]
    ops: list[Op] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """Bands that begin on a new page, upright or lying.

    One with a ``joint`` goes on below it instead where the page before is nearly empty.
    """

    landscape: bool
    bands: list[Band]
    joint: Band | None = None

    @property
    def size(self) -> tuple[float, float]:
        return (LONG, SHORT) if self.landscape else (SHORT, LONG)


def paginate(sections: list[Section]) -> list[Page]:
    """The pages of a paper, in order. A section without bands still has its page."""
    fillers: list[_Filler] = []
    for section in sections:
        if fillers and section.joint and fillers[-1].nearly_empty(section.size):
            fillers[-1].fill([section.joint, *section.bands])
        else:
            fillers.append(_Filler(section.size))
            fillers[-1].fill(section.bands)
    return [page for filler in fillers for page in filler.finished()]


class _Filler:
    def __init__(self, size: tuple[float, float]) -> None:
        self.size = size
        self.room = size[1] - TOP - BOTTOM
        self.pages = [Page(size)]
        self.placed: list[tuple[float, Band]] = []
        self.y = 0.0

    def fill(self, bands: list[Band]) -> None:
        for chunk in _chunks(bands):
            self._place(chunk)

    def finished(self) -> list[Page]:
        self._finish()
        return self.pages

    def nearly_empty(self, size: tuple[float, float]) -> bool:
        return size == self.size and self.y < self.room * NEARLY_EMPTY

    def _place(self, chunk: list[Band]) -> None:
        if self.placed and self.y + _height(chunk) > self.room + SLACK:
            self._turn()
        if not self.placed:
            chunk = _without_gaps(chunk)
        if _height(chunk) > self.room - self._head_height(chunk) + SLACK:
            self._place_apart(chunk)
        else:
            for band in chunk:
                self._put(band)

    def _place_apart(self, chunk: list[Band]) -> None:
        """More than a page that should stay together: it breaks where it must."""
        for band in chunk:
            whole = self.room - _height(list(band.head))
            if band.height > whole + SLACK:
                self._place_sliced(band, whole)
                continue
            if self.placed and self.y + band.height > self.room + SLACK:
                self._turn()
            if self.placed or not band.gap:
                self._put(band)

    def _place_sliced(self, band: Band, whole: float) -> None:
        first = self.room - self.y if self.placed else whole
        if first < LEAST:
            self._turn()
            first = whole
        for index, each in enumerate(_sliced(band, first, whole)):
            if index:
                self._turn()
            self._put(each)

    def _put(self, band: Band) -> None:
        if not self.placed:
            for head in band.head:
                self.placed.append((self.y, repeated(head)))
                self.y += head.height
            band = replace(band, ops=band.ops + unheard(band.at_top))
        self.placed.append((self.y, band))
        self.y += band.height

    def _head_height(self, chunk: list[Band]) -> float:
        return sum(band.height for band in chunk[0].head) if chunk and not self.placed else 0.0

    def _turn(self) -> None:
        self._finish()
        self.pages.append(Page(self.size))

    def _finish(self) -> None:
        while self.placed and self.placed[-1][1].gap:
            self.placed.pop()
        page = self.pages[-1]
        for y, band in self.placed:
            page.ops += [moved(op, 0.0, y) for op in band.ops]
        self.placed, self.y = [], 0.0


def _chunks(bands: list[Band]) -> Iterator[list[Band]]:
    chunk: list[Band] = []
    for band in bands:
        chunk.append(band)
        if not band.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _height(chunk: list[Band]) -> float:
    return sum(band.height for band in chunk)


def _without_gaps(chunk: list[Band]) -> list[Band]:
    start = 0
    while start < len(chunk) and chunk[start].gap:
        start += 1
    return chunk[start:]


def _sliced(band: Band, first: float, whole: float) -> list[Band]:
    """A band higher than a page, cut between its lines: what is left of this page, then whole ones."""
    slices: list[Band] = []
    start, room = 0.0, first
    while band.height - start > room + SLACK:
        end = _cut(band, start, room)
        slices.append(_between(band, start, end))
        start, room = end, whole - OVERLEAF
    return [*slices, _between(band, start, band.height)]


def _cut(band: Band, start: float, room: float) -> float:
    """The lowest place in reach at which no line of text is cut."""
    spans = [(op.y - 9.5, op.y + 2.6) for op in band.ops if isinstance(op, TextOp)]
    places = sorted({bottom for _, bottom in spans if start + 24 < bottom <= start + room}, reverse=True)
    return next((at for at in places if not any(top < at < bottom - SLACK for top, bottom in spans)), start + room)


def _between(band: Band, start: float, end: float) -> Band:
    last = end >= band.height
    pad = OVERLEAF if start else 0.0
    ops = tuple(moved(op, 0.0, pad - start) for op in band.ops if _inside(op, start, end, last))
    rules = tuple(_clipped(op, start, end) for op in band.ops if isinstance(op, RuleOp) and op.x0 == op.x1)
    return replace(band, height=end - start + pad, ops=ops + rules, keep=band.keep and last)


def _clipped(op: RuleOp, start: float, end: float) -> RuleOp:
    return op._replace(y0=max(op.y0, start) - start, y1=min(op.y1, end) - start)


def _inside(op: Op, start: float, end: float, last: bool) -> bool:
    if isinstance(op, AnchorOp):
        return start == 0.0
    if isinstance(op, RuleOp):
        return op.x0 != op.x1 and (not start or start <= op.y0) and (op.y0 < end or last)
    return (not start or start <= op.y) and (op.y < end or last)
