"""The list of files to merge and what is known of each (no work is done here)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from facilitator.workspace.merging_here import Merged
from facilitator.workspace.previewing_merge import Preview

SUFFIX = ".facilitator"


class Stage(Enum):
    """What is known of a file."""

    WAITING = auto()
    LOOKING = auto()
    READY = auto()
    NOTHING = auto()
    STRANGER = auto()
    REFUSED = auto()
    STOPPED = auto()
    MERGING = auto()
    MERGED = auto()


@dataclass(frozen=True, slots=True)
class Source:
    """A file on the list. ``refused`` is the sentence why nothing of it can come in."""

    path: Path
    stage: Stage = Stage.WAITING
    preview: Preview | None = None
    merged: Merged | None = None
    other_workshop: bool = False
    refused: str = ""


class SourceList:
    """Files in the order they were added, each once."""

    def __init__(self) -> None:
        self.listed: list[Source] = []

    def add(self, paths: Iterable[Path]) -> None:
        """Adds files, of a folder the session files in it; one that is on the list is looked at anew."""
        for path in (found for given in paths for found in _files(given)):
            known = self.find(path)
            if known is None:
                self.listed.append(Source(path))
            elif known.stage not in (Stage.MERGING, Stage.LOOKING):
                self.put(replace(known, stage=Stage.WAITING, refused=""))

    def remove(self, path: Path) -> None:
        """Takes a file off."""
        self.listed = [one for one in self.listed if one.path != path]

    def find(self, path: Path) -> Source | None:
        """The entry of a file."""
        return next((one for one in self.listed if one.path == path), None)

    def of(self, *stages: Stage) -> list[Source]:
        """The files in these stages, in order."""
        return [one for one in self.listed if one.stage in stages]

    def put(self, source: Source) -> None:
        """Says something new of a file; one that was taken off meanwhile stays off."""
        self.listed = [source if one.path == source.path else one for one in self.listed]

    def restage(self, old: Stage, new: Stage) -> None:
        """All files of one stage are in another."""
        for one in self.of(old):
            self.put(replace(one, stage=new))

    def take_preview(self, found: Preview) -> None:
        """What looking at a file found."""
        known = self.find(found.source)
        if known:
            stage = _stage(found, known.merged)
            self.put(replace(known, stage=stage, preview=found, refused=found.refused))

    def take_merged(self, merged: Merged) -> None:
        """What merging a file brought."""
        known = self.find(merged.source)
        if known:
            stage = Stage.MERGED if merged.receipt else Stage.REFUSED
            kept = merged if merged.receipt else known.merged
            self.put(replace(known, stage=stage, merged=kept, refused=merged.refused))


def _files(path: Path) -> list[Path]:
    whole = path.absolute()
    try:
        return sorted(whole.glob(f"*{SUFFIX}")) if whole.is_dir() else [whole]
    except OSError:
        return [whole]


def _stage(found: Preview, merged: Merged | None) -> Stage:
    if found.refused:
        return Stage.REFUSED
    if found.other_workshop:
        return Stage.STRANGER
    # Rows that were kept apart are reported at every look; they are no reason to merge a second time.
    if found.receipt.changes or (found.receipt.quarantined and not merged):
        return Stage.READY
    return Stage.MERGED if merged else Stage.NOTHING
