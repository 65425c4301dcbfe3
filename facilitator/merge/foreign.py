"""The parent's side of reading a foreign file: a private copy, a limited process, rows that verify.

The file itself is opened once, to be copied; nothing of it is attached, written or trusted.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from facilitator.changes import FORMAT, ID_BYTES, WRITER_BYTES, Change, mend, parents_are_sorted
from facilitator.errors import MergeError, SessionFileError
from facilitator.merge.wire import ROWS, WireError, receive, unpacked
from facilitator.store.faults import faults
from facilitator.store.header import check_header, is_published
from facilitator.store.quarantine import Rejected, as_content

SIZE_CAP = 4 * 2**30
_PIPE_BYTES = 1 << 20  # so that the reader does not wait for each batch to be stored
_TRIES = 5
_PREFIX = "facilitator-copy-"
_LEFT_BEHIND_SECONDS = 3600  # no merge of one file takes an hour
_COMPANIONS = ("-journal", "-wal")
_READER, _BREAKAGE_READER = "facilitator.merge.reader", "facilitator.merge.salvage_reader"


@dataclass(frozen=True, slots=True)
class UnfinishedText:
    """A draft somebody left in a source."""

    author: str
    item: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A source, copied, that a reader of its own has begun to read. ``size`` is in bytes."""

    name: str
    fingerprint: str
    size: int
    process: subprocess.Popen[bytes]

    def introduced(self) -> Foreign:
        """The source as soon as the reader has been through its ids. Raises MergeError."""
        stream = self.process.stdout
        assert stream is not None
        try:
            _, body = receive(stream)
            message = _message(body, self.name)
            size = int(message["rows"]) * ID_BYTES
            ids = stream.read(size) if 0 <= size <= self.size else b""
            drafts = tuple(UnfinishedText(*map(str, draft)) for draft in message["drafts"])
        except (WireError, LookupError, TypeError, ValueError, OverflowError):
            raise _stopped(self.name) from None
        if len(ids) != size:
            raise _stopped(self.name)
        return Foreign(self.name, self.fingerprint, drafts, ids, self.process)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows of a source: changes that verify; struck ones, whose value's absence is for the union to
    allow; and what is no change."""

    changes: list[Change]
    struck: list[Change]
    rejected: list[Rejected]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A source whose ids are known and whose rows wait to be asked for."""

    name: str
    fingerprint: str
    drafts: tuple[UnfinishedText, ...]
    ids: bytes
    process: subprocess.Popen[bytes]

    def workshops(self) -> dict[str, str]:
        """Id → title of the workshops it speaks of; takes a look at each row. Raises MergeError."""
        _tell(self.process, b"workshops\n", self.name)
        assert self.process.stdout is not None
        try:
            _, body = receive(self.process.stdout)
            return {str(item): str(title) for item, title in _message(body, self.name)["workshops"]}
        except (WireError, LookupError, TypeError, ValueError):
            raise _stopped(self.name) from None

    def rows(self, known: bytes) -> Iterator[Batch]:
        """The rows with other ids than the known ones (joined, in any order), verified. Raises MergeError."""
        feed = self.process.stdin
        assert feed is not None
        _tell(self.process, b"rows\n", self.name)
        _tell(self.process, known, self.name)
        feed.close()
        yield from self._batches("sent")

    def altered(self) -> list[Rejected]:
        """The rows with known ids that are not what their ids say; asked for after ``rows``."""
        return [row for batch in self._batches("end") for row in batch.rejected]

    def _batches(self, last: str) -> Iterator[Batch]:
        stream = self.process.stdout
        assert stream is not None
        while True:
            try:
                kind, body = receive(stream)
                if kind == ROWS:
                    changes, others = unpacked(body)
                    yield Batch(changes, [], [_rejected(row) for row in others])
                    continue
            except WireError:
                raise _stopped(self.name) from None
            message = _message(body, self.name)
            if last in message:
                return
            yield _loose(message.get("rows"), self.name)


def _tell(process: subprocess.Popen[bytes], words: bytes, name: str) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(words)
        process.stdin.flush()
    except OSError:  # a broken pipe, which Windows calls an invalid argument
        raise _stopped(name) from None


def _stopped(name: str) -> MergeError:
    return MergeError(
        "{name} could not be read to its end, so nothing of it was merged; use another copy of it.", name=name
    )


def _message(body: bytes, name: str) -> dict[str, Any]:
    try:
        message: dict[str, Any] = dict(json.loads(body))
    except (ValueError, TypeError, RecursionError):
        raise _stopped(name) from None
    if "error" in message:
        reason = "was altered by another program" if message["error"] == "altered" else "is damaged"
        raise MergeError(
            "{name} {reason} ({detail}), so nothing of it was merged; use another copy of it, its backup, or"
            " “facilitator salvage”.",
            name=name,
            reason=reason,
            detail=message.get("detail", ""),
        )
    return message


