"""Discussion points that a person corrected on paper: each is settled by itself, the others follow their notes."""

from __future__ import annotations

from facilitator.document import Block, Document, Part, Topic
from facilitator.document_words import lines_of
from facilitator.domain import Records
from facilitator.summary.clearing import cleared_parts
from facilitator.summary.material import gather
from facilitator.summary.points import KEY as POINTS
from facilitator.workspace.clearing import Settled
from facilitator.workspace.papers import paper_wording
from facilitator.workspace.summary_desk_making import PAPER, topic_keys


def point_by_point(records: Records, document: Document, settled: Settled) -> tuple[Settled, ...]:
    """The points that were changed, where the part on them is built as it stands now in ``document``; else the part
    as it is: where a point came or went, the opening was changed, or all points were settled as one before."""
    present = next((part for part in document.parts if part.key == settled.key), None)
    if document.key != PAPER or settled.key != POINTS or settled.part is None or present is None:
        return (settled,)
    as_one = POINTS in cleared_parts(records, PAPER, document.covers)
    if as_one or _frame(settled.part.blocks) != _frame(present.blocks):
        return (settled,)
    topics = [block for block in settled.part.blocks if isinstance(block, Topic)]
    before = [block for block in present.blocks if isinstance(block, Topic)]
    keys = topic_keys(gather(records, (document.covers,), paper_wording()), before)
    changed = tuple(
        Settled(key, Part(key, topic.title, topic.blocks, topic.records), settled.outdated)
        for key, topic, old in zip(keys, topics, before, strict=True)
        if list(lines_of(topic.blocks)) != list(lines_of(old.blocks))
    )
    return changed or (settled,)


def _frame(blocks: tuple[Block, ...]) -> list[object]:
    """What stands around the words of the points."""
    return [block.title if isinstance(block, Topic) else list(lines_of((block,))) for block in blocks]
