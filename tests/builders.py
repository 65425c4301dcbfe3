"""Builds changes, small templates and session files for tests; every one the same each time."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from facilitator.changes import FORMAT, SALT_BYTES, WRITER_BYTES, Change, join_ids, sealed
from facilitator.clock import Clock, seeded_clock
from facilitator.workspace import files
from facilitator.workspace.capturing import Capture

NOON = datetime(2024, 8, 29, 12, 0, tzinfo=UTC)
TEMPLATE = """
[workshop]
id = "{id}"
title = "{title}"
first_day = "2024-08-29"
last_day = "2024-08-30"
zone = "Asia/Seoul"

[[session]]
code = "1"
title = "Session of one"
kind = "parallel"

  [[session.point]]
  code = "roads"
  title = "Roads"

  [[session.point]]
  code = "fires"
  title = "Fires"

[[session]]
code = "2"
title = "Session of two"
kind = "parallel"
"""


def change(
    item: str = "note",
    name: str = "text",
    value: str = "word",
    parents: Iterable[Change | bytes] = (),
    *,
    writer: int = 1,
    seq: int = 1,
    author: str = "Ann",
    wall: int = 0,
    session: str = "s",
) -> Change:
    """A sealed change; equal arguments give equal changes."""
    ids = join_ids(parent if isinstance(parent, bytes) else parent.id for parent in parents)
    salt = sha256(f"{writer} {seq} {item} {name} {value} {wall}".encode()).digest()[:SALT_BYTES]
    who = writer.to_bytes(WRITER_BYTES, "big")
    return sealed(Change(b"", FORMAT, session, item, name, value, salt, ids, who, seq, author, wall))


def write_template(folder: Path, key: str = "two-sessions", title: str = "Two sessions") -> Path:
    """A small template as a file."""
    path = folder / f"{key}.toml"
    path.write_text(TEMPLATE.format(id=key, title=title), encoding="utf-8")
    return path


@dataclass
class Laptop:
    """A session file and the clock of the one who has it; ``at`` may be moved anywhere."""

    path: Path
    seed: int
    at: datetime = NOON
    clock: Clock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = seeded_clock(lambda: self.at, random.Random(self.seed).getrandbits(64))


def new_laptop(path: Path, seed: int = 1, author: str = "Ann", session: str = "1") -> Laptop:
    """A new session file on the small template."""
    template = path.parent / "two-sessions.toml"
    if not template.exists():
        write_template(path.parent)
    laptop = Laptop(path, seed)
    files.new(path, str(template), session, author, laptop.clock)
    return laptop


def keep(laptop: Laptop, *lines: str, author: str | None = None, point: str | None = None) -> tuple[str, ...]:
    """Typed lines into a laptop's file: the ids of their records."""
    with files.opened(laptop.path, laptop.clock) as file:
        return Capture(file, "1", point, author).keep(lines).items


def rewrite(path: Path, statement: str, values: Iterable[object] = ()) -> None:
    """Changes a file behind the programme's back, as any SQLite tool can."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement, tuple(values))
    connection.close()


@contextmanager
def dead_descriptors(path: Path) -> Generator[None, None, None]:
    """A stick pulled out: no descriptor of the file in this process can be read or written; put in again at the end.

    They stay open under their numbers, as those of a device that is gone do.
    """
    real = str(path.resolve())
    numbers = [int(one.name) for one in Path("/proc/self/fd").iterdir() if _points_to(one) == real]
    kept = {number: os.dup(number) for number in numbers}
    folder = os.open("/", os.O_RDONLY)  # a folder cannot be read as a file
    try:
        for number in numbers:
            os.dup2(folder, number)
        yield
    finally:
        for number, copy in kept.items():
            if _points_to(Path(f"/proc/self/fd/{number}")) == "/":  # else it was closed meanwhile, or is another's
                os.dup2(copy, number)
            os.close(copy)
        os.close(folder)


def _points_to(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""