def _loose(rows: object, name: str) -> Batch:
    """A batch of rows that could not be sent as such: struck ones, and those of wrong types."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise _stopped(name)
    batch = Batch([], [], [])
    for row in rows:
        try:
            key, form, session, item, field, value, salt, parents, writer, seq, author, wall = row
            blobs = bytes.fromhex
            change = Change(
                blobs(key), form, session, item, field, value, None if salt is None else blobs(salt), blobs(parents),
                blobs(writer), seq, author, wall,
            )  # fmt: skip
        except (TypeError, ValueError) as error:
            batch.rejected.append(Rejected(f"malformed row ({type(error).__name__})", as_content(row)))
            continue
        if form == FORMAT and value is None and salt is None and _well_formed(change):
            batch.struck.append(change)
        else:
            batch.rejected.append(_rejected(change))
    return batch


def _rejected(row: Change) -> Rejected:
    if row.format != FORMAT:
        return Rejected("of a newer format", as_content(row))
    if row.value is None and row.salt is None:
        return Rejected("malformed row", as_content(row))
    return Rejected("content does not match the id", as_content(row))


def _well_formed(row: Sequence[Any]) -> bool:
    """Whether a struck row, which cannot be hashed, at least has the types and lengths of one."""
    key, _, session, item, field, _, _, parents, writer, seq, author, wall = row
    return (
        all(isinstance(text, str) and mend(text) == text for text in (session, item, field, author))
        and all(type(number) is int and -(1 << 63) <= number < 1 << 63 for number in (seq, wall))
        and all(isinstance(blob, bytes) for blob in (key, parents, writer))
        and len(key) == ID_BYTES
        and len(writer) == WRITER_BYTES
        and parents_are_sorted(parents)
    )


@contextmanager
def opened_foreign(source: Path, *, broken: bool = False) -> Generator[Opening, None, None]:
    """Opens a foreign file for one union: a reader is at work when this comes back.

    ``broken``: the reader looks for rows by their shape, in whatever the file is. Raises SessionFileError or
    MergeError with what to do.
    """
    if not broken:
        check_header(source)
        if is_published(source):
            raise MergeError(
                "{name} is a published copy without its history, so nothing of it was merged; merge the file it"
                " was made from.",
                name=source.name,
            )
    _sweep(Path(tempfile.gettempdir()))
    name = mend(source.name)  # a name need not be text, but it is stored
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
        process = _start(Path(folder), broken=broken)  # first, because it takes as long to start as the copy to be made
        try:
            copy = _private_copy(source, Path(folder))
            yield _begun(name, copy, process)
        finally:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None and not stream.closed:
                    _close(stream)
            process.wait()


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:  # a broken pipe, which Windows calls an invalid argument
        return


def _sweep(folder: Path) -> None:
    """Removes private copies that a killed process left behind: they hold people's words."""
    for left in folder.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND_SECONDS:
                shutil.rmtree(left, ignore_errors=True)


def _private_copy(source: Path, folder: Path) -> Path:
    """A copy of a file that stood still meanwhile."""
    for turn in range(_TRIES):
        # A place of its own for each try: a journal left over from the one before would undo this one.
        place = folder / str(turn)
        place.mkdir()
        before = _signature(source)
        found = _copy(source, place)
        if found and _signature(source) == before:
            return found
        shutil.rmtree(place)
        time.sleep(0.2)
    raise MergeError(
        "{source} is being written by another program just now; close it there and try again.", source=source.name
    )


def _signature(source: Path) -> tuple[int | bytes, ...]:
    with faults(source), source.open("rb") as stream:
        status = os.fstat(stream.fileno())
        # SQLite counts its commits here: a clock may be too coarse to tell two of them apart.
        commits = stream.read(28)[24:]
        return (status.st_size, status.st_mtime_ns, status.st_ino, commits, *map(_size, _companions(source)))


def _companions(source: Path) -> list[Path]:
    return [source.with_name(source.name + ending) for ending in _COMPANIONS]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # not there, no longer there, or a name too long for it to be there
        return -1


def _copy(source: Path, folder: Path) -> Path | None:
    """The copy, None where a journal went away meanwhile."""
    copy = folder / "source"
    with faults(source):
        if source.stat().st_size > SIZE_CAP:
            raise MergeError(
                "{source} is larger than any session file can be; use another copy of it.", source=source.name
            )
        for found in (source, *(path for path in _companions(source) if _size(path) >= 0)):
            target = copy.with_name(copy.name + found.name[len(source.name) :])
            try:
                shutil.copyfile(found, target)
            except FileNotFoundError:
                if found is source:
                    raise
                return None
    if not copy.stat().st_size:
        raise SessionFileError("{source} is empty; use another copy of it.", source=source.name)
    return copy


def _start(folder: Path, *, broken: bool) -> subprocess.Popen[bytes]:
    package = Path(__file__).resolve().parents[2]
    # -P: whatever lies in the folder one works in, perhaps on somebody's stick, is not to be run.
    command = [sys.executable, "-P", "-S", "-m", _BREAKAGE_READER if broken else _READER, str(folder)]
    if getattr(sys, "frozen", False):
        command = [sys.executable, "--read-broken" if broken else "--read-foreign", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        return _run(command, environment, _PIPE_BYTES)
    except PermissionError:  # the system grants smaller pipes only
        return _run(command, environment, -1)


def _run(command: Sequence[str], environment: Mapping[str, str], pipe: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        pipesize=pipe,
    )


def _begun(name: str, copy: Path, process: subprocess.Popen[bytes]) -> Opening:
    # Opening it would play a journal back; without one it stays as it is, and both work at once.
    journaled = any(path != copy for path in copy.parent.iterdir())
    fingerprint = _fingerprint(copy) if journaled else ""
    _tell(process, f"{copy.relative_to(copy.parents[1]).as_posix()}\n".encode(), name)
    return Opening(name, fingerprint or _fingerprint(copy), copy.stat().st_size, process)


def _fingerprint(copy: Path) -> str:
    """SHA-256 of a copy with its journals."""
    total = sha256()
    for path in (copy, *_companions(copy)):
        if _size(path) >= 0:
            with path.open("rb") as stream:
                while block := stream.read(1 << 20):
                    total.update(block)
    return total.hexdigest()
