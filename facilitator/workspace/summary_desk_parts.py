"""The parts of a summary as the page lists them, points under theirs (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from facilitator.document import Document
from facilitator.domain import DISCUSSED_NOT, DiscussionPoint
from facilitator.summary.clearing import cleared_words
from facilitator.summary.coverage import PRESENTATION, under
from facilitator.summary.note import KEY as NOTE
from facilitator.summary.points import KEY as POINTS
from facilitator.workspace.summary_desk_data import Form, PartView, Sentence, Source, State, Unused
from facilitator.workspace.summary_desk_making import MadeDesk, Stand, feeding, stands
from facilitator.workspace.summary_desk_sentences import Reader, columns_of, make_reader
from facilitator.workspace.summary_desk_sources import Sources

HEADER, OTHER = "header", "other"
_READ_ONLY = frozenset({HEADER, POINTS, NOTE})


@dataclass(frozen=True, slots=True)
class Lister:
    """What the views of parts are made with. ``unused`` are the records that no part says."""

    made: MadeDesk
    reader: Reader
    sources: Sources
    unused: tuple[Source, ...]
    points: Mapping[str, DiscussionPoint]
    numbers: Iterator[int]

    def view(self, stand: Stand, number: int) -> PartView:
        """A part or a point as it stands; paragraphs are numbered in the order in which this is asked."""
        editable = stand.key not in _READ_ONLY
        sentences = self.reader.sentences(stand, self.numbers, editable=editable)
        point = self.points.get(stand.key.partition("/")[2])
        stale = stand.written and stand.holder in self.made.stale
        view = PartView(
            key=stand.key,
            number=number,
            title=_title(stand),
            state=State.WRITTEN,
            words=sum(one.words for one in sentences) if stand.key != NOTE else 0,
            sentences=sentences,
            sources=self.sources.of(feeding(stand)),
            unused=self._unused(stand, point),
            columns=columns_of(stand),
            point=point.id if point else "",
            written=stand.written,
            frozen=stand.frozen,
            stale=stale,
            disputed=stand.disputed,
            item=stand.cleared.id if stand.cleared else "",
            cleared=_cleared(self.made, stand),
            cleared_by=stand.cleared.cleared_by if stand.cleared and stand.frozen else "",
            cleared_on=stand.cleared.cleared_on if stand.cleared and stand.frozen else "",
            editable=editable,
            can_mark=point is not None and not under(self.made.material, point),
            marked=point is not None and point.coverage == DISCUSSED_NOT,
            hidden=stand.hidden,
        )
        return replace(view, state=self._state(stand, point, view))

    def _unused(self, stand: Stand, point: DiscussionPoint | None) -> Unused:
        if point is not None:
            own = {one for one, source in self.sources.known.items() if source.point == point.id}
        else:
            own = {one for one in stand.behind if one in self.sources.known}
        return Unused(tuple(one for one in self.unused if one.id in own), len(own))

    def _state(self, stand: Stand, point: DiscussionPoint | None, view: PartView) -> State:
        if view.stale or view.frozen:
            return State.STALE if view.stale else State.FROZEN
        if stand.written:
            return State.WRITTEN
        if point is not None and (view.marked or (view.can_mark and point.kind != PRESENTATION)):
            return State.NOT_DISCUSSED if view.marked else State.EMPTY
        if stand.key in (HEADER, NOTE) or any(one.sources for one in view.sentences):
            return State.WRITTEN
        return State.EMPTY


def part_views(made: MadeDesk, sources: Sources, unused: tuple[Source, ...]) -> tuple[PartView, ...]:
    """The twelve parts in order, the header first; points, then other matters, under the fifth."""
    points = {point.id: point for point in made.material.points}
    lister = Lister(made, make_reader(made, sources), sources, unused, points, count(1))
    found = stands(made)
    views = [header_view(made.document)]
    inner: list[PartView] = []
    for key, stand in found.items():
        if "/" in key or key == OTHER:
            inner.append(lister.view(stand, 0))
        else:
            views.append(lister.view(stand, len(views) + 1))
    return tuple(_with_points(one, tuple(inner)) if one.key == POINTS else one for one in views)


def header_view(document: Document) -> PartView:
    """The masthead as a part: a line for each of its columns."""
    lines = tuple(
        Sentence(f"meta-{at}", Form.PARAGRAPH, one.title, "; ".join(one.lines), 0, 0, False, False, True, ())
        for at, one in enumerate(document.meta)
    )
    nothing = Unused((), 0)
    return PartView(HEADER, 1, document.title, State.WRITTEN, 0, lines, (), nothing, editable=False)


def _with_points(view: PartView, points: tuple[PartView, ...]) -> PartView:
    """The part with its points: words and marks are those of all of them."""
    own = [one for one in points if one.key != OTHER]
    frozen = bool(own) and all(one.frozen for one in own)
    stale = any(one.stale for one in own)
    state = State.STALE if stale else State.FROZEN if frozen else view.state
    if state is State.EMPTY and any(one.state is State.WRITTEN for one in own):
        state = State.WRITTEN
    return replace(
        view,
        points=points,
        words=view.words + sum(one.words for one in points),
        state=state,
        stale=stale,
        frozen=frozen,
        written=any(one.written for one in own),
        disputed=view.disputed or any(one.disputed for one in own),
    )


def _title(stand: Stand) -> str:
    if stand.place < 0:
        return stand.part.title
    return getattr(stand.part.blocks[stand.place], "title", stand.part.title)


def _cleared(made: MadeDesk, stand: Stand) -> str:
    """By whom and when, as the paper prints it."""
    if stand.cleared is None or stand.body is None:
        return ""
    return cleared_words(made.material, stand.cleared, stand.body)
