"""A folder that a stick or another program fills: session files in it are merged as they appear or change.

Looks again and again and does not wait to be told: sticks, network places and folders of synchronizing programs
tell nothing reliable. Never writes into that folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.clock import Clock
from facilitator.errors import FacilitatorError, SessionFileError
from facilitator.merge.receipt import Receipt
from facilitator.merge.union import Terms
from facilitator.store.header import SUFFIX
from facilitator.workspace.merging import merge

Signature = tuple[int, ...]
_DEEPEST = 4  # folders: a whole disk is nobody's shared folder
_PASSING = (".", "~")  # what such names begin with is on its way, or somebody's own

_TRACES = {
    "Syncthing": (".stfolder",),
    "Nextcloud": (".sync_journal.db", ".nextcloudsync.log"),
    "ownCloud": (".owncloudsync.log",),
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "OneDrive": (".849C9593-D756-4E56-8D6E-42412F2A707B",),
    "Google Drive": (".tmp.driveupload", ".tmp.drivedownload"),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file: its receipt, or the sentence why nothing of it was merged."""

    path: Path
    receipt: Receipt | None
    refused: str = ""


@dataclass(slots=True)
class Watch:
    """What was seen of a folder so far. ``into`` is never read as a source, wherever it lies, nor are its backups."""

    folder: Path
    into: Path
    terms: Terms = field(default_factory=Terms)
    backups: Path | None = None
    seen: dict[Path, Signature] = field(default_factory=dict[Path, Signature])
    done: dict[Path, Signature] = field(default_factory=dict[Path, Signature])

    def look(self, clock: Clock) -> Iterator[Taken]:
        """Merges every file that stood still since the last look and is not merged as it stands.

        A file that changes is looked at the next time; one that was refused is tried again when it has changed.
        Raises SessionFileError where the folder itself cannot be read.
        """
        for path in _at_once(self.arrived()):
            self.take(path)
            yield self._taken(path, clock)

    def arrived(self) -> Generator[None, None, tuple[Path, ...]]:
        """One look, in steps of a folder: the files that stood still since the look before and are not taken as they
        stand. What has gone from the folder is new when it comes back.

        Raises SessionFileError where the folder itself cannot be read.
        """
        found = yield from _signatures(self.folder, self.into, self.backups)
        still = [path for path, signature in found.items() if self.seen.get(path) == signature]
        self.seen = dict(found)
        self.done = {path: signature for path, signature in self.done.items() if path in found}
        return tuple(path for path in still if self.done.get(path) != found[path])

    def take(self, path: Path) -> None:
        """The file is taken as it stood at the last look, whatever becomes of it."""
        self.done[path] = self.seen[path]

    def give_back(self, path: Path) -> None:
        """The file was not taken after all: it comes again at the next look."""
        self.done.pop(path, None)

    def _taken(self, path: Path, clock: Clock) -> Taken:
        try:
            (receipt,) = merge(self.into, [path], clock, terms=self.terms, backups=self.backups)
        except FacilitatorError as error:
            return Taken(path, None, str(error))
        return Taken(path, receipt)


def watched(watch: Watch, clock: Clock, wait: Callable[[], bool]) -> Generator[Taken, None, None]:
    """Looks until ``wait`` says no; it waits between two looks and says whether to go on."""
    yield from watch.look(clock)
    while wait():
        yield from watch.look(clock)


def _at_once(steps: Generator[None, None, tuple[Path, ...]]) -> tuple[Path, ...]:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def _signatures(folder: Path, into: Path, backups: Path | None) -> Generator[None, None, Mapping[Path, Signature]]:
    if not folder.is_dir():
        raise SessionFileError("There is no folder {name}; check the name, or put the stick in.", name=folder)
    ours = backups.resolve() if backups else None
    found: dict[Path, Signature] = {}
    for place, folders, names in os.walk(folder):
        depth = len(Path(place).relative_to(folder).parts)
        if depth >= _DEEPEST:
            folders.clear()
        folders[:] = sorted(one for one in folders if _is_looked_into(Path(place, one), ours))
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix == SUFFIX and not name.startswith(_PASSING):
                signature = _signature(path, into)
                if signature:
                    found[path] = signature
        yield
    return found


def _is_looked_into(folder: Path, backups: Path | None) -> bool:
    return not folder.name.startswith(_PASSING) and (backups is None or folder.resolve() != backups)


def _signature(path: Path, into: Path) -> Signature:
    """Size, time and the commits of a file and what SQLite keeps beside it; () for what is no source."""
    try:
        status = path.stat()
        if into.exists() and path.samefile(into):
            return ()
        with path.open("rb") as stream:
            commits = int.from_bytes(stream.read(28)[24:], "big")
        beside = [path.with_name(path.name + ending) for ending in ("-journal", "-wal")]
        sizes = (one.stat().st_size if one.exists() else -1 for one in beside)
        return (status.st_size, status.st_mtime_ns, commits, *sizes)
    except OSError:  # gone again, or not ours to read
        return ()


def synchronizer(path: Path) -> str:
    """The program that synchronizes the folder a file lies in, as far as its traces tell; "" for none.

    A file that is written to does not belong there: the program may copy it half written, or put another in its place.
    """
    for folder in path.resolve().parents:
        for name, traces in _TRACES.items():
            if any((folder / trace).exists() for trace in traces) or folder.name.split(" - ")[0] == name:
                return name
    return ""
