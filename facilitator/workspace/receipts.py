"""The receipt of a merge, made as a paper that can be printed and saved like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.assets import asset
from facilitator.changes import mend
from facilitator.domain import Records
from facilitator.merge.receipt import Receipt
from facilitator.store.opening import SessionFile
from facilitator.store.reading import conflicts, load_frame
from facilitator.workspace.merging_here import Merged
from facilitator.workspace.paper_set import Made, Paper

if TYPE_CHECKING:
    from facilitator.summary.receipt import MergedFile


@dataclass(frozen=True, slots=True)
class Listed:
    """What became of a source, and who wrote it."""

    merged: Merged
    authors: tuple[str, ...]


def make_receipt(file: SessionFile, listed: Sequence[Listed], backup: Path | None) -> Made:
    """Composes and renders the receipt of a merge into the open file."""
    with file.reading() as connection:
        frame, still_open = load_frame(connection), len(conflicts(connection))
    return _made(frame, file, listed, backup, still_open)


def _made(frame: Records, file: SessionFile, listed: Sequence[Listed], backup: Path | None, still_open: int) -> Made:
    from facilitator.paper.writing import render
    from facilitator.summary.receipt import MergeReceipt, compose_receipt
    from facilitator.summary.wording import read_wording

    now = file.clock.now()
    files = tuple(_file(one) for one in listed)
    receipt = MergeReceipt(file.path.stem, now, mend(backup.name) if backup else "", files, still_open)
    document = compose_receipt(frame, receipt, read_wording(asset("wording/en.toml").read_text(encoding="utf-8")))
    rendered = render(document, ".pdf")
    paper = Paper("receipt", "", "", f"{file.path.stem} – receipt of the merge")
    return Made(paper, document, now, rendered.data, rendered.warnings, ())


def _file(one: Listed) -> MergedFile:
    from facilitator.summary.receipt import MergedFile

    receipt = one.merged.receipt or Receipt()
    return MergedFile(
        mend(one.merged.source.name),
        one.authors,
        (receipt.new, receipt.changed, receipt.auto_merged, receipt.conflicts, receipt.quarantined),
        one.merged.refused,
        tuple((draft.author, draft.text) for draft in receipt.unfinished),
        receipt.rejected,
    )
