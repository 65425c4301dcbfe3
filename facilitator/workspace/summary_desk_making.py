"""The summary as it stands, with what it was made from and where each of its sentences is kept (pure).

What the desk shows and what the verbs write on are the same thing, so both start here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from facilitator.document import Block, Document, Ids, Part, Topic
from facilitator.domain import ClearedPart, DiscussionPoint, Records
from facilitator.summary.clearing import (
    Body,
    bases,
    read_body,
    settle,
    stale_keys,
    topic_key,
    topic_records,
)
from facilitator.summary.compose import MadeSummary, make_summary
from facilitator.summary.issuing import standing
from facilitator.summary.material import Material, point_title
from facilitator.summary.points import KEY as POINTS
from facilitator.summary.points import topic_points
from facilitator.summary.sentence_lines import Line, lines_of
from facilitator.summary.wording import Wording, capital
from facilitator.workspace.papers import paper_wording

PAPER = "summary"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the words of a part or point are. ``holder`` is the key under which they are settled or would be: that of
    the point, or "points" where all points were settled as one. ``part`` is what the holder holds, ``place`` the index
    of the point's topic in it, -1 for none. ``cleared`` is what is stored, None for composed words. ``behind`` are the
    ids of the records behind the holder."""

    key: str
    holder: str
    part: Part
    place: int
    lines: tuple[Line, ...]
    cleared: ClearedPart | None
    body: Body | None
    behind: Ids

    @property
    def written(self) -> bool:
        return self.body is not None

    @property
    def frozen(self) -> bool:
        return self.body is not None and not self.body.written

    @property
    def hidden(self) -> bool:
        """A person's words name more than may be named: the composed ones stand in their place."""
        return self.body is None and self.cleared is not None and bool(self.cleared.body)

    @property
    def disputed(self) -> bool:
        return self.cleared is not None and "body" in self.cleared.conflicts


@dataclass(frozen=True, slots=True)
class MadeDesk:
    """``document`` is the paper as it is exported; ``whole`` its parts composed of everything. ``stale`` are keys."""

    records: Records
    summary: MadeSummary
    document: Document
    whole: tuple[Part, ...]
    wording: Wording
    stale: frozenset[str]
    stored: Mapping[str, ClearedPart]

    @property
    def material(self) -> Material:
        return self.summary.material

    @property
    def parts(self) -> Mapping[str, Part]:
        return {part.key: part for part in self.document.parts}


def make_desk(records: Records, session: str, now: datetime) -> MadeDesk:
    """The summary of a session (by id) as ``papers.compose`` gives it, with all that it rests on."""
    wording = paper_wording()
    made = make_summary(records, session, wording, now)
    fresh = replace(made.document, parts=made.whole())
    document, stale = made.document, frozenset[str]()
    if any(one.paper == PAPER for one in records.cleared):
        document = settle(document, fresh, records, wording)
        stale = stale_keys(made.material, made.document, fresh)
    if any(one.paper == PAPER for one in records.issued):
        document = standing(records, document, bases(fresh, records), wording)
    stored = {one.part: one for one in records.cleared if (one.paper, one.covers) == (PAPER, session)}
    return MadeDesk(records, made, document, fresh.parts, wording, stale, stored)


def stands(made: MadeDesk) -> Mapping[str, Stand]:
    """Key → where its words are, for every part and point, points behind their part."""
    behind = {part.key: part.records for part in made.whole}
    behind |= topic_records(made.material, replace(made.document, parts=made.whole))
    found: dict[str, Stand] = {}
    for part in made.document.parts:
        cleared, body = _settled(made, part.key)
        lines = lines_of(_bare(part.blocks), _keys(body, part.key), composed=body is None)
        found[part.key] = Stand(part.key, part.key, part, -1, lines, cleared, body, behind.get(part.key, ()))
        if part.key == POINTS:
            found |= {one.key: one for one in _points(made, part, behind)}
    return found


def _points(made: MadeDesk, part: Part, behind: Mapping[str, Ids]) -> Sequence[Stand]:
    topics = [(place, block) for place, block in enumerate(part.blocks) if isinstance(block, Topic)]
    whole, body = _settled(made, POINTS)
    keys = topic_keys(made.material, [topic for _, topic in topics])
    made_of: list[Stand] = []
    for key, (place, topic) in zip(keys, topics, strict=True):
        if body is not None:
            lines = lines_of(topic.blocks, _keys(body, key))
            made_of.append(Stand(key, POINTS, part, place, lines, whole, body, behind.get(POINTS, ())))
            continue
        cleared, own = _settled(made, key)
        held = Part(key, topic.title, topic.blocks, topic.records)
        lines = lines_of(topic.blocks, _keys(own, key), composed=own is None)
        made_of.append(Stand(key, key, held, -1, lines, cleared, own, behind.get(key, ())))
    return made_of


def topic_keys(material: Material, topics: Sequence[Topic]) -> tuple[str, ...]:
    """The key of the point of each topic: by place where all titles are the programme's, else by title."""
    points = topic_points(material)
    if [_title(material, point) for point in points] == [topic.title for topic in topics]:
        return tuple(topic_key(point.id) for point in points)
    free = list(points)
    found: list[str] = []
    for number, topic in enumerate(topics, 1):
        same = next((point for point in free if _title(material, point) == topic.title), None)
        if same is not None:
            free.remove(same)
        found.append(topic_key(same.id if same else f"topic-{number}"))
    return tuple(found)


def _title(material: Material, point: DiscussionPoint) -> str:
    return capital(point_title(point))


def _settled(made: MadeDesk, key: str) -> tuple[ClearedPart | None, Body | None]:
    """What a person settled, as far as it stands in the paper: not where it names more than may be named."""
    cleared = made.stored.get(key)
    body = read_body(cleared.body) if cleared else None
    if body is not None and body.is_too_open(made.document.attribution):
        return cleared, None
    return cleared, body


def _keys(body: Body | None, key: str) -> Sequence[str]:
    return body.keys.get(key, ()) if body else ()


def _bare(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not isinstance(block, Topic))


def feeding(stand: Stand) -> Ids:
    """The records that feed a part: first those its sentences say, in their order, then what else is behind it."""
    said = [line.records if line.block is None else line.block.records for line in stand.lines]
    return tuple(dict.fromkeys((*(one for ids in said for one in ids), *stand.behind)))
