"""One hostile file merged into a good one: what came of it, and what must never come of it."""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from facilitator.clock import seeded_clock
from facilitator.errors import FacilitatorError
from facilitator.merge.receipt import Receipt
from facilitator.workspace import files, merging, proving
from facilitator.workspace.capturing import Capture
from tests.builders import NOON, new_laptop
from tests.hostile.aftermath import faults_after
from tests.hostile.files import DEEP, MAKERS
from tests.load.memory import peaks_of_this
from tests.merge.oracle import Row, own_id, rows, struck

# Of work, and by the clock where the machine has other things to do at the same time.
SECONDS, WAITED, MEGABYTES = 10.0, 60.0, 500
_NOTES = 16  # in each of the two files


@dataclass(frozen=True, slots=True)
class Outcome:
    """``faults`` are the promises broken, in words; ``ending`` is merged, refused or crashed. ``own`` and ``reader``
    are the MB that the merge took here and that a reader held."""

    maker: str
    seed: int
    ending: str
    faults: tuple[str, ...]
    seconds: float
    own: float
    reader: float


def originals(folder: Path) -> tuple[Path, Path]:
    """A target and a source of the same workshop, each with notes of its own."""
    target, source = folder / "target.facilitator", folder / "source.facilitator"
    for path, seed, author in ((target, 1, "Ann"), (source, 2, "Bo")):
        laptop = new_laptop(path, seed, author)
        with files.opened(path, laptop.clock) as file:
            lines = [f"ACTION: {author} to count cranes {number} by Friday" for number in range(_NOTES)]
            Capture(file, None, None, author).keep(lines)
    return target, source


def attempt(folder: Path, target: Path, source: Path, seed: int, papers: int = 100) -> Outcome:
    """Makes the hostile file of a seed and merges it; so many ``papers`` are made of what only they could show."""
    make = MAKERS[seed % len(MAKERS)]
    into, foreign = folder / "into.facilitator", folder / "foreign.facilitator"
    _cleared(folder)
    shutil.copyfile(target, into)
    shutil.copyfile(source, foreign)
    make(foreign, random.Random(seed))
    before, were = _seen(folder, into), set(rows(into))
    begun, worked = time.monotonic(), _work()
    ending, faults, receipt = "merged", list[str](), None
    with peaks_of_this() as peaks:
        try:
            (receipt,) = merging.merge(into, [foreign], seeded_clock(lambda: NOON, seed))
        except FacilitatorError:
            ending = "refused"
        except BaseException as error:
            ending = "crashed"
            faults.append(f"{type(error).__name__}: {error}")
    seconds = time.monotonic() - begun
    if _seen(folder, into) != before:
        faults.append("the source was changed")
    if (spent := _work() - worked) > SECONDS or seconds > WAITED:
        faults.append(f"it took {seconds:.1f} s, {spent:.1f} s of them work")
    if max(peaks.values()) > MEGABYTES:
        faults.append(f"it took {peaks['own']:.0f} MB, its reader {peaks['reader']:.0f} MB")
    faults += _faults_of_target(into, foreign, were, receipt)
    if make in DEEP and ending == "merged":
        faults += faults_after(into, (target, foreign), folder, seed, papers)
    return Outcome(make.__name__, seed, ending, tuple(faults), seconds, **peaks)


def _work() -> float:
    """Seconds of processor time that this process and its readers have had."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _cleared(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _seen(folder: Path, into: Path) -> Mapping[str, bytes]:
    """Everything in the folder but the target, byte for byte."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        if path.name.startswith(into.name):
            continue
        whole = path.is_file() and not (path.is_symlink() and str(path.readlink()) == os.devnull)
        found[path.name] = sha256(path.read_bytes()).digest() if whole else b"no file"
    return found


def _faults_of_target(into: Path, foreign: Path, were: set[bytes], receipt: Receipt | None) -> list[str]:
    now = rows(into)
    faults: list[str] = []
    if not were <= now.keys():
        faults.append("changes of the target are gone")
    allowed = struck(now)
    unverified = [key for key, row in now.items() if not _verifies(row, allowed)]
    if unverified:
        faults.append(f"{len(unverified)} rows in the target do not verify")
    if receipt is None and now.keys() != were:
        faults.append("refused, and yet something came in")
    with files.opened(into, seeded_clock(lambda: NOON, 1)) as file:
        faults += [f"check: {fault}" for fault in proving.check(file)[:3]]
    if receipt is not None:
        missing = _unlisted(foreign, now, receipt)
        if missing:
            faults.append(f"{missing} rows are neither in the target nor listed")
    return faults


def _verifies(row: Row, allowed: set[bytes]) -> bool:
    if row.value is None or row.salt is None:
        return row.id in allowed
    return own_id(row) == row.id


def _unlisted(foreign: Path, now: Mapping[bytes, Row], receipt: Receipt) -> int:
    """How many rows of the source, as far as SQLite reads them all, are missing without a word."""
    try:
        with closing(sqlite3.connect(f"file:{foreign}?mode=ro&immutable=1", uri=True)) as connection:
            connection.text_factory = bytes
            found = connection.execute("SELECT id FROM change NOT INDEXED").fetchall()
    except sqlite3.Error:
        return 0
    absent = [key for (key,) in found if not (isinstance(key, bytes) and key in now)]
    return max(0, len(absent) - receipt.quarantined)
