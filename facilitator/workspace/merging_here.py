"""Merging into the open file while it is worked on: a backup first, then source by source, each a transaction."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.changes import mend
from facilitator.errors import FacilitatorError, told
from facilitator.merge.receipt import Receipt
from facilitator.merge.union import Terms, merge_source
from facilitator.store import arrivals
from facilitator.store.opening import SessionFile
from facilitator.workspace.backups import Backup, make_backup


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source to merge; ``other_workshop`` where a person said that another workshop's is meant, ``hold_redactions``
    where what it strikes is to stay here for now."""

    source: Path
    other_workshop: bool = False
    hold_redactions: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of a source: its receipt, or the sentence why nothing of it was merged; ``at`` in ms.

    ``ours``: the open file could not take it just now, and the source is not to blame.
    """

    source: Path
    receipt: Receipt | None
    refused: str
    at: int
    ours: bool = False

    @property
    def brought(self) -> bool:
        """Whether anything came in."""
        return self.receipt is not None and not self.receipt.nothing_new


@dataclass(frozen=True, slots=True)
class MergeStep:
    """``done`` of ``total`` sources are in (``merged``, the last one of them), ``next`` comes now."""

    done: int
    total: int
    next: str
    backup: Backup | None = None
    merged: Merged | None = None


def merge_here(
    file: SessionFile, wanted: Sequence[Wanted], backups: Path
) -> Generator[MergeStep, None, tuple[Merged, ...]]:
    """Merges sources into the open file, in steps between which nothing is open: other work may be let in there.

    A source that cannot be merged is told in its Merged and keeps no other from coming in. What was merged
    when the steps are dropped stays. Raises SessionFileError when no backup can be made: then nothing is merged.
    """
    total = len(wanted)
    yield MergeStep(0, total, "")
    backup = make_backup(file, backups)
    done: list[Merged] = []
    last: Merged | None = None
    for place, one in enumerate(wanted):
        yield MergeStep(place, total, one.source.name, backup, done[-1] if done else None)
        merged = merge_one(file, one, last)
        last = merged if merged.brought else last
        done.append(merged)
    yield MergeStep(total, total, "", backup, done[-1] if done else None)
    return tuple(done)


def merge_one(file: SessionFile, wanted: Wanted, after: Merged | None = None) -> Merged:
    """Merges one source, without a backup. It is taken back together with ``after``, as long as that came last."""
    at = file.wall()
    foreign: FacilitatorError | None = None
    try:
        with file.writing() as connection:
            before = arrivals.mark(connection)
            number = arrivals.number_after(connection, mend(after.source.name), after.at) if after else 0
            try:
                receipt = merge_source(
                    connection, wanted.source, at, Terms(wanted.other_workshop, wanted.hold_redactions)
                )
            except FacilitatorError as error:
                foreign = error
                raise
            if not receipt.nothing_new:
                arrivals.remember(connection, number, mend(wanted.source.name), at, before)
    except FacilitatorError as error:
        sentence = told(error.sentence.words, **error.sentence.values)
        return Merged(wanted.source, None, sentence, at, ours=foreign is None)
    return Merged(wanted.source, receipt, "", at)
