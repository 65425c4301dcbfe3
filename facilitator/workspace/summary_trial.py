"""The summary as it would stand with a sentence that is being written: for its pages only, nothing is kept (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from facilitator.document import Block, Document, Part, Topic
from facilitator.summary.sentence_lines import Line, blocks_of, lines_of, new_line, one_line, rewritten
from facilitator.workspace.summary_desk_data import PartView


@dataclass(frozen=True, slots=True)
class Trial:
    """``words`` in place of the sentence that says ``stands`` now, or with ``new`` behind it; "" behind all others."""

    stands: str
    words: str
    new: bool = False


def tried(document: Document, view: PartView, trial: Trial) -> Document:
    """The paper with a sentence of a part, or of a point, as it is being written; where it is not found, as it is."""
    return replace(document, parts=tuple(_in_part(part, view, trial) for part in document.parts))


def _in_part(part: Part, view: PartView, trial: Trial) -> Part:
    if part.key == view.key:
        return replace(part, blocks=_written(part.blocks, trial))
    if part.key == "points" and view.key.startswith("points/"):
        return replace(part, blocks=tuple(_in_topic(block, view, trial) for block in part.blocks))
    return part


def _in_topic(block: Block, view: PartView, trial: Trial) -> Block:
    if isinstance(block, Topic) and block.title == view.title:
        return replace(block, blocks=_written(block.blocks, trial))
    return block


def _written(blocks: Sequence[Block], trial: Trial) -> tuple[Block, ...]:
    lines, words = list(lines_of(blocks)), one_line(trial.words)
    at = next((at for at, line in enumerate(lines) if line.block is None and line.words == trial.stands), -1)
    if trial.new:
        like: Line | None = lines[at] if at >= 0 else None
        lines.insert(at + 1 if at >= 0 else len(lines), new_line("", words, (), like=like))
    elif at >= 0:
        lines[at] = rewritten(lines[at], words)
    else:
        return tuple(blocks)
    return blocks_of(lines)
