"""One clean file for the stick: proved, without what belongs to this copy only, named so that people understand it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.domain import Record, Records
from facilitator.errors import SessionFileError
from facilitator.store import drafts
from facilitator.store.copying import pack_whole
from facilitator.store.header import SUFFIX
from facilitator.store.opening import SessionFile
from facilitator.workspace.moment_names import moment_name
from facilitator.workspace.paper_names import safe_name
from facilitator.workspace.showing import load_records
from facilitator.workspace.zones import zone_of


@dataclass(frozen=True, slots=True)
class Packed:
    """A file for others and what is in it. ``records`` maps a kind to how many; ``writers`` are the names of those
    whose records are in it; ``unfinished`` texts go along as such; ``size`` in bytes."""

    path: Path
    sessions: tuple[str, ...]
    records: Mapping[str, int]
    writers: tuple[str, ...]
    conflicts: int
    unfinished: int
    size: int


def pack(file: SessionFile, out: Path | None = None) -> Packed:
    """Makes the file: ``out``, which must not exist, or one beside it with a name of its own.

    Raises SessionFileError: then nothing is made.
    """
    if out is not None and out.suffix != SUFFIX:
        raise SessionFileError("{path} must end in {suffix}; choose such a name.", path=out.name, suffix=SUFFIX)
    if out is not None and out.exists():
        raise SessionFileError("{path} exists already; choose another name.", path=out.name)
    records = load_records(file)
    with file.reading() as connection:
        unfinished = drafts.count(connection)
    now = file.clock.now().astimezone(zone_of(records))
    place = out or file.path.resolve().parent / hand_over_name(records, file.default_author, now)
    made = pack_whole(file, place.parent, place.name)
    if made is None:
        raise SessionFileError(
            "The copy in {folder} was not the same as the file, so it was not kept; check the disk, or choose"
            " another place.",
            folder=place.parent,
        )
    return _told(made, records, unfinished)


def hand_over_name(records: Records, author: str, now: datetime) -> str:
    """Such as “Session 2.1 – Kim Minji – 29 Aug 12.04.facilitator”."""
    codes = ", ".join(_codes(records))
    words = (f"Session {codes}" if codes else "Session", author, moment_name(now))
    return safe_name(" – ".join(one for one in words if one)) + SUFFIX


def _codes(records: Records) -> tuple[str, ...]:
    return tuple(session.code for session in records.sessions if session.held)


def _told(path: Path, records: Records, unfinished: int) -> Packed:
    everything: tuple[Record, ...] = (*records.notes, *records.proposals, *records.actions)
    return Packed(
        path,
        _codes(records),
        dict(Counter(record.kind for record in everything).most_common()),
        tuple(sorted({record.author for record in everything if record.author})),
        len(records.conflicts),
        unfinished,
        path.stat().st_size,
    )
